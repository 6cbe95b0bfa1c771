"""Rivals: exact where the candidates form no cycle."""

import numpy as np
import pytest

from onrecord.link.groups.between import groups
from onrecord.link.groups.rivals import Rivals
from onrecord.link.pairs.score import Pairs

LISTS = np.array([0] * 50 + [1] * 50)
SIZES = {"A": 50, "B": 50}


def test_marginals_are_those_of_all_matchings_where_candidates_form_no_cycle() -> None:
    """Of a path of four rows: matchings are {}, a, b, c and a with c, each by its odds."""
    odds = np.array([2.0, 3.0, 5.0])
    found = Pairs(np.array([1, 2, 2]), np.array([51, 51, 52]), np.zeros(3), {}, {})
    made = groups(found, LISTS, ("A", "B"), SIZES, frozenset({"A", "B"}))
    a, b, c = odds
    whole = 1 + a + b + c + a * c
    expected = [(a + a * c) / whole, b / whole, (c + a * c) / whole]
    assert Rivals.of(found, made).weigh(odds, rounds=60) == pytest.approx(expected, abs=1e-6)
