"""The worked examples as data: every claim is said by its note, every refused row is not."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from examples.build import EXAMPLES

from onrecord.dates import find_dates, parse_date
from onrecord.errors import BadClaim, BadDate, BadQuote
from onrecord.quantity import numerals, values
from onrecord.record.claims import Payload, payload_from_json
from onrecord.record.document import ACCESS
from onrecord.record.review import Decision
from onrecord.text import Span, locate
from onrecord.vocab import load

FOLDER = Path(__file__).parents[2] / "examples"
AUTHOR = "onrecord research notes"
WHAT_A_NOTE_IS = (
    "This is a research note by the makers of this record, made from extracts of stored copies; "
    "it is not the source itself."
)

EVENTS = {
    "khojaly-1992": "Khojaly, 25-26 February 1992",
    "sumgait-1988": "Sumgait, 27-29 February 1988",
    "maraga-1992": "Maraga, 10 April 1992",
    "jallianwala-bagh-1919": "Jallianwala Bagh, 13 April 1919",
}
STATEMENTS = {
    "khojaly-1992": range(1, 177),
    "sumgait-1988": range(177, 191),
    "maraga-1992": range(191, 206),
    "jallianwala-bagh-1919": range(206, 224),
}
"""Numbers of the statements that became the claims F001, F002 ... of each example."""

UNCHECKED = ("F002", "F025", "F062", "F080", "F092", "F099", "F133", "F137", "F138", "F155", "F196")
"""Claims that rest, in whole or in part, on something nobody could check."""

CAVEATS = {
    "F027": "not clear",
    "F178": "another breakdown",
    "F180": "weasel attribution",
    "F181": "mixes 26",
    "F183b": "Nobody from outside",
    "F184": "blurred",
    "F187": "responsibility that is reversed",
    "F190": "swapped",
    "F191": "single eyewitness",
    "F194": "its own text is needed",
    "F195": "may be among them",
    "F198c": "No citation",
    "F200": "names none",
    "F201": "do not count the same thing",
    "F213": "the arithmetic does not match",
    "F214": "second official number",
    "F219": "low reliability",
    "F221": "names no source",
    "F222": "Casualties, not deaths",
}
"""What a reader must be told beside these claims."""

Rows = list[dict[str, Any]]


def rows(example: str, name: str) -> Rows:
    lines = (FOLDER / example / name).read_text("utf-8").splitlines()
    return [{**json.loads(line), "example": example} for line in lines]


def all_rows(name: str) -> Rows:
    return [row for example in EXAMPLES for row in rows(example, name)]


DOCUMENTS = all_rows("documents.jsonl")
CLAIMS = all_rows("claims.jsonl")
REFUSED = rows("khojaly-1992", "refused.jsonl")
DECISIONS = all_rows("decisions.jsonl")
PATHS = {row["file"]: FOLDER / row["example"] / row["file"] for row in DOCUMENTS}
NOTES = {file: path.read_text("utf-8") for file, path in PATHS.items()}
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
    yield from reference_faults(row)


def quote_faults(row: dict[str, Any], note: str) -> Iterator[str]:
    try:
        locate(note, row["quote"])
    except BadQuote as error:
        yield str(error)
    if "start" in row and not Span(row["start"], row["end"], row["quote"]).stands_in(note):
        yield f"the quote does not stand at {row['start']} to {row['end']}"
    if len(anchors(row)) != 1:
        yield f"anchor {row['anchor']!r} does not stand once in the quote"


def anchors(row: dict[str, Any]) -> list[int]:
    """Where the anchor stands in the quote; one that is a number stands whole, 6 not in 26."""
    quote, anchor = row["quote"], row["anchor"]
    whole = [n.start for n in numerals(quote) if quote[n.start : n.end] == anchor]
    found = [place for place in range(len(quote)) if quote.startswith(anchor, place)]
    return whole or found


def chain_faults(row: dict[str, Any], note: str) -> Iterator[str]:
    chain = row["chain"]
    if len(chain) == 0 or "" in chain:
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
    before = row["quote"][: next(iter(anchors(row)), 0)].split()
    found = [find(" ".join(before[-size:])) for size in (2, 1)]
    wanted = None if qualifier in ("exact", "vague") else qualifier
    if next((term for term in found if term is not None), None) != wanted:
        yield f"the words before {row['anchor']!r} do not say {qualifier}"


def reference_faults(row: dict[str, Any]) -> Iterator[str]:
    """A part or a denial points at another row of its own example."""
    for field in ("part_of", "of") if row["kind"] in ("figure", "denial") else ():
        target = row["payload"].get(field, "")
        if target == "":
            continue
        other = BY_REF.get(target.removeprefix("ref:"))
        if other is None or other["example"] != row["example"] or other["ref"] == row["ref"]:
            yield f"{field}: no other row has the ref {target!r}"


def test_every_example_has_its_event_and_its_statements() -> None:
    assert tuple(EVENTS) == tuple(STATEMENTS) == EXAMPLES
    assert {row["example"]: row["event"] for row in DOCUMENTS} == EVENTS
    for example, numbers in STATEMENTS.items():
        refs = {row["ref"] for row in CLAIMS if row["example"] == example}
        assert {f"F{number:03}" for number in numbers} <= refs
    assert len(BY_REF) == len(CLAIMS)


def test_every_note_is_listed_and_every_listed_note_is_there() -> None:
    listed = set(PATHS.values())
    assert listed == {note for name in EXAMPLES for note in (FOLDER / name / "notes").iterdir()}
    assert len(listed) == len(DOCUMENTS) == len(NOTES)


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


@named
def test_a_claim_is_said_by_its_note(row: dict[str, Any]) -> None:
    assert list(faults(row)) == []


@named
def test_a_caveat_stands_in_the_note_too(row: dict[str, Any]) -> None:
    assert row["note"] != ""
    assert f"\nCaveat: {row['note']}\n" in NOTES[row["document"]]


@named
def test_a_part_is_no_larger_than_its_whole(row: dict[str, Any]) -> None:
    whole = BY_REF.get(row["payload"].get("part_of", "")[4:])
    if whole is not None and None not in (row["payload"]["low"], whole["payload"]["high"]):
        assert row["payload"]["low"] <= whole["payload"]["high"]
        assert row["document"] == whole["document"]


@pytest.mark.parametrize("ref", UNCHECKED)
def test_what_nobody_could_check_says_so(ref: str) -> None:
    assert "unverified" in BY_REF[ref]["note"].lower()


@pytest.mark.parametrize(("ref", "words"), CAVEATS.items())
def test_what_must_be_told_beside_a_claim_is_told(ref: str, words: str) -> None:
    assert words in BY_REF[ref]["note"]


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: str(row["ref"]))
def test_a_refused_row_has_a_fault_and_tells_the_reader_why(row: dict[str, Any]) -> None:
    assert len(row["why"]) > 20
    assert row["ref"] not in BY_REF
    assert list(faults(row)) != []


def test_refused_rows_are_wrong_in_many_ways() -> None:
    assert len(REFUSED) >= 12
    assert len({row["why"] for row in REFUSED}) == len(REFUSED)


def test_decisions_name_claims_of_their_example_and_a_reviewer_who_is_invented() -> None:
    assert {row["decision"] for row in DECISIONS} == {str(d.value) for d in Decision}
    for row in DECISIONS:
        assert BY_REF[row["ref"]]["example"] == row["example"]
        assert row["by"].startswith("demo reviewer ")
        assert len(row["reason"]) > 20
