"""Spreadsheet cells with a formula and no value: what they show, the file does not say."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO
from zipfile import ZipFile

from onrecord.errors import BadImport

TEXT = "str"
"""The type of a cell whose formula gave a text, which may be empty (ECMA-376, 18.18.11)."""
CHUNK = 1 << 20
"""Bytes of a sheet that are looked through at a time."""
TOLD = 20
"""Cells that are named; the others are counted."""


def refuse_uncalculated(path: Path, part: str) -> None:
    """Refuse a file that a program wrote whose formulas no spreadsheet program calculated.

    part: the file inside it that holds the sheet. A text that is empty is a value.

    Raises:
        BadImport: some cell has a formula and no value.
    """
    with ZipFile(path) as parts:
        with parts.open(part.lstrip("/")) as stream:
            if not _has_formula(stream):
                return
        with parts.open(part.lstrip("/")) as stream:
            found = list(_cells(stream))
    if len(found) > 0:
        why = "holds a formula and no value; open the file in a spreadsheet program and save it"
        told = [(row, f"cell {cell} {why}") for row, cell in found[:TOLD]]
        more = [(None, f"and {len(found) - TOLD} more such cells")] * (len(found) > TOLD)
        raise BadImport((*told, *more))


def _has_formula(stream: IO[bytes]) -> bool:
    """Whether the letters of a formula's mark are there; a quick look, for most have none."""
    end = b""
    while (chunk := stream.read(CHUNK)) != b"":
        text = end + chunk
        if b"<f>" in text or b"<f " in text or b":f>" in text or b":f " in text:
            return True
        end = chunk[-3:]
    return False


def _cells(stream: IO[bytes]) -> Iterator[tuple[int | None, str]]:
    """Row and name of each cell with a formula and no value."""
    from lxml.etree import iterparse

    for _, row in iterparse(stream, tag="{*}row", resolve_entities=False, no_network=True):
        number = row.get("r", "")
        for cell in row.iterfind("{*}c"):
            value = cell.findtext("{*}v", "")
            if cell.find("{*}f") is not None and value == "" and cell.get("t") != TEXT:
                where = int(number) if number.isdecimal() else None
                yield where, cell.get("r", "without a name")
        row.clear()
        while row.getprevious() is not None:
            del row.getparent()[0]
