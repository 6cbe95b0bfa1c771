"""A table of people as it came: its columns and its rows, every cell kept to the letter."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.errors import BadImport, Unreadable
from onrecord.plural import counted
from onrecord.read.formats.encoding import decode
from onrecord.read.sheets import cells, written

SIGNS = (",", ";", "\t", "|")
"""What may part the cells of a line, the likelier first."""

TOO_LONG = "field larger than field limit"
"""How the csv module begins to say so; it has no error of its own for it."""
SAMPLE = 200
"""Rows looked at to tell which sign parts the cells."""

MAX_CELL = 1 << 17
"""Code points of one cell (the library's own bound); a quote that never ends makes longer ones."""

TOLD = 20
"""Faults of one kind that are named; the others are counted."""

Numbered = tuple[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Table:
    """columns: names as they came; rows: (number, cells), the number as a spreadsheet shows it.

    The header is row 1 unless blank rows precede it. notes: what a person should look at, in words.
    sheet: the title of the sheet that was asked for, "" where none was.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    notes: tuple[str, ...] = ()
    sheet: str = ""


def table(path: Path, *, sheet: str = "") -> Table:
    """The rows of a CSV, TSV or XLSX file; blank rows are left out, nothing else.

    sheet: which one of a spreadsheet, by its title or its number from 1; "" for the first.

    Raises:
        BadImport: every row that cannot be right, with its number.
    """
    suffix, title = path.suffix.lower(), ""
    if suffix in (".csv", ".tsv", ".txt"):
        lines, notes = _csv(path)
    elif suffix == ".xlsx":
        lines, notes, title = _xlsx(path, sheet)
    else:
        right = ".csv, .tsv, .xlsx"
        raise BadImport(((None, f"{path.name} ends in {path.suffix!r}; right: {right}"),))
    return replace(_checked(path.name, lines, notes), sheet=title if sheet != "" else "")


def _csv(path: Path) -> tuple[Iterator[Numbered], tuple[str, ...]]:
    try:
        text, notes = decode(path.read_bytes(), path.name)
    except Unreadable as error:
        raise BadImport(((None, str(error)),)) from error
    return _parsed(text, separator(text)), notes


def separator(text: str) -> str:
    r"""The sign under which most of the first rows are as wide as their header.

    >>> separator("name;place\nA, B;X\n")
    ';'
    """

    def fits(sign: str) -> tuple[float, int]:
        rows = csv.reader(StringIO(text, newline=""), delimiter=sign)
        try:
            widths = [len(row) for row in islice(rows, SAMPLE) if len(row) > 0]
        except csv.Error:
            return 0.0, 0
        if len(widths) == 0 or widths[0] == 1:
            return 0.0, 0
        return Counter(widths)[widths[0]] / len(widths), widths[0]

    return max(SIGNS, key=fits)


def _parsed(text: str, sign: str) -> Iterator[Numbered]:
    number = 0
    try:
        for number, row in enumerate(
            csv.reader(StringIO(text, newline=""), delimiter=sign, strict=True), start=1
        ):
            yield number, row
    except csv.Error as error:
        if str(error).startswith(TOO_LONG):
            why = (
                f"a cell is longer than {MAX_CELL:,} signs, the most that is read; "
                "right: a shorter one, or the closing quote where a quote opened it"
            )
            raise BadImport(((number + 1, why),)) from error
        why = f'not CSV: {error}; a quote that opens a cell must close it ("" inside a cell)'
        raise BadImport(((number + 1, why),)) from error


def _xlsx(path: Path, sheet: str) -> tuple[Iterator[Numbered], tuple[str, ...], str]:
    found = cells(path, prefer=sheet)
    if sheet not in ("", found.title, str(found.number)):
        known = ", ".join(repr(title) for title in (found.title, *found.others))
        why = f"{path.name} has no sheet {sheet!r}; it has {known}; a number from 1 is right too"
        raise BadImport(((None, why),))
    notes: tuple[str, ...] = ()
    if len(found.others) > 0 and sheet == "":
        others = ", ".join(repr(title) for title in found.others)
        notes = (f"only the sheet {found.title!r} is read, not {others}; --sheet names another",)
    return _padded(found.rows), notes, found.title


def _padded(rows: Iterable[tuple[int, Sequence[Any]]]) -> Iterator[Numbered]:
    """Every row as long as the first one: a spreadsheet does not say where its empty cells end."""
    width = 0
    for number, row in rows:
        cells = [written(cell) for cell in row]
        while len(cells) > width and cells[-1].strip() == "":
            cells.pop()
        width = width or len(cells)
        yield number, cells + [""] * (width - len(cells))


def _checked(name: str, lines: Iterable[Numbered], notes: tuple[str, ...]) -> Table:
    filled = ((number, row) for number, row in lines if any(cell.strip() != "" for cell in row))
    head = next(filled, None)
    if head is None:
        raise BadImport(
            ((None, f"{name} is empty; right would be a header and a person in each row"),)
        )
    columns = _header(*head)
    faults: list[tuple[int, str]] = []
    wide: list[int] = []
    rows = tuple(_rows(filled, len(columns), faults, wide))
    if len(wide) > max(1, len(rows)):
        raise BadImport(((head[0], _narrow(columns, max(wide))),))
    if len(rows) == 0 and len(faults) == 0:
        faults.append((head[0] + 1, f"{name} has a header and no row; right: a person in each row"))
    if len(faults) > 0:
        raise BadImport(tuple(_told(faults)))
    return Table(columns, rows, notes)


def _narrow(columns: Sequence[str], cells: int) -> str:
    """Why most rows are wider than the headings: a title above them, or cells merged into one."""
    headings = ", ".join(repr(column) for column in columns[:3])
    more = ", ..." if len(columns) > 3 else ""
    return (
        f"the first row has {counted(len(columns), 'heading')} ({headings}{more}) above rows of up "
        f"to {counted(cells, 'cell')}; right: a heading above each column, in the first row, "
        "without a title above it and without merged cells, and quotes around a cell that holds "
        "the sign that parts cells"
    )


def _header(number: int, row: Sequence[str]) -> tuple[str, ...]:
    columns = [cell.strip() for cell in row]
    while columns[-1] == "":
        columns.pop()
    faults = [
        f"column {place} has no name; every column above a cell needs one"
        for place, column in enumerate(columns, start=1)
        if column == ""
    ]
    twice = [column for column, n in Counter(columns).items() if n > 1 and column != ""]
    faults += [f"column {column!r} stands twice; give each a name of its own" for column in twice]
    if len(faults) > 0:
        raise BadImport(tuple((number, fault) for fault in faults))
    return tuple(columns)


def _rows(
    lines: Iterable[Numbered], width: int, faults: list[tuple[int, str]], wide: list[int]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, row in lines:
        kept = tuple(row[:width])
        if any(cell.strip() != "" for cell in row[width:]):
            wide.append(len(row))
            faults.append((number, f"{_cells(row, width)}; quote the cells"))
        elif len(row) < width:
            faults.append((number, f"{_cells(row, width)}; some are missing"))
        elif not all(_whole(cell) for cell in kept):
            faults.append((number, "a cell holds half a character (a lone surrogate)"))
        else:
            yield number, kept


def _cells(row: Sequence[str], width: int) -> str:
    return f"{counted(len(row), 'cell')} under {counted(width, 'column')}"


def _whole(cell: str) -> bool:
    try:
        cell.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _told(faults: list[tuple[int, str]]) -> list[tuple[int, str]]:
    more = len(faults) - TOLD
    rest = [(faults[TOLD][0], f"and {more} more rows like these")] if more > 0 else []
    return faults[:TOLD] + rest
