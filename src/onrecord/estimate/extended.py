"""What is left of a table and a model once terms that nobody supports are set to minus infinity.

In an extended maximum-likelihood estimate a term whose margin is 0 (two lists that share nobody,
say) has the value minus infinity: every pattern with these lists is expected 0 times, and the rest
of the model is fitted to the rest of the patterns (Fienberg & Rinaldo 2012, Annals of Statistics
40:996; Chan, Silverman & Vincent 2021, JASA 116:1297).
"""

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.compiled import compiled


@compiled
def living(
    counts: NDArray[np.float64], terms: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(patterns, terms) that stay. counts: people by mask, entry 0 unused; terms: padded by -1."""
    alive = np.ones(counts.size, dtype=np.bool_)
    alive[0] = False
    kept = np.empty(terms.size, dtype=np.int64)
    size = 0
    for term in terms:
        if term < 0:
            continue
        margin = 0.0
        for mask in range(1, counts.size):
            if mask & term == term:
                margin += counts[mask]
        if margin > 0:
            kept[size] = term
            size += 1
            continue
        for mask in range(1, counts.size):
            if mask & term == term:
                alive[mask] = False
    return np.nonzero(alive)[0], kept[:size]


@compiled
def design(cells: NDArray[np.int64], terms: NDArray[np.int64]) -> NDArray[np.float64]:
    """1 where a pattern holds every list of a term; one row a pattern, one column a term."""
    x = np.zeros((cells.size, terms.size))
    for i in range(cells.size):
        for j in range(terms.size):
            if cells[i] & terms[j] == terms[j]:
                x[i, j] = 1.0
    return x
