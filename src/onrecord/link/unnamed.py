"""Rows without a name: who of the named they might be, from the event alone, for a person to say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.dates import Date
from onrecord.record.listing import EntryReading

MOST = 20
"""Candidates of one row; beyond this the evidence points at nobody, and that is said instead."""

NEAR_DAYS = 3
NEAR_YEARS = 5
YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Candidate:
    """A named entry that an unnamed one might be.

    agrees, differs: what speaks for it and against it; unknown: what one of the two does not say.
    There is no score: event evidence never says who somebody was, and nothing here is merged.
    """

    unnamed: str
    named: str
    agrees: tuple[str, ...]
    differs: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """For the person who decides."""
        parts = [f"same event by {' and '.join(self.agrees)}"]
        if len(self.differs) != 0:
            parts.append(f"but {' and '.join(self.differs)}")
        if len(self.unknown) != 0:
            parts.append(f"nothing to compare on {', '.join(self.unknown)}")
        return (
            f"{self.named} may be the unnamed person of {self.unnamed}: {'; '.join(parts)}. "
            "The event alone does not identify anybody; somebody has to look."
        )


@dataclass(frozen=True, slots=True)
class NobodyInParticular:
    """Why an unnamed entry gets no candidates, in a sentence."""

    unnamed: str
    reason: str


def candidates(
    readings: Iterable[EntryReading],
) -> Iterator[Candidate | NobodyInParticular]:
    """For every row without a usable name, the named rows of other lists it might be.

    A candidate shares the narrowest place and a day of the event, give or take `NEAR_DAYS`; its sex
    is not the other one, and its age is within `NEAR_YEARS`. Those that disagree on less come
    first. A row with no date or no place, or with more than `MOST` candidates, is told apart.
    """
    everybody = list(readings)
    at: dict[str, list[EntryReading]] = {}
    for reading in everybody:
        if _named(reading) and len(reading.place) != 0:
            at.setdefault(_where(reading), []).append(reading)
    for reading in sorted((r for r in everybody if not _named(r)), key=lambda r: r.entry):
        yield from _of(reading, at)


def _named(reading: EntryReading) -> bool:
    return len(reading.name.parts) != 0


def _where(reading: EntryReading) -> str:
    return reading.place[0].casefold()


def _of(
    reading: EntryReading, at: Mapping[str, Sequence[EntryReading]]
) -> Iterator[Candidate | NobodyInParticular]:
    missing = [
        what
        for what, absent in (
            ("place", len(reading.place) == 0),
            ("date of the event", reading.event_date is None),
        )
        if absent
    ]
    if len(missing) != 0:
        yield NobodyInParticular(
            reading.entry, f"{reading.entry} has no name and no {' and no '.join(missing)}"
        )
        return
    found = [
        each
        for other in at.get(_where(reading), ())
        if other.list != reading.list and (each := _compared(reading, other)) is not None
    ]
    if len(found) > MOST:
        yield NobodyInParticular(
            reading.entry,
            f"{len(found)} named entries share its event; it could be any of them or nobody",
        )
        return
    yield from sorted(found, key=lambda c: (len(c.differs), -len(c.agrees), c.named))


def _compared(one: EntryReading, other: EntryReading) -> Candidate | None:
    """None where the event is another one, or sex or age rule it out."""
    if one.event_date is None or other.event_date is None:
        return None
    apart = _days_apart(one.event_date, other.event_date)
    if apart > NEAR_DAYS or (one.sex != other.sex and "" not in (one.sex, other.sex)):
        return None
    agrees = [f"place ({one.place[0]})"]
    agrees.append("day" if apart == 0 else f"day, {apart} apart")
    differs: list[str] = []
    unknown: list[str] = []
    if "" in (one.sex, other.sex):
        unknown.append("sex")
    else:
        agrees.append(f"sex ({one.sex})")
    years = _years_apart(one, other)
    if years is None:
        unknown.append("age")
    elif years > NEAR_YEARS:
        return None
    else:
        agrees.append("age" if years < 1 else f"age, {years:.0f} years apart")
    if "" in (one.status, other.status):
        unknown.append("status")
    elif one.status != other.status:
        differs.append(f"status is {one.status!r} here and {other.status!r} there")
    else:
        agrees.append(f"status ({one.status})")
    return Candidate(one.entry, other.entry, tuple(agrees), tuple(differs), tuple(unknown))


def _days_apart(one: Date, other: Date) -> int:
    """Days between two ranges of days; 0 where they share one."""
    if one.overlaps(other):
        return 0
    first, second = (one, other) if one.low < other.low else (other, one)
    return (second.low - first.high).days + 1


def _years_apart(one: EntryReading, other: EntryReading) -> float | None:
    """Years between what the two say of the birth; None where one does not say."""
    first, second = _born(one), _born(other)
    if first is None or second is None:
        return None
    return max(0.0, max(first[0], second[0]) - min(first[1], second[1]))


def _born(reading: EntryReading) -> tuple[float, float] | None:
    """The years, with fractions, between which the person was born."""
    if reading.birth is not None:
        return reading.birth.low.toordinal() / YEAR, reading.birth.high.toordinal() / YEAR
    as_of = reading.event_date if reading.age_as_of is None else reading.age_as_of
    if reading.age is None or as_of is None:
        return None
    return (
        as_of.low.toordinal() / YEAR - reading.age - 1,
        as_of.high.toordinal() / YEAR - reading.age,
    )
