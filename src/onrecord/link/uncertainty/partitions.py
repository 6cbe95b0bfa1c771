"""Every way to group a few entries into people that constraints allow, for all groups at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Edge = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Partitions:
    """first: shape (ways, entries), the first entry of the group that each entry is in.

    together: shape (ways, pairs), whether a way puts both ends of a pair into one group; pairs in
    the order of `pairs`.
    """

    pairs: tuple[Edge, ...]
    first: NDArray[np.int64]
    together: NDArray[np.float64]


@cache
def partitions(size: int, edges: tuple[Edge, ...], forbidden: tuple[Edge, ...]) -> Partitions:
    """The ways to group `size` entries so that no forbidden pair is together.

    Within a group everybody hangs together through `edges`; nobody is joined without a candidate.
    """
    apart = frozenset(forbidden)
    near = frozenset(edges)
    ways = [way for way in _grow(size, (), apart) if _hang_together(way, near)]
    first = np.array([[way.index(label) for label in way] for way in ways], dtype=np.int64)
    pairs = tuple((i, j) for i in range(size) for j in range(i + 1, size) if (i, j) not in apart)
    together = np.array(
        [[float(way[i] == way[j]) for i, j in pairs] for way in ways], dtype=float
    ).reshape(len(ways), len(pairs))
    return Partitions(pairs, first, together)


def _grow(size: int, labels: tuple[int, ...], apart: frozenset[Edge]) -> Iterator[tuple[int, ...]]:
    if len(labels) == size:
        yield labels
        return
    new = len(labels)
    groups = max(labels, default=-1) + 1
    for group in range(groups + 1):
        if not any(label == group and (i, new) in apart for i, label in enumerate(labels)):
            yield from _grow(size, (*labels, group), apart)


def _hang_together(labels: tuple[int, ...], near: frozenset[Edge]) -> bool:
    for group in set(labels):
        members = [i for i, label in enumerate(labels) if label == group]
        reached, edge = {members[0]}, [members[0]]
        while len(edge) != 0:
            at = edge.pop()
            more = [m for m in members if m not in reached and ((at, m) in near or (m, at) in near)]
            reached.update(more)
            edge.extend(more)
        if len(reached) != len(members):
            return False
    return True
