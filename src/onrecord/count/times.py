"""Whether two claims may speak of the same time."""

from datetime import date
from functools import lru_cache

from onrecord.dates import Date, parse_date
from onrecord.errors import BadDate


@lru_cache(maxsize=65536)
def dated(expression: str) -> Date | None:
    """The date an EDTF expression means; None where nothing readable is said."""
    if expression == "":
        return None
    try:
        return parse_date(expression)
    except BadDate:
        return None


def may_coincide(one: str, other: str) -> bool:
    """False only where both say a time and no day lies in both; an unsaid time excludes nothing.

    >>> may_coincide("1992-03", "1992"), may_coincide("1992-03", ""), may_coincide("1992", "2020")
    (True, True, False)
    """
    first, second = dated(one), dated(other)
    return first is None or second is None or first.overlaps(second)


def first_day(expression: str) -> date:
    """The first day it may mean; where nothing is said the calendar's last, to sort last."""
    when = dated(expression)
    return date.max if when is None else when.low
