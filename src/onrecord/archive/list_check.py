"""What a list of the archive looks like: its problems, and what changed since its last edition."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.archive.listings import Listed, Listings
from onrecord.read.editions import Difference, Row, difference
from onrecord.read.list_checks import Problem, counted, problems
from onrecord.record.listing import EntryReading, ListEdition


@dataclass(frozen=True, slots=True)
class Checked:
    """problems: by row; counts: of each kind; change: since the last edition, None for a first."""

    edition: ListEdition
    problems: tuple[Problem, ...]
    counts: Mapping[str, int]
    change: Difference | None


def check(listings: Listings, name: str) -> Checked:
    """Check the newest edition of a list, and compare it with the one that entered before it."""
    edition = listings.edition(name)
    rows = listings.rows(edition)
    found = problems(plain(rows), readings(listings, edition))
    before = [one for one in listings.editions if one.name == name and one.id != edition.id]
    change = None
    if len(before) > 0:
        change = difference(plain(listings.rows(before[-1])), plain(rows))
    return Checked(edition, found, counted(found), change)


def plain(rows: list[Listed]) -> list[Row]:
    return [Row(one.row, one.entry.raw, one.own) for one in rows]


def readings(listings: Listings, edition: ListEdition) -> tuple[EntryReading, ...]:
    """What each row of an edition says, in standard form, in the order of its rows."""
    from onrecord.link.standardise import standardise

    entries = (one.entry for one in listings.rows(edition))
    return standardise(
        entries, list=edition.name, columns=edition.columns, language=edition.language
    )
