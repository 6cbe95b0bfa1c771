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
    """(patterns, terms) that stay. counts: people by mask; terms may be padded by -1.

    Entry 0 of counts, the people on no list, is unknown and left out unless it is above 0.
    """
    dead = np.zeros(counts.size, dtype=np.int64)
    kept = np.empty(terms.size, dtype=np.int64)
    size = 0
    for term in terms:
        if term < 0:
            continue
        if margin(counts, term) > 0:
            kept[size] = term
            size += 1
            continue
        for mask in range(1, counts.size):
            if mask & term == term:
                dead[mask] = 1
    cells = np.empty(counts.size, dtype=np.int64)
    alive = 0
    for mask in range(counts.size):
        if dead[mask] == 0 and (mask > 0 or counts[0] > 0):
            cells[alive] = mask
            alive += 1
    return cells[:alive], kept[:size]


@compiled
def margin(counts: NDArray[np.float64], term: int) -> float:
    """People on every list of a term."""
    total = 0.0
    for mask in range(1, counts.size):
        if mask & term == term:
            total += counts[mask]
    return total
