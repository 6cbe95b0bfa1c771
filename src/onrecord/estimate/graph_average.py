"""Marginal likelihoods of decomposable graphs, summed graph by graph without keeping them.

Under a hyper-Dirichlet prior with `delta` in every cell, the marginal likelihood of the people, n0
of them on no list, is a product over cliques C of a graph divided by separators S (Dawid &
Lauritzen 1993, Annals of Statistics 21:1272; Madigan & York 1997, Biometrika 84:19):

    N! / prod n_i! * prod h(C) / prod h(S),   h(S) = D(n_S + a_S) / D(a_S),
    D(x) = prod Gamma(x_i) / Gamma(sum x),    a_S = delta * 2**(lists - |S|) in each cell of S.

Only the cell of S in which somebody is on no list of S changes with n0, so each of the 2**lists
subsets is evaluated once for each n0, and each graph costs one addition.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from onrecord.estimate.compiled import compiled
from onrecord.estimate.decomposable import Graphs

Floats = NDArray[np.float64]
Rows = NDArray[np.int32]

BLOCK = 8
"""Values of n0 done side by side: what a processor adds at once, and 40 MB for seven lists."""
CHUNK = 1024
"""Values of n0 whose subsets are in memory at once."""
NEGLIGIBLE = -36.0
"""Graphs exp(36) = 4e15 times less likely than the best at an n0 add nothing there."""


@dataclass(frozen=True, slots=True)
class Averaged:
    """log_density: at each n0, of p(table, n0) over all graphs alike, but for the prior of N.

    shares: of each graph, summed over n0 with the weights given; only their ratios mean anything.
    """

    log_density: Floats
    shares: Floats


def average(
    graphs: Graphs, counts: Floats, missing: Floats, *, delta: float, log_weights: Floats
) -> Averaged:
    """counts: people by mask, entry 0 unused. missing: the values of n0, not negative.

    log_weights: at each n0, of what its density counts in `shares`.
    """
    densities = np.zeros(missing.size)
    shares, top = np.zeros(len(graphs)), -np.inf
    for start in range(0, missing.size, CHUNK):
        part = slice(start, start + CHUNK)
        subsets = log_marginals(counts, missing[part], delta=delta)
        base = _base(counts, missing[part], subsets)
        likely = np.zeros(len(graphs))
        added, best = _summed(
            graphs.parent, graphs.move, _ratios(subsets), base + log_weights[part], likely
        )
        densities[part] = base + added - np.log(len(graphs))
        higher = max(top, best)
        shares = shares * np.exp(top - higher) + likely * np.exp(best - higher)
        top = higher
    return Averaged(densities, shares)


def log_density_of(
    graphs: Graphs, row: int, counts: Floats, missing: Floats, *, delta: float
) -> Floats:
    """At each n0, log p(table, n0) under one graph, but for the prior of N."""
    subsets = log_marginals(counts, missing, delta=delta)
    ratios = _ratios(subsets)
    found = _base(counts, missing, subsets)
    while row != 0:
        found = found + ratios[graphs.move[row]]
        row = int(graphs.parent[row])
    return found


def _base(counts: Floats, missing: Floats, subsets: Floats) -> Floats:
    """The graph without edges; N! / n0! is all of the multinomial coefficient that changes."""
    lists = counts.size.bit_length() - 1
    people = counts[1:].sum() + missing
    alone: Floats = subsets[[1 << v for v in range(lists)]].sum(axis=0)
    ways: Floats = gammaln(people + 1) - gammaln(missing + 1)
    return ways + alone


def log_marginals(counts: Floats, missing: Floats, *, delta: float) -> Floats:
    """log h(S) for every subset S of the lists (a row a mask) and every n0 (a column)."""
    cells = counts.size
    lists = cells.bit_length() - 1
    rows = np.zeros((cells, missing.size))
    masks = np.arange(cells)
    everybody = gammaln(counts[1:].sum() + missing + delta * cells)
    for subset in range(1, cells):
        prior = delta * 2.0 ** (lists - subset.bit_count())
        seen = np.bincount(masks[1:] & subset, weights=counts[1:], minlength=cells)
        known = seen[1:][seen[1:] > 0]
        fixed = (gammaln(known + prior) - gammaln(prior)).sum() - gammaln(prior)
        changing = gammaln(seen[0] + missing + prior) - everybody
        rows[subset] = fixed + changing + gammaln(delta * cells)
    return rows


def _ratios(subsets: Floats) -> Floats:
    """log h(K + v) / (h(K) h(v)) by move: list v joined to clique K; see `Graphs.move`."""
    cells = subsets.shape[0]
    lists = cells.bit_length() - 1
    masks = np.arange(cells)
    joined = [subsets[masks | 1 << v] - subsets - subsets[1 << v] for v in range(lists)]
    return np.concatenate(joined)


@compiled
def _summed(
    parent: Rows, move: Rows, ratios: Floats, log_weights: Floats, shares: Floats
) -> tuple[Floats, float]:
    """log of the sum over graphs at each n0, relative to the graph without edges.

    Also fills `shares`, divided by exp of the number returned beside.
    """
    points = ratios.shape[1]
    logs = np.empty(points)
    top = -np.inf
    block = np.zeros((ratios.shape[0], BLOCK))
    logs_of = np.zeros((parent.size, BLOCK))
    for start in range(0, points, BLOCK):
        stop = min(start + BLOCK, points)
        block[:, : stop - start] = ratios[:, start:stop]
        best = _chained(parent, move, block, logs_of)
        outer = np.full(BLOCK, -np.inf)
        outer[: stop - start] = best[: stop - start] + log_weights[start:stop]
        higher = max(top, outer.max())
        shares *= np.exp(top - higher)
        top = higher
        total = _exponentials(logs_of, best, np.exp(outer - top), shares)
        logs[start:stop] = (best + np.log(total))[: stop - start]
    return logs, top


@compiled
def _chained(parent: Rows, move: Rows, block: Floats, logs_of: Floats) -> Floats:
    """Each graph's log weight from its parent's; returns the highest at each n0."""
    best = np.zeros(BLOCK)
    for g in range(1, parent.size):
        row, source, added = logs_of[g], logs_of[parent[g]], block[move[g]]
        for i in range(BLOCK):
            value = source[i] + added[i]
            row[i] = value
            best[i] = value if value > best[i] else best[i]
    return best


@compiled
def _exponentials(logs_of: Floats, best: Floats, scale: Floats, shares: Floats) -> Floats:
    total = np.zeros(BLOCK)
    floor = best + NEGLIGIBLE
    for g in range(shares.size):
        row = logs_of[g]
        near = False
        for i in range(BLOCK):
            near |= row[i] > floor[i]
        if near:
            for i in range(BLOCK):
                if row[i] > floor[i]:
                    likely = np.exp(row[i] - best[i])
                    total[i] += likely
                    shares[g] += scale[i] * likely
    return total
