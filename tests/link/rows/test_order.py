"""Names that lists write in other orders are brought into one, list by list and row by row."""

from pathlib import Path

import pytest

from onrecord.link import standardise
from onrecord.link.pairs.backends import opened
from onrecord.link.pairs.table import fill
from onrecord.link.rows.order import straighten

GIVEN = {"Zilma": "F", "Rena": "F", "Tavira": "F", "Borek": "M", "Dusmat": "M", "Falko": "M"}
FAMILY = ("Morvan", "Gelter", "Pirsk", "Lunde", "Hartog", "Wexel", "Cobrin")


def rows(list_: str, *, turned: bool) -> list[dict[str, str]]:
    made = []
    for n in range(84):
        given, family = list(GIVEN)[n % 6], FAMILY[n % 7]
        name = f"{family} {given}" if turned else f"{given} {family}"
        made.append({"id": f"{list_}{n}", "name": name, "sex": GIVEN[given]})
    return made


def given_of(tmp_path: Path, **lists: list[dict[str, str]]) -> tuple[set[str], tuple[str, ...]]:
    """Given names as the table has them after straightening, and what was said."""
    columns = {"id": "id", "name": "name", "sex": "sex"}
    readings = [
        r for name, of in lists.items() for r in standardise(of, list=name, columns=columns)
    ]
    with opened("duckdb", tmp_path) as backend:
        shape = fill(backend.con, readings)
        said = straighten(backend.con, tuple(shape.lists))
        found = backend.con.execute("SELECT DISTINCT r_given_w FROM r_people").fetchall()
    return {row[0] for row in found}, said


def test_a_list_that_puts_the_family_first_is_turned_round(tmp_path: Path) -> None:
    found, said = given_of(tmp_path, A=rows("a", turned=False), B=rows("b", turned=True))
    assert found == set(GIVEN)
    assert said == ("B: names are read with the family name first, as most rows have it",)


def test_family_given_and_father_are_told_by_another_list(tmp_path: Path) -> None:
    three = [
        {**row, "name": f"{FAMILY[n % 7]} {list(GIVEN)[n % 6]} {('Tibor', 'Anselm')[n % 2]}"}
        for n, row in enumerate(rows("b", turned=True))
    ]
    found, said = given_of(tmp_path, A=rows("a", turned=False), B=three)
    assert found == {*GIVEN, *(name.lower() for name in GIVEN)}
    assert said == ("B: names are read as family, given, father's, as most rows have it",)


def test_lists_of_one_order_are_left_as_they_are(tmp_path: Path) -> None:
    found, said = given_of(tmp_path, A=rows("a", turned=False), B=rows("b", turned=False))
    assert (found, said) == (set(GIVEN), ())


@pytest.mark.parametrize(("others", "turned"), [(20, 1), (80, 0)])
def test_a_longer_name_that_looks_turned_is_left_where_hardly_any_other_does(
    tmp_path: Path, others: int, turned: int
) -> None:
    """Families that are given names too: one in eighty is chance, one in twenty may be a habit."""
    fathers = ("Borek", "Falko")
    three = [
        {**row, "name": row["name"].replace(" ", f" {fathers[n % 2]} "), "id": f"c{n}"}
        for n, row in enumerate(rows("c", turned=False)[:others])
    ]
    known = [{"id": f"k{n}", "name": "Anselm Lunde", "sex": ""} for n in range(2)]
    lone = [*known, {"id": "x", "name": "Morvan Zilma Anselm", "sex": ""}]
    _, said = given_of(tmp_path, A=rows("a", turned=False), B=[*three, *lone])
    assert said == (("1 row writes given and family name the other way round",) if turned else ())


@pytest.mark.parametrize("name", ["Morvan Zilma", "Pirsk Falko"])
def test_a_single_row_the_other_way_round_is_turned(tmp_path: Path, name: str) -> None:
    lone = [{"id": "x", "name": name, "sex": ""}]
    found, said = given_of(tmp_path, A=[*rows("a", turned=False), *lone])
    assert found == set(GIVEN)
    assert said == ("1 row writes given and family name the other way round",)


def test_a_short_list_is_never_turned_round(tmp_path: Path) -> None:
    short = rows("b", turned=True)[:42]
    found, said = given_of(tmp_path, A=rows("a", turned=False), B=short)
    assert said == ()
    assert found > set(GIVEN)


def test_well_known_given_names_keep_a_list_as_it_is(tmp_path: Path) -> None:
    """Each family here has one sex and no given name has, so that the sexes alone mislead."""
    sexes = dict(zip(FAMILY, "FMFMFMF", strict=True))
    known = [
        {"id": f"{n}", "name": f"{('Karim', 'Omar')[n // 7 % 2]} {FAMILY[n % 7]}",
         "sex": sexes[FAMILY[n % 7]]}
        for n in range(84)
    ]  # fmt: skip
    assert given_of(tmp_path, A=known) == ({"Karim", "Omar"}, ())


def test_a_middle_word_goes_where_second_names_stand_in_columns(tmp_path: Path) -> None:
    parts = [
        {"id": f"a{n}", "given": "Zilma Rena", "family": f"{FAMILY[n % 7]} Pirsk"} for n in range(9)
    ]
    whole = [{"id": "b", "name": "Tavira Rena Gelter"}, {"id": "c", "name": "Falko Pirsk Lunde"}]
    with opened("duckdb", tmp_path) as backend:
        columns = {"id": "id", "given": "given", "family": "family"}
        readings = standardise(parts, list="A", columns=columns)
        readings += standardise(whole, list="B", columns={"id": "id", "name": "name"})
        straighten(backend.con, tuple(fill(backend.con, readings).lists))
        found = backend.con.execute(
            "SELECT r_given, r_family FROM r_people WHERE r_list = 'B' ORDER BY 1"
        ).fetchall()
    assert found == [("falko", "pirsklunde"), ("tavirarena", "gelter")]
