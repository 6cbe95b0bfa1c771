"""The cells of a spreadsheet file (XLSX), row by row, within bounds of size."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from onrecord.errors import BadImport
from onrecord.read.formats.quiet import quiet
from onrecord.read.uncalculated import refuse_uncalculated

Numbered = tuple[int, Sequence[Any]]

MAX_SHEET = 64 << 20
"""Bytes of a spreadsheet file, which is unpacked in memory piece by piece."""

MAX_UNPACKED = 256 << 20
"""Bytes a spreadsheet may unpack to; a few megabytes can hold gigabytes of one letter."""

MAX_CELLS = 50_000_000
"""Cells up to the last one of each row; one cell far to the right stands for thousands."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """title, number: of the sheet that was read, from 1; others: titles of those that were not.

    rows: (number from 1, cells as the file types them), every row of the sheet that holds one.
    A row ends with its last cell, so rows differ in length.
    """

    title: str
    others: tuple[str, ...]
    rows: tuple[tuple[int, Sequence[Any]], ...]
    number: int = 1


def cells(path: Path, *, prefer: str = "") -> Sheet:
    """The sheet that is named `prefer`, or has it as its number from 1; else the first one.

    Raises:
        BadImport: the file is no spreadsheet, or beyond the bounds.
    """
    from zipfile import BadZipFile, LargeZipFile
    from zlib import error as zlib_error

    from openpyxl.utils.exceptions import InvalidFileException

    size = path.stat().st_size
    if size > MAX_SHEET:
        raise BadImport(((None, f"{path.name} has {size} bytes; use CSV beyond {MAX_SHEET}"),))
    try:
        _refuse_bomb(path)
        return _read(path, prefer)
    except (
        # What openpyxl raises on a file that contradicts itself.
        BadZipFile, LargeZipFile, InvalidFileException, zlib_error, AttributeError, EOFError,
        IndexError, KeyError, NotImplementedError, OSError, SyntaxError, TypeError, ValueError,
    ) as error:  # fmt: skip
        raise BadImport(
            ((None, f"{path.name} is no .xlsx spreadsheet ({error}); save it anew, or as CSV"),)
        ) from error


def _refuse_bomb(path: Path) -> None:
    from zipfile import ZipFile

    with ZipFile(path) as parts:
        unpacked = sum(part.file_size for part in parts.infolist())
    if unpacked > MAX_UNPACKED:
        reason = f"{path.name} unpacks to {unpacked} bytes; use CSV beyond {MAX_UNPACKED}"
        raise BadImport(((None, reason),))


def _read(path: Path, prefer: str) -> Sheet:
    from openpyxl import load_workbook

    with quiet("openpyxl"):
        book = load_workbook(path, read_only=True, data_only=True)
        titles = [sheet.title for sheet in book.worksheets]
        place = _place(prefer, titles)
        sheet = book.worksheets[place]
        # What the file says of its size is not believed: rows would be padded to it.
        sheet.reset_dimensions()
        rows = tuple(_bounded(enumerate(sheet.iter_rows(values_only=True), start=1), path.name))
        others = tuple(title for title in book.sheetnames if title != sheet.title)
        part = str(getattr(sheet, "_worksheet_path", ""))
        book.close()
    if part != "":
        refuse_uncalculated(path, part)
    return Sheet(sheet.title, others, rows, place + 1)


def _place(prefer: str, titles: Sequence[str]) -> int:
    if prefer in titles:
        return titles.index(prefer)
    number = int(prefer) if prefer.isdecimal() else 0
    return number - 1 if 1 <= number <= len(titles) else 0


def _bounded(rows: Iterable[Numbered], name: str) -> Iterator[Numbered]:
    """Rows that hold a cell, for as long as there are not too many cells."""
    count = 0
    for number, row in rows:
        if all(cell is None for cell in row):
            continue
        count += len(row)
        if count > MAX_CELLS:
            reason = f"{name} has more than {MAX_CELLS:,} cells up to this row; use CSV beyond"
            raise BadImport(((number, reason),))
        yield number, row


def written(cell: Any) -> str:
    """A cell as a person would type it: no ".0", a day without its midnight."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == datetime.min.time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
