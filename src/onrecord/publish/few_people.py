"""What is told of how many people are on lists, so that nobody can work out a number that is few.

A number below FEWEST is not told of a list without names. Sums would tell it by subtraction, so a
sum of which it is part is told from the least to the most that the other numbers told leave open,
and rows, which are nearly people, not at all: what is told is then the same for each number that
the few may be. Names tell how many people a list has, and an estimate how many are on any list;
where some list of the event shows names, or an estimate of it is published, nothing is told of
which lists people are on.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from onrecord.record.inclusion import Inclusion, Pattern

FEWEST = 5
"""Fewer people on exactly the same lists are not told, unless their names are: one of them, or
somebody who knows one of them, could tell who they are."""


@dataclass(frozen=True, slots=True)
class Between:
    """A number as it is told: both ends the same where it is told wholly."""

    low: int
    high: int

    @classmethod
    def of(cls, number: int) -> "Between":
        return cls(number, number)


@dataclass(frozen=True, slots=True)
class Told:
    """overlaps: people by the lists they are on, FEWEST - 1 for those in `few`; None where nothing
    is told of it.

    documented: everybody together; people: on each list; None where it is not told.
    vague: lists of which neither rows nor changes are told.
    """

    overlaps: Inclusion | None
    few: frozenset[Pattern]
    documented: Between | None
    people: Mapping[str, Between | None]
    vague: frozenset[str] = frozenset()


def told(
    table: Inclusion,
    named: Collection[str],
    people: Mapping[str, int],
    all_: int,
    *,
    estimated: bool = False,
) -> Told:
    """named: lists published with names; people: documented on each list; all_: on any of them.

    estimated: whether an estimate that is published tells `all_`.
    """
    few = _few(table, named)
    exact = {name: Between.of(n) for name, n in people.items()}
    if len(few) == 0:
        return Told(table, few, Between.of(all_), exact)
    without = frozenset(name for name in table.lists if name not in named)
    if estimated or len(without) < len(table.lists):
        kept = {name: None if name in without else one for name, one in exact.items()}
        return Told(None, frozenset(), None, kept, without)
    lists = {
        name: _between(table, few, [p for _, p, _ in table.counts if p[place]])
        for place, name in enumerate(table.lists)
    }
    vague = frozenset(name for name, one in lists.items() if one.low < one.high)
    together = _between(table, few, [pattern for _, pattern, _ in table.counts])
    return Told(_rounded(table, few), few, together, lists, vague)


def _few(table: Inclusion, named: Collection[str]) -> frozenset[Pattern]:
    """Sets of lists with too few people to tell how many."""
    return frozenset(
        pattern
        for _, pattern, count in table.counts
        if 0 < count < FEWEST
        and any(on and name not in named for name, on in zip(table.lists, pattern, strict=True))
    )


def _rounded(table: Inclusion, few: Collection[Pattern]) -> Inclusion:
    """The table with one number for all that are few, so that neither bar nor order tells them."""
    counts = ((s, pattern, FEWEST - 1 if pattern in few else n) for s, pattern, n in table.counts)
    return replace(table, counts=tuple(sorted(counts)))


def _between(table: Inclusion, few: Collection[Pattern], patterns: Collection[Pattern]) -> Between:
    """The sum over patterns, each of the few from 1 to FEWEST - 1."""
    whole = sum(n for _, pattern, n in table.counts if pattern in patterns and pattern not in few)
    open_ = sum(1 for pattern in patterns if pattern in few)
    return Between(whole + open_, whole + open_ * (FEWEST - 1))
