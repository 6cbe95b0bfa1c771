"""The small linear program, against cases whose answer is plain and against another solver."""

import numpy as np
import pytest
from scipy.optimize import linprog

from onrecord.estimate.simplex import feasible, null_space


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ([[1.0, 1.0]], [1.0], True),
        ([[1.0, 1.0]], [-1.0], False),
        ([[1.0, -1.0]], [-1.0], True),
        ([[1.0, 1.0], [1.0, 1.0]], [1.0, 2.0], False),
        ([[1.0, 1.0], [2.0, 2.0]], [1.0, 2.0], True),
    ],
)
def test_plain_cases(a: list[list[float]], b: list[float], expected: bool) -> None:
    assert feasible(np.array(a), np.array(b)) is expected


def test_random_systems_agree_with_another_solver() -> None:
    rng = np.random.default_rng(5)
    answers = set()
    for _ in range(200):
        a = rng.integers(-1, 2, size=(int(rng.integers(1, 6)), 8)).astype(float)
        b = rng.integers(-2, 3, size=a.shape[0]).astype(float)
        found = linprog(np.zeros(8), A_eq=a, b_eq=b, method="highs")
        assert feasible(a, b) == (found.status == 0)
        answers.add(found.status == 0)
    assert answers == {True, False}


def test_a_null_space_is_all_of_it() -> None:
    rng = np.random.default_rng(6)
    for _ in range(50):
        a = rng.integers(0, 2, size=(5, 9)).astype(float)
        found = null_space(a.copy())
        assert np.abs(a @ found).max() < 1e-9
        assert found.shape[1] == 9 - np.linalg.matrix_rank(a) == np.linalg.matrix_rank(found)
