"""Whether an estimate exists: published cases, and agreement with another solver."""

import numpy as np
import pytest
from scipy.optimize import linprog

from onrecord.estimate.existence import code, existence_code
from onrecord.estimate.extended import living
from onrecord.estimate.hierarchical import Terms, all_models, parse
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.reference import FOLDER as DATA


@pytest.mark.parametrize(("model", "expected"), [("[12,13,23]", 2), ("[12]", 1), ("[13,23]", 0)])
def test_codes_of_the_published_example(model: str, expected: int) -> None:
    """Chan, Silverman & Vincent (2021), tables 2 and 3."""
    table = Patterns.from_csv(DATA / "artificial_3.csv")
    assert code(table, parse(3, model)) == expected


def test_a_code_depends_on_the_seen_patterns_only() -> None:
    table = Patterns.from_counts(["A", "B", "C"], {1: 4, 2: 3, 4: 2, 3: 1})
    times = Patterns.from_counts(["A", "B", "C"], {1: 400, 2: 30, 4: 900_000, 3: 7})
    for model in all_models(3, 2):
        assert code(table, model) == code(times, model)


def by_linear_program(counts: "np.ndarray[tuple[int], np.dtype[np.float64]]", terms: Terms) -> int:
    """The primal form, on another solver: the least cell of a table with the same margins."""
    cells, kept = living(counts, np.array(terms))
    x = np.array([[float(cell & term == term) for term in kept] for cell in cells])
    n, width = x.shape
    found = linprog(
        np.r_[np.zeros(n), -1.0],
        A_eq=np.c_[x.T, np.zeros(width)],
        b_eq=x.T @ counts[cells],
        A_ub=np.c_[-np.eye(n), np.ones(n)],
        b_ub=np.zeros(n),
        bounds=[(0, None)] * n + [(0, 1)],
        method="highs",
    )
    exists = found.status == 0 and -found.fun > 1e-9
    return (0 if exists else 1) + (0 if np.linalg.matrix_rank(x) == width else 2)


@pytest.mark.parametrize("lists", [3, 4, 5])
def test_codes_agree_with_another_solver_on_sparse_tables(lists: int) -> None:
    rng = np.random.default_rng(lists)
    models = all_models(lists, lists - 1)
    seen = set()
    for rate in (0.15, 0.3, 0.6, 1.5):
        for _ in range(25):
            counts = rng.poisson(rate, 1 << lists).astype(float)
            counts[0] = 0
            if counts.sum() == 0:
                continue
            terms = models[int(rng.integers(len(models)))]
            expected = by_linear_program(counts, terms)
            assert existence_code(counts, np.array(terms)) == expected, (terms, counts)
            seen.add(expected)
    assert {0, 1} <= seen
