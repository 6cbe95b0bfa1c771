"""Linkage draws: pairs as often as stated, constraints always, ranges that hold the truth."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest
from tests.link.pairs_with_truth import two_lists

from onrecord.link.judging.sample import review_sample
from onrecord.link.uncertainty.calibrate import MODEL_IS_RIGHT, Calibration, calibrate
from onrecord.link.uncertainty.components import Constraints
from onrecord.link.uncertainty.draws import Drawable, draws, prepare
from onrecord.link.uncertainty.inclusion import tables
from onrecord.link.uncertainty.linkage_error import linkage_error
from onrecord.record.linkage import ScoredPair

KNOWN = Calibration(MODEL_IS_RIGHT, tuple(map(tuple, np.eye(6) * 1e-18)), 1000)
"""As if the probabilities were known to be right."""


def together(ready: Drawable, count: int, pairs: Sequence[tuple[str, str]]) -> list[float]:
    at = {entry: i for i, entry in enumerate(ready.components.entries)}
    drawn = np.array(list(draws(ready, count, np.random.default_rng(1))))
    return [float((drawn[:, at[a]] == drawn[:, at[b]]).mean()) for a, b in pairs]


def pairs_of(stated: Mapping[tuple[str, str], float]) -> tuple[ScoredPair, ...]:
    return tuple(ScoredPair(a, b, p, 0.0) for (a, b), p in stated.items())


WORLDS = [
    ("one pair", {("a1", "b1"): 0.3}, ""),
    ("three lists", {("a1", "b1"): 0.9, ("a1", "c1"): 0.9, ("b1", "c1"): 0.9}, "abc"),
    ("rivals", {("a1", "b1"): 0.6, ("a1", "b2"): 0.3}, "ab"),
    ("rivals both ways", {("a1", "b1"): 0.6, ("a1", "b2"): 0.3, ("a2", "b2"): 0.5}, "ab"),
    ("no list is free", {("a1", "a2"): 0.5, ("a1", "b1"): 0.7, ("a2", "b1"): 0.4}, ""),
]


@pytest.mark.parametrize(("name", "stated", "free"), WORLDS, ids=[w[0] for w in WORLDS])
def test_pairs_come_out_as_often_as_stated(
    name: str, stated: dict[tuple[str, str], float], free: str
) -> None:
    del name
    lists = {entry: entry[0] for pair in stated for entry in pair}
    ready = prepare(pairs_of(stated), lists, KNOWN, Constraints(duplicate_free=frozenset(free)))
    assert together(ready, 4_000, list(stated)) == pytest.approx(list(stated.values()), abs=0.03)


def test_contradictory_pairs_are_neither_believed_nor_ignored() -> None:
    stated = {("a1", "b1"): 0.95, ("b1", "c1"): 0.95, ("a1", "c1"): 0.05}
    lists = {"a1": "a", "b1": "b", "c1": "c"}
    ab, bc, ac = together(prepare(pairs_of(stated), lists, KNOWN), 2_000, list(stated))
    assert 0.6 < ab < 0.95
    assert 0.6 < bc < 0.95
    assert 0.05 < ac < 0.7


def test_constraints_hold_in_every_draw() -> None:
    stated = {("a1", "b1"): 0.5, ("a1", "b2"): 0.5, ("a2", "b1"): 0.9, ("b2", "c1"): 0.5}
    lists = {entry: entry[0] for pair in stated for entry in pair}
    judged = Constraints(
        same=frozenset({("b2", "c1")}),
        different=frozenset({("a2", "b1")}),
        duplicate_free=frozenset("ab"),
    )
    ready = prepare(pairs_of(stated), lists, KNOWN, judged)
    always = [("b2", "c1"), ("a2", "b1"), ("a1", "a2"), ("b1", "b2")]
    assert together(ready, 500, always) == [1.0, 0.0, 0.0, 0.0]


def test_the_same_seed_gives_the_same_draws() -> None:
    known = two_lists(np.random.default_rng(2), 200)
    ready = prepare(known.pairs, known.lists, calibrate(known.pairs, {}, known.lists))
    one, two = (np.array(list(draws(ready, 5, np.random.default_rng(3)))) for _ in range(2))
    assert np.array_equal(one, two)


def test_ranges_hold_the_truth_about_as_often_as_they_say() -> None:
    """60 reviewed pairs of 600, stated probabilities that are too sure: people and pattern A."""
    people = only_a = 0
    widths = []
    for seed in range(60):
        rng = np.random.default_rng(seed)
        known = two_lists(rng, 600, slope=1.5, shift=0.5)
        chosen = review_sample(known.pairs, 60, rng)
        labels = known.reviewed({(c.pair.first, c.pair.second) for c in chosen})
        ready = prepare(known.pairs, known.lists, calibrate(known.pairs, labels, known.lists))
        made = list(tables(draws(ready, 200, rng), ready.components.entries, known.lists))
        low, high = np.quantile([t.people for t in made], [0.025, 0.975])
        people += low <= known.people <= high
        widths.append(high - low)
        on_a = [dict(t.strata[()])[1, 0] for t in made]
        low, high = np.quantile(on_a, [0.025, 0.975])
        only_a += low <= 600 - sum(known.same) <= high
    assert people >= 54
    assert only_a == people
    assert float(np.mean(widths)) < 120


def test_verdicts_narrow_the_range_to_nothing_when_all_are_judged() -> None:
    known = two_lists(np.random.default_rng(4), 100)
    keys = [((p.first, p.second), s) for p, s in zip(known.pairs, known.same, strict=True)]
    judged = Constraints(
        same=frozenset(k for k, s in keys if s), different=frozenset(k for k, s in keys if not s)
    )
    made = calibrate(known.pairs, dict(keys), known.lists)
    ready = prepare(known.pairs, known.lists, made, judged)
    clusters = [(a, b) for (a, b), s in keys if s]
    clusters += [(e,) for (a, b), s in keys if not s for e in (a, b)]  # type: ignore[misc]
    error = linkage_error(
        clusters,
        ready.components.entries,
        draws(ready, 50, np.random.default_rng(5)),
        calibration=made.sentence,
    )
    assert (error.range.low, error.range.high) == (known.people, known.people)
    assert error.people.count == known.people
    assert (error.false_merges.high, error.splits.high) == (0, 0)


def test_error_counts_merges_and_splits_and_says_what_it_leaves_out() -> None:
    stated = {("a1", "b1"): 0.8, ("a2", "b2"): 0.3}
    lists = {entry: entry[0] for pair in stated for entry in pair}
    ready = prepare(pairs_of(stated), lists, KNOWN)
    error = linkage_error(
        [("a1", "b1"), ("a2",), ("b2",)],
        ready.components.entries,
        draws(ready, 2_000, np.random.default_rng(6)),
        calibration=KNOWN.sentence,
    )
    assert error.false_merges.mean == pytest.approx(0.2, abs=0.03)
    assert error.splits.mean == pytest.approx(0.3, abs=0.03)
    assert error.range.mean == pytest.approx(4 - 0.8 - 0.3, abs=0.04)
    assert error.sentence.startswith("3 people as linked, and from 2 to 4 in 95% of 2000 plausible")
    assert "never compared are not in this range" in error.sentence


def test_links_that_were_missed_are_drawn_between_lists_and_touch_nobody_else() -> None:
    lists = {f"{name}{i:02d}": name for i in range(50) for name in "ab"}
    ready = prepare(pairs_of({("a00", "b00"): 0.999}), lists, KNOWN)
    drawn = list(draws(ready, 200, np.random.default_rng(9), missed=5.0))
    people = [len(np.unique(labels)) for labels in drawn]
    assert float(np.mean(people)) == pytest.approx(99 - 5, abs=0.6)
    assert float(np.var(people)) == pytest.approx(5, abs=2)
    on_b = np.array([entry[0] == "b" for entry in ready.components.entries])
    for labels in drawn:
        for list_of in (on_b, ~on_b):
            assert len(np.unique(labels[list_of])) == 50


def test_uncertain_numbers_of_the_calibration_widen_the_draws() -> None:
    known = two_lists(np.random.default_rng(7), 1_000)
    widths = []
    for made in (KNOWN, calibrate(known.pairs, {}, known.lists)):
        ready = prepare(known.pairs, known.lists, replace(made))
        drawn = [len(np.unique(d)) for d in draws(ready, 300, np.random.default_rng(8))]
        widths.append(float(np.std(drawn)))
    assert widths[1] > 2 * widths[0]
