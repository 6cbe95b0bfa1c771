"""A row becomes a claim whose words all stand where it says, or is refused with every fault."""

from typing import Any

import pytest

from onrecord.errors import BadClaim
from onrecord.read.claim_rows import claim_from_row
from onrecord.record import Claim, Document
from onrecord.record.claims import payload_to_json
from onrecord.text import Span

AUTHOR = "onrecord source notes"
DOCUMENT = Document("d" * 64, 1, "notes/x.md", "text/markdown", author=AUTHOR, event="Khojaly")
RENDITION = "e" * 64
TEXT = (
    "Note 😀 on Xocalıda killings.\n\n"
    "Helsinki Watch, read through a reproduction,\nsays that at least 161 “Azerbaijani\ncivilians” "
    "were killed on 26 February 1992, 161 in all.\n\n"
    "Between 300 and 1,000 people, among them 106 women; hundreds fled. 161 were counted.\n"
)
SAYS = "says that at least 161"
FIGURE = {
    "document": "notes/x.md",
    "kind": "figure",
    "quote": SAYS,
    "payload": {
        "low": 161, "high": None, "qualifier": "at_least", "unit": "persons", "measure": "killed",
    },
}  # fmt: skip


def _claim(row: dict[str, Any], document: Document = DOCUMENT, **refs: str) -> Claim:
    claim = claim_from_row(
        row, text=TEXT, rendition=RENDITION, document=document, by="Importer", refs=refs
    )
    for span in (claim.quote, claim.anchor, *claim.spans.values()):
        assert span.stands_in(TEXT)
    assert claim.anchor.within(claim.quote)
    return claim


def _refused(row: dict[str, Any], **refs: str) -> tuple[str, ...]:
    with pytest.raises(BadClaim) as refused:
        _claim(row, DOCUMENT, **refs)
    return refused.value.faults


def _at(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words), words)


def _payload(**changes: Any) -> dict[str, Any]:
    return {**FIGURE, "payload": {**FIGURE["payload"], **changes}}  # type: ignore[dict-item]


def test_a_row_becomes_a_whole_claim() -> None:
    row = {
        **FIGURE,
        "speaker": "Helsinki Watch",
        "chain": ["a reproduction"],
        "as_of": "1993",
        "modality": "reported",
        "note": "read by us",
    }
    claim = _claim(row)
    assert claim.document == DOCUMENT.sha256
    assert [(p.rendition, p.where) for p in claim.passages] == [(RENDITION, _at(SAYS))]
    assert claim.anchor == _at("161")
    assert (claim.speaker, claim.chain) == (
        "Helsinki Watch",
        ("Helsinki Watch", "a reproduction", AUTHOR),
    )
    assert claim.spans == {"speaker": _at("Helsinki Watch"), "chain.1": _at("a reproduction")}
    assert (claim.origin, claim.rule, claim.event) == ("import", "Importer", "Khojaly")
    assert (claim.as_of, claim.modality, claim.note) == ("1993", "reported", "read by us")
    assert payload_to_json(claim.payload)["low"] == 161


def test_what_a_row_leaves_out_is_as_the_document_has_it() -> None:
    claim = _claim({**FIGURE, "speaker": None, "event": None})
    assert (claim.speaker, claim.chain, claim.event) == (AUTHOR, (AUTHOR,), "Khojaly")
    assert (claim.modality, claim.as_of, claim.note, claim.spans) == ("asserted", "", "", {})


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({}, (AUTHOR,)),
        ({"speaker": "A"}, ("A", AUTHOR)),
        ({"speaker": "A", "chain": []}, ("A", AUTHOR)),
        ({"speaker": "A", "chain": ["A", "B"]}, ("A", "B", AUTHOR)),
        ({"speaker": "A", "chain": ["B"]}, ("A", "B", AUTHOR)),
        ({"speaker": "A", "chain": ["A", "B", AUTHOR]}, ("A", "B", AUTHOR)),
        ({"chain": ["A", "B"]}, ("A", "B", AUTHOR)),
        ({"speaker": AUTHOR}, (AUTHOR,)),
        ({"speaker": "A", "chain": [AUTHOR]}, ("A", AUTHOR)),
    ],
)
def test_the_chain_runs_from_the_speaker_to_the_author(
    given: dict[str, Any], wanted: tuple[str, ...]
) -> None:
    assert _claim({**FIGURE, **given}).chain == wanted


def test_an_unknown_author_is_called_author() -> None:
    unnamed = Document("d" * 64, 1, "x", "text/plain")
    assert _claim({**FIGURE, "speaker": "Helsinki Watch"}, unnamed).chain[-1] == "author"


@pytest.mark.parametrize(
    ("given", "quote"),
    [
        ({"quote": SAYS}, SAYS),
        ({"quote": '161 "Azerbaijani civilians"'}, "161 “Azerbaijani\ncivilians”"),
        ({"quote": " a reproduction, says that at least 161 "},
         "a reproduction,\nsays that at least 161"),
        ({"quote": "161", "start": TEXT.index("161"), "end": TEXT.index("161") + 3}, "161"),
        ({"quote": '161 "Azerbaijani', "start": TEXT.index("161"), "end": TEXT.index("161") + 16},
         "161 “Azerbaijani"),
    ],
)  # fmt: skip
def test_a_quote_is_exact_or_exact_after_folding(given: dict[str, Any], quote: str) -> None:
    assert _claim({**FIGURE, **given}).quote.exact == quote


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"quote": "at least 162"}, "the document does not say 'at least 162'"),
        ({"quote": "at Least 161"}, "the document does not say"),
        ({"quote": "161"}, "more than once; give start and end"),
        ({"quote": "161", "start": 0, "end": 3}, "at 0 to 3 the document says 'Not', not '161'"),
        ({"quote": "161", "start": 0, "end": 99_999}, "do not fit a text of"),
        ({"quote": "161", "start": -5, "end": -2}, "do not fit a text of"),
    ],
)
def test_a_quote_that_stands_nowhere_is_refused(given: dict[str, Any], says: str) -> None:
    (fault,) = _refused({**FIGURE, **given})
    assert says in fault


@pytest.mark.parametrize(
    ("row", "anchor"),
    [
        ({**FIGURE, "anchor": "161"}, _at("161")),
        ({**FIGURE, "anchor": "least"}, _at("least")),
        ({**FIGURE, "anchor": {"start": _at("161").start, "end": _at("161").end, "exact": "161"}},
         _at("161")),
        ({**_payload(low=300, high=1000, qualifier="between"), "quote": "Between 300 and 1,000"},
         _at("300 and 1,000")),
        ({**_payload(low=None, high=1000, qualifier="up_to"), "quote": "300 and 1,000 people"},
         _at("1,000")),
        ({**_payload(low=None, qualifier="vague"), "quote": "106 women; hundreds fled"},
         _at("hundreds")),
        ({**_payload(low=7), "quote": "hundreds fled"}, _at("hundreds fled")),
        ({**FIGURE, "quote": "161 in all.\n\nBetween 300", "anchor": "161"}, _at("161", 1)),
        ({**FIGURE, "kind": "occurrence", "payload": {"what": "fled"}, "quote": "hundreds fled"},
         _at("hundreds fled")),
    ],
)  # fmt: skip
def test_the_anchor_is_the_number_or_what_the_row_says(row: dict[str, Any], anchor: Span) -> None:
    assert _claim(row).anchor == anchor


@pytest.mark.parametrize(
    ("anchor", "says"),
    [
        ("162", "anchor: the document does not say '162'"),
        ("a", "more than once"),
        ({"start": 0, "end": 4, "exact": "Nope"}, "anchor: at 0 to 4 the document says 'Note'"),
        ({"start": 0}, "anchor: right would be start, end (numbers) and exact"),
        (161, "anchor must be words or start, end, exact, got 161"),
    ],
)
def test_an_anchor_outside_the_quote_is_refused(anchor: Any, says: str) -> None:
    (fault,) = _refused({**FIGURE, "anchor": anchor})
    assert says in fault


@pytest.mark.parametrize(
    ("row", "name", "wanted"),
    [
        (_payload(population="Azerbaijani civilians"), "population", _at("Azerbaijani\ncivilians")),
        (_payload(population="people"), "population", _at("people")),
        (_payload(population="nobody at all"), "population", None),
        (_payload(population="Xocalı"), "population", _at("Xocalı")),
        (_payload(includes=["106 women", "nobody"]), "includes.0", _at("106 women")),
        (_payload(includes=["106 women", "nobody"]), "includes.1", None),
        (_payload(excludes=[""]), "excludes.0", None),
        ({**FIGURE, "speaker": "Nobody"}, "speaker", None),
        ({**FIGURE, "speaker": AUTHOR}, "speaker", None),
        ({**FIGURE, "chain": ["A", "Helsinki Watch"]}, "chain.1", _at("Helsinki Watch")),
        ({**FIGURE, "quote": "161 were counted", "speaker": "161"}, "speaker", _at("161", 2)),
        ({**FIGURE, "speaker": "on"}, "speaker", _at("on")),
        ({**FIGURE, "kind": "occurrence", "quote": "civilians” were killed on 26 February 1992",
          "payload": {"what": "killed", "date": "1992-02-26"}}, "date", _at("26 February 1992")),
        ({**FIGURE, "kind": "occurrence", "quote": "civilians” were killed on 26 February 1992",
          "payload": {"what": "killed", "date": "1992"}}, "date", None),
        ({**FIGURE, "kind": "demand", "quote": "hundreds fled",
          "payload": {"what": "fled", "of": "Helsinki Watch"}}, "of", _at("Helsinki Watch")),
    ],
)  # fmt: skip
def test_names_and_dates_get_the_place_of_their_words(
    row: dict[str, Any], name: str, wanted: Span | None
) -> None:
    assert _claim(row).spans.get(name) == wanted


@pytest.mark.parametrize(
    ("name", "given", "wanted"),
    [
        ("population", "civilians", _at("civilians")),
        ("population", {"start": 0, "end": 4, "exact": "Note"}, _at("Note")),
        ("speaker", "Helsinki Watch", _at("Helsinki Watch")),
        ("qualifier", "at least", _at("at least")),
        ("as_of", "1992", _at("1992")),
    ],
)
def test_a_row_may_point_at_the_words_itself(name: str, given: Any, wanted: Span) -> None:
    assert _claim({**FIGURE, "spans": {name: given}}).spans[name] == wanted


@pytest.mark.parametrize(
    ("spans", "says"),
    [
        ({"population": "soldiers"}, "spans.population: the document does not say 'soldiers'"),
        ({"population": ""}, "spans.population: the document does not say ''"),
        ({"population": 7}, "spans.population: the document does not say 7"),
        ({"population": {"start": 0, "end": 4, "exact": "Nope"}}, "the document says 'Note'"),
        ({"population": {"start": 0, "end": 9**9, "exact": "x"}}, "do not fit a text"),
        ({"populace": "civilians"}, "spans: no field 'populace'; known: speaker, population"),
        ("civilians", "spans must be an object, got 'civilians'"),
    ],
)
def test_a_span_that_points_nowhere_is_refused(spans: Any, says: str) -> None:
    (fault,) = _refused({**FIGURE, "spans": spans})
    assert says in fault


def test_references_to_earlier_rows_become_ids() -> None:
    figure = _claim(_payload(part_of="ref:F001"), F001="0" * 32)
    assert payload_to_json(figure.payload)["part_of"] == "0" * 32
    denial = {**FIGURE, "kind": "denial", "payload": {"what": "killed", "of": "ref:F001"}}
    assert payload_to_json(_claim(denial, F001="0" * 32).payload)["of"] == "0" * 32
    kept = _claim(_payload(part_of="1" * 32))
    assert payload_to_json(kept.payload)["part_of"] == "1" * 32


def test_a_reference_to_no_row_is_refused() -> None:
    (fault,) = _refused(_payload(part_of="ref:F009"), F001="0" * 32)
    assert fault == "part_of: no row has the ref 'F009', or that row was refused"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({**FIGURE, "qoute": "x"}, "unknown key 'qoute'; known: ref, document, kind, quote"),
        ({**FIGURE, "quote": None}, "the row needs quote"),
        ({**FIGURE, "kind": "rumour"}, "unknown kind 'rumour'; known: figure"),
        ({**FIGURE, "kind": 3}, "kind must be a string, got 3"),
        ({**FIGURE, "start": 1}, "start and end come together"),
        ({**FIGURE, "start": "1", "end": True}, "end must be a whole number, got True"),
        ({**FIGURE, "chain": "A > B"}, "chain must be a list of names, got 'A > B'"),
        ({**FIGURE, "chain": ["A", " "]}, "chain must be a list of names"),
        ({**FIGURE, "payload": [1]}, "payload must be an object, got [1]"),
        (_payload(measure="slain"), "unknown measure 'slain'"),
        (_payload(low="1,275"), "figure.low must be a whole number or null, got '1,275'"),
        (_payload(lowest=3), "figure has no field 'lowest'"),
        ({}, "the row needs document"),
    ],
)
def test_a_row_that_is_wrong_in_itself_says_how(row: dict[str, Any], says: str) -> None:
    assert [fault for fault in _refused(row) if says in fault] != []


def test_every_fault_of_a_row_is_told_at_once() -> None:
    faults = _refused({**_payload(measure="slain", part_of="ref:F009"), "quote": "at least 162"})
    assert [fault.split(":")[0].split(" '")[0] for fault in faults] == [
        "part_of",
        "unknown measure",
        "the document does not say",
    ]
    faults = _refused({**FIGURE, "anchor": "162", "spans": {"population": "soldiers", "x": "y"}})
    assert len(faults) == 3
