"""All lists taken for independent of each other: context beside an answer, never one."""

from dataclasses import asdict, dataclass
from math import exp, isinf, lgamma, log

import numpy as np

from onrecord.estimate.patterns import Patterns
from onrecord.estimate.profile import around_best
from onrecord.estimate.usable import unfit
from onrecord.record.estimate import Estimate, Refusal

METHOD = "independence"
ASSUMPTION = (
    "Being on one list says nothing about being on another, and everybody is equally likely to be "
    "on a given list."
)


@dataclass(frozen=True, slots=True)
class Settings:
    """level: coverage of the profile-likelihood interval in per cent."""

    level: int = 95


def independence(
    patterns: Patterns, *, rng: np.random.Generator | None = None, settings: Settings | None = None
) -> Estimate | Refusal:
    """The total of highest likelihood (Darroch 1958, Biometrika 45:343) and its profile."""
    del rng
    chosen = settings or Settings()
    n, sizes = patterns.documented, patterns.sizes
    refused = unfit(patterns)
    reason = "" if refused is None else refused.reason
    if reason == "":
        low, best, high = around_best(lambda x: _height(n, sizes, exp(x)), level=chosen.level)
        reason = "the table rules out no total, however large" if isinf(high) else ""
    if reason != "":
        return Refusal(
            reason, n, METHOD, ASSUMPTION, {}, asdict(chosen), table_sha256=patterns.table_sha256
        )
    return Estimate(
        method=METHOD,
        low=n + low,
        high=n + high,
        median=n + best,
        mean=n + best,
        level=chosen.level,
        documented=n,
        assumption=ASSUMPTION,
        settings=asdict(chosen),
        table_sha256=patterns.table_sha256,
    )


def _height(n: int, sizes: tuple[int, ...], missing: float) -> float:
    """The log-likelihood of n + missing people, each list's probability at its best."""
    total = n + missing
    height = lgamma(total + 1) - lgamma(missing + 1)
    for size in sizes:
        height += size * log(size / total)
        if size < total:
            height += (total - size) * log(1 - size / total)
    return height
