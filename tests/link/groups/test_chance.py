"""Pairs inside lists say how many strangers are as alike as one person."""

import numpy as np
import pytest

from onrecord.link.groups.between import Groups, groups
from onrecord.link.groups.chance import corrected
from onrecord.link.pairs.score import Pairs

ROWS = 1_000
LISTS = np.array([0] * ROWS + [1] * ROWS)


def made(between: list[float], inside: list[float]) -> tuple[Groups, np.ndarray]:
    """Pairs of these weights between two lists, and as many inside each."""
    rng = np.random.default_rng(3)
    ends = [(0, ROWS)] * len(between) + [(0, 0)] * len(inside) + [(ROWS, ROWS)] * len(inside)
    shift = np.array(ends)
    first, second = rng.integers(1, ROWS + 1, (2, len(ends))) + shift.T
    weights = np.array([*between, *inside, *inside])
    pairs = Pairs(np.minimum(first, second), np.maximum(first, second), weights, {}, {})
    return groups(pairs, LISTS, ("A", "B"), {"A": ROWS, "B": ROWS}, frozenset()), np.exp2(weights)


def strangers(rate: float) -> list[float]:
    """Weights of pairs of two people in a million: half as many for each bit more."""
    return [8 + bit for bit in range(12) for _ in range(round(1e6 * rate * 2.0**-bit))]


SAME = [18.0 + n % 8 for n in range(400)]


def test_where_few_are_alike_inside_one_person_is_believed() -> None:
    there, evidence = made(SAME + strangers(2.0**-9), strangers(2.0**-10))
    new, left = corrected(
        there, evidence, np.array([1.0, 400.0, 1.0, 1.0]), np.zeros(len(evidence))
    )
    assert left[1] == pytest.approx(400, rel=0.05)
    odds = new * left[1] / there.possible[1]
    assert odds[:400].min() > 5
    assert odds[400:500].max() < 0.1


def test_many_alike_inside_make_likeness_between_worth_less() -> None:
    there, evidence = made(SAME + strangers(2.0**-5), strangers(2.0**-6))
    found = np.array([1.0, 900.0, 1.0, 1.0])
    new, left = corrected(there, evidence, found, np.zeros(len(evidence)))
    assert 380 < left[1] < 600
    assert np.log2(new[400] / evidence[400]) < -2


def test_rows_written_twice_are_no_strangers() -> None:
    twice = [22.0] * 200
    there, evidence = made(SAME + strangers(2.0**-9), strangers(2.0**-10) + twice)
    found, repeated = np.array([200.0, 400.0, 1.0, 200.0]), 1.0 * (evidence == 2.0**22)
    repeated[: len(SAME)] = 0
    assert corrected(there, evidence, found, repeated)[1][1] == pytest.approx(400, rel=0.05)
    assert corrected(there, evidence, found, 0 * repeated)[1][1] < 350


def test_lists_that_write_unlike_each_other_tell_nothing() -> None:
    there, evidence = made(SAME + strangers(2.0**-11), strangers(2.0**-10))
    found = np.array([1.0, 400.0, 1.0, 1.0])
    new, left = corrected(there, evidence, found, np.zeros(len(evidence)))
    assert left.tolist() == found.tolist()
    assert new.tolist() == evidence.tolist()


def test_few_pairs_inside_tell_nothing() -> None:
    there, evidence = made(SAME, [12.0] * 10)
    found = np.array([1.0, 400.0, 1.0, 1.0])
    assert corrected(there, evidence, found, np.zeros(len(evidence)))[1].tolist() == found.tolist()
