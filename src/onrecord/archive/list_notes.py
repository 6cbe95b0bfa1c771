"""What is told when a list enters: cells that could not be read, words nobody understands."""

from collections import Counter
from collections.abc import Mapping

from onrecord.plural import counted
from onrecord.read.list_checks import not_understood, unread_status
from onrecord.read.tables import Table
from onrecord.record.listing import NO_NAME

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

    mixed = _mixed(name, found, columns)
    roles = {column: role for column, role in columns.items() if role in READ}
    if len(roles) == 0:
        return mixed
    cells = (dict(zip(found.columns, row, strict=True)) for _, row in found.rows)
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
    return (*told, *mixed)


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
