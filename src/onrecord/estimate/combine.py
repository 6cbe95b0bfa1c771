"""One answer from several versions of the same table: replicates of imputation, draws of linkage.

Each version has its own documented n and draws of the total. `combined` works on log n0, the log of
the people on no list, with the rule of Rubin (1987, Multiple Imputation for Nonresponse in Surveys,
section 3.1): variance = within + (1 + 1/m) between. `pooled` puts all draws together, which suits
versions that are themselves draws from what is known.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import exp

import numpy as np
from scipy.stats import t

from onrecord.record.estimate import Estimate, Refusal

SMALLEST = 0.5
"""Stands for nobody missing in a draw, whose log would be minus infinity."""
DRAWS = 2000
"""Even steps through the combined distribution, for sums over strata."""


def combined(versions: Sequence[Estimate | Refusal]) -> Estimate | Refusal:
    """Rubin's rule; a refusal where any version is refused, since leaving it out would choose."""
    known, refusal = _all_known(versions)
    if refusal is not None:
        return refusal
    logs = [np.log(np.maximum(np.array(e.draws) - e.documented, SMALLEST)) for e in known]
    m = len(logs)
    within = float(np.mean([each.var(ddof=1) for each in logs]))
    between = float(np.var([each.mean() for each in logs], ddof=1)) if m > 1 else 0.0
    extra = (1 + 1 / m) * between
    middle = float(np.mean([each.mean() for each in logs]))
    freedom = (m - 1) * (1 + within / extra) ** 2 if extra > 0 else 1e9
    steps = t.ppf((np.arange(DRAWS) + 0.5) / DRAWS, freedom)
    spread = float(t.ppf(0.5 + known[0].level / 200, freedom)) * (within + extra) ** 0.5
    n = float(np.mean([e.documented for e in known]))
    low, median, high = (n + exp(middle + by) for by in (-spread, 0.0, spread))
    mean = float(np.mean([e.mean for e in known]))
    return replace(
        known[0],
        low=low,
        median=median,
        high=high,
        mean=min(max(mean, low), high),
        documented=round(n),
        diagnostics={
            "versions": m,
            "within": within,
            "between": between,
            "share_between": extra / (within + extra) if within + extra > 0 else 0.0,
            "each": [{"low": e.low, "median": e.median, "high": e.high} for e in known],
        },
        table_sha256="",
        draws=tuple((n + np.exp(middle + steps * (within + extra) ** 0.5)).tolist()),
    )


def pooled(versions: Sequence[Estimate | Refusal]) -> Estimate | Refusal:
    """All draws together, as many from each version as the shortest has."""
    known, refusal = _all_known(versions)
    if refusal is not None:
        return refusal
    fewest = min(len(e.draws) for e in known)
    draws = np.concatenate([_spread(e.draws, fewest) for e in known])
    tail = 0.5 - known[0].level / 200
    low, median, high = np.quantile(draws, [tail, 0.5, 1 - tail], method="inverted_cdf")
    return replace(
        known[0],
        low=float(low),
        median=float(median),
        high=float(high),
        mean=float(draws.mean()),
        documented=round(float(np.mean([e.documented for e in known]))),
        diagnostics={"versions": len(known), "draws_from_each": fewest},
        table_sha256="",
        draws=tuple(draws.tolist()),
    )


def _all_known(
    versions: Sequence[Estimate | Refusal],
) -> tuple[list[Estimate], Refusal | None]:
    known = [each for each in versions if isinstance(each, Estimate) and _has_draws(each)]
    if len(known) == len(versions) and len(known) != 0:
        return known, None
    reasons = [
        each.reason if isinstance(each, Refusal) else "its draws are none, or without limit"
        for each in versions
        if each not in known
    ]
    documented = round(float(np.mean([e.documented for e in versions]))) if len(versions) else 0
    why = "; ".join(sorted(set(reasons))) or "no version was given"
    method, assumption = ("", "") if not versions else (versions[0].method, versions[0].assumption)
    reason = f"{len(reasons)} of {len(versions)} versions: {why}"
    return known, Refusal(reason, documented, method, assumption)


def _has_draws(each: Estimate) -> bool:
    return len(each.draws) > 1 and bool(np.isfinite(each.draws).all())


def _spread(draws: tuple[float, ...], size: int) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """`size` of them, evenly through the sequence."""
    places = np.linspace(0, len(draws) - 1, size).round()
    return np.array([draws[int(place)] for place in places])
