"""Rivals: where nobody is on a list twice, candidates for one row share out the probability."""

import numpy as np
import pytest

from onrecord.link.groups.between import groups
from onrecord.link.groups.posterior import believe
from onrecord.link.pairs.comparisons import CLASSES
from onrecord.link.pairs.score import Pairs


def pairs(ends: list[tuple[int, int]], weights: list[float]) -> Pairs:
    count = len(ends)
    return Pairs(
        np.array([a for a, _ in ends]),
        np.array([b for _, b in ends]),
        np.array(weights),
        {name: np.full(count, -60.0) for name in CLASSES},
        {},
    )


LISTS = np.array([0] * 50 + [1] * 50)
SIZES = {"A": 50, "B": 50}


def test_of_two_equal_candidates_neither_is_believed() -> None:
    found = pairs([(1, 51), (1, 52)], [20.0, 20.0])
    made = groups(found, LISTS, ("A", "B"), SIZES, frozenset({"A", "B"}))
    same = believe(found, made, {}).same
    assert same == pytest.approx([0.5, 0.5], abs=0.01)


def test_a_rival_that_is_taken_elsewhere_is_none() -> None:
    found = pairs([(1, 51), (1, 52), (2, 52)], [12.0, 12.0, 40.0])
    made = groups(found, LISTS, ("A", "B"), SIZES, frozenset({"A", "B"}))
    same = believe(found, made, {}).same
    assert same[0] > 0.65
    assert same[1] < 0.01
    assert same[2] > 0.99


def test_two_rows_written_twice_are_no_rivals() -> None:
    found = pairs([(1, 51), (1, 52), (51, 52)], [20.0, 20.0, 40.0])
    made = groups(found, LISTS, ("A", "B"), SIZES, frozenset())
    assert believe(found, made, {}).same == pytest.approx([1, 1, 1], abs=0.01)


def test_relatives_take_from_the_belief_in_one_person() -> None:
    found = pairs([(1, 51)], [16.0])
    made = groups(found, LISTS, ("A", "B"), SIZES, frozenset())
    alone = believe(found, made, {}).same[0]
    found.kin["sibling"][:] = 16.0
    kin = believe(found, made, {"sibling": 0.01})
    assert kin.same[0] < 0.2 < alone
    assert kin.kin[0] > 0.5
