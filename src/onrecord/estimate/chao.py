"""Chao's lower bound from the people seen once and twice: context beside an answer, never one."""

from dataclasses import asdict, dataclass
from math import exp, log1p, sqrt
from statistics import NormalDist

import numpy as np

from onrecord.estimate.patterns import Patterns
from onrecord.record.estimate import Estimate, Refusal

METHOD = "chao"
ASSUMPTION = (
    "A lower bound: lists are independent for any one person, and people may differ in how likely "
    "they are to be listed, which makes the true number larger than the bound."
)


@dataclass(frozen=True, slots=True)
class Settings:
    """level: coverage of the interval of the bound in per cent."""

    level: int = 95


def chao(
    patterns: Patterns, *, rng: np.random.Generator | None = None, settings: Settings | None = None
) -> Estimate | Refusal:
    """n + (t - 1) / t f1 (f1 - 1) / (2 (f2 + 1)) for t lists (Chao 1987, Biometrics 43:783)."""
    del rng
    chosen = settings or Settings()
    n, lists = patterns.documented, len(patterns.lists)
    once = sum(count for mask, count in patterns if mask.bit_count() == 1)
    twice = sum(count for mask, count in patterns if mask.bit_count() == 2)
    if all(mask.bit_count() == 1 for mask in patterns.masks):
        return Refusal(
            "no overlap: nobody is on more than one list",
            n,
            METHOD,
            ASSUMPTION,
            settings=asdict(chosen),
            table_sha256=patterns.table_sha256,
        )
    factor = (lists - 1) / lists
    missing = factor * once * (once - 1) / (2 * (twice + 1))
    low, high = _interval(missing, _variance(once, twice, factor), chosen.level)
    return Estimate(
        method=METHOD,
        low=n + low,
        high=n + high,
        median=n + missing,
        mean=n + missing,
        level=chosen.level,
        documented=n,
        assumption=ASSUMPTION,
        diagnostics={"seen_once": once, "seen_twice": twice},
        settings=asdict(chosen),
        table_sha256=patterns.table_sha256,
    )


def _variance(once: int, twice: int, factor: float) -> float:
    """Of the bias-corrected bound, by the delta method (Chao 1989, Biometrics 45:427)."""
    first = factor * once * (once - 1) / (2 * (twice + 1))
    second = factor**2 * once * (2 * once - 1) ** 2 / (4 * (twice + 1) ** 2)
    third = factor**2 * once**2 * twice * (once - 1) ** 2 / (4 * (twice + 1) ** 4)
    return first + second + third


def _interval(missing: float, variance: float, level: int) -> tuple[float, float]:
    """Around the undocumented on the log scale, so that it stays above 0."""
    if missing <= 0:
        return 0.0, 0.0
    z = NormalDist().inv_cdf(0.5 + level / 200)
    spread = exp(z * sqrt(log1p(variance / missing**2)))
    return missing / spread, missing * spread
