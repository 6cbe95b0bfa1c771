"""All decomposable (chordal) graphs on 3 to 7 lists, each one step away from a smaller one.

A graph is decomposable when it is empty or has a simplicial list (its neighbours all depend on each
other) without which it is decomposable. So every graph but the first is its parent, in which that
list stands alone, plus the list joined to a clique; a product over cliques divided by separators
is then the parent's times one ratio (Lauritzen 1996, ch. 2; Madigan & York 1997).
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.compiled import compiled

Ints = NDArray[np.int64]
Rows = NDArray[np.int32]
FEWEST, MOST = 3, 7


@dataclass(frozen=True, slots=True)
class Graphs:
    """edges: a bit for each pair of lists, in the order of `pair_numbers`; ascending.

    parent: the row of the parent, always earlier; row 0 is the graph without edges, its own.
    move: joined list * 2**lists + mask of the clique it is joined to.
    """

    lists: int
    edges: Rows
    parent: Rows
    move: Rows

    def __len__(self) -> int:
        return int(self.edges.size)

    @property
    def saturated(self) -> int:
        """The row of the graph with all edges; it has the highest mask."""
        return len(self) - 1

    def pairs(self, row: int) -> tuple[tuple[int, int], ...]:
        """The edges of one graph."""
        numbers = pair_numbers(self.lists)
        return tuple(pair for pair, bit in numbers.items() if int(self.edges[row]) >> bit & 1)


def pair_numbers(lists: int) -> dict[tuple[int, int], int]:
    """The bit of each pair (i, j), i < j."""
    pairs = [(i, j) for j in range(lists) for i in range(j)]
    return {pair: bit for bit, pair in enumerate(pairs)}


@cache
def decomposable(lists: int) -> Graphs:
    """8, 61, 822, 18,154 or 617,675 graphs on 3 to 7 lists; made once, then kept in memory.

    >>> [len(decomposable(lists)) for lists in (3, 4, 5)]
    [8, 61, 822]
    """
    if not FEWEST <= lists <= MOST:
        raise ValueError(f"{lists} lists: graphs are enumerated for {FEWEST} to {MOST} lists")
    return Graphs(lists, *_enumerated(lists))


@compiled
def _enumerated(lists: int) -> tuple[Rows, Rows, Rows]:
    pairs = lists * (lists - 1) // 2
    row_of = np.full(1 << pairs, -1, dtype=np.int32)
    edges = np.empty(1 << pairs, dtype=np.int32)
    moves = np.empty(1 << pairs, dtype=np.int32)
    parents = np.empty(1 << pairs, dtype=np.int32)
    near = np.zeros(lists, dtype=np.int64)
    row_of[0], edges[0], parents[0], moves[0] = 0, 0, 0, 0
    rows = 1
    for mask in range(1, 1 << pairs):
        _neighbours(mask, lists, near)
        joined = _simplicial(lists, near)
        if joined < 0:
            continue
        parent = row_of[_without(mask, joined, lists)]
        if parent < 0:
            continue
        row_of[mask] = rows
        edges[rows], parents[rows] = mask, parent
        moves[rows] = (joined << lists) + near[joined]
        rows += 1
    return edges[:rows].copy(), parents[:rows].copy(), moves[:rows].copy()


@compiled
def _neighbours(mask: int, lists: int, near: Ints) -> None:
    near[:] = 0
    bit = 0
    for j in range(lists):
        for i in range(j):
            if mask >> bit & 1:
                near[i] |= 1 << j
                near[j] |= 1 << i
            bit += 1


@compiled
def _simplicial(lists: int, near: Ints) -> int:
    """The last list whose neighbours, at least one, are all neighbours of each other; else -1."""
    for v in range(lists - 1, -1, -1):
        clique = near[v] != 0
        for u in range(lists):
            if near[v] >> u & 1 and near[v] & ~(near[u] | (1 << u)) & ~(1 << v) != 0:
                clique = False
                break
        if clique:
            return v
    return -1


@compiled
def _without(mask: int, v: int, lists: int) -> int:
    """The graph with list v standing alone."""
    bit = 0
    for j in range(lists):
        for i in range(j):
            if i == v or j == v:
                mask &= ~(1 << bit)
            bit += 1
    return mask
