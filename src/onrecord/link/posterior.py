"""From weights to probabilities: how many pairs there must be, and that rivals exclude each other.

The number of pairs of one person, and of relatives, between each two lists is the one under which
the candidate pairs are most likely; where no person is on a list twice, two candidates for one row
are rivals, and the probability is shared out among them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from onrecord.link.comparisons import RELATIVES
from onrecord.link.score import Pairs

ROUNDS, CLOSE = 60, 1e-4
HIGHEST = 60.0
"""Bits beyond which odds are not told apart."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Pairs by the two lists they are of.

    of: group of each pair. names: group to the two lists. possible: pairs there could be at all.
    most: pairs of one person there can be at the most. exclusive: whether rivals exclude.
    """

    of: Any
    names: tuple[tuple[str, str], ...]
    possible: Any
    most: Any
    exclusive: Any


@dataclass(frozen=True, slots=True)
class Belief:
    """same, kin: probability of each pair, of one person and of relatives.

    alone: probability of one person before rivals were weighed. expected: pairs, by group.
    """

    same: Any
    kin: Any
    alone: Any
    expected: Any
    relatives: dict[str, Any]


def groups(
    pairs: Pairs, lists: Any, names: tuple[str, ...], sizes: Mapping[str, int], solo: frozenset[str]
) -> Groups:
    """lists: list of each row, as a number into `names`; solo: lists that hold nobody twice."""
    count = len(names)
    a, b = lists[pairs.first - 1], lists[pairs.second - 1]
    of = np.minimum(a, b) * count + np.maximum(a, b)
    made, possible, most, exclusive = [], [], [], []
    for i, one in enumerate(names):
        for j, other in enumerate(names):
            n, m = sizes[one], sizes[other]
            made.append((one, other))
            possible.append(n * (n - 1) / 2 if i == j else n * m)
            most.append(n / 2 if i == j else min(n, m) if {one, other} <= solo else max(n, m))
            exclusive.append(i != j and {one, other} <= solo)
    return Groups(
        of, tuple(made), np.maximum(1.0, possible), np.maximum(0.5, most), np.array(exclusive)
    )


def believe(
    pairs: Pairs, groups: Groups, rows: int, *, fixed: Mapping[str, Any] | None = None
) -> Belief:
    """Probabilities for every pair; fixed: expected numbers that a saved model brings."""
    count = len(groups.names)
    ratio = np.exp2(np.clip(pairs.weight, -HIGHEST, HIGHEST))
    kin_ratio = {k: np.exp2(np.clip(pairs.kin[k], -HIGHEST, HIGHEST)) for k in RELATIVES}
    expected = np.full(count, 0.0) + groups.most * 0.3
    relatives = {k: np.full(count, 1.0) * np.sqrt(groups.possible) * 0.2 for k in RELATIVES}
    if fixed is not None:
        expected = fixed["same"]
        relatives = {k: fixed[k] for k in RELATIVES}
    for _ in range(1 if fixed is not None else ROUNDS):
        odds = (expected / groups.possible)[groups.of] * ratio
        kin_odds = {
            k: (relatives[k] / groups.possible)[groups.of] * kin_ratio[k] for k in RELATIVES
        }
        others = 1 + sum(kin_odds.values())
        alone = odds / (others + odds)
        same = _rivals(pairs, groups, odds / others, rows)
        if fixed is not None:
            break
        found = np.bincount(groups.of, weights=same, minlength=count)
        found = np.clip(found, 0.02, groups.most)
        for k in RELATIVES:
            share = kin_odds[k] / (others + odds)
            relatives[k] = np.maximum(
                0.02, np.bincount(groups.of, weights=share, minlength=count)
            )
        moved = float(np.abs(np.log(found / expected)).max())
        expected = found
        if moved < CLOSE:
            break
    kin = sum(kin_odds.values()) / (others + odds)
    return Belief(same, kin, alone, expected, relatives)


def _rivals(pairs: Pairs, groups: Groups, odds: Any, rows: int) -> Any:
    """Each pair against its rivals: the other candidates of either row in the other's list."""
    same = odds / (1 + odds)
    count = round(len(groups.names) ** 0.5)
    rival = groups.exclusive[groups.of]
    if not rival.any():
        return same
    first, second = pairs.first[rival], pairs.second[rival]
    mine = odds[rival]
    pair_of_lists = groups.of[rival]
    # Within one pair of lists a row's rivals are those of the same group.
    at_first = _sums(first * np.int64(count * count) + pair_of_lists, mine)
    at_second = _sums(second * np.int64(count * count) + pair_of_lists, mine)
    del rows
    same[rival] = mine / (1 + at_first + at_second - mine)
    return same


def _sums(keys: Any, values: Any) -> Any:
    """The sum of `values` over equal keys, for each."""
    _, where = np.unique(keys, return_inverse=True)
    return np.bincount(where, weights=values)[where]
