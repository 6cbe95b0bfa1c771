"""Rivals: where nobody is on a list twice, candidates for one row share out the probability."""

import numpy as np
import pytest

from onrecord.link.groups.posterior import Rivals, believe, beyond_chance, groups
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
    assert same[0] > 0.75
    assert same[1] < 0.01
    assert same[2] > 0.99


def test_two_rows_written_twice_are_no_rivals() -> None:
    found = pairs([(1, 51), (1, 52), (51, 52)], [20.0, 20.0, 40.0])
    made = groups(found, LISTS, ("A", "B"), SIZES, frozenset())
    assert believe(found, made, {}).same == pytest.approx([1, 1, 1], abs=0.01)


def test_marginals_are_those_of_all_matchings_where_candidates_form_no_cycle() -> None:
    """Of a path of four rows: matchings are {}, a, b, c and a with c, each by its odds."""
    odds = np.array([2.0, 3.0, 5.0])
    found = pairs([(1, 51), (2, 51), (2, 52)], [0.0, 0.0, 0.0])
    made = groups(found, LISTS, ("A", "B"), SIZES, frozenset({"A", "B"}))
    a, b, c = odds
    whole = 1 + a + b + c + a * c
    expected = [(a + a * c) / whole, b / whole, (c + a * c) / whole]
    assert Rivals.of(found, made).weigh(odds, rounds=60) == pytest.approx(expected, abs=1e-6)


def test_namesakes_inside_the_lists_bound_the_pairs_between_them() -> None:
    """40 pairs between the lists; inside, 5 for 2,450 pairs that could be: 5 of 40 are chance."""
    inside = [(n, n + 1) for n in range(1, 20, 4)] + [(n, n + 1) for n in range(51, 70, 4)]
    between = [(n, 100 - n) for n in range(1, 41)]
    found = pairs(inside + between, [12.0] * 10 + [12.0] * 40)
    made = groups(found, LISTS, ("A", "B"), SIZES, frozenset())
    evidence = np.exp2(found.weight)
    chance = 2500 * 5 / 1225
    expected = 40 - chance + 2 * chance**0.5
    assert beyond_chance(made, evidence)[1] == pytest.approx(expected)
    believed = believe(found, made, {}).expected
    assert believed[1] <= expected


def test_without_pairs_inside_the_lists_nothing_is_bounded() -> None:
    found = pairs([(1, 51), (2, 52)], [20.0, 20.0])
    made = groups(found, LISTS, ("A", "B"), SIZES, frozenset({"A", "B"}))
    assert np.isinf(beyond_chance(made, np.exp2(found.weight))).all()


def test_relatives_take_from_the_belief_in_one_person() -> None:
    found = pairs([(1, 51)], [16.0])
    made = groups(found, LISTS, ("A", "B"), SIZES, frozenset())
    alone = believe(found, made, {}).same[0]
    found.kin["sibling"][:] = 16.0
    kin = believe(found, made, {"sibling": 0.01})
    assert kin.same[0] < 0.2 < alone
    assert kin.kin[0] > 0.5
