from itertools import combinations
from math import comb, lgamma

import numpy as np
import pytest

from onrecord.estimate.decomposable import decomposable
from onrecord.estimate.graph_average import average, log_marginals

COUNTS = np.array([0.0, 60, 49, 4, 247, 112, 142, 12])
MISSING = np.array([0.0, 3, 50, 101, 4000])


def test_a_subset_has_the_marginal_likelihood_of_its_cells_one_by_one() -> None:
    rows = log_marginals(COUNTS, MISSING, delta=0.3)
    for subset in range(8):
        for column, missing in enumerate(MISSING):
            assert rows[subset, column] == pytest.approx(_slowly(subset, missing, 0.3), abs=1e-8)


def test_the_sum_is_over_cliques_divided_by_separators() -> None:
    rows = log_marginals(COUNTS, MISSING, delta=0.3)
    people = COUNTS.sum() + MISSING
    weights = [_product(rows, mask) for mask in range(8)]
    ways = np.array([lgamma(n + 1) - lgamma(m + 1) for n, m in zip(people, MISSING, strict=True)])
    found = average(decomposable(3), COUNTS, MISSING, delta=0.3, log_weights=np.zeros(5))
    expected = np.logaddexp.reduce(weights, axis=0) + ways - np.log(8)
    np.testing.assert_allclose(found.log_density, expected, rtol=0, atol=1e-8)
    by_graph = np.exp(np.array(weights) + ways - expected.max()).sum(axis=1)
    np.testing.assert_allclose(
        found.shares / found.shares.sum(), by_graph / by_graph.sum(), rtol=1e-9, atol=1e-14
    )


def test_many_points_in_pieces_give_what_one_by_one_gives() -> None:
    missing = np.arange(0.0, 2500.0)
    weights = -np.log(COUNTS.sum() + missing)
    together = average(decomposable(3), COUNTS, missing, delta=1.0, log_weights=weights)
    for at in (0, 7, 8, 1023, 1024, 2499):
        alone = average(
            decomposable(3), COUNTS, missing[at : at + 1], delta=1.0, log_weights=weights[:1]
        )
        assert together.log_density[at] == pytest.approx(alone.log_density[0], abs=1e-9)


def _slowly(subset: int, missing: float, delta: float) -> float:
    inside = [i for i in range(3) if subset >> i & 1]
    prior = delta * 2 ** (3 - len(inside))
    cells = {mask & subset: 0.0 for mask in range(8)}
    for mask, n in enumerate(COUNTS):
        cells[mask & subset] += missing if mask == 0 else n
    likely = sum(lgamma(n + prior) - lgamma(prior) for n in cells.values())
    everybody = sum(cells.values())
    return likely - lgamma(everybody + 8 * delta) + lgamma(8 * delta)


def _product(rows: np.ndarray, mask: int) -> np.ndarray:
    """Three lists: no edge, one, two (a separator in the middle), or all."""
    pairs = list(combinations(range(3), 2))
    edges = [(0, 1), (0, 2), (1, 2)]
    assert pairs == edges and comb(3, 2) == 3
    chosen = [edges[i] for i in range(3) if mask >> i & 1]
    one = [rows[1 << i] for i in range(3)]
    two = [rows[1 << i | 1 << j] for i, j in chosen]
    if len(chosen) == 0:
        return sum(one)
    if len(chosen) == 1:
        (alone,) = set(range(3)) - set(chosen[0])
        return two[0] + one[alone]
    if len(chosen) == 2:
        (middle,) = set(chosen[0]) & set(chosen[1])
        return two[0] + two[1] - one[middle]
    return rows[7]
