"""An estimate of what nobody documented, or the refusal to make one; both are values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """low, high: ends of the interval, persons; level: its coverage in per cent, e.g. 95.
    method; assumption: the identifying assumption, in a sentence.
    """

    low: int
    high: int
    level: int
    method: str
    assumption: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """reason: why the data cannot support an answer; documented: persons on some list."""

    reason: str
    documented: int
