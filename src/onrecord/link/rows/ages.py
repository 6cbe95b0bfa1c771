"""Ages and dates as intervals: when a person may have been born, when it may have happened."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from onrecord.dates import Date, find_dates, parse_date
from onrecord.errors import BadDate
from onrecord.link.rows.worded_dates import Years, numeric, worded
from onrecord.plural import counted
from onrecord.record.age import Age

YEAR = 365.2425
"""Days of a Gregorian year on average."""

NUMERIC = re.compile(r"(\d{1,4})[./\-\s]\s?(\d{1,2})[./\-\s]\s?(\d{1,4})\.?")
COMPACT = re.compile(r"(1[89]\d\d|20\d\d)(\d\d)(\d\d)")
WORDS = re.compile(r"[^\W\d_]{2}|[^\W\d_a-zA-Z]")
"""What no EDTF expression has: two letters, or one that is not Latin."""
TIME = re.compile(r"[T ]\d\d?:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$")


@lru_cache(maxsize=50_000)
def read_when(written: str, *, month_first: bool = False, years: Years = None) -> Date:
    """The date a cell writes: EDTF, 19920226, 26.2.1992, or words of the languages of lists.

    years: the first and the last that the column writes in full, which tell the century of others.

    >>> read_when("19920226").edtf, read_when("26/2/1992").edtf, read_when("1992").edtf
    ('1992-02-26', '1992-02-26', '1992')

    Raises:
        BadDate: nothing reads it as a date.
    """
    text = TIME.sub("", written.strip())
    compact = COMPACT.fullmatch(text)
    if compact is not None:
        return parse_date("-".join(compact.groups()), written)
    figures = NUMERIC.fullmatch(text)
    if figures is not None:
        return parse_date(numeric(figures.groups(), month_first=month_first, years=years), written)
    if text.isascii() and WORDS.search(text) is None:
        try:
            return parse_date(text, written)
        except BadDate:
            return worded(written, month_first=month_first, years=years)
    for mention in find_dates(text):
        if mention.start == 0 and mention.end == len(text):
            return mention.date
    return worded(text, month_first=month_first, years=years)


def month_first(cells: Iterable[str]) -> bool | None:
    """Whether a column writes the month before the day; None where no cell decides it.

    >>> month_first(["1/2/1990", "2/26/1992"]), month_first(["1/2/1990"])
    (True, None)
    """
    votes = {True: 0, False: 0}
    for cell in cells:
        numeric = NUMERIC.fullmatch(cell.strip())
        if numeric is None or int(numeric[1]) > 31:
            continue
        if int(numeric[1]) > 12:
            votes[False] += 1
        elif int(numeric[2]) > 12:
            votes[True] += 1
    if votes[True] == votes[False]:
        return None
    return votes[True] > votes[False]


def day_order(cells: Iterable[str]) -> str:
    """How a column's cells that may be day or month first are read, and why; "" if none may.

    >>> day_order(["04/06/2012", "22/06/2012"])
    "1 cell such as '04/06/2012' read with the day first, as '22/06/2012' has it"
    """
    numeric = [(cell, found) for cell in cells if (found := NUMERIC.fullmatch(cell.strip()))]
    either = [cell for cell, found in numeric if _either(found)]
    if len(either) == 0:
        return ""
    first = month_first(cell for cell, _ in numeric)
    order = "month" if first else "day"
    shows = [cell for cell, found in numeric if _shows(found, month=bool(first))]
    why = "nothing in the column tells the order" if first is None else f"as {shows[0]!r} has it"
    count = counted(len(either), "cell")
    return f"{count} such as {either[0]!r} read with the {order} first, {why}"


def _either(numeric: re.Match[str]) -> bool:
    one, other = int(numeric[1]), int(numeric[2])
    return one != other and 1 <= one <= 12 and 1 <= other <= 12


def _shows(numeric: re.Match[str], *, month: bool) -> bool:
    return 12 < int(numeric[2 if month else 1]) <= 31


def born(
    birth: Date | None, age: Age | None, as_of: Date | None, event: Date | None
) -> tuple[int, int] | None:
    """First and last day, as ordinals, on which the person may have been born.

    A date of birth goes first; else the age at the date it was true, else at the event.
    None where neither is known, or the age has no date.
    """
    if birth is not None:
        return _days(birth)
    when = as_of if as_of is not None else event
    if age is None or when is None:
        return None
    low, high = _days(when)
    return (
        max(1, round(low - (age.high + 1) * YEAR) + 1),
        max(1, round(high - age.low * YEAR)),
    )


def _days(when: Date) -> tuple[int, int]:
    return when.low.toordinal(), (
        when.high.toordinal() - 1 if when.high != date.max else date.max.toordinal()
    )


def span(when: Date | None) -> tuple[int, int] | None:
    """First and last day of a date, as ordinals; None where there is none or an end is open."""
    if when is None or when.low == date.min or when.high == date.max:
        return None
    return _days(when)


def exact_day(when: Date | None) -> str:
    """The day in ISO form where the date is exactly one, else ""."""
    if when is None or (when.high - when.low).days != 1 or when.approximate:
        return ""
    return when.low.isoformat()
