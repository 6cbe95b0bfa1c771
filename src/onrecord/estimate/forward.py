"""Add pairs of lists to a log-linear model one by one, by Poisson p-values; compiled.

Chan, Silverman & Vincent (2021, JASA 116:1297): from independence, each pair's overlap is compared
with what the present model expects; under that model it is Poisson. The pair with the smallest
one-sided p-value joins while that is below the threshold and the larger model still has an
estimate and only one.
"""

from math import lgamma

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.compiled import compiled
from onrecord.estimate.existence import existence_code
from onrecord.estimate.extended import margin
from onrecord.estimate.poisson import fitted


@compiled
def forward(
    counts: NDArray[np.float64], lists: int, threshold: float
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64], int]:
    """(terms, p-value of each pair added, mean of each mask, code of the model left at the end)."""
    terms = np.empty(1 + lists + lists * (lists - 1) // 2, dtype=np.int64)
    terms[0] = 0
    for i in range(lists):
        terms[1 + i] = 1 << i
    size = 1 + lists
    p_values = np.zeros(terms.size)
    code = existence_code(counts, terms[:size])
    means = np.zeros(counts.size)
    if code != 0:
        return terms[:size], p_values[:0], means, code
    while True:
        means = fitted(counts, terms[:size])[0]
        size, p_value = _one_more(counts, means, lists, terms, size, threshold)
        if p_value < 0:
            break
        p_values[size - lists - 2] = p_value
    return terms[:size], p_values[: size - lists - 1], means, 0


@compiled
def _one_more(
    counts: NDArray[np.float64],
    means: NDArray[np.float64],
    lists: int,
    terms: NDArray[np.int64],
    size: int,
    threshold: float,
) -> tuple[int, float]:
    """(terms now, p-value of the pair that joined), or (as before, -1) when none may."""
    pairs, p_values = _judged(counts, means, lists, terms[:size])
    for _ in range(pairs.size):
        at = 0
        for i in range(1, pairs.size):
            if p_values[i] < p_values[at]:
                at = i
        p_value = p_values[at]
        if p_value >= threshold:
            break
        terms[size] = pairs[at]
        if existence_code(counts, terms[: size + 1]) == 0:
            return size + 1, p_value
        p_values[at] = 2.0
    return size, -1.0


@compiled
def _judged(
    counts: NDArray[np.float64],
    means: NDArray[np.float64],
    lists: int,
    terms: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Every pair, and the p-value of its overlap under the model; 2 for those within the model."""
    pairs = np.empty(lists * (lists - 1) // 2, dtype=np.int64)
    p_values = np.empty(pairs.size)
    size = 0
    for i in range(lists):
        for j in range(i + 1, lists):
            pair = 1 << i | 1 << j
            pairs[size] = pair
            p_values[size] = poisson_tail(margin(counts, pair), margin(means, pair))
            for term in terms:
                if term == pair:
                    p_values[size] = 2.0
            size += 1
    return pairs, p_values


@compiled
def poisson_tail(seen: float, expected: float) -> float:
    """The smaller tail of a Poisson variable, `seen` included: P(X <= seen) or P(X >= seen)."""
    if expected <= 0.0:
        return 1.0
    up = seen >= expected
    term = np.exp(seen * np.log(expected) - expected - lgamma(seen + 1.0))
    total, at = 0.0, seen
    while term > 1e-17 * total:
        total += term
        if up:
            at += 1.0
            term *= expected / at
        else:
            term *= at / expected
            at -= 1.0
    return min(total, 1.0)
