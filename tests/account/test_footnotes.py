"""Footnotes lead from a sentence to the document's bytes."""

from tests.account.sample_claims import TEXT, TEXT_SHA256, claim

from onrecord.account import footnotes
from onrecord.record.account import Footnote


def test_a_footnote_names_claim_passage_and_document() -> None:
    made = claim("demand")
    assert footnotes([claim("act"), made])[1] == Footnote(
        2, made.id, TEXT_SHA256, made.quote, "ab" * 32
    )


def test_the_quote_of_a_footnote_stands_in_the_text() -> None:
    assert footnotes([claim("act")])[0].where.stands_in(TEXT)
