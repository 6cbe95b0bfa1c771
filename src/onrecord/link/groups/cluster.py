"""Who is one person: a deterministic grouping that obeys verdicts and never joins what excludes."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

UNKNOWN = -1.0
"""Bits that a pair nobody scored speaks against joining two groups."""
MOST = 12.0
"""Bits one pair may speak for or against when groups are joined; none decides alone for ever."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Two rows, the probability that they are one person, and the weight that breaks ties."""

    first: int
    second: int
    probability: float
    weight: float = 0.0


@dataclass(slots=True)
class _State:
    group: dict[int, int]
    members: dict[int, list[int]]
    near: dict[int, dict[int, float]]
    apart: dict[int, set[int]]
    solo: Mapping[int, int]
    lists: Mapping[int, int]
    bound: set[tuple[int, int]] = field(default_factory=set)


def cluster(
    rows: Iterable[int],
    edges: Sequence[Edge],
    *,
    threshold: float = 0.5,
    must: Iterable[tuple[int, int]] = (),
    cannot: Iterable[tuple[int, int]] = (),
    solo: Mapping[int, int] | None = None,
    lists: Mapping[int, int] | None = None,
) -> tuple[tuple[int, ...], ...]:
    """Groups of rows, each row in exactly one, in order of their smallest row.

    must, cannot: verdicts, which go before any probability; a must-link is never refused.
    solo: row to list, for rows of lists that hold nobody twice: two of one list never join.
    lists: row to list, for the others too: two of one list join only where their own edge says so,
    whatever other rows speak for it.
    Edges below `threshold` join nothing, but speak against joining groups.
    """
    bound = sorted((min(p), max(p)) for p in must)
    strong = [edge for edge in edges if edge.probability >= threshold]
    # Most rows of long lists stay alone; only what may join needs a state.
    live = {row for pair in bound for row in pair}
    live.update(row for edge in strong for row in (edge.first, edge.second))
    state = _State(
        group={row: row for row in live},
        members={row: [row] for row in live},
        near={},
        apart={},
        solo={} if solo is None else solo,
        lists={} if lists is None else lists,
    )
    for edge in edges:
        if edge.first in live and edge.second in live:
            bits = _bits(edge.probability)
            state.near.setdefault(edge.first, {})[edge.second] = bits
            state.near.setdefault(edge.second, {})[edge.first] = bits
    for first, second in cannot:
        state.apart.setdefault(first, set()).add(second)
        state.apart.setdefault(second, set()).add(first)
    for first, second in bound:
        state.bound.add((first, second))
        _join(state, first, second)
    strong.sort(key=lambda e: (-e.probability, -e.weight, e.first, e.second))
    for edge in strong:
        a, b = state.group[edge.first], state.group[edge.second]
        if a != b and _may(state, a, b):
            _join(state, edge.first, edge.second)
    alone = [(row,) for row in set(rows) - live]
    return tuple(sorted([*alone, *(tuple(sorted(rows)) for rows in state.members.values())]))


def _bits(probability: float) -> float:
    if probability <= 0:
        return -MOST
    if probability >= 1:
        return MOST
    return max(-MOST, min(MOST, math.log2(probability / (1 - probability))))


def _may(state: _State, a: int, b: int) -> bool:
    """Whether two groups may join: nothing excludes it, and all pairs together speak for it."""
    left, right = state.members[a], state.members[b]
    if len(left) == 1 and len(right) == 1:
        return not _excluded(state, left[0], right[0])
    total = 0.0
    for one in left:
        near = state.near.get(one, {})
        for other in right:
            if _excluded(state, one, other):
                return False
            total += near.get(other, UNKNOWN)
    return total > 0


def _excluded(state: _State, one: int, other: int) -> bool:
    if other in state.apart.get(one, ()):
        return True
    if one in state.solo and state.solo[one] == state.solo.get(other):
        return True
    if one not in state.lists or state.lists[one] != state.lists.get(other):
        return False
    return state.near.get(one, {}).get(other, UNKNOWN) < 0


def _join(state: _State, first: int, second: int) -> None:
    a, b = state.group[first], state.group[second]
    if a == b:
        return
    if len(state.members[a]) < len(state.members[b]):
        a, b = b, a
    for row in state.members.pop(b):
        state.group[row] = a
        state.members[a].append(row)
