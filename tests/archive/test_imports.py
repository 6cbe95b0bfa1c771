"""Claims made elsewhere: what a row names must be there, and what it says must be visible."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.archive.data import NOW, ROWS, add_text

from onrecord.archive import actions, queries
from onrecord.archive.imports import import_claims
from onrecord.archive.store import Archive
from onrecord.errors import BadImport, BadReview
from onrecord.record import Decision

WHOLE = next(row for row in ROWS if row["ref"] == "whole")


def import_rows(archive: Archive, folder: Path, *rows: dict[str, Any]) -> dict[str, str]:
    add_text(archive, folder)
    path = folder / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return dict(import_claims(archive, path, by="Ana", now=NOW).refs)


def part_of(ref: str) -> dict[str, Any]:
    return {**WHOLE, "ref": "part", "payload": {**WHOLE["payload"], "part_of": ref}}


def test_a_claim_that_is_a_part_of_nothing_is_refused(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(BadImport, match="row 1: no claim has the id 'Mr Nobody'; use ref:NAME"):
        import_rows(archive, tmp_path, part_of("Mr Nobody"))
    assert queries.claims(archive) == {}


def test_a_claim_may_be_a_part_of_one_that_is_there(archive: Archive, tmp_path: Path) -> None:
    refs = import_rows(archive, tmp_path, WHOLE)
    again = import_rows(archive, tmp_path, part_of(refs["whole"]))
    assert queries.claims(archive)[again["part"]].payload.part_of == refs["whole"]  # type: ignore[attr-defined]


def test_a_correction_cannot_make_a_claim_a_part_of_nothing(
    archive: Archive, tmp_path: Path
) -> None:
    refs = import_rows(archive, tmp_path, WHOLE)
    wanted = actions.Wanted(Decision.CORRECT, "Bo", "a part", {"part_of": "Mr Nobody"})
    with pytest.raises(BadReview, match="no claim has the id Mr Nobody"):
        actions.decide(archive, [refs["whole"]], wanted, now=NOW)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"event": "Town\u202e2991"}, r"event holds '\\u202e', which cannot be seen"),
        ({"note": "as said\x1b[2K"}, r"note holds '\\x1b', which cannot be seen"),
        ({"document": "x" * 5_000}, "no document 'xxx"),
    ],
)
def test_what_cannot_be_seen_or_found_is_refused(
    archive: Archive, tmp_path: Path, changes: dict[str, str], reason: str
) -> None:
    with pytest.raises(BadImport, match=reason):
        import_rows(archive, tmp_path, {**WHOLE, **changes})
