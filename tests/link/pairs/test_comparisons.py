"""Every comparison, level by level, as DuckDB runs it, with its sentence."""

from pathlib import Path

import pytest

from onrecord.link import standardise
from onrecord.link.pairs.backends import FUNCTIONS, opened
from onrecord.link.pairs.comparisons import ALL, COMPARISONS, comparisons
from onrecord.link.pairs.table import fill

Cells = dict[str, str]


@pytest.mark.parametrize(
    ("name", "one", "other", "says"),
    [
        ("c_given", {"given": "Leyla"}, {"given": "LEYLA"}, "is the same"),
        ("c_given", {"given": "محمد"}, {"given": "Mohammed"}, "sounds the same"),
        ("c_given", {"given": "Ruslan"}, {"given": "Rusplan"}, "nearly the same"),
        ("c_given", {"given": "Maria Luisa"}, {"given": "Maria"}, "leaves out a part"),
        ("c_given", {"given": "Maria Luisa"}, {"given": "Maria Elena"}, "another is not"),
        ("c_given", {"given": "B."}, {"given": "Bagrat"}, "an initial that fits"),
        ("c_given", {"given": "John F."}, {"given": "John Francis"}, "an initial that fits"),
        ("c_given", {"given": "John F."}, {"given": "John"}, "leaves out a part"),
        ("c_given", {"given": "Peter James"}, {"given": "Peter George"}, "another is not"),
        ("c_given", {"given": "Ana Marija"}, {"given": "Anna Marija"}, "sounds the same"),
        ("c_given", {"given": "ع."}, {"given": "عبد الله"}, "an initial that fits"),
        ("c_given", {"given": "B."}, {"given": "Karen"}, "is another"),
        ("c_given", {"given": "Peggy"}, {"given": "Margret"}, "a short form"),
        ("c_given", {"given": "Коля"}, {"given": "Nikolai"}, "a short form"),
        ("c_given", {"given": "Bob"}, {"given": "Robbie"}, "a short form"),
        ("c_given", {"given": "Peggy"}, {"given": "Robert"}, "is another"),
        ("c_father", {"father": "Meho"}, {"father": "Muhamed"}, "a short form"),
        ("c_given", {"given": "يوسق"}, {"given": "يوسف"}, "nearly the same"),
        ("c_given", {"given": "زبنب"}, {"given": "زينب"}, "nearly the same"),
        ("c_given", {"given": "نار"}, {"given": "نزار"}, "nearly the same"),
        ("c_given", {"given": "Həsən"}, {"given": "Hüseyn"}, "is another"),
        ("c_given", {"given": "محمود"}, {"given": "محمد"}, "is another"),
        ("c_given", {"given": "Hassan"}, {"given": "حسين"}, "is another"),
        (
            "c_given",
            {"given": "Elçin", "father": "Novruz"},
            {"given": "Novruz", "father": ""},
            "that of the father of the other",
        ),
        (
            "c_given",
            {"given": "Papyan", "family": "Tamara"},
            {"given": "Tamara", "family": "Papyan"},
            "stands elsewhere",
        ),
        (
            "c_father",
            {"given": "Novruz", "father": "Vagif"},
            {"given": "Elçin", "father": "Novruz"},
            "is another",
        ),
        ("c_given", {"given": "Vagif"}, {"given": "Ruslan"}, "is another"),
        ("c_family", {"family": "Haddad"}, {"family": "Al-Haddad"}, "same"),
        ("c_family", {"family": "Perez Gomez"}, {"family": "Gomez"}, "leaves out a part"),
        ("c_born", {"birth": "1960-02-03"}, {"birth": "3.2.1960"}, "born on the same day"),
        ("c_born", {"birth": "1960-02-03"}, {"birth": "1960-03-02"}, "slip of the pen"),
        ("c_born", {"birth": "1960-02-03"}, {"birth": "1960-02-08"}, "slip of the pen"),
        ("c_born", {"birth": "19600203"}, {"birth": "19600233"}, "slip of the pen"),
        ("c_born", {"birth": "1924-12-06"}, {"birth": "1924-06-06"}, "two of year, month and day"),
        ("c_born", {"birth": "1949-11-16"}, {"birth": "2003-11-16"}, "two of year, month and day"),
        ("c_born", {"birth": "1965-02-20"}, {"birth": "1965-02-09"}, "two of year, month and day"),
        ("c_born", {"birth": "1960"}, {"birth": "1960-05-05"}, "may be the same"),
        ("c_born", {"age": "30"}, {"age": "31"}, "one year apart"),
        ("c_born", {"age": "30"}, {"age": "33"}, "up to three years"),
        (
            "c_born",
            {"age": "32", "age_as_of": "1992"},
            {"birth": "1960"},
            "may be the same",
        ),
        ("c_born", {"age": "30"}, {"age": "45"}, "far apart"),
        ("c_born", {"age": "infant"}, {"age": "71"}, "a generation apart"),
        ("c_born", {"age": "30-35"}, {"age": "33"}, "may be the same"),
        ("c_born", {"age": "adult"}, {"age": "40"}, "may be the same"),
        ("c_born", {"age": "60+"}, {"age": "59"}, "one year apart"),
        ("c_event", {"event_date": "1992-02-26"}, {"event_date": "26.2.1992"}, "same day"),
        ("c_event", {"event_date": "1992-02"}, {"event_date": "1992-02-26"}, "overlap"),
        ("c_event", {"event_date": "1992-02-26"}, {"event_date": "1992-02-28"}, "three days"),
        ("c_event", {"event_date": "1992-02-26"}, {"event_date": "1994-02-28"}, "than a year"),
        ("c_place", {"place": "Agdam"}, {"place": "agdam"}, "the same place"),
        ("c_place", {"place": "وادي النخيل"}, {"place": "Wadi al-Nakhil"}, "same"),
        ("c_place", {"place": "Malibeyli"}, {"place": "Malibelyi"}, "nearly the same"),
        ("c_place", {"place": "Agdaban, Kalbajar"}, {"place": "Kalbajar"}, "lies within"),
        ("c_place", {"place": "Khan, Kalbajar"}, {"place": "Tut, Kalbajar"}, "within one"),
        ("c_place", {"place": "Agdam"}, {"place": "Shusha"}, "other places"),
        ("c_sex", {"sex": "F"}, {"sex": "female"}, "the same sex"),
        ("c_sex", {"sex": "F"}, {"sex": "M"}, "sex differs"),
        ("c_i0", {"identifier:army": "77 120"}, {"identifier:army": "77-120"}, "is the same"),
        ("c_i0", {"identifier:army": "771201"}, {"identifier:army": "771202"}, "slip of the pen"),
        ("c_i0", {"identifier:army": "771201"}, {"identifier:army": "993"}, "is another"),
        ("c_d0", {"detail:rank": "Sergeant"}, {"detail:rank": "sergeant"}, "is the same"),
        ("c_d0", {"detail:rank": "Sergeant"}, {"detail:rank": "Sergent"}, "nearly the same"),
        ("c_d0", {"detail:rank": "Sergeant"}, {"detail:rank": "Nurse"}, "is another"),
        ("c_sex", {"sex": "F"}, {"sex": ""}, None),
        ("c_born", {"age": "30"}, {"birth": "1960"}, None),
    ],
)
def test_levels(tmp_path: Path, name: str, one: Cells, other: Cells, says: str | None) -> None:
    names = {"given": "Ali", "family": "Hasan"}
    columns = {c: c for c in {**names, **one, **other}}
    rows = [names | cells for cells in (one, one, other, other)]
    with opened("duckdb", tmp_path) as backend:
        shape = fill(backend.con, standardise(rows, list="L", columns=columns))
        compared = next(each for each in comparisons(shape) if each.name == name)
        cases = [f"WHEN {compared.absent} THEN -1"]
        for n, level in enumerate(compared.levels):
            when = level.when.format(**FUNCTIONS["duckdb"]) if level.when else "true"
            cases.append(f"WHEN {when} THEN {n}")
        columns_of = [row[0] for row in backend.con.execute("DESCRIBE r_people").fetchall()]
        sides = ", ".join(f"l.{c} AS {c}_l, r.{c} AS {c}_r" for c in columns_of)
        found = backend.con.execute(
            f"SELECT CASE {' '.join(cases)} END FROM (SELECT {sides} FROM r_people l, r_people r "
            "WHERE l.r_n = 1 AND r.r_n = 3)"
        ).fetchone()
    assert found is not None
    if says is None:
        assert found[0] == -1
    else:
        assert found[0] >= 0
        assert says in compared.levels[found[0]].says.format(l="", r="")


def test_every_comparison_has_sentences_and_frequencies_that_fall(tmp_path: Path) -> None:
    columns = ("given", "father", "grandfather", "family", "sex", "birth", "event_date", "place",
               "identifier:x", "detail:y")  # fmt: skip
    row = {c: "1960-01-01" if c in ("birth", "event_date") else "Ali" for c in columns} | {
        "sex": "F"
    }
    with opened("duckdb", tmp_path) as backend:
        readings = standardise([row] * 3, list="L", columns={c: c for c in columns})
        made = comparisons(fill(backend.con, readings))
    assert len(made) == len(COMPARISONS)
    for each in made:
        assert each.shared <= ALL
        assert sum(level.same for level in each.levels) == pytest.approx(1, abs=0.12)
        assert sum(level.other for level in each.levels) == pytest.approx(1, abs=0.12)
        assert all(level.says != "" for level in each.levels)
        assert each.levels[0].same / each.levels[0].other > 1
        assert each.levels[-1].same / each.levels[-1].other < 1
        assert each.levels[-1].when == ""
