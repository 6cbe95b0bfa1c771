"""The gate out lets through what is listed, of public documents, and nothing else."""

import dataclasses
from dataclasses import replace

import pytest
from tests.publish import sample
from tests.publish.sample import HIDDEN, HOLDING

from onrecord.errors import NotFound, PublishRefused
from onrecord.publish.fields import DOCUMENT, OPEN_LICENCES
from onrecord.publish.gate import (
    data_row,
    is_public,
    listed,
    proof_fields,
    public_claim,
    public_document,
    public_holding,
    public_name,
    public_record,
    web_address,
    whole_text_allowed,
)
from onrecord.record import Standing

PUBLIC = public_holding(HOLDING)
RECORD = public_record(HOLDING)


@pytest.mark.parametrize(
    ("access", "kind", "consent", "public"),
    [
        ("public", "report", "", True),
        ("public", "testimony", "", False),
        ("public", "testimony", "named publication, 3 May 2020", True),
        ("restricted", "report", "", False),
        ("sealed", "report", "", False),
        ("Public", "report", "", False),
        ("", "report", "", False),
        ("secret", "report", "", False),
    ],
)
def test_only_public_documents_and_consented_testimony_leave(
    access: str, kind: str, consent: str, public: bool
) -> None:
    document = replace(sample.NOTE, access=access, kind=kind, consent=consent)
    assert is_public(document) is public


ORIGINS = [
    ("https://example.org/a?b=1#c", True),
    ("http://example.org", True),
    ("HTTPS://example.org", True),
    ("https://user:word@example.org/", False),
    ("https://user@example.org/", False),
    ("file:///home/ana/a.pdf", False),
    ("/home/ana/a.pdf", False),
    ("C:\\Users\\ana\\a.pdf", False),
    ("javascript:alert(1)", False),
    ("https:///a", False),
    ("https://example.org/ a", False),
    ("https://example.org/\n", False),
    ("https://[broken", False),
    ("handed over by ana", False),
    ("", False),
]


@pytest.mark.parametrize(("origin", "leaves"), ORIGINS)
def test_an_origin_leaves_if_it_is_a_web_address(origin: str, leaves: bool) -> None:
    assert web_address(origin) == (origin if leaves else "")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a.pdf", "a.pdf"),
        ("/home/ana/a.pdf", ""),
        ("ana\\a.pdf", ""),
        ("https://example.org/a.pdf", "https://example.org/a.pdf"),
        ("https://ana:x@example.org/a.pdf", ""),
    ],
)
def test_a_name_leaves_if_it_is_no_path(name: str, shown: str) -> None:
    assert public_name(name) == shown


@pytest.mark.parametrize("licence", [*OPEN_LICENCES, "cc-by-4.0"])
def test_an_open_licence_lets_the_text_out(licence: str) -> None:
    assert whole_text_allowed(replace(sample.NOTE, licence=licence))


@pytest.mark.parametrize(
    "licence", ["", "all rights reserved", "CC-BY-NC-4.0", "CC-BY-ND-4.0", "CC-BY-4.0 or ask", "CC"]
)
def test_any_other_licence_keeps_it_in(licence: str) -> None:
    assert not whole_text_allowed(replace(sample.NOTE, licence=licence))


def test_nothing_of_a_restricted_document_is_in_the_public_holding() -> None:
    assert HIDDEN not in repr((PUBLIC.events, *PUBLIC.standings.items()))
    assert {sample.SECRET.sha256, sample.UNCONSENTED.sha256}.isdisjoint(PUBLIC.documents)
    assert all(c.document in PUBLIC.documents for c in PUBLIC.claims.values())
    assert sample.SECRETS[0].id not in {*PUBLIC.claims, *PUBLIC.reviews, *PUBLIC.standings}


def test_a_claim_of_a_document_nobody_knows_is_not_public() -> None:
    stray = replace(sample.OF_NOTE[0], document="cd" * 32)
    held = public_holding(replace(HOLDING, claims={stray.id: stray}))
    assert held.claims == {}


def test_a_rejected_claim_is_not_public_and_a_deprecated_one_is() -> None:
    assert HOLDING.standings[sample.REFUSED.id] is Standing.REJECTED
    assert sample.REFUSED.id not in PUBLIC.claims
    assert RECORD.claims[sample.DROPPED.id]["standing"] == "deprecated"


@pytest.mark.parametrize("read", [PUBLIC.text, PUBLIC.proof])
def test_texts_and_proofs_of_what_is_private_cannot_be_read(read: object) -> None:
    secret = HOLDING.renditions[sample.SECRET.sha256].sha256
    for item in (secret, sample.SECRETS[0].id, sample.REFUSED.id, sample.NOTE.sha256):
        with pytest.raises(NotFound, match="no public"):
            read(item)  # type: ignore[operator]


def test_the_whole_text_is_read_only_where_the_licence_allows() -> None:
    assert RECORD.text(sample.OP_ED.sha256) is None
    assert RECORD.text(sample.NOTE.sha256) == sample.TEXT


def test_a_document_that_was_not_read_has_no_text() -> None:
    record = public_record(replace(HOLDING, renditions={}))
    assert record.text(sample.NOTE.sha256) is None


def test_a_document_leaves_with_its_listed_fields_and_no_other() -> None:
    row = public_document(sample.OP_ED, HOLDING.renditions[sample.OP_ED.sha256])
    assert list(row) == list(DOCUMENT)
    assert row["origin"] == "https://example.org/opinion?a=1&b=2"
    assert row["text"] == "passages"


def test_no_row_holds_what_is_private() -> None:
    assert HIDDEN not in repr((RECORD.documents, RECORD.claims, RECORD.withheld))


def test_a_field_that_the_noun_lost_is_refused_rather_than_left_empty() -> None:
    with pytest.raises(PublishRefused, match="document has no size, title"):
        listed("document", {"size": "", "title": "", "name": ""}, {"name": "a", "custody": "b"})


def test_a_field_that_a_noun_gains_does_not_leave() -> None:
    assert dict(listed("document", {"name": ""}, {"name": "a", "whistleblower": "b"})) == {
        "name": "a"
    }


def test_reviewers_are_numbers_and_hours_are_gone() -> None:
    first, second = RECORD.claims[sample.OF_NOTE[0].id]["reviews"]
    assert (first["reviewer"], second["reviewer"]) == (1, 2)
    assert first["day"] == "2026-03-04"
    assert set(first) == {"reviewer", "day", "decision", "reason", "correction"}


def test_one_reviewer_who_decides_twice_is_one_number() -> None:
    twice = tuple(
        replace(review, by="same person") for review in HOLDING.reviews[sample.OF_NOTE[0].id]
    )
    held = replace(HOLDING, reviews={sample.OF_NOTE[0].id: twice})
    rows = public_record(held).claims[sample.OF_NOTE[0].id]["reviews"]
    assert [row["reviewer"] for row in rows] == [1, 1]


def test_words_around_a_quote_leave_only_with_the_whole_text() -> None:
    assert RECORD.claims[sample.WHOLE.id]["passages"] == []
    assert RECORD.claims[sample.OF_NOTE[1].id]["passages"][0]["prefix"].endswith("late 1950.\n\n")
    assert RECORD.claims[sample.WHOLE.id]["quotes"][0]["exact"].startswith("the regime")


def test_the_id_of_a_claim_that_is_not_public_is_withheld_from_its_denial() -> None:
    row, withheld = RECORD.claims[sample.DENIED.id], RECORD.withheld[sample.DENIED.id]
    assert row["payload"] == {"what": "order to fire", "of": ""}
    data = data_row(row, withheld)
    assert "payload" not in data
    assert data["payload_part"] == row["payload"]


def test_a_rule_leaves_and_the_name_of_an_importer_stays() -> None:
    assert RECORD.claims[sample.WHOLE.id]["rule"] == "figures.killed"
    imported = RECORD.claims[sample.OF_NOTE[0].id]
    assert imported["rule"] == ""
    assert "rule" not in data_row(imported, RECORD.withheld[imported["id"]])


def test_a_proof_must_show_what_leaves_unchanged_and_hide_the_rest() -> None:
    fields = proof_fields(sample.OF_NOTE[0], PUBLIC)
    assert {"id", "exact", "payload", "passages"} <= fields
    assert {"rule", "by", "entered", "standing", "reviews"}.isdisjoint(fields)
    assert "passages" not in proof_fields(sample.WHOLE, PUBLIC)


def test_what_the_text_gives_in_its_head_stands_in_the_document() -> None:
    read = dataclasses.replace(HOLDING.renditions[sample.NOTE.sha256], title="T")
    untitled = replace(sample.NOTE, title="")
    assert public_document(untitled, read)["title"] == "T"


def test_a_claim_on_a_paged_document_names_its_page() -> None:
    paged = replace(HOLDING.renditions[sample.NOTE.sha256], pages=(0, 66, 1000))
    held = replace(PUBLIC, renditions={sample.NOTE.sha256: paged})
    assert public_claim(sample.OF_NOTE[0], held)["page"] == 1
    assert public_claim(sample.OF_NOTE[1], held)["page"] == 2
    assert public_claim(sample.OF_NOTE[1], PUBLIC)["page"] is None
