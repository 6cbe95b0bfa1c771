"""Fit a log-linear Poisson model by Newton's method; compiled, for a model that has an estimate.

Each pattern of lists is a cell whose count is Poisson, its log mean the sum of the model's terms
within it (Cormack 1989, Biometrics 45:395). The cell of no list has the mean exp(intercept).
"""

from math import lgamma, log

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.compiled import compiled
from onrecord.estimate.extended import living

MOST_STEPS = 200
SETTLED = 1e-10
"""The Newton decrement, about twice the log-likelihood still to gain, at which the fit is done."""


@compiled
def fitted(
    counts: NDArray[np.float64], terms: NDArray[np.int64]
) -> tuple[NDArray[np.float64], int, bool]:
    """(mean of each mask, finite terms, converged); entry 0 is the mean of the cell of no list."""
    cells, kept = living(counts, terms)
    y = counts[cells]
    places, sizes = _places(cells, kept)
    beta, settled = _newton(y, places, sizes, kept.size)
    means = np.zeros(counts.size)
    eta = _eta(places, sizes, beta)
    for i in range(cells.size):
        means[cells[i]] = np.exp(eta[i])
    means[0] = np.exp(beta[0])
    return means, kept.size, settled


@compiled
def _places(
    cells: NDArray[np.int64], terms: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each cell the numbers of the terms within it, and how many they are."""
    places = np.zeros((cells.size, terms.size), dtype=np.int64)
    sizes = np.zeros(cells.size, dtype=np.int64)
    for i in range(cells.size):
        for j in range(terms.size):
            if cells[i] & terms[j] == terms[j]:
                places[i, sizes[i]] = j
                sizes[i] += 1
    return places, sizes


@compiled
def _eta(
    places: NDArray[np.int64], sizes: NDArray[np.int64], beta: NDArray[np.float64]
) -> NDArray[np.float64]:
    eta = np.zeros(sizes.size)
    for i in range(sizes.size):
        for a in range(sizes[i]):
            eta[i] += beta[places[i, a]]
    return eta


@compiled
def _newton(
    y: NDArray[np.float64], places: NDArray[np.int64], sizes: NDArray[np.int64], width: int
) -> tuple[NDArray[np.float64], bool]:
    """Starts at weighted least squares on log(y + 0.1); halves a step that loses likelihood."""
    start = y + 0.1
    log_start = np.log(start)
    beta = _solved(start, start * log_start + (y - start), places, sizes, width)
    eta = _eta(places, sizes, beta)
    reached = _log_likelihood(y, eta)
    for _ in range(MOST_STEPS):
        mean = np.exp(eta)
        step = _solved(mean, y - mean, places, sizes, width)
        gain = _along(y - mean, places, sizes, step)
        scale = 1.0
        while True:
            tried = beta + scale * step
            tried_eta = _eta(places, sizes, tried)
            now = _log_likelihood(y, tried_eta)
            if now >= reached - 1e-9 * (1.0 + abs(reached)) or scale < 1e-6:
                break
            scale /= 2.0
        beta, eta, reached = tried, tried_eta, now
        if gain < SETTLED * (1.0 + 1e-3 * abs(reached)) and scale == 1.0:
            return beta, True
    return beta, False


@compiled
def _log_likelihood(y: NDArray[np.float64], eta: NDArray[np.float64]) -> float:
    """Without the part that does not depend on the model."""
    total = 0.0
    for i in range(y.size):
        total += y[i] * eta[i] - np.exp(min(eta[i], 700.0))
    return total


@compiled
def _along(
    residual: NDArray[np.float64],
    places: NDArray[np.int64],
    sizes: NDArray[np.int64],
    step: NDArray[np.float64],
) -> float:
    total = 0.0
    for i in range(sizes.size):
        for a in range(sizes[i]):
            total += residual[i] * step[places[i, a]]
    return total


@compiled
def _solved(
    weights: NDArray[np.float64],
    right: NDArray[np.float64],
    places: NDArray[np.int64],
    sizes: NDArray[np.int64],
    width: int,
) -> NDArray[np.float64]:
    """(X' W X)^-1 X' right, by Cholesky in place; X given by the terms within each cell."""
    h = np.zeros((width, width))
    x = np.zeros(width)
    for i in range(sizes.size):
        for a in range(sizes[i]):
            p = places[i, a]
            x[p] += right[i]
            for b in range(a + 1):
                h[p, places[i, b]] += weights[i]
    for j in range(width):
        for i in range(j, width):
            total = h[i, j]
            for m in range(j):
                total -= h[i, m] * h[j, m]
            if i == j:
                h[j, j] = np.sqrt(max(total, 1e-12))
            else:
                h[i, j] = total / h[j, j]
    for i in range(width):
        for m in range(i):
            x[i] -= h[i, m] * x[m]
        x[i] /= h[i, i]
    for i in range(width - 1, -1, -1):
        for m in range(i + 1, width):
            x[i] -= h[m, i] * x[m]
        x[i] /= h[i, i]
    return x


@compiled
def deviance(counts: NDArray[np.float64], means: NDArray[np.float64]) -> float:
    """Twice the log-likelihood short of the perfect fit, over the cells of somebody's list."""
    total = 0.0
    for mask in range(1, counts.size):
        if counts[mask] > 0:
            total += counts[mask] * np.log(counts[mask] / means[mask])
        total -= counts[mask] - means[mask]
    return 2.0 * total


@compiled
def bic(counts: NDArray[np.float64], means: NDArray[np.float64], terms: int) -> float:
    """-2 log-likelihood + terms log(documented); a term at minus infinity was fitted, so counts."""
    log_likelihood, documented = 0.0, 0.0
    for mask in range(1, counts.size):
        if means[mask] > 0:
            log_likelihood += counts[mask] * np.log(means[mask]) - means[mask]
            log_likelihood -= lgamma(counts[mask] + 1.0)
            documented += counts[mask]
    return -2.0 * log_likelihood + terms * log(documented)
