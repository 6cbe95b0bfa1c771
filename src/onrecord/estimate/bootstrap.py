"""An interval by resampling the documented people, the choice of model made anew each time.

The interval is Efron's BCa (1987, JASA 82:171): bias-corrected by the share of resamples below the
estimate, accelerated by leaving out one person of each pattern in turn. Without the choice inside
the loop the interval would be that of somebody who knew the model beforehand (Silverman, Chan &
Vincent 2024, Statistics and Computing 34:44).
"""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.float64]
Choose = Callable[[Counts], float]
"""Counts by mask in; the total of the model chosen for them out, infinity where none has one."""

NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class Interval:
    """low, high: the ends; totals: of the resamples, infinite where no model had an estimate."""

    low: float
    high: float
    totals: tuple[float, ...]
    bias: float
    acceleration: float

    def diagnostics(self) -> dict[str, Any]:
        totals = np.array(self.totals)
        finite = totals[np.isfinite(totals)]
        return {
            "resamples": int(totals.size),
            "resamples_without_estimate": int(totals.size - finite.size),
            "resample_median": float(np.median(finite)) if finite.size > 0 else None,
            "bias_correction": self.bias,
            "acceleration": self.acceleration,
        }


def interval(
    counts: Counts,
    total: float,
    choose: Choose,
    *,
    rng: np.random.Generator,
    times: int,
    level: int,
) -> Interval:
    """BCa ends at `level` per cent around `total`; an end may be infinite."""
    documented = int(counts.sum())
    drawn = rng.multinomial(documented, counts / documented, size=times).astype(np.float64)
    totals = np.sort([choose(sample) for sample in drawn])
    bias = _bias(totals, total)
    acceleration = _acceleration(counts, choose)
    tail = 0.5 - level / 200
    low, high = (
        float(np.quantile(totals, _moved(share, bias, acceleration), method="inverted_cdf"))
        for share in (tail, 1 - tail)
    )
    return Interval(low, high, tuple(totals.tolist()), bias, acceleration)


def _bias(totals: NDArray[np.float64], total: float) -> float:
    """Ties count half; a share of 0 or 1 is taken for half a resample off the end."""
    below = (totals < total).mean() + (totals == total).mean() / 2
    edge = 0.5 / totals.size
    return NORMAL.inv_cdf(float(np.clip(below, edge, 1 - edge)))


def _acceleration(counts: Counts, choose: Choose) -> float:
    """From the total without one person of each pattern, weighted by its people."""
    seen = np.nonzero(counts)[0]
    without = np.array([choose(_less(counts, int(mask))) for mask in seen])
    known = np.isfinite(without)
    weights, values = counts[seen][known], without[known]
    if values.size == 0:
        return 0.0
    off = np.average(values, weights=weights) - values
    spread = float((weights * off**2).sum())
    return 0.0 if spread == 0 else float((weights * off**3).sum()) / (6 * spread**1.5)


def _less(counts: Counts, mask: int) -> Counts:
    fewer = counts.copy()
    fewer[mask] -= 1
    return fewer


def _moved(share: float, bias: float, acceleration: float) -> float:
    z = bias + NORMAL.inv_cdf(share)
    return NORMAL.cdf(bias + z / (1 - acceleration * z))
