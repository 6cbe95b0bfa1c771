"""Citations are read by the programs they are for, and hold no number without its speaker."""

import json
import re
from collections.abc import Mapping
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Entry, parse_string
from tests.publish import sample

from onrecord.publish.citing import (
    CSL_TYPES,
    Citation,
    cite_claim,
    cite_document,
    cite_release,
    cite_thing,
    keeper,
)
from onrecord.publish.gate import public_record
from onrecord.vocab import load

RECORD = public_record(sample.HOLDING)
KEPT = keeper("Alder Record <1>", RECORD.key)
DATE = {
    "oneOf": [
        {
            "type": "object",
            "required": ["date-parts"],
            "additionalProperties": False,
            "properties": {
                "date-parts": {
                    "type": "array", "minItems": 1, "maxItems": 2,
                    "items": {"type": "array", "minItems": 1, "maxItems": 3,
                              "items": {"type": "integer"}},
                },
                "circa": {"const": True},
            },
        },
        {
            "type": "object", "required": ["literal"], "additionalProperties": False,
            "properties": {"literal": {"type": "string", "minLength": 1}},
        },
    ]
}  # fmt: skip
NAMES = {
    "type": "array", "minItems": 1,
    "items": {"type": "object", "required": ["literal"], "additionalProperties": False,
              "properties": {"literal": {"type": "string", "minLength": 1}}},
}  # fmt: skip
WORDS = (
    "title", "number", "page", "container-title", "publisher", "archive", "note", "URL",
    "language", "version",
)  # fmt: skip
CSL = {
    "type": "object",
    "required": ["id", "type", "title"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "pattern": "^onrecord-[a-z]+-[0-9a-f]+$"},
        "type": {"enum": [*sorted(set(CSL_TYPES.values())), "document", "dataset"]},
        "author": NAMES,
        "container-author": NAMES,
        "issued": DATE,
        **{name: {"type": "string", "minLength": 1} for name in WORDS},
    },
}
"""What CSL-JSON 1.0.2 says of the fields that we use, and nothing else."""


THINGS = (
    ("places", ("Alder",), "Alder Bridge", "places/alder-0a1b.html#p-0a1b2c"),
    ("proceedings", ("J. Doe", "The {Court}"), "Alder Bridge", "proceedings/a.html#p-ff"),
    ("recognitions", ("A Parliament",), "", "recognitions/a.html#r-ff"),
    ("speakers", ("613 survivors",), "Alder Bridge", "speakers/a.html#v-ff"),
)


def all_citations() -> list[Citation]:
    documents = RECORD.documents
    return [
        *(cite_claim(row, documents[row["document"]], KEPT) for row in RECORD.claims.values()),
        *(cite_document(row, KEPT) for row in documents.values()),
        *(cite_thing(*given, KEPT) for given in THINGS),
        cite_release(KEPT, 3, "2026-03-05", RECORD.checkpoint),
    ]


def entry(citation: Citation) -> Entry:
    (read,) = parse_string(citation.bibtex, "bibtex").entries.values()
    return read


def dated(edtf: str) -> Citation:
    return cite_document({**RECORD.documents[sample.OP_ED.sha256], "date": edtf}, KEPT)


def of_claim(**changes: Any) -> Citation:
    row = {**RECORD.claims[sample.WHOLE.id], **changes}
    return cite_claim(row, RECORD.documents[row["document"]], KEPT)


@pytest.mark.parametrize("citation", all_citations())
def test_csl_json_is_as_its_specification_says(citation: Citation) -> None:
    jsonschema.validate(json.loads(citation.csl), CSL)


@pytest.mark.parametrize("citation", all_citations())
def test_bibtex_is_read_by_a_library(citation: Citation) -> None:
    read = entry(citation)
    assert read.key == json.loads(citation.csl)["id"]
    assert read.fields["title"].startswith("{")
    assert "\n" not in citation.words


@given(st.text())
def test_no_title_breaks_bibtex(title: str) -> None:
    row: Mapping[str, Any] = {**RECORD.documents[sample.OP_ED.sha256], "title": title, "name": "x"}
    read = entry(cite_document(row, KEPT))
    assert set(read.fields) == {"title", "publisher", "howpublished", "note", "year", "month"}
    assert re.search(r"(?<!\\)[&%$#_^~]", read.fields["title"]) is None


def test_a_claim_is_its_speakers_and_stands_in_its_document() -> None:
    assert of_claim().words == (
        "Commission of Inquiry, in: A. Writer, "
        f"“{RECORD.documents[sample.OP_ED.sha256]['title']}”, The Alder Gazette, "
        f"20 February 2025, characters {sample.WHOLE.quote.start} to {sample.WHOLE.quote.end}. "
        f"Alder Record <1>, claim {sample.WHOLE.id}, ledger example.org/ledger."
    )
    (author,) = entry(of_claim()).persons["author"]
    assert str(author) == "{Commission of Inquiry}"


def test_no_number_of_a_claim_is_in_its_citation() -> None:
    for row in RECORD.claims.values():
        bare = {**RECORD.documents[row["document"]], "title": "A title", "name": ""}
        made = cite_claim(row, bare, KEPT)
        assert row["exact"] not in made.words
        for text in (made.words, made.bibtex, made.csl):
            assert row["speaker"] in text


def test_a_page_is_given_where_there_is_one() -> None:
    assert ", page 7, " in of_claim(page=7).words
    assert json.loads(of_claim(page=7).csl)["page"] == "7"


def test_a_speaker_whom_nobody_names_is_said_to_be_unnamed() -> None:
    assert of_claim(speaker="").words.startswith("A speaker whom the document does not name, in: ")


def test_a_thing_is_its_names_its_event_and_its_address() -> None:
    assert cite_thing(*THINGS[0], KEPT).words == (
        "“Alder”, place p-0a1b2c. Alder Record <1>, in: “Alder Bridge”, "
        "places/alder-0a1b.html#p-0a1b2c, ledger example.org/ledger."
    )


def test_a_name_with_a_number_is_not_cited() -> None:
    made = cite_thing(*THINGS[3], KEPT)
    assert "613" not in made.words + made.bibtex + made.csl


def test_a_release_is_its_state_of_the_ledger() -> None:
    made = cite_release(KEPT, 3, "2026-03-05", RECORD.checkpoint)
    assert made.words == (
        "Alder Record <1>, release 3, 5 March 2026, ledger example.org/ledger, "
        "7 entries, root root."
    )
    assert json.loads(made.csl)["issued"] == {"date-parts": [[2026, 3, 5]]}


DATES: list[tuple[str, dict[str, Any] | None, str | None]] = [
    ("2025-02-20", {"date-parts": [[2025, 2, 20]]}, "2025"),
    ("1992", {"date-parts": [[1992]]}, "1992"),
    ("1992-02/1992-03", {"date-parts": [[1992, 2], [1992, 3]]}, "February 1992 to March 1992"),
    ("1999~", {"date-parts": [[1999]], "circa": True}, "about 1999"),
    ("1999?", {"literal": "perhaps 1999"}, "perhaps 1999"),
    ("1992-24", {"literal": "winter 1992"}, "winter 1992"),
    ("../1992", {"literal": "up to 1992"}, "up to 1992"),
    ("", None, None),
]


@pytest.mark.parametrize(("edtf", "issued", "year"), DATES)
def test_a_date_is_cited_no_more_exactly_than_it_is_known(
    edtf: str, issued: dict[str, Any] | None, year: str | None
) -> None:
    made = dated(edtf)
    assert json.loads(made.csl).get("issued") == issued
    assert entry(made).fields.get("year", "{}").strip("{}") == (year or "")


def test_every_type_is_of_a_kind_that_there_is() -> None:
    assert set(CSL_TYPES) <= set(load("document_kinds").terms)


def test_the_same_is_cited_the_same() -> None:
    assert all_citations() == all_citations()
