"""Invented lists: the same for a seed, with the faults and the dependence that were asked for."""

import csv
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import BadSettings
from onrecord.link.generate import Invented, generate, invent, read_truth
from onrecord.link.generate.coverage import listed
from onrecord.link.generate.population import People, population

CLEAN = {"typos": 0.0, "missing": 0.0, "duplicates": 0.0, "unnamed": 0.0}


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    settings = Invented(people=300, languages=("az", "hy"))
    made = [invent(tmp_path / name, settings, seed=seed) for name, seed in (("a", 1), ("b", 1))]
    other = invent(tmp_path / "c", settings, seed=2)
    for one, two, three in zip(made[0].files, made[1].files, other.files, strict=True):
        assert one.read_bytes() == two.read_bytes() != three.read_bytes()


def test_every_row_has_its_truth_and_ids_are_unique(tmp_path: Path) -> None:
    made = invent(tmp_path / "x", Invented(people=500, unnamed=0.1), seed=3)
    truth = rows_of(made.truth)
    ids = [(path.stem, row["id"]) for path in made.files for row in rows_of(path)]
    assert ids == [(row["list"], row["id"]) for row in truth]
    assert len(set(ids)) == len(ids) == sum(made.rows)
    named = read_truth(made.truth)
    without = [row for path in made.files for row in rows_of(path) if not _has_name(row)]
    assert len(named) == len(ids) - len(without)
    assert 0.06 < len(without) / len(ids) < 0.14


def _has_name(row: dict[str, str]) -> bool:
    return any(row.get(c, "") != "" for c in ("name", "given", "father", "grandfather", "family"))


def test_lists_reach_the_share_they_are_told_to() -> None:
    settings = Invented(people=20_000, coverage=(0.7, 0.2), lists=2, dependence=1.5)
    rng = np.random.default_rng(4)
    people, events = population(settings, rng)
    on = listed(settings, people, events, rng)
    assert on.mean(axis=1) == pytest.approx([0.7, 0.2], abs=0.015)


def test_dependence_puts_more_people_on_both_lists_than_chance() -> None:
    overlaps = []
    for dependence in (0.0, 2.0):
        settings = Invented(people=20_000, coverage=(0.4,), lists=2, dependence=dependence)
        rng = np.random.default_rng(5)
        people, events = population(settings, rng)
        overlaps.append(float(listed(settings, people, events, rng).all(axis=0).mean()))
    assert overlaps[0] == pytest.approx(0.16, abs=0.02)
    assert overlaps[1] > overlaps[0] + 0.05


def test_duplicates_are_as_many_as_asked_for() -> None:
    settings = Invented(people=5_000, lists=1, duplicates=0.1)
    pieces = list(generate(settings, np.random.default_rng(6)))
    times = Counter(person for piece in pieces for person in piece.persons)
    assert set(times.values()) == {1, 2}
    assert sum(n == 2 for n in times.values()) / len(times) == pytest.approx(0.1, abs=0.02)


def people_of(code: str, count: int = 4_000) -> People:
    return population(Invented(people=count, languages=(code,)), np.random.default_rng(7))[0]


@pytest.mark.parametrize("code", ["ar", "az", "hy", "es"])
def test_families_make_siblings_and_namesakes(code: str) -> None:
    people = people_of(code)
    assert len(people) == 4_000
    same = zip(people.father.tolist(), people.family.tolist(), people.event.tolist(), strict=True)
    siblings = sum(n for n in Counter(same).values() if n > 1)
    assert siblings > 1_000
    full = zip(
        people.male.tolist(), people.given.tolist(), people.father.tolist(), people.family.tolist(),
        strict=True,
    )  # fmt: skip
    assert sum(n for n in Counter(full).values() if n > 1) > 30


def test_nobody_is_born_after_what_befell_them_unless_as_an_infant() -> None:
    people = people_of("ar")
    assert people.birth.max() <= 0
    assert people.birth.min() > -80 * 366


def test_without_faults_a_list_spells_everybody_in_full() -> None:
    settings = Invented(people=400, lists=1, languages=("ar",), columns=("parts",), **CLEAN)
    (piece,) = generate(settings, np.random.default_rng(8))
    given = piece.columns.index("given")
    assert all(row[given] != "" for row in piece.rows)
    assert set(piece.named) == {True}


WRONG = [
    ({"people": 0}, "0 people"),
    ({"lists": 21}, "21 lists"),
    ({"languages": ("xx",)}, "unknown language 'xx'; known: ar, az"),
    ({"writings": ()}, "no writing"),
    ({"coverage": (0.0,)}, "coverage 0.0"),
    ({"typos": 0.9}, "typos 0.9"),
    ({"dependence": -1.0}, "dependence -1.0"),
]


@pytest.mark.parametrize(("given", "words"), WRONG)
def test_settings_that_make_no_sense_are_named(given: dict[str, object], words: str) -> None:
    with pytest.raises(BadSettings, match=words.replace(".", r"\.")):
        Invented(**given)  # type: ignore[arg-type]


def test_every_fault_is_named_at_once() -> None:
    with pytest.raises(BadSettings, match="-1 people.*unnamed 2"):
        Invented(people=-1, unnamed=2)


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "list-1.csv").write_text("precious", "utf-8")
    with pytest.raises(BadSettings, match="not an empty folder"):
        invent(tmp_path, Invented(people=10), seed=1)
    assert (tmp_path / "list-1.csv").read_text("utf-8") == "precious"
