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
from onrecord.estimate.extended import living
from onrecord.estimate.hierarchical import Terms
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.simplex import feasible, null_space

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
    free = null_space(_rows(counts, cells, kept, True))
    if free.shape[1] == 0:
        return 0
    balance = _moves(_rows(counts, cells, kept, False), free)
    code = 0 if _pulled_both_ways(balance) else 1
    return code + (2 if null_space(balance.copy().T).shape[1] > 0 else 0)


@compiled
def _rows(
    counts: NDArray[np.float64], cells: NDArray[np.int64], terms: NDArray[np.int64], seen: bool
) -> NDArray[np.float64]:
    """The design of the patterns somebody has, or nobody: 1 where a term lies within a pattern."""
    size = 0
    x = np.zeros((cells.size, terms.size))
    for cell in cells:
        if (counts[cell] > 0) != seen:
            continue
        for j in range(terms.size):
            if cell & terms[j] == terms[j]:
                x[size, j] = 1.0
        size += 1
    return x[:size]


@compiled
def _moves(x: NDArray[np.float64], free: NDArray[np.float64]) -> NDArray[np.float64]:
    """How much each free direction (row) moves each unseen pattern (column)."""
    moves = np.zeros((free.shape[1], x.shape[0]))
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            if x[i, j] != 0.0:
                for d in range(free.shape[1]):
                    moves[d, i] += free[j, d]
    return moves


@compiled
def _pulled_both_ways(moves: NDArray[np.float64]) -> bool:
    """Whether no free direction moves the unseen patterns one way only.

    By Stiemke's lemma that is so when some weights, each at least 1, balance every direction:
    moves (1 + w) = 0 with w >= 0.
    """
    right = np.zeros(moves.shape[0])
    for d in range(moves.shape[0]):
        for i in range(moves.shape[1]):
            right[d] -= moves[d, i]
    return feasible(moves, right)
