"""What a list of the archive looks like: its problems, and what changed since its last edition."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.archive.list_changes import names_nobody, plain
from onrecord.archive.listings import Listed, Listings
from onrecord.dates import parse_date
from onrecord.read.editions import Difference, difference
from onrecord.read.list_checks import Problem, counted, in_order, problems
from onrecord.read.list_times import until
from onrecord.read.totals import told_sum, totals
from onrecord.record.listing import EntryReading, ListEdition

DATES = ("birth", "event_date", "age_as_of")
"""Roles of columns that hold dates."""


@dataclass(frozen=True, slots=True)
class Checked:
    """problems: by row; counts: of each kind; change: since the last edition, None for a first.

    added, removed: the rows that the change names. unread: columns that are kept and not compared.
    orders: how dates were read that may be day or month first, a sentence for each such column.
    """

    edition: ListEdition
    problems: tuple[Problem, ...]
    counts: Mapping[str, int]
    change: Difference | None
    added: tuple[Listed, ...] = ()
    removed: tuple[Listed, ...] = ()
    unread: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()


def check(listings: Listings, name: str, today: date | None = None) -> Checked:
    """Check the newest edition of a list, and compare it with the one that entered before it.

    today: dates after it cannot be right; None to hold them against the edition's date only.
    """
    edition = listings.edition(name)
    rows = listings.rows(edition)
    somebody, sums = _parted(rows)
    end = until(None if edition.date == "" else parse_date(edition.date), today)
    read = readings(listings, edition)
    found = in_order(
        [*problems(plain(somebody), read, end), *_mixed_scripts(somebody, read), *sums]
    )
    headings = tuple(rows[0].entry.raw) if len(rows) > 0 else ()
    made = Checked(
        edition,
        found,
        counted(found),
        None,
        unread=tuple(column for column in headings if column not in edition.columns),
        orders=tuple(_orders(edition, rows)),
    )
    before = [one for one in listings.editions if one.name == name and one.id != edition.id]
    return made if len(before) == 0 else _compared(made, listings.rows(before[-1]), rows)


def _parted(rows: Sequence[Listed]) -> tuple[list[Listed], list[Problem]]:
    """The rows of people, and what is said of those that are sums and nobody."""
    cells = [totals(one.entry.raw, one.roles) for one in rows]
    told = [
        Problem("total", (row.row,), told_sum(cell))
        for row, cell in zip(rows, cells, strict=True)
        if cell != ""
    ]
    return [row for row, cell in zip(rows, cells, strict=True) if cell == ""], told


def _mixed_scripts(rows: Sequence[Listed], read: Sequence[EntryReading]) -> Iterator[Problem]:
    from onrecord.link.names.faults import mixed_scripts

    for row, reading in zip(rows, read, strict=True):
        for fault in mixed_scripts(reading.name.written):
            yield Problem("mixed scripts", (row.row,), fault)


def _compared(made: Checked, before: list[Listed], rows: list[Listed]) -> Checked:
    change = difference(plain(before), plain(rows), names_nobody)
    return replace(
        made,
        change=change,
        added=tuple(one for one in rows if one.row in change.added),
        removed=tuple(one for one in before if one.row in change.removed),
    )


def _orders(edition: ListEdition, rows: Sequence[Listed]) -> Iterator[str]:
    """Of each column of dates, how cells were read that can be read in two ways."""
    from onrecord.link.rows.ages import day_order

    for column, role in edition.columns.items():
        if role in DATES:
            told = day_order(one.entry.raw.get(column, "") for one in rows)
            if told != "":
                yield f"{column}: {told}"


def readings(listings: Listings, edition: ListEdition) -> tuple[EntryReading, ...]:
    """What each row of an edition says that is of somebody, in standard form, in their order."""
    from onrecord.link.rows.standardise import standardise

    entries = (one.entry for one in _parted(listings.rows(edition))[0])
    return standardise(
        entries, list=edition.name, columns=edition.columns, language=edition.language
    )
