"""From weights to probabilities: how many pairs there must be, and that rivals exclude each other.

The number of pairs of one person, and of relatives, between each two lists is the one under which
the candidate pairs are most likely; where no person is on a list twice, two candidates for one row
are rivals, and the probability is shared out among them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from onrecord.link.groups.between import Groups
from onrecord.link.groups.chance import corrected
from onrecord.link.groups.rivals import Rivals
from onrecord.link.pairs.comparisons import CLASSES
from onrecord.link.pairs.score import Pairs

ROUNDS, CLOSE = 100, 1e-4
SETTLING, SHORT, HASTE = 30, 3, 1.5
"""Times that numbers of pairs and what rivals say of each other settle, the messages each time, and
the power of a correction: sums move less than the odds they follow from."""
MESSAGES = 12
"""Times that rivals tell each other how free they are; more change nothing to three digits."""
CERTAIN = 0.8
"""Probability from which a pair inside one list counts as a repeat when repeats are counted: a list
holds many namesakes and relatives, and few people twice."""
HIGHEST = 60.0
"""Bits beyond which odds are not told apart."""


@dataclass(frozen=True, slots=True)
class Belief:
    """same, kin: probability of each pair, of one person and of relatives.

    alone: probability of one person before rivals were weighed. expected: pairs, by group.
    """

    same: Any
    kin: Any
    alone: Any
    expected: Any


def believe(pairs: Pairs, groups: Groups, rates: Mapping[str, float]) -> Belief:
    """Probabilities for every pair.

    rates: how often two rows are of each class of `CLASSES`.
    """
    ratio = np.exp2(np.clip(pairs.weight, -HIGHEST, HIGHEST))
    related = sum(
        (rates.get(name, 0.0) * np.exp2(np.clip(pairs.kin[name], -HIGHEST, HIGHEST))
         for name in CLASSES),
        start=np.zeros(len(pairs)),
    )  # fmt: skip
    evidence = ratio / (1 + related)
    counted = _counted(groups, evidence)
    rivals = Rivals.of(pairs, groups)
    found = _among_rivals(groups, rivals, evidence, counted)
    evidence, left = corrected(groups, evidence, found, _repeated(groups, evidence, counted))
    prior = _agreeing(groups, rivals, evidence, left)
    same = rivals.weigh(prior[groups.of] * evidence, rounds=MESSAGES)
    alone_odds = (left / groups.possible)[groups.of] * evidence
    alone = alone_odds / (1 + alone_odds)
    return Belief(same, related / (1 + related) * (1 - alone), alone, left)


def _repeated(groups: Groups, evidence: Any, found: Any) -> Any:
    """How likely each pair inside a list is of one person, where that is likely at all."""
    odds = (found / groups.possible)[groups.of] * evidence
    share = odds / (1 + odds)
    return np.where(groups.between[groups.of] | (share < CERTAIN), 0.0, share)


def _among_rivals(groups: Groups, rivals: Rivals, evidence: Any, found: Any) -> Any:
    """Pairs of one person by group, between lists as many as are left once rivals are weighed.

    By themselves namesakes would each count, so that lists of common names hold too many.
    """
    for _ in range(SETTLING):
        same = rivals.weigh(_prior(groups, found)[groups.of] * evidence, rounds=SHORT)
        again = np.bincount(groups.of, weights=same, minlength=len(found))
        again = np.where(groups.between, np.clip(again, 0.02, groups.most), found)
        moved = float(np.abs(np.log(again / found)).max())
        found = again
        if moved < CLOSE:
            break
    return found


def _agreeing(groups: Groups, rivals: Rivals, evidence: Any, found: Any) -> Any:
    """Odds before evidence, by group, under which as many pairs are of one person as `found`."""
    prior = _prior(groups, found)
    for _ in range(SETTLING):
        same = rivals.weigh(prior[groups.of] * evidence, rounds=SHORT)
        sums = np.bincount(groups.of, weights=same, minlength=len(found))
        off = np.where(groups.between & (sums > 0), found / np.maximum(sums, 1e-9), 1.0)
        if float(np.abs(np.log(off)).max()) < CLOSE:
            break
        prior = prior * np.clip(off, 0.2, 5.0) ** HASTE
    return prior


def _prior(groups: Groups, found: Any) -> Any:
    """Odds that two rows are of one person, by group: rows that have a partner are not free."""
    free = np.maximum(groups.sizes - found[:, None], 0.0) + np.sqrt(groups.sizes)
    return np.where(groups.between, found / np.prod(free, axis=1), found / groups.possible)


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
