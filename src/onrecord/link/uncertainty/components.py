"""Scored pairs cut into small groups of entries that hang together, so that each can be redrawn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.record.linkage import ScoredPair

Pair = tuple[str, str]

LEAST = 0.002
"""Candidates below this probability join no group, though they count inside one."""

MOST_ENTRIES = 6
"""A group has at most this many, 203 ways to divide them; its weakest candidates go first."""


@dataclass(frozen=True, slots=True)
class Constraints:
    """same: pairs that a person judged to be one; different: or not to be, relatives among them.

    duplicate_free: lists on which nobody is twice. Verdicts outrank them.
    """

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()
    duplicate_free: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Shape:
    """Groups of one form: as many members, the same candidates, the same pairs forbidden.

    A member is one entry, or several that people judged to be the same person.
    edges: candidates, as numbers of members; members: shape (groups, size), numbers of members.
    chosen: shape (groups, pairs that are not forbidden), the number of the scored pair that speaks
    for it, or -1 where none does. Pairs in the order of `partitions`.
    """

    size: int
    edges: tuple[tuple[int, int], ...]
    forbidden: tuple[tuple[int, int], ...]
    members: NDArray[np.int64]
    chosen: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Components:
    """entries: all; member_of: the member that each entry belongs to; members: how many.

    left_out: sum of the probabilities of candidates that had to be cut from groups too large.
    on: the lists that each member is on.
    """

    entries: tuple[str, ...]
    member_of: NDArray[np.int64]
    members: int
    shapes: tuple[Shape, ...]
    left_out: float
    on: Mapping[int, frozenset[str]]

    def inside(self, shape: Shape, pairs: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
        """Shape (groups, pairs): whether both members of a pair have entries on one list."""
        return np.array(
            [[not self.on[m[i]].isdisjoint(self.on[m[j]]) for i, j in pairs]
             for m in shape.members.tolist()],
            dtype=bool,
        ).reshape(len(shape.members), len(pairs))  # fmt: skip


def components(
    pairs: Sequence[ScoredPair], lists: Mapping[str, str], constraints: Constraints
) -> Components:
    """Groups of entries, every one with all candidates and constraints inside it.

    lists: entry to list, for every entry, those without any pair too.
    """
    entries = tuple(sorted(lists, key=lambda entry: (lists[entry], entry)))
    joined = Joined(entries)
    for one, other in sorted(constraints.same):
        joined.union(one, other)
    member_of = joined.numbers()
    number = {entry: int(member_of[i]) for i, entry in enumerate(entries)}
    apart = _apart(pairs, number, constraints)
    best = _best(pairs, number)
    on = _lists_of(entries, lists, number)
    usable = {
        ends: at
        for ends, at in best.items()
        if ends not in apart and not _twice(on, ends, constraints.duplicate_free)
    }
    groups, left_out = _grouped(pairs, usable, int(member_of.max(initial=-1)) + 1)
    shapes = _shaped(groups, pairs, best, usable, apart, on, constraints.duplicate_free)
    members = int(member_of.max(initial=-1)) + 1
    return Components(entries, member_of, members, shapes, left_out, on)


class Joined:
    """Entries joined into members, numbered by their first entry (union-find)."""

    def __init__(self, names: Sequence[str]) -> None:
        self.index = {name: i for i, name in enumerate(names)}
        self.parent = list(range(len(names)))

    def find(self, at: int) -> int:
        while self.parent[at] != at:
            self.parent[at] = self.parent[self.parent[at]]
            at = self.parent[at]
        return at

    def union(self, one: str, other: str) -> None:
        low, high = sorted((self.find(self.index[one]), self.find(self.index[other])))
        self.parent[high] = low

    def numbers(self) -> NDArray[np.int64]:
        roots = np.array([self.find(i) for i in range(len(self.parent))], dtype=np.int64)
        numbers: NDArray[np.int64] = np.unique(roots, return_inverse=True)[1].astype(np.int64)
        return numbers


def _ends(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _apart(
    pairs: Sequence[ScoredPair], number: Mapping[str, int], constraints: Constraints
) -> set[tuple[int, int]]:
    vetoed = ((p.first, p.second) for p in pairs if len(p.vetoes) != 0)
    both = (_ends(number[a], number[b]) for a, b in (*constraints.different, *vetoed))
    return {(a, b) for a, b in both if a != b}


def _best(pairs: Sequence[ScoredPair], number: Mapping[str, int]) -> dict[tuple[int, int], int]:
    """Of all scored pairs between two members the likeliest one."""
    best: dict[tuple[int, int], int] = {}
    for at, pair in enumerate(pairs):
        ends = _ends(number[pair.first], number[pair.second])
        if ends[0] == ends[1]:
            continue
        known = best.get(ends)
        if known is None or pair.probability > pairs[known].probability:
            best[ends] = at
    return best


def _lists_of(
    entries: Iterable[str], lists: Mapping[str, str], number: Mapping[str, int]
) -> dict[int, frozenset[str]]:
    on: dict[int, set[str]] = {}
    for entry in entries:
        on.setdefault(number[entry], set()).add(lists[entry])
    return {member: frozenset(names) for member, names in on.items()}


def _twice(
    on: Mapping[int, frozenset[str]], ends: tuple[int, int], duplicate_free: frozenset[str]
) -> bool:
    return len(on[ends[0]] & on[ends[1]] & duplicate_free) != 0


def _grouped(
    pairs: Sequence[ScoredPair], usable: Mapping[tuple[int, int], int], members: int
) -> tuple[list[list[int]], float]:
    """Members joined by falling probability, no group larger than `MOST_ENTRIES`."""
    group_of = list(range(members))
    groups = {member: [member] for member in range(members)}
    left_out = 0.0
    order = sorted(usable.items(), key=lambda item: (-pairs[item[1]].probability, item[0]))
    for (one, other), at in order:
        low, high = sorted((group_of[one], group_of[other]))
        if pairs[at].probability < LEAST:
            break
        if low == high:
            continue
        if len(groups[low]) + len(groups[high]) > MOST_ENTRIES:
            left_out += pairs[at].probability
            continue
        for member in groups[high]:
            group_of[member] = low
        groups[low] = sorted(groups[low] + groups.pop(high))
    return [group for group in groups.values() if len(group) > 1], left_out


def _shaped(
    groups: Sequence[Sequence[int]],
    pairs: Sequence[ScoredPair],
    best: Mapping[tuple[int, int], int],
    usable: Mapping[tuple[int, int], int],
    apart: set[tuple[int, int]],
    on: Mapping[int, frozenset[str]],
    duplicate_free: frozenset[str],
) -> tuple[Shape, ...]:
    """Groups of the same form side by side."""
    Key = tuple[int, tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]
    gathered: dict[Key, tuple[list[Sequence[int]], list[list[int]]]] = {}
    for group in groups:
        edges, forbidden, chosen = [], [], []
        for i in range(len(group)):
            for j in range(i + 1, len(group)):
                ends = _ends(group[i], group[j])
                if ends in apart or _twice(on, ends, duplicate_free):
                    forbidden.append((i, j))
                    continue
                chosen.append(best.get(ends, -1))
                if ends in usable and pairs[usable[ends]].probability >= LEAST:
                    edges.append((i, j))
        key = (len(group), tuple(edges), tuple(forbidden))
        members, scores = gathered.setdefault(key, ([], []))
        members.append(group)
        scores.append(chosen)
    return tuple(
        Shape(*key, np.array(members, dtype=np.int64), np.array(scores, dtype=np.int64))
        for key, (members, scores) in sorted(gathered.items())
    )
