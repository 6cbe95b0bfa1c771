"""Stated probabilities brought into line with what reviewers found, even where they are few.

The rule is beta calibration (Kull, Silva Filho & Flach 2017, AISTATS), of which Platt's (1999) is a
case: log-odds q = shift + low ln p - high ln(1 - p), and three steps: for pairs that look like
relatives; for pairs inside one list; and for pairs that a likelier one outdoes (see `one_to_one`),
since what is left after such a selection is true more often than its probability says, and what is
left out less often. The six numbers have normal priors about "the model is right" (shift 0,
slopes 1, steps 0), so that few labels move them a little and none leave them there. How wide the
priors are is weighed by the labels too: each width counts by the chance it gives them (Laplace's
approximation; MacKay 1992, Neural Computation 4), so that labels that bear the model out do not
disturb it. The fit is the mode of the posterior by Newton's method; its curvature says how far the
six numbers are known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

import numpy as np
from numpy.typing import NDArray

from onrecord.link.uncertainty.one_to_one import one_to_one
from onrecord.plural import counted
from onrecord.record.linkage import ScoredPair

Numbers = NDArray[np.float64]

MODEL_IS_RIGHT = (0.0, 1.0, 1.0, 0.0, 0.0, 0.0)
PRIOR_SPREADS = (0.8, 0.3, 0.3, 0.6, 1.2, 1.0)
"""Standard deviations of shift, the two slopes and the step: a score that states 9 to 1 may well
mean 3 to 1, or 27 to 1. Chosen on invented lists of other seeds than those of the tests."""

SCALES = (0.3, 1.0, 2.5)
"""The prior's spreads times these, each believed as far as the labels bear it out."""

FEWEST = 20
"""Below this many labels the result says that it is hardly calibrated."""

STEPS = 50

MOST = 12.0
"""Log-odds beyond this are believed of no score: six wrong in a million."""


def log_odds(probability: float) -> float:
    """ln(p / (1 - p)), held within [-`MOST`, `MOST`].

    >>> log_odds(0.5), log_odds(1.0)
    (0.0, 12.0)
    """
    if probability <= 0:
        return -MOST
    if probability >= 1:
        return MOST
    return max(-MOST, min(MOST, log(probability / (1 - probability))))


@dataclass(frozen=True, slots=True)
class Calibration:
    """numbers: shift, low, high, and steps in the order of `features`; spread: their covariance.

    labels: pairs reviewed as same or different that it rests on; 0 means uncalibrated.
    """

    numbers: tuple[float, ...]
    spread: tuple[tuple[float, ...], ...]
    labels: int

    @property
    def sentence(self) -> str:
        """What a reader must know about these probabilities."""
        if self.labels == 0:
            return "Uncalibrated: nobody reviewed a pair, so the model's own probabilities stand."
        if self.labels < FEWEST:
            few = counted(self.labels, "reviewed pair")
            return (
                f"Hardly calibrated: {few}; with {FEWEST} or more, spread "
                "over high and low probabilities, they begin to count."
            )
        return f"Calibrated on {counted(self.labels, 'reviewed pair')}."

    def log_odds(self, pairs: Sequence[ScoredPair], lists: Mapping[str, str]) -> Numbers:
        """Calibrated log-odds of each of all pairs; lists: entry to list."""
        odds: Numbers = features(pairs, lists) @ np.array(self.numbers)
        return odds

    def apply(
        self, pairs: Sequence[ScoredPair], lists: Mapping[str, str]
    ) -> tuple[ScoredPair, ...]:
        """All pairs with calibrated probabilities; vetoed pairs get 0. lists: entry to list."""
        stated = 1 / (1 + np.exp(-self.log_odds(pairs, lists)))
        return tuple(
            replace(pair, probability=0.0 if len(pair.vetoes) != 0 else float(p))
            for pair, p in zip(pairs, stated, strict=True)
        )


def calibrate(
    pairs: Sequence[ScoredPair],
    reviewed: Mapping[tuple[str, str], bool],
    lists: Mapping[str, str],
) -> Calibration:
    """What reviewers' words on some of the pairs say about the probabilities of all.

    pairs: all of a `Linkage`. lists: entry to list.
    reviewed: (first, second) to whether they are the same person; unsure ones are not in it.
    """
    words = [reviewed.get((pair.first, pair.second)) for pair in pairs]
    judged = [i for i, word in enumerate(words) if word is not None]
    told = features(pairs, lists)[judged]
    same = np.array([words[i] for i in judged], dtype=float)
    fits = [_fit(told, same, np.square(scale * np.array(PRIOR_SPREADS))) for scale in SCALES]
    evidence = np.array([fit.evidence for fit in fits])
    weights = np.exp(evidence - evidence.max())
    weights /= weights.sum()
    mean = np.sum([w * fit.at for w, fit in zip(weights, fits, strict=True)], axis=0)
    spread = sum(
        w * (fit.spread + np.outer(fit.at - mean, fit.at - mean))
        for w, fit in zip(weights, fits, strict=True)
    )
    rows = tuple(tuple(float(cell) for cell in row) for row in np.asarray(spread))
    return Calibration(tuple(float(number) for number in mean), rows, len(judged))


@dataclass(frozen=True, slots=True)
class _Fit:
    """at: mode of the posterior; spread: its covariance; evidence: log of the labels' chance."""

    at: Numbers
    spread: Numbers
    evidence: float


def _fit(told: Numbers, same: Numbers, variances: Numbers) -> _Fit:
    at = np.array(MODEL_IS_RIGHT)
    precision = np.diag(1 / variances)
    for _ in range(STEPS):
        slope, curve = _slope(at, told, same, precision)
        step = np.linalg.solve(curve, slope)
        # Half a unit at a time at most: far from the mode Newton's step overshoots.
        at = at + step * min(1.0, 0.5 / max(float(np.abs(step).max()), 1e-12))
        if float(np.abs(step).max()) < 1e-9:
            break
    curve = _slope(at, told, same, precision)[1]
    odds, gap = told @ at, at - np.array(MODEL_IS_RIGHT)
    likelihood = float((same * odds - np.logaddexp(0, odds)).sum())
    prior = -0.5 * float(gap @ precision @ gap) + 0.5 * float(np.log(np.diag(precision)).sum())
    curved = -0.5 * float(np.linalg.slogdet(curve)[1])
    spread = np.linalg.inv(curve).astype(np.float64)
    return _Fit(at, spread, likelihood + prior + curved)


def _slope(
    at: Numbers, told: Numbers, same: Numbers, precision: Numbers
) -> tuple[Numbers, Numbers]:
    """Gradient of the log posterior, and its curvature with the sign turned."""
    p = 1 / (1 + np.exp(-(told @ at)))
    slope = told.T @ (same - p) - precision @ (at - np.array(MODEL_IS_RIGHT))
    curve = (told * (p * (1 - p))[:, None]).T @ told + precision
    return slope, curve


def features(pairs: Sequence[ScoredPair], lists: Mapping[str, str]) -> Numbers:
    """A row a pair: 1, ln p, -ln(1 - p), looks like relatives, is inside one list, is outdone.

    p: by the scores alone where they are known, since groups and verdicts would tell the answer.
    """
    alone = [p if p.scored is None else replace(p, probability=p.scored) for p in pairs]
    odds = np.array([log_odds(pair.probability) for pair in alone])
    kept = {(pair.first, pair.second) for pair in one_to_one(alone, lists)}
    inside = np.array([lists[p.first] == lists[p.second] for p in pairs], dtype=float)
    outdone = np.array([(p.first, p.second) not in kept for p in pairs]) * (1 - inside)
    relative = np.array([pair.relation == "relative" for pair in pairs], dtype=float)
    return np.column_stack(
        [
            np.ones(len(odds)),
            -np.logaddexp(0, -odds),
            np.logaddexp(0, odds),
            relative,
            inside,
            outdone,
        ]
    )
