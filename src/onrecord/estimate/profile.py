"""The profile-likelihood interval of a log-linear model: the totals the table does not rule out.

The total is held at N, the model fitted to all patterns and the N - n people on no list, and the
multinomial likelihood read off (Cormack 1992, Biometrics 48:567). The interval holds every N whose
log-likelihood lies within half a chi-squared quantile of the best. It takes the model as given.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, inf, lgamma, log
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.compiled import compiled
from onrecord.estimate.hierarchical import Terms
from onrecord.estimate.loglinear import table
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.poisson import fitted

FEWEST, MOST = 1e-3, 1e9
"""The people on no list that are tried; an end at either bound is returned as 0 or infinity."""


@dataclass(frozen=True, slots=True)
class Profile:
    """best: the total of the highest likelihood; high may be infinite."""

    low: float
    best: float
    high: float


def profile(patterns: Patterns, terms: Terms, *, level: int = 95) -> Profile:
    """For a model of code 0 (see `existence`)."""
    counts, wanted = table(patterns), np.array(terms, dtype=np.int64)
    n = patterns.documented

    def height(log_missing: float) -> float:
        return _height(counts, wanted, n, exp(log_missing))

    low, best, high = around_best(height, level=level)
    return Profile(n + low, n + best, n + high)


def around_best(height: Callable[[float], float], *, level: int) -> tuple[float, float, float]:
    """(low, best, high) of the people on no list; `height`: log-likelihood at a log of them."""
    from scipy.optimize import brentq, minimize_scalar  # takes longer to import than to run

    ends = log(FEWEST), log(MOST)
    best = float(minimize_scalar(lambda x: -height(x), bounds=ends, options={"xatol": 1e-9}).x)
    floor = height(best) - NormalDist().inv_cdf(0.5 + level / 200) ** 2 / 2

    def above(log_missing: float) -> float:
        return height(log_missing) - floor

    low = 0.0 if above(ends[0]) >= 0 else exp(brentq(above, ends[0], best))
    high = inf if above(ends[1]) >= 0 else exp(brentq(above, best, ends[1]))
    return low, exp(best), high


def _height(counts: NDArray[np.float64], terms: NDArray[np.int64], n: int, missing: float) -> float:
    """log N! / (missing! ...) + sum of counts times log shares, without what N does not change."""
    total = n + missing
    return lgamma(total + 1) - lgamma(missing + 1) + float(_shares(counts, terms, missing, total))


@compiled
def _shares(
    counts: NDArray[np.float64], terms: NDArray[np.int64], missing: float, total: float
) -> float:
    whole = counts.copy()
    whole[0] = missing
    means = fitted(whole, terms)[0]
    height = 0.0
    for mask in range(whole.size):
        if whole[mask] > 0:
            height += whole[mask] * np.log(means[mask] / total)
    return height
