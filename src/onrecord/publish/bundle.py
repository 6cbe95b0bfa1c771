"""The data files of a release: rows as JSONL and CSV, proofs, and the program that checks them."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.errors import PublishRefused
from onrecord.ids import canonical_json
from onrecord.publish.fields import CLAIM, PAYLOADS
from onrecord.publish.gate import Row
from onrecord.publish.writing import ReleaseFolder

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
"""First characters that a spreadsheet may take for a formula, and the mark that prevents it."""

VERIFIERS = ("verify.py", "verify.html")
"""The same in every release, so that they can be compared and taken from elsewhere."""

PAYLOAD_COLUMNS = tuple(dict.fromkeys(name for fields in PAYLOADS.values() for name in fields))
"""Payload fields of all kinds, one column each; a cell is empty where a kind has no such field."""


def write_bundle(folder: ReleaseFolder, checkpoint: str, key: str) -> None:
    """What checks a release; the files that grow with the record are in `lines.py`."""
    folder.write("proofs/checkpoint.txt", checkpoint)
    folder.write("proofs/key.txt", key if key == "" else f"{key.strip()}\n")
    for name in VERIFIERS:
        folder.write(name, verifier(name))


def verifier(name: str = VERIFIERS[0]) -> bytes:
    """A program that checks a release with nothing but Python, or nothing but a browser.

    Raises:
        PublishRefused: it is not installed.
    """
    source = files("onrecord.publish").joinpath("verifier", name)
    if not source.is_file():
        raise PublishRefused(f"verifier/{name} is missing; a release always carries it")
    return source.read_bytes()


def jsonl(rows: Iterable[Mapping[str, Any]]) -> str:
    """One canonical JSON object a line, so that `verify.py` can compare bytes."""
    return "".join(canonical_json(row).decode("utf-8") + "\n" for row in rows)


def table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """CSV (RFC 4180, UTF-8, LF) with a head; `cell_value` reads a cell back."""
    return _csv([list(columns)]) + csv_rows(columns, rows)


def csv_rows(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """The same without the head."""
    return _csv([cell(row.get(name)) for name in columns] for row in rows)


def _csv(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    # Every cell is quoted: with LF line ends the csv module leaves a lone CR bare.
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows(rows)
    return out.getvalue()


def cell(value: Any) -> str:
    """A value as a cell that no spreadsheet runs: a leading apostrophe before a formula's start.

    >>> cell("=1+1"), cell("'x"), cell(None), cell(7), cell(["a"])
    ("'=1+1", "''x", '', '7', '["a"]')
    """
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def cell_value(text: str) -> str:
    """What was written into a cell: one leading apostrophe, if there is one, is not part of it.

    >>> cell_value("'=1+1"), cell_value("''x"), cell_value("x")
    ('=1+1', "'x", 'x')
    """
    return text.removeprefix("'")


@cache
def claim_columns() -> tuple[str, ...]:
    plain = [name for name in CLAIM if name not in ("payload", "anchor")]
    anchor = ["anchor.start", "anchor.end", "anchor.exact"]
    return (*plain, *anchor, *(f"payload.{name}" for name in PAYLOAD_COLUMNS))


def flat(row: Row) -> dict[str, Any]:
    flat = {name: value for name, value in row.items() if name not in ("payload", "anchor")}
    flat |= {f"anchor.{name}": value for name, value in row["anchor"].items()}
    payload = row.get("payload", row.get("payload_part", {}))
    return flat | {f"payload.{name}": value for name, value in payload.items()}
