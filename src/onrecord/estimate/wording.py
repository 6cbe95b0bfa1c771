"""Estimated numbers as they are printed: whole, an interval widened to whole numbers."""

from math import ceil, floor, inf

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
