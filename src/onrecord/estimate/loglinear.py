"""One log-linear model fitted to one table, with what judges it; or why it cannot be fitted."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.existence import GOOD, code
from onrecord.estimate.hierarchical import Terms, written
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.poisson import bic, deviance, fitted
from onrecord.estimate.usable import containment, unfit

MOST_LISTS = 11
"""A log-linear fit sums over every pattern there could be, 2 to the power of the lists."""


@dataclass(frozen=True, slots=True)
class Fit:
    """total: the maximum-likelihood number of people in all, documented and not.

    deviance on `freedom` degrees. bic: as `poisson.bic` counts it.
    expected: mean of each pattern by mask, entry 0 for the people on no list.
    """

    terms: Terms
    total: float
    deviance: float
    freedom: int
    bic: float
    expected: tuple[float, ...]

    @property
    def model(self) -> str:
        return written(self.terms)


def table(patterns: Patterns) -> NDArray[np.float64]:
    """Counts by mask; entry 0, the people on no list, is 0 and never read."""
    counts = np.zeros(1 << len(patterns.lists))
    counts[list(patterns.masks)] = patterns.counts
    return counts


def fit(patterns: Patterns, terms: Terms) -> Fit | int:
    """The fit, or the code (1, 2, 3 of `existence`) for which there is none."""
    found = code(patterns, terms)
    if found != GOOD:
        return found
    counts = table(patterns)
    means, finite, settled = fitted(counts, np.array(terms, dtype=np.int64))
    if not settled:
        return 1
    return Fit(
        terms=terms,
        total=patterns.documented + float(means[0]),
        deviance=float(deviance(counts, means)),
        freedom=int((means[1:] > 0).sum()) - finite,
        bic=float(bic(counts, means, len(terms))),
        expected=tuple(means.tolist()),
    )


def unfit_for_loglinear(patterns: Patterns) -> str:
    """Why no log-linear model should be tried on this table, or ""."""
    refused = unfit(patterns)
    if refused is not None:
        return refused.reason
    if len(patterns.lists) > MOST_LISTS:
        return (
            f"{len(patterns.lists)} lists: a log-linear model sums over "
            f"{(1 << len(patterns.lists)) - 1:,} patterns; at most {MOST_LISTS} lists"
        )
    inside = containment(patterns)
    if len(inside) == 0:
        return ""
    return "; ".join(inside) + ": their association has no estimate; leave the list out or merge"
