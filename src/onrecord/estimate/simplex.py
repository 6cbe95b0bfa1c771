"""A small linear program by exact pivots: is there x >= 0 with A x = b? And null spaces. Compiled.

Plain loops, because numba compiles them many times faster than expressions of whole arrays.
"""

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.compiled import compiled

Matrix = NDArray[np.float64]

TINY = 1e-9
"""Entries here are ratios of small whole numbers, far above this or 0 but for rounding."""


@compiled
def feasible(a: Matrix, b: NDArray[np.float64]) -> bool:
    """Phase one of the simplex method with Bland's rule, which cannot cycle (Bland 1977)."""
    rows, columns = a.shape
    table = np.zeros((rows + 1, columns + 1))
    basis = np.empty(rows, dtype=np.int64)
    for i in range(rows):
        basis[i] = columns
        sign = -1.0 if b[i] < 0 else 1.0
        for j in range(columns + 1):
            table[i, j] = sign * (a[i, j] if j < columns else b[i])
            table[rows, j] += table[i, j]
    while table[rows, columns] > TINY:
        entering = 0
        while entering < columns and table[rows, entering] <= TINY:
            entering += 1
        if entering == columns:
            return False
        leaving = _leaving(table, basis, entering)
        _pivot(table, leaving, entering)
        basis[leaving] = entering
    return True


@compiled
def _leaving(table: Matrix, basis: NDArray[np.int64], entering: int) -> int:
    last, best, chosen = table.shape[1] - 1, np.inf, -1
    for i in range(basis.size):
        if table[i, entering] > TINY:
            ratio = table[i, last] / table[i, entering]
            if ratio < best - TINY or (ratio <= best + TINY and basis[i] < basis[chosen]):
                best, chosen = min(ratio, best), i
    return chosen


@compiled
def _pivot(table: Matrix, row: int, column: int) -> None:
    rows, columns = table.shape
    divisor = table[row, column]
    for j in range(columns):
        table[row, j] /= divisor
    for i in range(rows):
        factor = table[i, column]
        if i != row and factor != 0.0:
            for j in range(columns):
                table[i, j] -= factor * table[row, j]


@compiled
def null_space(a: Matrix) -> Matrix:
    """Columns span {y: a y = 0}. Gauss-Jordan with the largest pivot of each column, on `a`."""
    rows, columns = a.shape
    pivot_of = np.full(columns, -1, dtype=np.int64)
    rank = 0
    for j in range(columns):
        at = _largest(a, rank, j)
        if at < 0:
            continue
        for c in range(columns):
            kept = a[rank, c]
            a[rank, c] = a[at, c]
            a[at, c] = kept
        _pivot(a, rank, j)
        pivot_of[j] = rank
        rank += 1
    basis = np.zeros((columns, columns - rank))
    free = 0
    for j in range(columns):
        if pivot_of[j] < 0:
            basis[j, free] = 1.0
            for other in range(columns):
                if pivot_of[other] >= 0:
                    basis[other, free] = -a[pivot_of[other], j]
            free += 1
    return basis


@compiled
def _largest(a: Matrix, first: int, column: int) -> int:
    """The row from `first` on with the largest entry in the column, or -1 where all are 0."""
    best, at = TINY, -1
    for i in range(first, a.shape[0]):
        if abs(a[i, column]) > best:
            best, at = abs(a[i, column]), i
    return at
