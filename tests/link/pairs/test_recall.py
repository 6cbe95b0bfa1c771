"""Blocking recall: what it says of invented lists, where the truth is known."""

from pathlib import Path

import numpy as np
import pytest

from onrecord.link import link
from onrecord.link.bench.measured import read, truth
from onrecord.link.generate import Invented, invent
from onrecord.link.pairs import recall
from onrecord.link.pairs.backends import opened
from onrecord.link.pairs.blocking import Block, Rule, block
from onrecord.link.pairs.table import fill
from onrecord.link.rows.order import straighten

USES = np.array([[True, True, False], [False, False, True]])
RATES = np.array([0.9, 0.8, 0.5])


@pytest.mark.parametrize(
    ("there", "too_common", "chance"),
    [
        ((1, 1, 1), 0.0, 1 - (1 - 0.72) * (1 - 0.5)),
        ((1, 1, 0), 0.0, 0.72),
        ((0, 1, 1), 0.0, 0.5),
        ((1, 1, 0), 0.25, 0.72 * 0.75),
    ],
)
def test_the_chance_that_a_rule_finds_a_pair(
    there: tuple[int, ...], too_common: float, chance: float
) -> None:
    open_ = np.array([1 - too_common, 1.0])
    found = recall._chance(np.array(there, dtype=bool), RATES, USES, open_)
    assert found == pytest.approx(chance)


def test_no_rule_that_could_find_a_pair_says_nothing_of_pairs_like_it() -> None:
    nothing = np.zeros(3, dtype=bool)
    assert recall._chance(nothing, RATES, USES, np.ones(2)) == 1.0


def test_a_part_is_rated_only_by_pairs_that_were_found_without_it() -> None:
    weight, there = np.ones(30), np.ones(30, dtype=bool)
    agree = np.arange(30) < 28
    without = (np.arange(30) >= 20)[:, None]
    assert recall._rate(weight, there, agree, without) == pytest.approx((8 + 2) / (10 + 4))


def test_parts_that_most_rules_use_come_first() -> None:
    rules = (Rule("x", ("a", "b"), "", frozenset()), Rule("y", ("b",), "", frozenset()))
    assert recall._parts([Block(rule, "k", 1, 9, 0.0) for rule in rules]) == ("b", "a")


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> tuple[list, set]:  # type: ignore[type-arg]
    folder = tmp_path_factory.mktemp("lists")
    written = invent(folder, Invented(people=450, lists=2, languages=("az",)), seed=5)
    return [row for path in written.files for row in read(path)], truth(written.truth)


def test_recall_is_near_the_truth(lists: tuple[list, set], tmp_path: Path) -> None:  # type: ignore[type-arg]
    rows, true = lists
    found = link(rows, workdir=tmp_path).diagnostics["blocking_recall"]
    with opened("duckdb", tmp_path) as backend:
        shape = fill(backend.con, rows)
        straighten(backend.con, tuple(shape.lists))
        keys = [recall._column(backend.con, each.column, f"{each.column} IS NOT NULL")
                for each in block(backend.con, shape)]  # fmt: skip
        entries = backend.con.execute("SELECT r_entry FROM r_people ORDER BY r_n").fetchall()
    number = {entry: n for n, (entry,) in enumerate(entries)}
    hits = [any(k[number[a]] == k[number[b]] != 0 for k in keys) for a, b in true]
    assert found["recall"] == pytest.approx(np.mean(hits), abs=0.05)
    assert found["missed"] == pytest.approx(len(hits) - np.sum(hits), abs=0.05 * len(hits))


def test_few_rules_are_told_of(
    lists: tuple[list, set],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,  # type: ignore[type-arg]
) -> None:
    from onrecord.link.pairs import blocking

    few = [rule for rule in blocking.RULES if rule.name in ("given name and event", "birth",
           "father's and family name")]  # fmt: skip
    monkeypatch.setattr(blocking, "RULES", tuple(few))
    found = link(lists[0], workdir=tmp_path)
    said = [warning for warning in found.warnings if "blocking recall" in warning]
    assert found.diagnostics["blocking_recall"]["recall"] < recall.LOW
    assert len(said) == 1
