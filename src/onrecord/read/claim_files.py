"""Files of claims made elsewhere, row by row: JSON lines, CSV and spreadsheets in one shape."""

import csv
import dataclasses
import json
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.errors import BadImport
from onrecord.read.sheets import cells, written
from onrecord.record.claims import CLAIM_KINDS

ROW_KEYS = (
    "ref", "document", "kind", "quote", "start", "end", "anchor", "speaker", "chain", "modality",
    "event", "as_of", "payload", "spans", "note", "why",
)  # fmt: skip
"""Everything a row may say; `claim_rows` says what each means."""

NEEDED = ("document", "kind", "quote")
PLACES = ("start", "end")
SPAN_COLUMN = "spans."
"""Start of a column that gives the words of a field, e.g. "spans.population"."""

PAYLOAD_TYPES = {
    (kind.KIND, field.name): str(field.type)
    for kind in CLAIM_KINDS
    for field in dataclasses.fields(kind)
}
PAYLOAD_FIELDS = tuple(dict.fromkeys(field for _, field in PAYLOAD_TYPES))

MAX_LINE = 4 << 20
"""Bytes of one line; a claim takes hundreds, a file without line ends could take all memory."""

LIST_SIGNS = re.compile(r"\s+>\s+|\s*;\s*")
"""What parts the links of a chain, or the items of a list, inside one cell."""

Row = dict[str, Any]
Faults = list[tuple[int, str]]


def rows(path: Path) -> Iterator[tuple[int, Row]]:
    """Each row with its number: of the line (JSON lines), or of the sheet, whose header is row 1.

    Good rows come first as they stand; when the file ends, every fault is raised at once.

    Raises:
        BadImport: a row or the header is wrong, the file is empty or of no known kind.
    """
    readers: dict[str, Callable[[Path, Faults], Iterator[tuple[int, Row]]]] = {
        ".jsonl": _json_rows,
        ".ndjson": _json_rows,
        ".csv": _csv_rows,
        ".tsv": _csv_rows,
        ".xlsx": _sheet_rows,
    }
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise BadImport(((1, f"{path.name} ends in {path.suffix!r}; right: {', '.join(readers)}"),))
    faults: Faults = []
    found = False
    for row in reader(path, faults):
        found = True
        yield row
    if not found and not faults:
        faults.append((1, f"{path.name} holds no row; right would be one claim in each"))
    if faults:
        raise BadImport(tuple(faults))


def _json_rows(path: Path, faults: Faults) -> Iterator[tuple[int, Row]]:
    for number, line in enumerate(_lines(path), start=1):
        row = _json_row(number, line, faults)
        if row is not None:
            yield number, row


def _lines(path: Path) -> Iterator[bytes]:
    """Line by line as bytes, so that a wrong one can be told by its number; no byte order mark."""
    with path.open("rb") as file:
        number = 0
        while (line := file.readline(MAX_LINE + 1)) != b"":
            number += 1
            if len(line) > MAX_LINE:
                raise BadImport(((number, f"more than {MAX_LINE} bytes; one claim a line"),))
            yield line.removeprefix(BOM_UTF8) if number == 1 else line


def _json_row(number: int, line: bytes, faults: Faults) -> Row | None:
    if line.strip() == b"":
        return None
    try:
        row = json.loads(line.decode("utf-8"), object_pairs_hook=_object)
        if b"\\u" in line:
            json.dumps(row, ensure_ascii=False).encode("utf-8")
    except UnicodeDecodeError:
        faults.append((number, "not in UTF-8; save the file as UTF-8"))
    except UnicodeEncodeError as error:
        faults.append((number, f"holds half a character (a lone surrogate): {error.object[:40]!r}"))
    except (ValueError, RecursionError) as error:
        faults.append((number, f"not JSON: {error}; right would be one whole object on the line"))
    else:
        if isinstance(row, dict):
            return row
        faults.append((number, f"not an object but {type(row).__name__}; right: {{...}}"))
    return None


def _object(pairs: list[tuple[str, Any]]) -> Row:
    row = dict(pairs)
    if len(row) != len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"{next(n for n in names if names.count(n) > 1)!r} stands twice")
    return row


def _csv_rows(path: Path, faults: Faults) -> Iterator[tuple[int, Row]]:
    number = 0
    try:
        first = next(_lines(path), b"").decode("utf-8")
        lines = (line.decode("utf-8") for line in _lines(path))
        table = csv.reader(lines, delimiter=_separator(first), strict=True)
        header = _header(next(table, []), path.name)
        number = 1
        for number, cells in enumerate(table, start=2):
            if any(cell.strip() != "" for cell in cells):
                yield from _table_row(number, header, cells, faults)
    except UnicodeDecodeError:
        faults.append((number + 1, "not in UTF-8; save the table as CSV in UTF-8"))
    except csv.Error as error:
        faults.append((number + 1, f"not CSV: {error}"))


def _separator(line: str) -> str:
    """The sign that makes the most known columns of the first line."""

    def known(sign: str) -> int:
        return sum(_is_column(cell.strip(' "\r\n')) for cell in line.split(sign))

    return max((",", ";", "\t"), key=known)


def _sheet_rows(path: Path, faults: Faults) -> Iterator[tuple[int, Row]]:
    lines = iter(cells(path, prefer="claims").rows)
    first = next(lines, None)
    if first is None:
        return
    header = _header([written(cell) for cell in first[1]], path.name)
    for number, line in lines:
        typed = [written(cell) for cell in line]
        while len(typed) > len(header) and typed[-1] == "":
            typed.pop()
        typed += [""] * (len(header) - len(typed))
        if any(cell.strip() != "" for cell in typed):
            yield from _table_row(number, header, typed, faults)


def _is_column(name: str) -> bool:
    if name.startswith(SPAN_COLUMN):
        return name != SPAN_COLUMN
    return name in PAYLOAD_FIELDS or (name in ROW_KEYS and name not in ("payload", "spans"))


def _header(cells: Sequence[str], name: str) -> list[str]:
    header = [cell.strip() for cell in cells]
    while header and header[-1] == "":
        header.pop()
    if header == []:
        raise BadImport(((1, f"{name} is empty; right would be a header and a claim in each row"),))
    columns = [key for key in ROW_KEYS if key not in ("payload", "spans")]
    known = ", ".join((*columns, *PAYLOAD_FIELDS, f"{SPAN_COLUMN}FIELD"))
    faults = [f"unknown column {cell!r}; known: {known}" for cell in header if not _is_column(cell)]
    faults += [f"missing column {need!r}" for need in NEEDED if need not in header]
    faults += [f"column {cell!r} twice" for cell in dict.fromkeys(header) if header.count(cell) > 1]
    if faults:
        raise BadImport(tuple((1, fault) for fault in faults))
    return header


def _table_row(
    number: int, header: Sequence[str], cells: Sequence[str], faults: Faults
) -> Iterator[tuple[int, Row]]:
    extra = [cell for cell in cells[len(header) :] if cell.strip() != ""]
    if len(cells) < len(header) or extra:
        faults.append((number, f"{len(cells)} cells under {len(header)} columns; quote the cells"))
        return
    given = {name: cell.strip() for name, cell in zip(header, cells, strict=False)}
    row = _shaped({name: cell for name, cell in given.items() if cell != ""})
    yield number, {**row, "payload": {**_open_numbers(given), **row["payload"]}}


def _open_numbers(given: dict[str, str]) -> Row:
    """Null for each number that a claim may leave open and whose cell is empty: "at least 161"."""
    types = {name: PAYLOAD_TYPES.get((given.get("kind", ""), name), "") for name in given}
    return {name: None for name, wanted in types.items() if "int" in wanted and "None" in wanted}


def _shaped(given: dict[str, str]) -> Row:
    """The row of a table in the shape of a line of JSON; an empty cell says nothing."""
    row: Row = {"payload": {}, "spans": {}}
    for name, cell in given.items():
        if name.startswith(SPAN_COLUMN):
            row["spans"][name.removeprefix(SPAN_COLUMN)] = cell
        elif name in PAYLOAD_FIELDS:
            wanted = PAYLOAD_TYPES.get((given.get("kind", ""), name), "str")
            row["payload"][name] = _typed(cell, wanted)
        elif name == "chain":
            row["chain"] = _listed(cell)
        else:
            row[name] = _typed(cell, "int") if name in PLACES else cell
    return row


def _typed(cell: str, wanted: str) -> Any:
    """A number or a list where one is wanted; what is no number is left for the claim to refuse."""
    if "tuple" in wanted:
        return _listed(cell)
    if cell == "null" and "None" in wanted:
        return None
    return int(cell) if "int" in wanted and re.fullmatch(r"[0-9]{1,18}", cell) else cell


def _listed(cell: str) -> list[str]:
    return [item.strip() for item in LIST_SIGNS.split(cell) if item.strip() != ""]
