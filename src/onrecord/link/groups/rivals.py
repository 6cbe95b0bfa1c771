"""Rivals: two candidates for one row, in a list that holds nobody twice, share its probability."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from onrecord.link.groups.between import Groups
from onrecord.link.pairs.score import Pairs


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
