"""What is told when a list enters: unread cells, and rows of nobody."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from onrecord.archive.list_changes import names_nobody
from onrecord.archive.listings import names_stay
from onrecord.archive.queries import document
from onrecord.archive.store import Archive
from onrecord.plural import counted
from onrecord.read.list_checks import not_understood, unread_status
from onrecord.read.tables import Table
from onrecord.read.totals import sums, told_sum
from onrecord.record.listing import NO_NAME, ListEdition

READ = ("sex", "age", "age_as_of", "birth", "event_date", "status")
"""Roles of columns whose cells must say one of few things; names and places may say anything."""

STATUSES = 5
"""Wordings that are told at import; `lists check` has them all."""


def cell_notes(name: str, found: Table, columns: Mapping[str, str]) -> tuple[str, ...]:
    """How many cells could not be read, and what befell people in words nobody understands.

    columns: column to role.
    """
    from onrecord.link.rows.columns import Columns
    from onrecord.link.rows.standardise import stream

    sums_of = dict(sums(found.columns, [cells for _, cells in found.rows], columns))
    somebody = [row for place, row in enumerate(found.rows) if place not in sums_of]
    about_names = (
        *_nameless(name, found.columns, somebody, columns),
        *_mixed(name, found, columns),
        *_totals(name, found, sums_of),
    )
    roles = {column: role for column, role in columns.items() if role in READ}
    if len(roles) == 0:
        return about_names
    cells = (dict(zip(found.columns, row, strict=True)) for _, row in somebody)
    faults, statuses = 0, Counter[str]()
    for reading in stream(cells, list=name, columns=Columns(roles)):
        faults += sum(1 for warning in reading.warnings if NO_NAME not in warning)
        if not_understood(reading.status):
            statuses[reading.status] += 1
    told = [unread_status(status, rows) for status, rows in statuses.most_common(STATUSES)]
    if len(statuses) > STATUSES:
        more = counted(len(statuses) - STATUSES, "more status", "more statuses")
        told.append(f"and {more} not understood")
    if faults > 0:
        what = counted(faults, "cell")
        told.append(
            f"{what} could not be read or cannot be right; see: onrecord lists check {name}"
        )
    return (*told, *about_names)


def _nameless(
    name: str,
    headings: Sequence[str],
    rows: Sequence[tuple[int, Sequence[str]]],
    columns: Mapping[str, str],
) -> Iterator[str]:
    """Of rows whose name is empty or nobody's, which can hardly be linked."""
    from onrecord.link.rows.columns import NAME_COLUMNS

    places = [n for n, column in enumerate(headings) if columns.get(column) in NAME_COLUMNS]
    found = [
        number
        for number, cells in rows
        if all(cells[n].strip() == "" or names_nobody(cells[n]) for n in places)
    ]
    if len(found) > 0:
        shown = ", ".join(map(str, found[:STATUSES])) + (" ..." if len(found) > STATUSES else "")
        rows_of = counted(len(found), "row")
        yield (
            f"{rows_of} without a usable name, hardly to be linked: row {shown}; "
            f"see: onrecord lists check {name}"
        )


def _totals(name: str, found: Table, sums_of: Mapping[int, str]) -> Iterator[str]:
    """Of rows that are sums."""
    for place, cell in list(sums_of.items())[:STATUSES]:
        yield f"row {found.rows[place][0]}: {told_sum(cell)}"
    if len(sums_of) > STATUSES:
        more = counted(len(sums_of) - STATUSES, "more row is", "more rows are")
        yield f"and {more} a sum; see: onrecord lists check {name}"


def _mixed(name: str, found: Table, columns: Mapping[str, str]) -> tuple[str, ...]:
    """Of how many rows a name has letters of several scripts, and which is the first."""
    from onrecord.link.names.faults import mixed_scripts
    from onrecord.link.rows.columns import NAME_COLUMNS

    places = [n for n, c in enumerate(found.columns) if columns.get(c) in NAME_COLUMNS]
    rows = [
        number for number, row in found.rows if any(mixed_scripts(row[place]) for place in places)
    ]
    if len(rows) == 0:
        return ()
    names = counted(len(rows), "name")
    return (
        f"{names} with letters of several scripts, the first in row {rows[0]}; see: onrecord lists "
        f"check {name}",
    )


def not_shown(archive: Archive, edition: ListEdition) -> tuple[str, ...]:
    """That names were said to be published and are not."""
    if not names_stay(archive, edition):
        return ()
    access = document(archive, edition.document).access
    return (
        f"names are not shown, since the file is {access}: a release shows counts; names leave "
        "only where the file entered with --access public",
    )
