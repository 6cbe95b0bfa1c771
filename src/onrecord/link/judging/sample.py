"""Which pairs people should review, so that a few of them tell how many errors there are in all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy.stats import gamma

from onrecord.errors import BadSettings
from onrecord.record.linkage import ScoredPair

BANDS = (0.0, 0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.999, 1.0)
"""Strata: pairs whose probability is from one of these up to the next."""

TRUST = 10.0
"""The model's word on a band counts as this many reviewed pairs at most. With more the intervals
are too narrow where the model is too sure (tests/link/judging/test_sample.py)."""

LEAST_EXCEPTIONS = 1e-6

DOUBT = 0.01
"""No band is taken to be purer than this when the sample is divided: models are too sure."""

TWICE = 0.2
"""Share of the sample that two people should judge, each without seeing the other's word."""


@dataclass(frozen=True, slots=True)
class ToReview:
    """pair: to judge; weight: of how many pairs it is one; band: number of its stratum.

    twice: whether a second person should judge it too, blind.
    """

    pair: ScoredPair
    weight: float
    band: int
    twice: bool


@dataclass(frozen=True, slots=True)
class Count:
    """An estimated number of pairs, with its interval; never below 0."""

    value: float
    low: float
    high: float
    level: float


def review_sample(
    pairs: Sequence[ScoredPair], size: int, rng: np.random.Generator
) -> tuple[ToReview, ...]:
    """`size` pairs to review, in random order, most from bands where an error is likeliest.

    Half of the sample is spread evenly over the bands, for calibration. Of the other half a band of
    N pairs with mean probability p gets a share in proportion to N sqrt(p (1 - p)), by Neyman
    (1934), Journal of the Royal Statistical Society 97. Vetoed pairs are left out: nobody is asked
    about what cannot be.

    Raises:
        BadSettings: fewer than one pair is asked for.
    """
    if size < 1:
        raise BadSettings(f"{size} pairs to review: 1 or more")
    bands: dict[int, list[ScoredPair]] = {}
    for pair in pairs:
        if len(pair.vetoes) == 0:
            bands.setdefault(band_of(pair.probability), []).append(pair)
    wanted = _allocation({band: _need(each) for band, each in bands.items()}, bands, size)
    chosen = [
        ToReview(bands[band][i], len(bands[band]) / n, band, False)
        for band, n in sorted(wanted.items())
        for i in rng.choice(len(bands[band]), size=n, replace=False)
    ]
    second = round(TWICE * len(chosen))
    return tuple(
        ToReview(chosen[i].pair, chosen[i].weight, chosen[i].band, place < second)
        for place, i in enumerate(rng.permutation(len(chosen)))
    )


def band_of(probability: float) -> int:
    """The stratum of a probability, counted from 0."""
    return max(i for i, low in enumerate(BANDS[:-1]) if probability >= low)


def _need(pairs: Sequence[ScoredPair]) -> float:
    mean = sum(pair.probability for pair in pairs) / len(pairs)
    unsure = max(mean * (1 - mean), DOUBT * (1 - DOUBT) if mean > 0.5 else 0.0)
    return len(pairs) * sqrt(unsure)


def _allocation(
    need: Mapping[int, float], bands: Mapping[int, Sequence[ScoredPair]], size: int
) -> dict[int, int]:
    """Whole numbers a band, never more than it has; what a small band cannot take goes on."""
    wanted = dict.fromkeys(need, 0)
    for i in range(size):
        open_bands = [band for band in need if wanted[band] < len(bands[band])]
        if len(open_bands) == 0:
            break
        if i < size / 2:
            wanted[min(open_bands, key=lambda band: (wanted[band], -band))] += 1
        else:
            wanted[max(open_bands, key=lambda band: (need[band] / (wanted[band] + 1), band))] += 1
    return {band: n for band, n in wanted.items() if n > 0}


def estimated_same(
    pairs: Sequence[ScoredPair],
    reviewed: Sequence[tuple[ToReview, bool]],
    *,
    level: float = 0.95,
) -> Count:
    """How many of `pairs` are the same person, from the reviewed part of a `review_sample`.

    Band by band, the share of same pairs has a beta prior whose mean is the band's mean probability
    and which counts as `TRUST` reviewed pairs, or as the pairs among which the model expects one
    exception where these are fewer; reviewed pairs update it (beta-binomial; Gelman et al. 2013,
    Bayesian Data Analysis, ch. 2 and 8). The interval is that of a gamma distribution with the same
    mean and variance, since errors are few and their number is never below 0.
    """
    found: dict[int, list[bool]] = {}
    for chosen, same in reviewed:
        found.setdefault(chosen.band, []).append(same)
    stated: dict[int, list[float]] = {}
    for pair in pairs:
        stated.setdefault(band_of(pair.probability), []).append(pair.probability)
    mean = variance = 0.0
    for band, probabilities in stated.items():
        words = found.get(band, [])
        share, doubt = _share(probabilities, words)
        rest = max(len(probabilities) - len(words), 0)
        mean += sum(words) + rest * share
        variance += rest * rest * doubt + rest * share * (1 - share)
    if mean <= 0 or variance <= 0:
        return Count(mean, mean, mean, level)
    shape, scale = mean * mean / variance, variance / mean
    low, high = gamma.ppf([0.5 - level / 2, 0.5 + level / 2], shape, scale=scale)
    return Count(mean, float(low), float(high), level)


def _share(probabilities: Sequence[float], words: Sequence[bool]) -> tuple[float, float]:
    """Mean and variance of a band's share of same pairs."""
    stated = sum(probabilities) / len(probabilities)
    exceptions = max(min(stated, 1 - stated), LEAST_EXCEPTIONS)
    worth = min(1 / exceptions, TRUST)
    n = len(words) + worth
    share = (sum(words) + worth * stated) / n
    return share, share * (1 - share) / (n + 1)
