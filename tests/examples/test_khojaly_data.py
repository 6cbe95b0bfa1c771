"""The Khojaly example as data: every claim is said by its note, every refused row is not."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.dates import find_dates, parse_date
from onrecord.errors import BadClaim, BadDate, BadQuote
from onrecord.quantity import values
from onrecord.record.claims import Payload, payload_from_json
from onrecord.record.document import ACCESS
from onrecord.record.review import Decision
from onrecord.text import Span, locate
from onrecord.vocab import load

FOLDER = Path(__file__).parents[2] / "examples" / "khojaly-1992"
AUTHOR = "onrecord research notes"
WHAT_A_NOTE_IS = (
    "This is a research note by the makers of this record, made from extracts of stored copies; "
    "it is not the source itself."
)
UNCHECKED = ("F002", "F025", "F062", "F080", "F092", "F099", "F133", "F137", "F138", "F155")
"""Claims that rest, in whole or in part, on something nobody could check."""


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines()]


DOCUMENTS = rows("documents.jsonl")
CLAIMS = rows("claims.jsonl")
REFUSED = rows("refused.jsonl")
NOTES = {row["file"]: (FOLDER / row["file"]).read_text("utf-8") for row in DOCUMENTS}
AUTHORS = {row["file"]: row["author"] for row in DOCUMENTS}
BY_REF = {row["ref"]: row for row in CLAIMS}
named = pytest.mark.parametrize("row", CLAIMS, ids=lambda row: str(row["ref"]))


def faults(row: dict[str, Any]) -> Iterator[str]:
    """Every reason why a row may not enter the record, checked without the gate."""
    if row["document"] not in NOTES:
        yield f"no document {row['document']!r}"
        return
    note = NOTES[row["document"]]
    yield from quote_faults(row, note)
    yield from chain_faults(row, note)
    yield from term_faults(row)
    try:
        payload = payload_from_json(row["kind"], row["payload"])
    except BadClaim as error:
        yield from error.faults
        return
    yield from payload_faults(row, payload, note)


def quote_faults(row: dict[str, Any], note: str) -> Iterator[str]:
    try:
        locate(note, row["quote"])
    except BadQuote as error:
        yield str(error)
    if "start" in row and not Span(row["start"], row["end"], row["quote"]).stands_in(note):
        yield f"the quote does not stand at {row['start']} to {row['end']}"
    if row["quote"].count(row["anchor"]) != 1:
        yield f"anchor {row['anchor']!r} does not stand once in the quote"


def chain_faults(row: dict[str, Any], note: str) -> Iterator[str]:
    chain = row["chain"]
    if len(chain) == 0:
        yield "the chain is empty"
        return
    if chain[0] != row["speaker"]:
        yield f"the chain starts with {chain[0]!r}, not with the speaker"
    if chain[-1] != AUTHORS[row["document"]]:
        yield f"the chain ends with {chain[-1]!r}, not with the author"
    yield from (f"{link!r} is not named in the note" for link in chain if link not in note)


def term_faults(row: dict[str, Any]) -> Iterator[str]:
    fault = load("modalities").fault(row["modality"], "modality")
    if fault is not None:
        yield fault
    try:
        if row["as_of"] != "":
            parse_date(row["as_of"])
    except BadDate as error:
        yield str(error)


def payload_faults(row: dict[str, Any], payload: Payload, note: str) -> Iterator[str]:
    for field in payload.NUMBERS:
        number = getattr(payload, field)
        if number is not None and number not in values(row["quote"]):
            yield f"{field} {number} is not in the quote"
    for field in payload.NAMES:
        value = getattr(payload, field)
        for words in value if isinstance(value, tuple) else (value,):
            if words not in note:
                yield f"{field} {words!r} is not in the note"
    said = [mention.date for mention in find_dates(note)]
    for field in payload.DATES:
        date = getattr(payload, field)
        if date != "" and not any(parse_date(date).overlaps(other) for other in said):
            yield f"{field} {date} is not said in the note"
    if hasattr(payload, "qualifier"):
        yield from qualifier_faults(row, str(payload.qualifier))


def qualifier_faults(row: dict[str, Any], qualifier: str) -> Iterator[str]:
    """The words just before the number are those of its qualifier; an exact one has none."""
    find = load("qualifiers").find
    before = row["quote"].split(row["anchor"])[0].split()
    found = [find(" ".join(before[-size:])) for size in (2, 1)]
    wanted = None if qualifier in ("exact", "vague") else qualifier
    if next((term for term in found if term is not None), None) != wanted:
        yield f"the words before {row['anchor']!r} do not say {qualifier}"


def test_every_note_is_listed_and_every_listed_note_is_there() -> None:
    listed = {FOLDER / row["file"] for row in DOCUMENTS}
    assert listed == set((FOLDER / "notes").iterdir())
    assert len(listed) == len(DOCUMENTS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda row: str(row["file"]))
def test_a_note_says_what_it_is(document: dict[str, Any]) -> None:
    note = NOTES[document["file"]]
    assert note.startswith(f"# {document['title']}\n\nSource: ")
    assert WHAT_A_NOTE_IS in note.splitlines()
    for line in ("\nPublisher: ", "\nDate: ", "\nRead through: ", f"\nWritten by: {AUTHOR}."):
        assert note.count(line) == 1
    assert document["kind"] == "research_note"
    assert document["author"] == AUTHOR
    assert document["access"] in ACCESS
    assert any(row["document"] == document["file"] for row in CLAIMS)


def test_every_statement_of_the_khojaly_data_became_a_claim() -> None:
    assert {f"F{number:03}" for number in range(1, 177)} <= set(BY_REF)
    assert len(BY_REF) == len(CLAIMS)


@named
def test_a_claim_is_said_by_its_note(row: dict[str, Any]) -> None:
    assert list(faults(row)) == []


@named
def test_a_caveat_stands_in_the_note_too(row: dict[str, Any]) -> None:
    assert row["note"] != ""
    assert f"\nCaveat: {row['note']}\n" in NOTES[row["document"]]


@named
def test_a_claim_points_only_at_claims_of_the_example(row: dict[str, Any]) -> None:
    for field in ("part_of", "of") if row["kind"] in ("figure", "denial") else ():
        target = row["payload"].get(field, "")
        if target != "":
            assert target.startswith("ref:")
            assert BY_REF[target[4:]]["ref"] != row["ref"]


@named
def test_a_part_is_no_larger_than_its_whole(row: dict[str, Any]) -> None:
    whole = BY_REF.get(row["payload"].get("part_of", "")[4:])
    if whole is not None and None not in (row["payload"]["low"], whole["payload"]["high"]):
        assert row["payload"]["low"] <= whole["payload"]["high"]
        assert row["document"] == whole["document"]


@pytest.mark.parametrize("ref", UNCHECKED)
def test_what_nobody_could_check_says_so(ref: str) -> None:
    assert "unverified" in BY_REF[ref]["note"].lower()


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: str(row["ref"]))
def test_a_refused_row_has_a_fault_and_tells_the_reader_why(row: dict[str, Any]) -> None:
    assert len(row["why"]) > 20
    assert row["ref"] not in BY_REF
    assert list(faults(row)) != []


def test_refused_rows_are_wrong_in_many_ways() -> None:
    assert len(REFUSED) >= 12
    assert len({row["why"] for row in REFUSED}) == len(REFUSED)


def test_decisions_name_claims_of_the_example_and_a_reviewer_who_is_invented() -> None:
    decisions = rows("decisions.jsonl")
    assert {row["decision"] for row in decisions} == {str(d.value) for d in Decision}
    for row in decisions:
        assert row["ref"] in BY_REF
        assert row["by"].startswith("demo reviewer ")
        assert len(row["reason"]) > 20
