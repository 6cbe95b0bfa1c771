"""Times in one row of a list that cannot all be right: after its edition, or against an age."""

from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.dates import Date
from onrecord.record.listing import EntryReading

AGE_SLACK = 2
"""Years by which a stated age may miss the one that birth and event give: ages are counted in
several ways (completed, begun, from conception), and often remembered."""

YEAR = 365.2425

Until = tuple[date, str]
"""The first day that a list cannot know of, and why, in words."""


def until(edition: Date | None, today: date | None) -> Until | None:
    """From when on a date of a row is in the future: after the edition, else after today.

    None where neither is told.
    """
    if edition is not None and (today is None or edition.high <= today):
        return edition.high, f"the edition of {edition.written}"
    if today is None:
        return None
    return date.fromordinal(today.toordinal() + 1), "today"


def wrong_times(reading: EntryReading, end: Until | None) -> Iterator[str]:
    """What cannot be right, in sentences; end: None where nobody says what the list can know."""
    if end is not None:
        known = (("birth", reading.birth), ("event_date", reading.event_date))
        for what, when in known:
            if when is not None and when.low >= end[0]:
                yield f"{what} {when.written!r} is after {end[1]}"
    yield from _against_age(reading)


def _against_age(reading: EntryReading) -> Iterator[str]:
    birth, age = reading.birth, reading.age
    when = reading.age_as_of if reading.age_as_of is not None else reading.event_date
    if birth is None or age is None or when is None or birth.low >= when.high:
        return
    least, most = ages(birth, when)
    if age.high < least - AGE_SLACK or age.low > most + AGE_SLACK:
        expected = f"{least}" if least == most else f"{least} to {most}"
        yield (
            f"age {age}, but born {birth.written!r} they were {expected} at the time of "
            f"{when.written!r}"
        )


def ages(birth: Date, when: Date) -> Sequence[int]:
    """Completed years, at least and at most; both are whole even where a date is a year."""
    shortest = (when.low - birth.high).days + 1
    longest = (when.high - birth.low).days - 1
    return max(0, int(shortest / YEAR)), max(0, int(longest / YEAR))
