"""Data files hold what the pages hold, in forms that programs and spreadsheets can trust."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.publish import sample

from onrecord.ids import canonical_json
from onrecord.publish.bundle import FORMULA_STARTS, cell, cell_value, table
from onrecord.publish.fields import CLAIM, DOCUMENT
from onrecord.publish.gate import public_record

RECORD = public_record(sample.HOLDING)
IN_ORDER = [
    id_ for sha in RECORD.documents for id_, row in RECORD.claims.items() if row["document"] == sha
]
"""Claims under their documents, both as they entered."""
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]))


def rows(release: Path, name: str) -> list[dict[str, str]]:
    with (release / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@given(TEXT)
def test_a_cell_of_text_reads_back(text: str) -> None:
    assert cell_value(cell(text)) == text


@given(st.lists(TEXT, min_size=1, max_size=3))
def test_a_row_survives_csv(values: list[str]) -> None:
    columns = [f"c{n}" for n in range(len(values))]
    made = table(columns, [dict(zip(columns, values, strict=True))])
    read = list(csv.reader(io.StringIO(made, newline="")))
    assert [cell_value(c) for c in read[1]] == values


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_no_cell_starts_as_a_formula(start: str) -> None:
    assert cell(f"{start}cmd|' /C calc'!A0").startswith("'")


@pytest.mark.parametrize(
    ("value", "made"), [(None, ""), (0, "0"), (-3, "'-3"), ([], "[]"), ({"a": "é"}, '{"a": "é"}')]
)
def test_a_value_that_is_no_text_is_a_cell(value: object, made: str) -> None:
    assert cell(value) == made


def test_the_lines_of_claims_are_canonical_and_in_the_order_of_the_record(release: Path) -> None:
    lines = (release / "data/claims.jsonl").read_bytes().split(b"\n")
    assert lines.pop() == b""
    assert [json.loads(line)["id"] for line in lines] == IN_ORDER
    assert all(canonical_json(json.loads(line)) == line for line in lines)


def test_a_line_of_claims_has_listed_fields_only(release: Path) -> None:
    for line in (release / "data/claims.jsonl").read_text("utf-8").splitlines():
        assert set(json.loads(line)) <= {*CLAIM, "payload_part"}


def test_the_rows_of_claims_say_what_the_lines_say(release: Path) -> None:
    made = {row["id"]: row for row in rows(release, "data/claims.csv")}
    assert list(made) == IN_ORDER
    row = made[sample.WHOLE.id]
    assert (row["payload.low"], row["payload.population"]) == ("161", "civilians")
    assert json.loads(row["chain"]) == ["Commission of Inquiry", "A. Writer"]
    assert (row["anchor.exact"], row["payload.what"]) == ("161", "")


def test_documents_are_there_as_lines_and_rows(release: Path) -> None:
    lines = [
        json.loads(line)
        for line in (release / "data/documents.jsonl").read_text("utf-8").splitlines()
    ]
    assert lines == list(RECORD.documents.values())
    made = rows(release, "data/documents.csv")
    assert list(made[0]) == list(DOCUMENT)
    assert cell_value(made[1]["title"]) == sample.OP_ED.title


def test_every_claim_has_its_proof(release: Path) -> None:
    lines = (release / "proofs/claims.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [
        {"id": id_, "proof": sample.read_proof(id_)} for id_ in IN_ORDER
    ]
    assert (release / "proofs/checkpoint.txt").read_text() == sample.HOLDING.checkpoint
    assert (release / "proofs/key.txt").read_text() == f"{sample.HOLDING.key}\n"
