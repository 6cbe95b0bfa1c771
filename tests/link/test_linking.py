"""Linking from end to end on invented lists: right, repeatable, obedient, and never silent."""

import os
import random
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.link import LinkSettings, link, linking, standardise
from onrecord.link.bench.measured import f1, read, truth
from onrecord.link.generate import Invented, invent
from onrecord.link.pairs import blocking
from onrecord.link.pairs.backends import SPILL
from onrecord.record.link import Judgement, Link
from onrecord.record.linkage import Linkage
from onrecord.record.listing import EntryReading

Pair = tuple[str, str]
NOW = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[EntryReading], set[Pair]]:
    folder = tmp_path_factory.mktemp("invented")
    written = invent(
        folder,
        Invented(people=400, lists=3, languages=("az",), duplicates=0.0, unnamed=0.0, typos=0.02),
        seed=3,
    )
    return [r for path in written.files for r in read(path)], truth(written.truth)


@pytest.fixture(scope="module")
def found(
    lists: tuple[list[EntryReading], set[Pair]], tmp_path_factory: pytest.TempPathFactory
) -> Linkage:
    return link(lists[0], workdir=tmp_path_factory.mktemp("work"))


def same(found: Linkage) -> set[Pair]:
    return {(pair.first, pair.second) for pair in found.pairs if pair.probability >= 0.5}


def test_most_pairs_of_invented_lists_are_found(
    lists: tuple[list[EntryReading], set[Pair]], found: Linkage
) -> None:
    assert f1(same(found), lists[1]) > 0.88
    assert sorted(row for group in found.clusters for row in group) == sorted(
        reading.entry for reading in lists[0]
    )
    assert all(len(pair.reasons) != 0 for pair in found.pairs)


def test_groups_and_probabilities_say_the_same(found: Linkage) -> None:
    group = {row: n for n, rows in enumerate(found.clusters) for row in rows}
    for pair in found.pairs:
        assert (group[pair.first] == group[pair.second]) == (pair.probability >= 0.5)


def test_the_order_of_rows_does_not_matter(
    lists: tuple[list[EntryReading], set[Pair]], found: Linkage, tmp_path: Path
) -> None:
    mixed = list(lists[0])
    random.Random(1).shuffle(mixed)
    again = link(mixed, workdir=tmp_path)
    assert (again.pairs, again.clusters) == (found.pairs, found.clusters)


def test_verdicts_go_before_scores(
    lists: tuple[list[EntryReading], set[Pair]], found: Linkage, tmp_path: Path
) -> None:
    apart = next(pair for pair in found.pairs if pair.probability > 0.9)
    lone = [group[0] for group in found.clusters if len(group) == 1][:2]
    verdicts = [
        Link(apart.first, apart.second, Judgement.DIFFERENT, "seen", "P", NOW),
        Link(min(lone), max(lone), Judgement.SAME, "seen", "P", NOW),
    ]
    again = link(lists[0], verdicts=verdicts, workdir=tmp_path)
    probability = {(pair.first, pair.second): pair.probability for pair in again.pairs}
    assert (apart.first, apart.second) not in probability
    assert probability[min(lone), max(lone)] == 1.0
    assert tuple(sorted(lone)) in again.clusters


def test_a_declared_list_never_has_two_rows_in_a_group(
    lists: tuple[list[EntryReading], set[Pair]], tmp_path: Path
) -> None:
    names = frozenset({"list-1", "list-2", "list-3"})
    again = link(lists[0], duplicate_free=names, workdir=tmp_path)
    for group in again.clusters:
        held = [row.split("\t")[0] for row in group]
        assert len(held) == len(set(held))


def test_a_list_added_later_is_linked_with_the_model_of_before(
    lists: tuple[list[EntryReading], set[Pair]], tmp_path: Path
) -> None:
    readings, true = lists
    before = [reading for reading in readings if reading.list != "list-3"]
    first = link(before, workdir=tmp_path)
    known = [(p.first, p.second, p.scored, p.weight) for p in first.pairs if p.scored is not None]
    added = link(
        readings, model=first.model, new=frozenset({"list-3"}), known=known, workdir=tmp_path
    )
    whole = link(readings, model=first.model, workdir=tmp_path)
    assert f1(same(added), true) > max(0.87, f1(same(whole), true) - 0.01)
    alone = link(readings, model=first.model, new=frozenset({"list-3"}), workdir=tmp_path)
    assert f1(same(alone), true) < 0.87


def test_what_a_killed_run_left_is_removed(
    lists: tuple[list[EntryReading], set[Pair]], tmp_path: Path
) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    running = tmp_path / f"{SPILL}-{os.getppid()}-runs"
    for left in (tmp_path / f"{SPILL}-killed", tmp_path / f"{SPILL}-{ended.pid}-x", running):
        left.mkdir()
        (left / "big.tmp").write_bytes(b"x")
    link(lists[0][:20], workdir=tmp_path)
    assert list(tmp_path.iterdir()) == [running]


def test_rows_that_are_all_alike_are_said_to_be_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocking, "LARGEST_BLOCK", 20)
    monkeypatch.setattr(linking, "LARGEST_BLOCK", 20)
    rows = [{"id": str(n), "name": "Vagif Aliyev"} for n in range(30)]
    read = standardise(rows, list="x", columns={"id": "id", "name": "name"})
    assert link(read, workdir=tmp_path).warnings == (
        "30 of the 30 rows have one name and nothing rarer that they agree on; where more than 20 "
        "rows are alike none is compared (a birth, a father's name or an identifier would tell "
        "them apart)",
    )


NAMES = ("full", "group", "order", "select")


@pytest.mark.parametrize(
    ("rows", "warning"),
    [
        ([], "0 rows: nothing to link"),
        ([{"id": "1", "name": "Ali Hasan"}], "1 row: nothing to link"),
        (
            [{"id": "1", "name": "Ali Hasan"}, {"id": "2", "name": "Vagif Aslanov"}],
            "no two of the 2 rows agree on anything",
        ),
    ],
)
def test_a_run_that_finds_nothing_says_why(
    rows: Sequence[dict[str, str]], warning: str, tmp_path: Path
) -> None:
    readings = standardise(rows, list="L", columns={"id": "id", "name": "name"})
    found = link(readings, workdir=tmp_path)
    assert found.pairs == ()
    assert sorted(found.clusters) == sorted((r.entry,) for r in readings)
    assert any(said.startswith(warning) for said in found.warnings)


def test_words_that_SQL_knows_are_columns_like_any_other(tmp_path: Path) -> None:
    columns = {"name": "name"} | {word: f"detail:{word}" for word in NAMES}
    rows = [{"name": "Ali Hasan"} | dict.fromkeys(NAMES, "it's") for _ in range(2)]
    readings = standardise(rows, list="L'x", columns=columns)
    found = link(readings, workdir=tmp_path, settings=LinkSettings(shown=0.0001))
    assert len(found.pairs) == 1
    assert "group is the same: it s" in found.pairs[0].reasons


def test_one_repeat_in_a_long_list_is_found_and_told_of(tmp_path: Path) -> None:
    """300 people on each list, and one row of A once more."""
    columns = {name: name for name in ("id", "given", "family", "birth")}
    people = [
        {"id": str(n), "given": f"Zil{chr(97 + n % 26)}ma", "family": f"Mor{chr(97 + n // 26)}van",
         "birth": f"{1940 + n % 50}-0{1 + n % 9}-1{n % 10}"}
        for n in range(300)
    ]  # fmt: skip
    lists = {"A": [*people, people[7] | {"id": "again"}], "B": people}
    readings = [
        r for name, of in lists.items() for r in standardise(of, list=name, columns=columns)
    ]
    found = link(readings, workdir=tmp_path)
    assert ("A\t7", "A\tagain", "B\t7") in found.clusters
    assert "A: about 1 of 301 rows repeat another row of the same list" in found.warnings
    apart = link(readings, workdir=tmp_path, duplicate_free=frozenset({"A"}))
    assert not any({"A\t7", "A\tagain"} <= set(group) for group in apart.clusters)
