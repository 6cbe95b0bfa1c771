"""One claim of each kind, over a text that says it, for the tests of account and publish."""

from dataclasses import replace

from onrecord.ids import sha256_hex
from onrecord.record import Claim
from onrecord.record.claims import payload_from_json
from onrecord.record.passage import passage
from onrecord.text import Span, span

EVENT = "Alder Bridge, 3 May 1950"

LINES = {
    "figure": (
        "The Commission reported at least 161 dead villagers by late 1950.",
        {
            "low": 161,
            "high": None,
            "qualifier": "at_least",
            "unit": "persons",
            "measure": "killed",
            "population": "villagers",
            "basis": "seen",
        },
    ),
    "occurrence": (
        "The column was fired on at Alder Bridge before dawn.",
        {
            "what": "The column was fired on",
            "act": "attack",
            "date": "1950-05-03",
            "place": "Alder Bridge",
        },
    ),
    "act": (
        "Soldiers of the Third Company shot the miller.",
        {"act": "killing", "by": "Soldiers of the Third Company", "to": "the miller"},
    ),
    "responsibility": (
        "The Third Company ordered the attack.",
        {"actor": "The Third Company", "degree": "ordered", "what": "the attack"},
    ),
    "characterisation": (
        "This was a massacre and a genocide of our people.",
        {"label": "genocide", "of": "our people", "crime": "genocide"},
    ),
    "statement": (
        "The mayor told the paper: we counted them twice.",
        {"said": "we counted them twice", "to": "the paper", "date": "1950-05"},
    ),
    "proceeding": (
        "The District Court sentenced Captain Elm to nine years for murder.",
        {
            "who": "Captain Elm",
            "stage": "sentence",
            "forum": "District Court",
            "charge": "murder",
            "outcome": "sentenced",
            "sentence": "nine years",
            "date": "1951-24",
        },
    ),
    "recognition": (
        "Three provincial councils called it an atrocity in 1999.",
        {
            "body": "provincial councils",
            "act": "plenary_resolution",
            "noun": "atrocity",
            "count": 3,
            "date": "1999",
            "binding": "no",
        },
    ),
    "demand": (
        "The families call on the ministry to open the archives.",
        {"what": "open the archives", "of": "the ministry"},
    ),
    "denial": (
        "There was no order to fire on the column.",
        {"what": "order to fire on the column"},
    ),
    "population": (
        "Between 900 and 1,100 people lived in Alder before the war.",
        {"low": 900, "high": 1100, "qualifier": "between", "place": "Alder", "date": "../1950"},
    ),
    "list_entry": (
        "7. Mara Birch, missing",
        {"name": "Mara Birch", "list": "Alder list", "row": "7", "status": "missing"},
    ),
}
ANCHORS = {
    "figure": "161",
    "population": "900 and 1,100",
    "recognition": "Three",
    "characterisation": "genocide",
}
TEXT = "\n\n".join(line for line, _ in LINES.values()) + "\n"
TEXT_SHA256 = sha256_hex(TEXT.encode())


def claim(kind: str, *, text: str = TEXT, document: str = "ab" * 32, **changes: object) -> Claim:
    """The sample claim of a kind as the text says it, with `changes` to its fields."""
    line, payload = LINES[kind]
    start = text.index(line)
    quote = span(text, start, start + len(line))
    anchor = ANCHORS.get(kind, line)
    at = start + line.index(anchor)
    made = Claim(
        document=document,
        passages=(passage(sha256_hex(text.encode()), text, quote),),
        speaker="Commission of Inquiry",
        chain=("Commission of Inquiry", "The Alder Gazette"),
        payload=payload_from_json(kind, payload),
        anchor=Span(at, at + len(anchor), anchor),
        event=EVENT,
        as_of="1950~",
    )
    return replace(made, **changes)  # type: ignore[arg-type]
