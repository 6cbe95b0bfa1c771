"""Whether a log-linear model has a maximum-likelihood estimate, and only one; before any fitting.

Codes as in Chan, Silverman & Vincent (2021): 0 good, 1 no estimate exists, 2 not identifiable, 3
both. An estimate exists when the observed margins lie inside the cone of possible margins
(Fienberg & Rinaldo 2012): when no direction in the space of parameters leaves every observed
pattern as it is and pushes some of the others only one way. That is a linear program, solved here
on its dual side, in the few dimensions that the observed patterns leave free.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.compiled import compiled
from onrecord.estimate.extended import design, living
from onrecord.estimate.hierarchical import Terms
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.simplex import TINY, feasible, null_space

GOOD, NO_ESTIMATE, NOT_IDENTIFIABLE = 0, 1, 2
REASONS = {
    0: "the estimate exists and is the only one",
    1: "no maximum-likelihood estimate exists: the overlaps of this table are too sparse for it",
    2: "not identifiable: several values fit this table equally well",
    3: "no maximum-likelihood estimate exists, and the model is not identifiable",
}


def code(patterns: Patterns, terms: Terms) -> int:
    """0 to 3; depends on which patterns are seen, not on how often."""
    return _of_support(len(patterns.lists), patterns.masks, terms)


@lru_cache(maxsize=100_000)
def _of_support(lists: int, support: tuple[int, ...], terms: Terms) -> int:
    counts = np.zeros(1 << lists)
    counts[list(support)] = 1.0
    return existence_code(counts, np.array(terms, dtype=np.int64))


@compiled
def existence_code(counts: NDArray[np.float64], terms: NDArray[np.int64]) -> int:
    """The code of a model for counts by mask; see the module."""
    cells, kept = living(counts, terms)
    seen = counts[cells] > 0
    free = null_space(design(cells[seen], kept))
    if free.shape[1] == 0:
        return 0
    unseen = design(cells[~seen], kept) @ free
    blind = null_space(unseen).shape[1] > 0
    return (0 if _pulled_both_ways(unseen) else 1) + (2 if blind else 0)


@compiled
def _pulled_both_ways(unseen: NDArray[np.float64]) -> bool:
    """Whether no free direction moves the unseen patterns one way only.

    By Stiemke's lemma that is so when some weights, each at least 1, balance every direction:
    unseen' (1 + w) = 0 with w >= 0.
    """
    moved = np.zeros(unseen.shape[1], dtype=np.bool_)
    for j in range(unseen.shape[1]):
        moved[j] = np.abs(unseen[:, j]).max() > TINY if unseen.shape[0] > 0 else False
    balance = np.ascontiguousarray(unseen.T)[moved]
    return feasible(balance, -balance.sum(axis=1))
