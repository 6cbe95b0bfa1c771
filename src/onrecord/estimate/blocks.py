"""Lists that do not meet: blocks that hardly anybody joins, and pairs that divide the people."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from onrecord.estimate.alike import STRANGE, across, chance_of_so_few, not_divided
from onrecord.estimate.patterns import Patterns

JOINED = 7
"""People on two lists from which on an overlap carries a number.

With fewer, the estimate from two lists is biased by more than 2 per cent (Robson & Regier 1964,
Transactions of the American Fisheries Society 93:215).
"""
MINOR = 0.1
"""Of the documented: without so few the table is nearly the same, and with them it is no worse."""
MOST_PARTS = 10
"""With more parts only each by itself is tried, not all ways to put them on two sides."""


def apart(patterns: Patterns) -> tuple[tuple[int, ...], int] | None:
    """(lists of a block, people on a list of it and on another list), or None where all belong.

    A block is apart when fewer than `JOINED` people cross its border and lists that found people
    independently would hardly ever have so few. A list by itself, or lists of less than `MINOR` of
    the people, are apart only when nobody does: they leave the rest nearly as it is.
    """
    for block in _blocks(patterns):
        mask = sum(1 << i for i in block)
        crossing = sum(n for m, n in patterns if m & mask != 0 and m & ~mask != 0)
        if crossing >= (1 if _minor(patterns, mask, crossing) else JOINED):
            continue
        if chance_of_so_few(crossing, across(patterns, block)) < STRANGE:
            return block, crossing
    return None


def _minor(patterns: Patterns, mask: int, crossing: int) -> bool:
    """Whether one side is a single list or hardly anybody."""
    if mask.bit_count() in (1, len(patterns.lists) - 1):
        return True
    inside = sum(n for m, n in patterns if m & mask != 0)
    outside = patterns.documented - inside + crossing
    return min(inside, outside) < MINOR * patterns.documented


def dividing(patterns: Patterns) -> tuple[int, int, int] | None:
    """(two lists, people on both or on neither) where these are hardly any, as by sex; or None.

    Such lists are parts of the people rather than ways to find them.
    """
    for one, other in combinations(range(len(patterns.lists)), 2):
        marks = 1 << one | 1 << other
        rest = sum(n for mask, n in patterns if (mask & marks).bit_count() != 1)
        if rest >= JOINED:
            continue
        if chance_of_so_few(rest, not_divided(patterns, one, other)) < STRANGE:
            return one, other, rest
    return None


def _blocks(patterns: Patterns) -> Iterator[tuple[int, ...]]:
    """Sides of every border that fewer than `JOINED` people of any one pair cross."""
    parts = _parts(patterns, JOINED)
    most = len(parts) // 2 if len(parts) <= MOST_PARTS else 1
    for size in range(1, most + 1):
        for chosen in combinations(parts, size):
            yield tuple(sorted(i for part in chosen for i in part))
    if most == 1:
        yield from _parts(patterns, 1)[1:]


def _parts(patterns: Patterns, fewest: int) -> Sequence[tuple[int, ...]]:
    """Lists joined, directly or through others, by pairs that share at least `fewest` people."""
    left = list(range(len(patterns.lists)))
    parts = []
    while len(left) != 0:
        part, new = [left[0]], [left[0]]
        while len(new) != 0:
            at = new.pop()
            met = [j for j in left if j not in part and patterns.on_both(at, j) >= fewest]
            part, new = part + met, new + met
        left = [i for i in left if i not in part]
        parts.append(tuple(sorted(part)))
    return parts
