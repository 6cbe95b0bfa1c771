"""Chapman and Lincoln-Petersen for every pair of lists: context beside an answer, never one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from statistics import NormalDist
from typing import Any

import numpy as np

from onrecord.estimate.patterns import Patterns
from onrecord.record.estimate import Estimate, Refusal

ASSUMPTION = (
    "In each pair, being on one list says nothing about being on the other, and everybody is "
    "equally likely to be listed."
)


@dataclass(frozen=True, slots=True)
class Settings:
    """level: coverage of each pair's interval in per cent."""

    level: int = 95


@dataclass(frozen=True, slots=True)
class Pair:
    """one, other: people on each list; both: on the two of them."""

    names: tuple[str, str]
    one: int
    other: int
    both: int


def chapman(
    patterns: Patterns, *, rng: np.random.Generator | None = None, settings: Settings | None = None
) -> Estimate | Refusal:
    """The nearly unbiased two-list estimate (Chapman 1951) and its variance (Seber 1970).

    A pair that shares nobody has no number.
    """
    del rng
    return _over_pairs("chapman", patterns, _chapman, settings or Settings())


def lincoln_petersen(
    patterns: Patterns, *, rng: np.random.Generator | None = None, settings: Settings | None = None
) -> Estimate | Refusal:
    """The maximum-likelihood two-list estimate; no number where nobody is on both."""
    del rng
    return _over_pairs("lincoln-petersen", patterns, _lincoln_petersen, settings or Settings())


def _chapman(pair: Pair) -> tuple[float, float]:
    """(estimate, variance): Seber (1970), Biometrika 57:313."""
    n1, n2, m = pair.one, pair.other, pair.both
    total = (n1 + 1) * (n2 + 1) / (m + 1) - 1
    return total, (n1 + 1) * (n2 + 1) * (n1 - m) * (n2 - m) / ((m + 1) ** 2 * (m + 2))


def _lincoln_petersen(pair: Pair) -> tuple[float, float]:
    n1, n2, m = pair.one, pair.other, pair.both
    return n1 * n2 / m, n1 * n2 * (n1 - m) * (n2 - m) / m**3


def pairs_of(patterns: Patterns) -> tuple[Pair, ...]:
    """Every two lists, in the order of the table."""
    sizes = patterns.sizes
    return tuple(
        Pair((patterns.lists[i], patterns.lists[j]), sizes[i], sizes[j], patterns.on_both(i, j))
        for i, j in combinations(range(len(patterns.lists)), 2)
    )


def _over_pairs(
    name: str,
    patterns: Patterns,
    method: Callable[[Pair], tuple[float, float]],
    settings: Settings,
) -> Estimate | Refusal:
    found = [_shown(pair, method, settings.level) for pair in pairs_of(patterns)]
    usable = [row for row in found if row["estimate"] is not None]
    if len(usable) == 0:
        return Refusal(
            "no two lists share anybody" if len(found) != 0 else "one list has no pair",
            patterns.documented,
            method=name,
            assumption=ASSUMPTION,
            diagnostics={"pairs": found},
            settings={"level": settings.level},
            table_sha256=patterns.table_sha256,
        )
    middles = sorted(row["estimate"] for row in usable)
    return Estimate(
        method=name,
        low=min(row["low"] for row in usable),
        high=max(row["high"] for row in usable),
        median=float(np.median(middles)),
        mean=float(np.mean(middles)),
        level=settings.level,
        documented=patterns.documented,
        assumption=ASSUMPTION,
        diagnostics={"pairs": found, "interval": "from the lowest to the highest of all pairs"},
        settings={"level": settings.level},
        table_sha256=patterns.table_sha256,
    )


def _shown(
    pair: Pair, method: Callable[[Pair], tuple[float, float]], level: int
) -> Mapping[str, Any]:
    seen = pair.one + pair.other - pair.both
    known = {"lists": list(pair.names), "sizes": [pair.one, pair.other], "both": pair.both}
    if pair.both == 0:
        return {**known, "estimate": None, "low": None, "high": None}
    total, variance = method(pair)
    z = NormalDist().inv_cdf(0.5 + level / 200)
    low, high = _log_interval(total - seen, variance, z)
    return {**known, "estimate": total, "low": seen + low, "high": seen + high}


def _log_interval(missing: float, variance: float, z: float) -> tuple[float, float]:
    """Around the undocumented, on the log scale (Burnham et al. 1987), so that it stays above 0."""
    if missing <= 0 or variance <= 0:
        return 0.0, max(missing, 0.0) + z * sqrt(max(variance, 0.0))
    spread = float(np.exp(z * np.sqrt(np.log1p(variance / missing**2))))
    return missing / spread, missing * spread
