"""What the table itself shows, before any method: lists, overlaps, seen once, odds ratios."""

from collections.abc import Mapping
from itertools import combinations
from math import exp, log, sqrt
from typing import Any

from onrecord.estimate.patterns import Patterns
from onrecord.estimate.usable import containment


def describe(patterns: Patterns) -> dict[str, Any]:
    """Plain JSON values."""
    pairs = [_pair(patterns, i, j) for i, j in combinations(range(len(patterns.lists)), 2)]
    once = patterns.seen_once
    return {
        "documented": patterns.documented,
        "lists": dict(zip(patterns.lists, patterns.sizes, strict=True)),
        "alone": {name: _alone(patterns, i) for i, name in enumerate(patterns.lists)},
        "pairs": pairs,
        "pairs_without_overlap": [pair["lists"] for pair in pairs if pair["both"] == 0],
        "seen_once": once,
        "share_seen_once": once / patterns.documented,
        "contained": list(containment(patterns)),
        "usable_lists": [patterns.lists[i] for i in patterns.usable()],
    }


def _alone(patterns: Patterns, i: int) -> int:
    return sum(n for mask, n in patterns if mask == 1 << i)


def _pair(patterns: Patterns, i: int, j: int) -> Mapping[str, Any]:
    low, middle, high = odds_ratio(patterns, i, j)
    return {
        "lists": [patterns.lists[i], patterns.lists[j]],
        "both": patterns.on_both(i, j),
        "odds_ratio": {"low": low, "middle": middle, "high": high},
    }


LARGEST_POWER = 700.0
"""exp overflows a double above 709.78."""


def odds_ratio(patterns: Patterns, i: int, j: int) -> tuple[float | None, ...]:
    """(low, middle, high): how much likelier list i is for people on list j, given the others.

    Mantel-Haenszel over the patterns of the other lists (1959), 95 per cent by Robins, Breslow &
    Greenland (1986). People on none of the others are left out, since who is on neither list is
    unknown there. None where the table says nothing, or an end is beyond any number.
    """
    tables = _two_by_two(patterns, i, j)
    r = [a * d / (a + b + c + d) for a, b, c, d in tables]
    s = [b * c / (a + b + c + d) for a, b, c, d in tables]
    if sum(r) == 0 or sum(s) == 0:
        return (None, None, None)
    p = [(a + d) / (a + b + c + d) for a, b, c, d in tables]
    variance = (
        sum(x * y for x, y in zip(p, r, strict=True)) / (2 * sum(r) ** 2)
        + sum(x * z + (1 - x) * y for x, y, z in zip(p, r, s, strict=True)) / (2 * sum(r) * sum(s))
        + sum((1 - x) * z for x, z in zip(p, s, strict=True)) / (2 * sum(s) ** 2)
    )
    middle, spread = log(sum(r) / sum(s)), 1.96 * sqrt(variance)
    return tuple(_ratio(power) for power in (middle - spread, middle, middle + spread))


def _ratio(power: float) -> float | None:
    """e to the power; None where that is beyond any number a table can speak of."""
    return exp(power) if power < LARGEST_POWER else None


def _two_by_two(patterns: Patterns, i: int, j: int) -> list[tuple[int, int, int, int]]:
    """(both, only i, only j, neither) for each pattern of the other lists that somebody has."""
    cells: dict[int, list[int]] = {}
    both = 1 << i | 1 << j
    for mask, n in patterns:
        others = mask & ~both
        if others != 0:
            place = (0 if mask >> i & 1 else 2) + (0 if mask >> j & 1 else 1)
            cells.setdefault(others, [0, 0, 0, 0])[place] += n
    return [(a, b, c, d) for a, b, c, d in cells.values()]
