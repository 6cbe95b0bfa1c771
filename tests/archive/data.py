"""Small real holdings for the archive's tests."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from onrecord.archive import actions
from onrecord.archive.imports import Imported, import_claims
from onrecord.archive.store import Archive
from onrecord.record import Document

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

TEXT = """The Ministry of Health said that 613 civilians were killed, including 106 women and 63 children.

Helsinki Watch counted at least 161 dead 🕯 in the column near Xocalı.

The newspaper “Ordu” wrote that 636 names stood on its list.
"""  # noqa: E501 (one paragraph is one line)

FIGURE = {"qualifier": "exact", "unit": "persons", "measure": "killed"}
ROWS: list[dict[str, Any]] = [
    {
        "ref": "whole",
        "document": "report.txt",
        "kind": "figure",
        "quote": TEXT.split("\n")[0],
        "anchor": "613",
        "speaker": "Ministry of Health",
        "payload": {"low": 613, "high": 613, **FIGURE, "population": "civilians"},
    },
    {
        "ref": "women",
        "document": "report.txt",
        "kind": "figure",
        "quote": TEXT.split("\n")[0],
        "anchor": "106",
        "speaker": "Ministry of Health",
        "payload": {
            "low": 106,
            "high": 106,
            **FIGURE,
            "population": "women",
            "part_of": "ref:whole",
        },
    },
    {
        "ref": "column",
        "document": "report.txt",
        "kind": "figure",
        "quote": "Helsinki Watch counted at least 161 dead 🕯 in the column near Xocalı.",
        "anchor": "161",
        "speaker": "Helsinki Watch",
        "payload": {**FIGURE, "low": 161, "high": None, "qualifier": "at_least"},
    },
]


def add_text(
    archive: Archive, folder: Path, name: str = "report.txt", text: str = TEXT, **described: Any
) -> Document:
    """Preserve `text` as a file of its own."""
    path = folder / name
    path.write_text(text, "utf-8")
    fields = {"author": "J. Doe", "event": "Town, 1992", "licence": "CC0-1.0", **described}
    given = actions.Described(name, str(path), {"by": "tester", "how": "by hand"}, **fields)
    return actions.add(archive, path, given, now=NOW).document


def claim_rows_file(
    archive: Archive, folder: Path, rows: list[dict[str, Any]] | None = None
) -> Imported:
    """Add the report, read it, and import the rows through a file."""
    add_text(archive, folder)
    path = folder / "claims.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in (ROWS if rows is None else rows)))
    return import_claims(archive, path, by="Ana", now=NOW)
