"""Evaluation: known answers on small groups, agreement of ways to count, and the ends."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadSettings
from onrecord.link.bench.evaluate import (
    Best,
    Score,
    b_cubed,
    best_f1,
    calibration_error,
    clusterwise,
    pairs_of,
    pairwise,
)

TRUTH = {"a1": "x", "b1": "x", "c1": "x", "a2": "y", "b2": "y", "a3": "z"}
LISTS = {entry: entry[0] for entry in TRUTH}


def test_pairs_of_persons_and_only_those_between_lists() -> None:
    assert pairs_of(TRUTH) == {("a1", "b1"), ("a1", "c1"), ("b1", "c1"), ("a2", "b2")}
    assert pairs_of(TRUTH | {"a9": "y"}, LISTS | {"a9": "a"}) == pairs_of(TRUTH) | {("a9", "b2")}


def test_precision_recall_and_f1_of_pairs_whichever_is_named_first() -> None:
    score = pairwise([("b1", "a1"), ("a1", "b1"), ("a2", "b1")], pairs_of(TRUTH))
    assert score == Score(found=2, true=4, right=1)
    assert (score.precision, score.recall, score.f1) == (0.5, 0.25, pytest.approx(1 / 3))


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (Score(0, 0, 0), (1.0, 1.0, 1.0)),
        (Score(0, 5, 0), (1.0, 0.0, 0.0)),
        (Score(5, 0, 0), (0.0, 1.0, 0.0)),
    ],
)
def test_the_ends_of_a_score(score: Score, expected: tuple[float, float, float]) -> None:
    assert (score.precision, score.recall, score.f1) == expected


def test_the_best_threshold_takes_equal_values_together() -> None:
    true = {("a", "b"), ("c", "d")}
    scored = [(("a", "b"), 0.9), (("d", "c"), 0.6), (("e", "f"), 0.6), (("g", "h"), 0.1)]
    assert best_f1(scored, true) == Best(Score(3, 2, 2), 0.6)
    assert best_f1([], true).score == Score(0, 2, 0)


def test_clusters_count_pairs_inside() -> None:
    clusters = [("a1", "b1"), ("c1", "a2", "b2"), ("a3",), ("unknown",)]
    assert clusterwise(clusters, TRUTH) == Score(found=4, true=4, right=2)


def test_b_cubed_of_the_example_of_its_authors() -> None:
    # Bagga & Baldwin (1998), figures 1 to 3: 1-5, 6-7, 8-C are the people; both answers join two.
    truth = {str(i): "one" for i in range(1, 6)} | {"6": "two", "7": "two"}
    truth |= {name: "three" for name in "89ABC"}
    small = b_cubed([tuple("12345"), tuple("6789ABC")], truth)
    large = b_cubed([tuple("67"), tuple("1234589ABC")], truth)
    assert (small.precision, small.recall) == (pytest.approx(0.7619, abs=1e-4), 1.0)
    assert (large.precision, large.recall) == (pytest.approx(0.5833, abs=1e-4), 1.0)


def test_b_cubed_of_nothing_is_an_error() -> None:
    with pytest.raises(BadSettings, match="no entry whose person is known"):
        b_cubed([("unknown",)], TRUTH)


GROUPINGS = st.lists(st.integers(0, 4), min_size=2, max_size=14)


@given(GROUPINGS, GROUPINGS)
def test_counting_clusters_is_counting_their_pairs(one: list[int], other: list[int]) -> None:
    entries = [f"e{i}" for i in range(min(len(one), len(other)))]
    truth = {entry: str(one[i]) for i, entry in enumerate(entries)}
    groups: dict[int, list[str]] = {}
    for i, entry in enumerate(entries):
        groups.setdefault(other[i], []).append(entry)
    found = {pair for group in groups.values() for pair in combinations(group, 2)}
    assert clusterwise(groups.values(), truth) == pairwise(found, pairs_of(truth))
    assert clusterwise(_as_groups(truth), truth).f1 == 1 == b_cubed(_as_groups(truth), truth).f1


def _as_groups(truth: dict[str, str]) -> list[list[str]]:
    return [[e for e, p in truth.items() if p == person] for person in set(truth.values())]


def test_calibration_error_by_hand() -> None:
    stated = [0.05, 0.05, 0.95, 0.95, 0.95, 0.95]
    same = [False, True, True, True, True, False]
    # Two pairs stated .05 of which .5 came true; four stated .95 of which .75 did.
    assert calibration_error(stated, same) == pytest.approx((2 * 0.45 + 4 * 0.2) / 6)
    assert calibration_error([1.0, 0.0], [True, False]) == 0


@pytest.mark.parametrize(("stated", "same"), [([], []), ([0.5], [True, False])])
def test_calibration_error_needs_an_outcome_a_probability(
    stated: list[float], same: list[bool]
) -> None:
    with pytest.raises(BadSettings, match="as many, 1 or more"):
        calibration_error(stated, same)
