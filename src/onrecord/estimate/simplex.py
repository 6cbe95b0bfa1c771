"""A small exact-pivot linear program: is there x >= 0 with A x = b? Compiled."""

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.compiled import compiled

TINY = 1e-9
"""Entries here are ratios of small whole numbers, far above this or 0 but for rounding."""


@compiled
def feasible(a: NDArray[np.float64], b: NDArray[np.float64]) -> bool:
    """Phase one of the simplex method with Bland's rule, which cannot cycle (Bland 1977)."""
    rows, columns = a.shape
    table = np.zeros((rows + 1, columns + 1))
    for i in range(rows):
        sign = -1.0 if b[i] < 0 else 1.0
        table[i, :columns] = sign * a[i]
        table[i, columns] = sign * b[i]
        table[rows] += table[i]
    basis = np.full(rows, columns)
    while table[rows, columns] > TINY:
        entering = -1
        for j in range(columns):
            if table[rows, j] > TINY:
                entering = j
                break
        if entering < 0:
            return False
        leaving = _leaving(table, basis, entering)
        _pivot(table, leaving, entering)
        basis[leaving] = entering
    return True


@compiled
def _leaving(table: NDArray[np.float64], basis: NDArray[np.int64], entering: int) -> int:
    last, best, chosen = table.shape[1] - 1, np.inf, -1
    for i in range(basis.size):
        if table[i, entering] > TINY:
            ratio = table[i, last] / table[i, entering]
            if ratio < best - TINY or (ratio <= best + TINY and basis[i] < basis[chosen]):
                best, chosen = min(ratio, best), i
    return chosen


@compiled
def _pivot(table: NDArray[np.float64], row: int, column: int) -> None:
    table[row] /= table[row, column]
    for i in range(table.shape[0]):
        if i != row and table[i, column] != 0.0:
            table[i] -= table[i, column] * table[row]


@compiled
def null_space(a: NDArray[np.float64]) -> NDArray[np.float64]:
    """Columns span {y: a y = 0}; Gauss-Jordan with the largest pivot of each column."""
    m = a.copy()
    rows, columns = m.shape
    pivot_of = np.full(columns, -1)
    rank = 0
    for j in range(columns):
        best, at = TINY, -1
        for i in range(rank, rows):
            if abs(m[i, j]) > best:
                best, at = abs(m[i, j]), i
        if at < 0:
            continue
        for c in range(columns):
            m[rank, c], m[at, c] = m[at, c], m[rank, c]
        _pivot(m, rank, j)
        pivot_of[j] = rank
        rank += 1
    basis = np.zeros((columns, columns - rank))
    free = 0
    for j in range(columns):
        if pivot_of[j] < 0:
            basis[j, free] = 1.0
            for other in range(columns):
                if pivot_of[other] >= 0:
                    basis[other, free] = -m[pivot_of[other], j]
            free += 1
    return basis
