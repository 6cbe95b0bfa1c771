"""From weights to probabilities: how many pairs there must be, and that rivals exclude each other.

The number of pairs of one person, and of relatives, between each two lists is the one under which
the candidate pairs are most likely; where no person is on a list twice, two candidates for one row
are rivals, and the probability is shared out among them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from onrecord.link.comparisons import CLASSES
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
    pairs: Pairs,
    groups: Groups,
    rates: Mapping[str, float],
    *,
    expected: Any | None = None,
) -> Belief:
    """Probabilities for every pair.

    rates: how often two rows are of each class of `CLASSES`; expected: pairs of one person by
    group, where a saved model brings them, else they are estimated here.
    """
    count = len(groups.names)
    ratio = np.exp2(np.clip(pairs.weight, -HIGHEST, HIGHEST))
    related = sum(
        (rates.get(name, 0.0) * np.exp2(np.clip(pairs.kin[name], -HIGHEST, HIGHEST))
         for name in CLASSES),
        start=np.zeros(len(pairs)),
    )  # fmt: skip
    found = groups.most * 0.3 if expected is None else expected
    for _ in range(ROUNDS):
        odds = (found / groups.possible)[groups.of] * ratio / (1 + related)
        same = _rivals(pairs, groups, odds)
        if expected is not None:
            break
        again = np.clip(np.bincount(groups.of, weights=same, minlength=count), 0.02, groups.most)
        moved = float(np.abs(np.log(again / found)).max())
        found = again
        if moved < CLOSE:
            break
    alone = odds / (1 + odds)
    return Belief(same, related / (1 + related) * (1 - alone), alone, found)


def _rivals(pairs: Pairs, groups: Groups, odds: Any) -> Any:
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
    same[rival] = mine / (1 + at_first + at_second - mine)
    return same


def _sums(keys: Any, values: Any) -> Any:
    """The sum of `values` over equal keys, for each."""
    _, where = np.unique(keys, return_inverse=True)
    return np.bincount(where, weights=values)[where]
