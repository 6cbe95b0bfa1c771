"""How a log-linear model's expected patterns compare with the observed: all that can be checked.

The fit of the seen patterns says nothing about the pattern of nobody's list: models that fit alike
can differ in it by any factor. `SAYS` is shown wherever these numbers are.
"""

from typing import Any

import numpy as np

from onrecord.estimate.existence import GOOD, existence_code
from onrecord.estimate.loglinear import Fit, table
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.poisson import deviance, fitted

SAYS = (
    "A good fit here does not check the estimate: the people on no list are the one number that "
    "no pattern of the table can confirm."
)
SIMULATIONS = 2000
REFITTED = 500


def fit_check(patterns: Patterns, fit: Fit, *, rng: np.random.Generator) -> dict[str, Any]:
    """Per pattern and for the whole: how often the fitted model makes one at least as far off.

    The p-values are predictive: tables are drawn from the fitted means; for the whole, the model is
    fitted to each of them too, and tables to which it cannot be fitted are left out.
    """
    counts = table(patterns)
    means = np.array(fit.expected)
    cells = [mask for mask in range(1, counts.size) if counts[mask] > 0 or means[mask] >= 0.5]
    drawn = rng.poisson(means, size=(SIMULATIONS, means.size)).astype(np.float64)
    drawn[:, 0] = 0
    terms = np.array(fit.terms, dtype=np.int64)
    again = [
        deviance(sample, fitted(sample, terms)[0])
        for sample in drawn[:REFITTED]
        if existence_code(sample, terms) == GOOD
    ]
    return {
        "model": f"the log-linear model {fit.model}",
        "says": SAYS,
        "p": float(np.mean([d >= fit.deviance - 1e-6 for d in again])) if len(again) else None,
        "cells": [
            {
                "lists": [name for i, name in enumerate(patterns.lists) if mask >> i & 1],
                "observed": int(counts[mask]),
                "expected": float(means[mask]),
                "p": two_sided(drawn[:, mask], float(counts[mask])),
            }
            for mask in cells
        ],
    }


def two_sided(drawn: "np.ndarray[Any, np.dtype[np.float64]]", observed: float) -> float:
    """How often a drawn count is at least as far out as the observed one, on either side."""
    return min(1.0, 2 * min(float((drawn <= observed).mean()), float((drawn >= observed).mean())))
