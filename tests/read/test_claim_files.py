"""Files of claims: every kind of file gives rows of one shape, every fault has its row."""

import datetime
import json
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from onrecord.errors import BadImport
from onrecord.read import claim_files, sheets
from onrecord.read.claim_files import PAYLOAD_FIELDS, ROW_KEYS, rows

DAY = datetime.date(1992, 2, 26)
HEADER = "document,kind,quote,chain,low,high,includes,start,spans.population"
ROW = {
    "document": "notes/x.md",
    "kind": "figure",
    "quote": "at least 161, women; all",
    "chain": ["A", "B; C"],
    "payload": {"low": 161, "includes": ["106 women", "63 children"]},
    "spans": {"population": "civilians"},
    "start": 5,
}
CELLS = ["notes/x.md", "figure", "at least 161, women; all", "A > B", 161, None,
         "106 women; 63 children", 5, "civilians"]  # fmt: skip
TABLE_ROW = {
    **ROW,
    "chain": ["A", "B"],
    "payload": {"low": 161, "high": None, "includes": ["106 women", "63 children"]},
}

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return write_file


def _sheet(path: Path, lines: Sequence[Sequence[Any]], title: str = "Sheet") -> Path:
    book = Workbook()  # comes with one sheet named "Sheet"
    sheet = book["Sheet"] if title == "Sheet" else book.create_sheet(title)
    for line in lines:
        sheet.append(list(line))
    book.save(path)
    return path


def _faults(path: Path) -> tuple[tuple[int, str], ...]:
    with pytest.raises(BadImport) as refused:
        list(rows(path))
    return refused.value.faults


def test_the_names_of_payload_fields_and_of_row_keys_never_clash() -> None:
    assert set(PAYLOAD_FIELDS) & set(ROW_KEYS) == set()


@pytest.mark.parametrize("cell", ["", "null"])
def test_an_open_end_is_an_empty_cell_or_null(write: Write, cell: str) -> None:
    header = "document,kind,quote,low,high,qualifier,unit,measure"
    line = f"a.txt,figure,at least 161,161,{cell},at_least,persons,killed"
    ((_, row),) = rows(write("a.csv", f"{header}\n{line}\n"))
    assert (row["payload"]["low"], row["payload"]["high"]) == (161, None)


def test_an_empty_cell_of_another_kinds_field_says_nothing(write: Write) -> None:
    ((_, row),) = rows(write("a.csv", "document,kind,quote,count\na.txt,population,x,\n"))
    assert row["payload"] == {}


def test_lines_of_json_are_rows_numbered_by_line(write: Write) -> None:
    line = json.dumps(ROW)
    path = write("a.jsonl", f"\ufeff{line}\r\n\n  \n{line}\u2028".replace("\u2028", "\n"))
    assert list(rows(path)) == [(1, ROW), (4, ROW)]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_gives_the_shape_of_a_line_of_json(
    write: Write, sign: str, mark: str, end: str
) -> None:
    cells = ["" if cell is None else f'"{cell}"' for cell in CELLS]
    lines = [HEADER.replace(",", sign), sign.join(cells), sign * (len(CELLS) - 1), sign.join(cells)]
    path = write("a.csv", mark + end.join(lines) + end)
    assert list(rows(path)) == [(2, TABLE_ROW), (4, TABLE_ROW)]


def test_a_quoted_line_break_keeps_the_numbers_of_rows(write: Write) -> None:
    path = write("a.csv", 'document,kind,quote\na,figure,"one\ntwo"\nb,figure,three\n')
    assert [(n, row["quote"]) for n, row in rows(path)] == [(2, "one\ntwo"), (3, "three")]


@pytest.mark.parametrize("title", ["Sheet", "claims"])
def test_a_spreadsheet_gives_the_same_rows(tmp_path: Path, title: str) -> None:
    lines: list[Sequence[Any]] = [HEADER.split(","), CELLS, [None], CELLS]
    path = _sheet(tmp_path / "a.xlsx", lines, title)
    assert list(rows(path)) == [(2, TABLE_ROW), (4, TABLE_ROW)]


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        (161.0, "161"),
        (datetime.datetime.combine(DAY, datetime.time.min), "1992-02-26"),
        (DAY, "1992-02-26"),
        ("1992~", "1992~"),
        (1992, "1992"),
        (1.5, "1.5"),
        (True, "True"),
    ],
)
def test_a_cell_of_a_spreadsheet_reads_as_typed(tmp_path: Path, cell: Any, wanted: str) -> None:
    path = _sheet(
        tmp_path / "a.xlsx", [["document", "kind", "quote", "date"], ["a", "act", "q", cell]]
    )
    ((_, row),) = rows(path)
    assert row["payload"] == {"date": wanted}


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [("161", 161), ("1,275", "1,275"), ("-1", "-1"), ("1.5", "1.5"), ("many", "many"), ("٣", "٣")],
)
def test_only_a_plain_number_is_parsed(write: Write, cell: str, wanted: int | str) -> None:
    path = write("a.csv", f'document,kind,quote,low\na,figure,q,"{cell}"\n')
    ((_, row),) = rows(path)
    assert row["payload"] == {"low": wanted}


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [("A", ["A"]), ("A > B > C", ["A", "B", "C"]), ("A;B ; C", ["A", "B", "C"]), ("A>B", ["A>B"])],
)
def test_a_chain_is_parted_by_its_signs(write: Write, cell: str, wanted: list[str]) -> None:
    path = write("a.csv", f'document,kind,quote,chain\na,figure,q,"{cell}"\n')
    ((_, row),) = rows(path)
    assert row["chain"] == wanted


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b'{"quote": "x"', "not JSON"),
        (b"[1, 2]", "not an object but list"),
        (b"null", "not an object but NoneType"),
        (b'"words"', "not an object but str"),
        (b'{"low": 1, "low": 2}', "'low' stands twice"),
        (b'{"quote": "\\ud800"}', "lone surrogate"),
        (b'{"quote": "\xcd\xe5\xf2"}', "not in UTF-8"),
        (b"[" * 100_000, "not JSON"),
        (b"1" * 10_000, "not JSON"),
    ],
)
def test_every_broken_line_is_told_with_its_number(write: Write, line: bytes, says: str) -> None:
    good = json.dumps(ROW).encode()
    path = write("a.jsonl", b"\n".join((good, line, good, line, good)))
    read = []
    with pytest.raises(BadImport) as refused:
        for row in rows(path):
            read.append(row)
    assert [number for number, _ in read] == [1, 3, 5]
    assert [number for number, _ in refused.value.faults] == [2, 4]
    assert all(says in reason for _, reason in refused.value.faults)


def test_a_line_without_end_is_refused_and_not_kept(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claim_files, "MAX_LINE", 1000)
    assert _faults(write("a.jsonl", "{}\n" + "x" * 5000)) == (
        (2, "more than 1000 bytes; one claim a line"),
    )


@pytest.mark.parametrize(
    ("table", "number", "says"),
    [
        ("document,kind,qoute\n", 1, "unknown column 'qoute'; known: ref, document"),
        ("document,kind,qoute\n", 1, "missing column 'quote'"),
        ("document,kind,quote,payload\n", 1, "unknown column 'payload'"),
        ("document,kind,quote,spans.\n", 1, "unknown column 'spans.'"),
        ("document,kind,quote,kind\n", 1, "column 'kind' twice"),
        ("document,,kind,quote\n", 1, "unknown column ''"),
        ("", 1, "a.csv is empty; right would be a header"),
        ("\n\n", 1, "a.csv is empty"),
        ("document,kind,quote\n", 1, "a.csv holds no row"),
        ("document,kind,quote\na,figure\n", 2, "2 cells under 3 columns"),
        ("document,kind,quote\na,figure,x\nb,figure,y,z\n", 3, "4 cells under 3 columns"),
        ('document,kind,quote\na,figure,x\nb,figure,"y\n', 3, "not CSV"),
        ('document,kind,quote\na,figure,"x"y\n', 2, "not CSV"),
    ],
)
def test_every_fault_of_a_table_has_its_row(
    write: Write, table: str, number: int, says: str
) -> None:
    faults = _faults(write("a.csv", table))
    assert [reason for row, reason in faults if row == number and says in reason] != []


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16"])
def test_a_table_in_another_encoding_is_refused(write: Write, encoding: str) -> None:
    table = "document,kind,quote\na,figure,x\nb,figure,погибли\n"
    ((number, reason),) = _faults(write("a.csv", table.encode(encoding)))
    assert number == (3 if encoding == "cp1251" else 1)
    assert reason == "not in UTF-8; save the table as CSV in UTF-8"


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_a_file_without_rows_is_refused(write: Write, content: str) -> None:
    assert _faults(write("a.jsonl", content)) == (
        (1, "a.jsonl holds no row; right would be one claim in each"),
    )


def test_an_unknown_suffix_names_the_right_ones(write: Write) -> None:
    assert _faults(write("a.ods", "x")) == (
        (1, "a.ods ends in '.ods'; right: .jsonl, .ndjson, .csv, .tsv, .xlsx"),
    )


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 and no more"])
def test_a_broken_spreadsheet_is_refused(write: Write, content: bytes) -> None:
    ((number, reason),) = _faults(write("a.xlsx", content))
    assert (number, reason[:26]) == (None, "a.xlsx is no .xlsx spreads")


def test_an_empty_sheet_and_a_cell_beyond_the_header_are_refused(tmp_path: Path) -> None:
    assert _faults(_sheet(tmp_path / "a.xlsx", []))[0][1].startswith("a.xlsx holds no row")
    header, cells = ["document", "kind", "quote"], ["a", "figure", "x", None, "stray"]
    faults = _faults(_sheet(tmp_path / "b.xlsx", [header, cells]))
    assert faults == ((2, "5 cells under 3 columns; quote the cells"),)


def test_a_spreadsheet_too_big_is_refused_unopened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _sheet(tmp_path / "a.xlsx", [["document"]])
    monkeypatch.setattr(sheets, "MAX_SHEET", 100)
    assert _faults(path)[0][1].endswith("use CSV beyond 100")


def test_a_spreadsheet_that_unpacks_to_gigabytes_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b"A" * 5_000_000)
    monkeypatch.setattr("onrecord.read.sheets.MAX_UNPACKED", 4_000_000)
    assert path.stat().st_size < 10_000
    with pytest.raises(BadImport, match="unpacks to 5000000 bytes; use CSV beyond 4000000"):
        list(rows(path))
