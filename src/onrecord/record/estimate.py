"""An estimate of what nobody documented, or the refusal to make one; both are values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """How many there are in all, documented and not: an interval first, then its middle.

    low, high: ends of the interval, persons, as real numbers; a reader is shown whole ones.
    level: its coverage in per cent, e.g. 95.
    median, mean: of the draws; a likelihood method puts its maximum-likelihood total in both.
    documented: persons on some list; never above `low` except by rounding.
    assumption: the identifying assumption, in a sentence.
    diagnostics, settings: plain JSON values. seed: what repeats the run, None where no chance is
    involved. table_sha256: the hash of the table. seconds: how long it took, None until measured.
    draws: values of the total that a sum over strata can use; empty where there are none.
    """

    method: str
    low: float
    high: float
    median: float
    mean: float
    level: int = 95
    documented: int
    assumption: str
    diagnostics: Mapping[str, Any] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    seed: int | None = None
    table_sha256: str = ""
    seconds: float | None = None
    draws: tuple[float, ...] = field(default=(), repr=False)

    def to_json(self) -> dict[str, Any]:
        """One JSON object; the draws stay out."""
        interval = {"low": self.low, "high": self.high, "median": self.median, "mean": self.mean}
        return _json(self, estimate={**interval, "level": self.level}, refusal=None)


@dataclass(frozen=True, slots=True)
class Refusal:
    """reason: why the data cannot support an answer; documented: persons on some list.

    The rest as in `Estimate`; diagnostics hold what was found out all the same.
    """

    reason: str
    documented: int
    method: str = ""
    assumption: str = ""
    diagnostics: Mapping[str, Any] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    seed: int | None = None
    table_sha256: str = ""
    seconds: float | None = None

    def to_json(self) -> dict[str, Any]:
        """One JSON object with the same keys as an estimate's."""
        refusal = {"reason": self.reason, "documented": self.documented}
        return _json(self, estimate=None, refusal=refusal)


def _json(
    result: Estimate | Refusal,
    *,
    estimate: dict[str, Any] | None,
    refusal: dict[str, Any] | None,
) -> dict[str, Any]:
    whole = {
        "method": result.method,
        "estimate": estimate,
        "refusal": refusal,
        "documented": result.documented,
        "diagnostics": dict(result.diagnostics),
        "assumption": result.assumption,
        "settings": dict(result.settings),
        "seed": result.seed,
        "table_sha256": result.table_sha256,
        "seconds": result.seconds,
    }
    plain: dict[str, Any] = _finite(whole)
    return plain


def _finite(value: Any) -> Any:
    """JSON has no infinity: an end without limit is null."""
    if isinstance(value, Mapping):
        return {name: _finite(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(each) for each in value]
    return None if isinstance(value, float) and not isfinite(value) else value
