"""Partitions: as many as Bell's numbers without constraints, and none that constraints forbid."""

from itertools import combinations
from math import comb

import pytest

from onrecord.link.uncertainty.partitions import partitions


def every(size: int) -> tuple[tuple[int, int], ...]:
    return tuple(combinations(range(size), 2))


@pytest.mark.parametrize(("size", "bell"), [(2, 2), (3, 5), (4, 15), (5, 52), (6, 203)])
def test_without_constraints_there_are_as_many_as_bell_numbers(size: int, bell: int) -> None:
    ways = partitions(size, every(size), ())
    assert ways.first.shape == (bell, size)
    assert ways.together.shape == (bell, comb(size, 2))
    assert len({tuple(row) for row in ways.first.tolist()}) == bell


def test_forbidden_pairs_are_never_together_and_nobody_is_joined_without_a_candidate() -> None:
    ways = partitions(4, ((0, 1), (1, 2), (2, 3)), ((0, 3),))
    assert (0, 3) not in ways.pairs
    for row in ways.first.tolist():
        assert row[0] != row[3]
        # 0 and 2 hang together only through 1, 1 and 3 only through 2.
        assert row[0] != row[2] or row[1] == row[0]
        assert row[1] != row[3] or row[2] == row[1]


def test_one_row_of_a_list_each_is_a_matching() -> None:
    # Two rows of list A (0, 1) and two of list B (2, 3): 7 partial matchings.
    ways = partitions(4, ((0, 2), (0, 3), (1, 2), (1, 3)), ((0, 1), (2, 3)))
    assert len(ways.first) == 7
