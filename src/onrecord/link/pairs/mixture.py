"""How often pairs of one person, of relatives and of strangers agree: one EM over many samples.

Fellegi & Sunter (1969); Winkler (1988) for EM. Two things differ from the textbook. Relatives are
a class of their own: what they share agrees as in one person, the rest as in strangers. And the
stated parameters stand in as so many pairs already seen, so that nothing collapses on few rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from onrecord.link.pairs.comparisons import CLASSES, Comparison

STATED_SAME, STATED_OTHER = 30.0, 60.0
"""Pairs that the stated parameters count for."""
WORST, POOR = 2.5, 0.051
"""How far training may go from what was stated of levels that are stated to be this rare."""
ROUNDS, CLOSE = 200, 1e-5
FLOOR = 1e-7
MANY = {"sibling": 8.0, "cousin": 60.0, "neighbour": 1e6}
"""Relatives that a person can have on a list, at the most on average (ours, generous)."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Patterns of outcomes and how many pairs show each.

    levels: pattern x comparison, 0 for the best level, -1 where a row says nothing.
    fixes: comparisons that say nothing here, for the pairs were found by them.
    most: share of the pairs that can be of one person at the most, for nobody is on all rows.
    random: whether the pairs were drawn blindly; only such pairs teach how strangers agree.
    """

    name: str
    levels: Any
    counts: Any
    fixes: frozenset[int] = frozenset()
    most: float = 1.0
    random: bool = False


@dataclass(frozen=True, slots=True)
class Parameters:
    """same, other: one array a comparison, over its levels; shares: by sample, over the classes.

    The classes: one person, each of `CLASSES`, strangers. seen: pairs of one person expected.
    """

    same: tuple[Any, ...]
    other: tuple[Any, ...]
    shares: tuple[Any, ...]
    seen: float
    rounds: int


def stated(comparisons: Sequence[Comparison]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """The stated parameters, each summing to 1."""
    same = tuple(_normal(np.array([lv.same for lv in each.levels])) for each in comparisons)
    other = tuple(_normal(np.array([lv.other for lv in each.levels])) for each in comparisons)
    return same, other


def _normal(values: Any) -> Any:
    return values / values.sum()


def train(comparisons: Sequence[Comparison], samples: Sequence[Sample]) -> Parameters:
    """The parameters under which the samples are most likely, given what was stated."""
    first_same, first_other = stated(comparisons)
    same, other = first_same, first_other
    shares = tuple(_start(sample) for sample in samples)
    seen, rounds = 0.0, 0
    for _ in range(ROUNDS):
        rounds += 1
        agree = [p * STATED_SAME for p in first_same]
        differ = [p * STATED_OTHER for p in first_other]
        seen, found = 0.0, []
        for sample, share in zip(samples, shares, strict=True):
            belief = _beliefs(comparisons, sample, share, same, other)
            weighed = belief * sample.counts[:, None]
            total = weighed.sum(axis=0)
            found.append(_capped(_normal(total + _start(sample)), sample))
            seen += 0.0 if sample.random else float(total[0])
            for c in range(len(comparisons)):
                if c in sample.fixes:
                    continue
                if sample.random:
                    differ[c] = differ[c] + _tally(sample, c, weighed[:, -1], len(differ[c]))
                else:
                    agree[c] = agree[c] + _tally(sample, c, weighed[:, 0], len(agree[c]))
        new_same = tuple(map(_bounded, map(_normal, agree), first_same))
        new_other = tuple(map(_normal, differ))
        moved = max(
            float(np.abs(a - b).max())
            for a, b in zip((*same, *other), (*new_same, *new_other), strict=True)
        )
        same, other, shares = new_same, new_other, tuple(found)
        if moved < CLOSE:
            break
    return Parameters(same, other, shares, seen, rounds)


def _bounded(same: Any, first: Any) -> Any:
    """Parameters in which no poor level is likelier than `WORST` times what was stated.

    Without the bound the class of one person may take over some crowd of strangers that is alike
    in its own way, and then describes that.
    """
    poor = first <= POOR
    poor[-1] = True
    most = np.where(poor, np.minimum(0.9, WORST * first), 1.0)
    over = np.maximum(same - most, 0.0)
    if not over.any():
        return same
    kept = np.minimum(same, most)
    room = np.where(poor, 0.0, kept + FLOOR)
    return kept + over.sum() * room / room.sum()


def _start(sample: Sample) -> Any:
    """Shares to begin with, and their weight as one pair seen."""
    mine = min(sample.most, 0.2) / 2
    others = [0.1 * mine if sample.random else 0.1] * len(CLASSES)
    return _capped(np.array([mine, *others, 1 - mine - sum(others)]), sample)


def _capped(shares: Any, sample: Sample) -> Any:
    """Shares within what can be: of one person, and of relatives by how many one may have."""
    bounds = np.ones(len(shares))
    bounds[0] = sample.most
    if sample.random:
        for k, name in enumerate(CLASSES, start=1):
            bounds[k] = min(0.5, MANY[name] * sample.most)
    made = np.minimum(shares, bounds)
    made[-1] = 1 - made[:-1].sum()
    return made


def _tally(sample: Sample, c: int, weights: Any, size: int) -> Any:
    outcome = sample.levels[:, c]
    there = outcome >= 0
    return np.bincount(outcome[there], weights=weights[there], minlength=size)


def _beliefs(
    comparisons: Sequence[Comparison], sample: Sample, share: Any, same: Any, other: Any
) -> Any:
    """Pattern x class: how likely each pattern is to be of each class."""
    patterns, classes = len(sample.counts), 2 + len(CLASSES)
    logs = np.tile(np.log(np.maximum(share, FLOOR)), (patterns, 1))
    for c, comparison in enumerate(comparisons):
        if c in sample.fixes:
            continue
        outcome = sample.levels[:, c]
        there = outcome >= 0
        m = np.log(np.maximum(same[c], FLOOR))[outcome[there]]
        u = np.log(np.maximum(other[c], FLOOR))[outcome[there]]
        logs[there, 0] += m
        logs[there, classes - 1] += u
        for k, relation in enumerate(CLASSES, start=1):
            logs[there, k] += m if relation in comparison.shared else u
    logs -= logs.max(axis=1, keepdims=True)
    belief = np.exp(logs)
    return belief / belief.sum(axis=1, keepdims=True)
