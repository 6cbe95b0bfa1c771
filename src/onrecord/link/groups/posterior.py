"""From weights to probabilities: how many pairs there must be, and that rivals exclude each other.

The number of pairs of one person, and of relatives, between each two lists is the one under which
the candidate pairs are most likely; where no person is on a list twice, two candidates for one row
are rivals, and the probability is shared out among them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from onrecord.link.pairs.comparisons import CLASSES
from onrecord.link.pairs.score import Pairs

ROUNDS, CLOSE = 100, 1e-4
MESSAGES = 12
"""Times that rivals tell each other how free they are; more change nothing to three digits."""
CERTAIN = 0.8
"""Probability from which a pair inside one list counts as a repeat when repeats are counted: a list
holds many namesakes and relatives, and few people twice."""
HIGHEST = 60.0
"""Bits beyond which odds are not told apart."""


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
    ratio = np.exp2(np.clip(pairs.weight, -HIGHEST, HIGHEST))
    related = sum(
        (rates.get(name, 0.0) * np.exp2(np.clip(pairs.kin[name], -HIGHEST, HIGHEST))
         for name in CLASSES),
        start=np.zeros(len(pairs)),
    )  # fmt: skip
    evidence = ratio / (1 + related)
    if expected is None:
        groups = replace(groups, most=np.minimum(groups.most, beyond_chance(groups, evidence)))
    found = _counted(groups, evidence) if expected is None else expected
    alone_odds = (found / groups.possible)[groups.of] * evidence
    free = (groups.sizes - found[:, None]) + np.sqrt(groups.sizes)
    prior = np.where(groups.between, found / np.prod(free, axis=1), found / groups.possible)
    same = Rivals.of(pairs, groups).weigh(prior[groups.of] * evidence, rounds=MESSAGES)
    alone = alone_odds / (1 + alone_odds)
    return Belief(same, related / (1 + related) * (1 - alone), alone, found)


def beyond_chance(groups: Groups, evidence: Any) -> Any:
    """Pairs between two lists beyond those that come about between people who are not the same.

    Inside a list hardly anybody stands twice, so the pairs inside show how many namesakes and
    relatives are as alike as any given degree; between lists there are as many for each two rows.
    What is left over at the degree where most is left bounds the pairs of one person, within
    twice the error of counting. Infinite where nothing is known from inside either list.
    """
    weight = np.log2(np.maximum(evidence, 2.0**-HIGHEST))
    inside = [np.sort(weight[groups.of == g]) for g in range(len(groups.names))]
    place = {lists: g for g, lists in enumerate(groups.names)}
    found = np.full(len(groups.names), np.inf)
    for g, (one, other) in enumerate(groups.names):
        if not groups.between[g] or len(inside[g]) == 0:
            continue
        degrees = np.arange(np.floor(inside[g][0]), np.ceil(inside[g][-1]) + 1)
        rates = [
            _at_least(inside[own], degrees) / groups.possible[own]
            for own in (place[one, one], place[other, other])
            if len(inside[own]) != 0
        ]
        if len(rates) != 0:
            chance = groups.possible[g] * np.mean(rates, axis=0)
            seen = _at_least(inside[g], degrees)
            found[g] = max(1.0, float((seen - chance + 2 * np.sqrt(chance)).max()))
    return found


def _at_least(weights: Any, degrees: Any) -> Any:
    """How many of the sorted weights reach each degree."""
    return len(weights) - np.searchsorted(weights, degrees)


def _counted(groups: Groups, evidence: Any) -> Any:
    """Pairs of one person by group: the numbers under which the candidates are most likely."""
    found = groups.most * 0.3
    inside = ~groups.between[groups.of]
    for _ in range(ROUNDS):
        odds = (found / groups.possible)[groups.of] * evidence
        share = odds / (1 + odds)
        share[inside & (share < CERTAIN)] = 0.0
        again = np.bincount(groups.of, weights=share, minlength=len(found))
        again = np.clip(again, np.minimum(0.02, groups.most), groups.most)
        moved = float(np.abs(np.log(again / found)).max())
        found = again
        if moved < CLOSE:
            break
    return found


@dataclass(frozen=True, slots=True)
class Repeats:
    """Where a rival is perhaps the row itself, written twice: three pairs that close a triangle.

    pair, rival: two pairs between the same lists with one row in common; within: the pair, inside
    one list, of the rows that they do not share. All are numbers of pairs. at_first: whether the
    row in common is the first of both.
    """

    pair: Any
    rival: Any
    within: Any
    at_first: Any


def repeats(pairs: Pairs, groups: Groups) -> Repeats:
    """The triangles whose pair inside one list could be of one person at all."""
    least = np.log2(groups.possible / np.maximum(groups.most, 1e-9)) - 4
    inside = ~groups.between[groups.of]
    twice = np.flatnonzero(inside & (pairs.weight > least[groups.of]))
    if len(twice) == 0:
        nothing = np.zeros(0, dtype=np.int64)
        return Repeats(nothing, nothing, nothing, nothing == 0)
    rows = np.unique(np.concatenate([pairs.first[twice], pairs.second[twice]]))
    touches = ~inside & (np.isin(pairs.first, rows) | np.isin(pairs.second, rows))
    near: dict[int, dict[int, int]] = {int(row): {} for row in rows}
    for n in np.flatnonzero(touches).tolist():
        a, b = int(pairs.first[n]), int(pairs.second[n])
        if a in near:
            near[a][b] = n
        if b in near:
            near[b][a] = n
    found: list[tuple[int, int, int]] = []
    for w in twice.tolist():
        one, other = near[int(pairs.first[w])], near[int(pairs.second[w])]
        for third in one.keys() & other.keys():
            found += [(one[third], other[third], w), (other[third], one[third], w)]
    made = np.array(sorted(found), dtype=np.int64).reshape(len(found), 3)
    common = pairs.first[made[:, 0]] == pairs.first[made[:, 1]]
    return Repeats(made[:, 0], made[:, 1], made[:, 2], common)


@dataclass(slots=True)
class Rivals:
    """Rows with one partner at the most in each other list: marginals by belief propagation.

    A rival counts for as much as its other end is free. Exact where the candidates form no cycle
    (Bayati, Shah & Sharma 2008 use the same messages for the best matching).
    """

    chosen: Any
    at_first: Any
    at_second: Any
    repeats: Repeats
    free_first: Any
    free_second: Any

    @classmethod
    def of(cls, pairs: Pairs, groups: Groups) -> "Rivals":
        chosen = np.flatnonzero(groups.between[groups.of])
        count, of = np.int64(len(groups.names)), groups.of[chosen]
        return cls(
            chosen,
            np.unique(pairs.first[chosen] * count + of, return_inverse=True)[1],
            np.unique(pairs.second[chosen] * count + of, return_inverse=True)[1],
            repeats(pairs, groups),
            np.ones(len(chosen)),
            np.ones(len(chosen)),
        )

    def weigh(self, odds: Any, *, rounds: int) -> Any:
        """The probability of every pair, rivals weighed; what is free is kept for the next call."""
        same = odds / (1 + odds)
        if len(self.chosen) == 0:
            return same
        mine = odds[self.chosen]
        for _ in range(rounds):
            first = self.free(mine * self.free_second, self.at_first, same, at_first=True)
            second = self.free(mine * self.free_first, self.at_second, same, at_first=False)
            self.free_first = np.sqrt(first * self.free_first)
            self.free_second = np.sqrt(second * self.free_second)
        left = mine * self.free_first * self.free_second
        same[self.chosen] = left / (1 + left)
        return same

    def free(self, said: Any, where: Any, same: Any, *, at_first: bool) -> Any:
        """How free one row of each pair is, were it not for the other row."""
        rest = np.bincount(where, weights=said)[where] - said
        here = self.repeats.at_first == at_first
        if here.any():
            whole = np.zeros(len(same))
            whole[self.chosen] = said
            spared = np.bincount(
                self.repeats.pair[here],
                weights=same[self.repeats.within[here]] * whole[self.repeats.rival[here]],
                minlength=len(same),
            )
            rest = rest - spared[self.chosen]
        return 1 / (1 + np.maximum(rest, 0.0))
