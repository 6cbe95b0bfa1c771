"""Pairs by the two lists they are of: how many there could be, and how many of one person."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from onrecord.link.pairs.score import Pairs


@dataclass(frozen=True, slots=True)
class Groups:
    """Pairs by the two lists they are of.

    of: group of each pair. names: group to the two lists. possible: pairs there could be at all.
    most: pairs of one person there can be at the most. between: whether of two lists.
    sizes: rows of the two lists, by group.
    """

    of: Any
    names: tuple[tuple[str, str], ...]
    possible: Any
    most: Any
    between: Any
    sizes: Any


def groups(
    pairs: Pairs, lists: Any, names: tuple[str, ...], sizes: Mapping[str, int], solo: frozenset[str]
) -> Groups:
    """lists: list of each row, as a number into `names`; solo: lists that hold nobody twice."""
    count = len(names)
    a, b = lists[pairs.first - 1], lists[pairs.second - 1]
    of = np.minimum(a, b) * count + np.maximum(a, b)
    made, possible, most, between, rows = [], [], [], [], []
    for i, one in enumerate(names):
        for j, other in enumerate(names):
            n, m = sizes[one], sizes[other]
            made.append((one, other))
            possible.append(n * (n - 1) / 2 if i == j else n * m)
            repeated = 0.0 if one in solo else n / (2 if len(names) == 1 else 10)
            most.append(repeated if i == j else 0.999 * min(n, m))
            between.append(i != j)
            rows.append((n, m))
    return Groups(
        of,
        tuple(made),
        np.maximum(1.0, possible),
        np.maximum(1e-6, most),
        np.array(between),
        np.array(rows, dtype=float),
    )
