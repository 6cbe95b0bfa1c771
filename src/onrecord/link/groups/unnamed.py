"""Rows without a name: who of the named they might be by the event alone, for a person to say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from onrecord.dates import Date
from onrecord.link.rows.places import fold_places
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


class Finding(Enum):
    """What comparing two rows on one thing says."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNKNOWN = "unknown"
    RULES_OUT = "rules out"


Found = tuple[Finding, str]


def compare_day(one: EntryReading, other: EntryReading) -> Found:
    """Days of the event, give or take `NEAR_DAYS`; a month counts as all of its days."""
    if one.event_date is None or other.event_date is None:
        return Finding.RULES_OUT, "day"
    apart = _days_apart(one.event_date, other.event_date)
    if apart > NEAR_DAYS:
        return Finding.RULES_OUT, "day"
    return Finding.AGREES, "day" if apart == 0 else f"day, {apart} apart"


def compare_sex(one: EntryReading, other: EntryReading) -> Found:
    if "" in (one.sex, other.sex):
        return Finding.UNKNOWN, "sex"
    return (Finding.AGREES if one.sex == other.sex else Finding.RULES_OUT), f"sex ({one.sex})"


def compare_age(one: EntryReading, other: EntryReading) -> Found:
    """Years of birth, since ages are as of different days."""
    first, second = _born(one), _born(other)
    if first is None or second is None:
        return Finding.UNKNOWN, "age"
    years = max(0.0, max(first[0], second[0]) - min(first[1], second[1]))
    if years > NEAR_YEARS:
        return Finding.RULES_OUT, "age"
    return Finding.AGREES, "age" if years < 1 else f"age, {years:.0f} years apart"


def compare_status(one: EntryReading, other: EntryReading) -> Found:
    """Never rules out: who is missing on one list may be found dead on the next."""
    if "" in (one.status, other.status):
        return Finding.UNKNOWN, "status"
    if one.status == other.status:
        return Finding.AGREES, f"status ({one.status})"
    return Finding.DIFFERS, f"status is {one.status!r} here and {other.status!r} there"


COMPARISONS = (compare_day, compare_sex, compare_age, compare_status)


def candidates(readings: Iterable[EntryReading]) -> Iterator[Candidate | NobodyInParticular]:
    """For every row without a usable name, the named rows of other lists it might be.

    A candidate shares the place, as far as both say it, and no comparison rules it out; those that
    differ on less come first. A row without a place or date, with no candidate, or with more than
    `MOST`, is told apart with the reason.
    """
    everybody = list(readings)
    at: dict[str, list[EntryReading]] = {}
    for reading in everybody:
        if _named(reading):
            for place in _folded(reading):
                at.setdefault(place, []).append(reading)
    for reading in sorted((r for r in everybody if not _named(r)), key=lambda r: r.entry):
        yield from _of(reading, at)


def _named(reading: EntryReading) -> bool:
    return len(reading.name.parts) != 0


def _folded(reading: EntryReading) -> tuple[str, ...]:
    """Every place of a row by its sounds, narrowest first, so that scripts can meet."""
    return tuple(sound for _, sound in fold_places(reading.place))


def _of(
    reading: EntryReading, at: Mapping[str, Sequence[EntryReading]]
) -> Iterator[Candidate | NobodyInParticular]:
    places = _folded(reading)
    absent = (("place", len(places) == 0), ("date", reading.event_date is None))
    missing = [f"no {what}" for what, is_absent in absent if is_absent]
    if len(missing) != 0:
        reason = f"{reading.entry} has no name and {' and '.join(missing)}"
        yield NobodyInParticular(reading.entry, reason)
        return
    found = [
        each
        for other in at.get(places[0], ())
        if other.list != reading.list and (each := _compared(reading, other)) is not None
    ]
    if not 0 < len(found) <= MOST:
        reason = f"{len(found)} named entries share its event"
        yield NobodyInParticular(
            reading.entry,
            reason + ("" if len(found) == 0 else "; it could be any of them, or none"),
        )
        return
    yield from sorted(found, key=lambda c: (len(c.differs), -len(c.agrees), c.named))


def _compared(one: EntryReading, other: EntryReading) -> Candidate | None:
    """None where some comparison rules it out."""
    found = [compare(one, other) for compare in COMPARISONS]
    if any(finding is Finding.RULES_OUT for finding, _ in found):
        return None

    def words(wanted: Finding) -> tuple[str, ...]:
        return tuple(told for finding, told in found if finding is wanted)

    agrees = (f"place ({one.place[0]})", *words(Finding.AGREES))
    return Candidate(one.entry, other.entry, agrees, words(Finding.DIFFERS), words(Finding.UNKNOWN))


def _days_apart(one: Date, other: Date) -> int:
    """Days between two ranges of days; 0 where they share one."""
    if one.overlaps(other):
        return 0
    first, second = (one, other) if one.low < other.low else (other, one)
    return (second.low - first.high).days + 1


def _born(reading: EntryReading) -> tuple[float, float] | None:
    """The years, with fractions, between which the person was born."""
    if reading.birth is not None:
        return reading.birth.low.toordinal() / YEAR, reading.birth.high.toordinal() / YEAR
    as_of = reading.event_date if reading.age_as_of is None else reading.age_as_of
    if reading.age is None or as_of is None:
        return None
    return (
        as_of.low.toordinal() / YEAR - reading.age.high - 1,
        as_of.high.toordinal() / YEAR - reading.age.low,
    )
