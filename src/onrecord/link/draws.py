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

from onrecord.link.calibrate import Calibration, features
from onrecord.link.components import Components, Constraints, Shape, components
from onrecord.link.partitions import Partitions, partitions
from onrecord.record.linkage import ScoredPair

Numbers = NDArray[np.float64]
Labels = NDArray[np.int64]

UNSCORED = -2.0
"""Log-odds of two entries that no one compared, where others hold them together."""

NOTHING_JUDGED = Constraints()

SCALINGS = 80
STEP = 0.7
FARTHEST = 6.0
"""A fitted number stays this near the pair's own log-odds; where pairs contradict one another
(a = b and b = c, but not a = c) there is no exact fit, and neither side is believed wholly."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """One shape with its groupings and the fitted number of every pair of every group."""

    shape: Shape
    ways: Partitions
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class Drawable:
    """Everything that a draw needs; made once."""

    components: Components
    fitted: tuple[Fitted, ...]
    pairs: tuple[ScoredPair, ...]
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
    likely = calibration.apply(pairs)
    parts = components(likely, lists, constraints)
    odds = calibration.log_odds(pairs)
    fitted = []
    for shape in parts.shapes:
        ways = partitions(shape.size, shape.edges, shape.forbidden)
        fitted.append(Fitted(shape, ways, _fitted(shape, ways, odds)))
    return Drawable(parts, tuple(fitted), tuple(pairs), calibration)


def draws(ready: Drawable, count: int, rng: np.random.Generator) -> Iterator[Labels]:
    """`count` linkages, each the number of a person for every one of `components.entries`.

    Numbers of people are not the same people from draw to draw.
    """
    told = features(ready.pairs)
    usual = np.array(ready.calibration.numbers)
    spread = np.array(ready.calibration.spread)
    for _ in range(count):
        believed = rng.multivariate_normal(usual, spread, method="cholesky")
        moved = np.append(told @ (believed - usual), 0.0)
        yield _draw(ready, moved, rng)


def _draw(ready: Drawable, moved: Numbers, rng: np.random.Generator) -> Labels:
    """One grouping of every component; moved: by how much the log-odds of each pair differ."""
    person = np.arange(ready.components.members, dtype=np.int64)
    for fitted in ready.fitted:
        weights = _weights(fitted.ways, fitted.numbers + moved[fitted.shape.chosen])
        below = np.cumsum(weights, axis=1)
        way = (below < rng.random(len(weights))[:, None] * below[:, -1:]).sum(axis=1)
        members = fitted.shape.members
        person[members] = np.take_along_axis(members, fitted.ways.first[way], axis=1)
    return person[ready.components.member_of]


def _weights(ways: Partitions, numbers: Numbers) -> Numbers:
    """Shape (groups, ways): how likely each way is, not yet divided by their sum."""
    logs = numbers @ ways.together.T
    weights: Numbers = np.exp(logs - logs.max(axis=1, keepdims=True))
    return weights


def _fitted(shape: Shape, ways: Partitions, odds: Numbers) -> Numbers:
    """Numbers under which every scored pair is together as often as its probability says."""
    scored = shape.chosen >= 0
    target = np.where(scored, odds[shape.chosen], UNSCORED)
    numbers = target.copy()
    if len(ways.pairs) == 1:
        return numbers
    for _ in range(SCALINGS):
        weights = _weights(ways, numbers)
        chance = weights @ ways.together / weights.sum(axis=1, keepdims=True)
        chance = np.clip(chance, 1e-9, 1 - 1e-9)
        gap = np.where(scored, target - np.log(chance / (1 - chance)), 0.0)
        numbers = numbers + STEP * np.clip(gap, -1.0, 1.0)
        numbers = np.clip(numbers, target - FARTHEST, target + FARTHEST)
    return numbers
