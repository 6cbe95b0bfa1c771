"""Estimated numbers as they are printed: whole, an interval widened to whole numbers."""

from math import ceil, floor, inf, isfinite

from onrecord.record.estimate import Estimate

SLACK = 1e-9
"""So that 4,400 computed as 4,399.9999999999 stays 4,400."""


def whole(value: float | None) -> str:
    """In groups of three.

    >>> whole(12345.6), whole(float("inf")), whole(None)
    ('12,346', 'no upper limit', 'none')
    """
    if value is None:
        return "none"
    return "no upper limit" if value == inf else f"{round(value):,}"


def low_end(value: float) -> str:
    """Rounded down.

    >>> low_end(9826.9)
    '9,826'
    """
    return whole(floor(value + SLACK))


def high_end(value: float) -> str:
    """Rounded up.

    >>> high_end(16542.1)
    '16,543'
    """
    return whole(value if value == inf else ceil(value - SLACK))


def whole_ends(found: Estimate) -> tuple[int, int | None, int | None]:
    """Low, middle and high of a total in whole people; None where there is no upper limit.

    The low end is never below the documented people.
    """
    low = max(floor(found.low + SLACK), found.documented)
    middle = round(found.median) if isfinite(found.median) else None
    return low, middle, ceil(found.high - SLACK) if isfinite(found.high) else None
