"""Plausible linkages, drawn at random: which entries are one person, and so who is on which lists.

A draw groups the entries of every component at once (see `components`). Over the groupings that
constraints allow it has the distribution of largest entropy whose pairs have the calibrated
probabilities (Jaynes 1957; fitted by iterative scaling, Darroch & Ratcliff 1972): a log-linear one
with one number a pair. So people stay one person in all their rows (transitivity), one to one where
a list declares it, and a pair comes out as often as reviewers would find it to be true. That the
probabilities are themselves uncertain is drawn too, the same for all pairs of one draw; without it
the draws would be too sure of themselves. Drawing linkages to carry their uncertainty into a
population size follows Sadinle (2018), Annals of Applied Statistics 12(2).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.link.uncertainty.calibrate import Calibration, features
from onrecord.link.uncertainty.components import Components, Constraints, Shape, components
from onrecord.link.uncertainty.partitions import Partitions, partitions
from onrecord.record.linkage import ScoredPair

Numbers = NDArray[np.float64]
Labels = NDArray[np.int64]

UNSCORED = -2.0
UNSCORED_INSIDE = -6.0
"""Log-odds of two entries that nothing compared, where others hold them together; on one list two
rows of one person would have been compared."""

NOTHING_JUDGED = Constraints()

TRIES = 20
"""So many people are looked at for one on other lists."""

SCALINGS = 80
STEP = 0.7
FARTHEST = 6.0
CLOSE = 0.5
"""Where pairs contradict one another (a = b and b = c, but not a = c; or two rows of a list for one
of another) nothing fits: some pair stays farther than this, in log-odds, from what it says. There
every pair speaks with its own odds, which is Bayes' rule over the groupings."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """One shape with its groupings and the fitted number of every pair of every group."""

    shape: Shape
    ways: Partitions
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class Drawable:
    """Everything that a draw needs; made once. told: the features of every pair."""

    components: Components
    fitted: tuple[Fitted, ...]
    told: Numbers
    calibration: Calibration


def prepare(
    pairs: Sequence[ScoredPair],
    lists: Mapping[str, str],
    calibration: Calibration,
    constraints: Constraints = NOTHING_JUDGED,
) -> Drawable:
    """Components, groupings and fitted numbers for `pairs`, whose probabilities are stated ones.

    pairs: as `calibration` was fitted on; it is applied here.
    lists: entry to list, of every entry.
    """
    likely = calibration.apply(pairs, lists)
    parts = components(likely, lists, constraints)
    odds = calibration.log_odds(pairs, lists)
    fitted = []
    for shape in parts.shapes:
        ways = partitions(shape.size, shape.edges, shape.forbidden)
        inside = parts.inside(shape, ways.pairs)
        target = np.where(inside, UNSCORED_INSIDE, UNSCORED)
        target = np.where(shape.chosen >= 0, odds[shape.chosen], target)
        fitted.append(Fitted(shape, ways, _fitted(shape, ways, target)))
    return Drawable(parts, tuple(fitted), features(pairs, lists), calibration)


def draws(
    ready: Drawable, count: int, rng: np.random.Generator, *, missed: float = 0.0
) -> Iterator[Labels]:
    """`count` linkages, each the number of a person for every one of `components.entries`.

    Numbers of people are not the same people from draw to draw. missed: how many links are expected
    among rows that were never compared; so many, give or take chance (Poisson), are drawn from
    people who are alone in the draw to anybody on other lists.
    """
    usual = np.array(ready.calibration.numbers)
    spread = np.array(ready.calibration.spread)
    bits = _bits(ready.components) if missed > 0 else np.zeros(0, dtype=np.int64)
    for _ in range(count):
        believed = rng.multivariate_normal(usual, spread, method="cholesky")
        moved = np.append(ready.told @ (believed - usual), 0.0)
        person = _draw(ready, moved, rng)
        _join_missed(bits, person, int(rng.poisson(missed)), rng)
        yield person[ready.components.member_of]


def _draw(ready: Drawable, moved: Numbers, rng: np.random.Generator) -> Labels:
    """The person of every member; moved: by how much the log-odds of each pair differ."""
    person = np.arange(ready.components.members, dtype=np.int64)
    for fitted in ready.fitted:
        weights = _weights(fitted.ways, fitted.numbers + moved[fitted.shape.chosen])
        below = np.cumsum(weights, axis=1)
        way = (below < rng.random(len(weights))[:, None] * below[:, -1:]).sum(axis=1)
        members = fitted.shape.members
        person[members] = np.take_along_axis(members, fitted.ways.first[way], axis=1)
    return person


def _join_missed(bits: Labels, person: Labels, links: int, rng: np.random.Generator) -> None:
    """Join people who are alone in the draw to anybody on other lists, in place.

    bits: the lists of every member, a bit a list.
    """
    alone = np.flatnonzero(np.bincount(person, minlength=len(person))[person] == 1)
    if links == 0 or len(alone) == 0:
        return
    on = np.zeros(len(person), dtype=np.int64)
    np.bitwise_or.at(on, person, bits)
    for one in rng.permutation(alone)[: 2 * links].tolist():
        others = person[rng.integers(len(person), size=TRIES)]
        free = others[(on[others] & on[one] == 0) & (person[one] == one)]
        if links > 0 and len(free) > 0:
            person[one] = free[0]
            on[free[0]] |= on[one]
            links -= 1


def _bits(parts: Components) -> Labels:
    """For every member a bit a list."""
    names = sorted(set().union(*parts.on.values()))
    bit = {name: 1 << i for i, name in enumerate(names)}
    members = [sum(bit[name] for name in parts.on[m]) for m in range(parts.members)]
    return np.array(members, dtype=np.int64)


def _weights(ways: Partitions, numbers: Numbers) -> Numbers:
    """Shape (groups, ways): how likely each way is, not yet divided by their sum."""
    logs = numbers @ ways.together.T
    weights: Numbers = np.exp(logs - logs.max(axis=1, keepdims=True))
    return weights


def _fitted(shape: Shape, ways: Partitions, target: Numbers) -> Numbers:
    """Numbers under which every scored pair is together as often as its probability says."""
    if len(ways.pairs) == 1:
        return target
    scored = shape.chosen >= 0
    numbers = target.copy()
    for _ in range(SCALINGS):
        gap = np.where(scored, target - _odds_together(ways, numbers), 0.0)
        numbers = numbers + STEP * np.clip(gap, -1.0, 1.0)
        numbers = np.clip(numbers, target - FARTHEST, target + FARTHEST)
    gap = np.where(scored, target - _odds_together(ways, numbers), 0.0)
    fits = np.abs(gap).max(axis=1, keepdims=True) <= CLOSE
    return np.where(fits, numbers, target)


def _odds_together(ways: Partitions, numbers: Numbers) -> Numbers:
    """Log-odds that each pair is together."""
    weights = _weights(ways, numbers)
    chance = weights @ ways.together / weights.sum(axis=1, keepdims=True)
    chance = np.clip(chance, 1e-9, 1 - 1e-9)
    odds: Numbers = np.log(chance / (1 - chance))
    return odds
