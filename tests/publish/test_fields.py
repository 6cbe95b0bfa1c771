"""Every field of every noun is decided: it leaves, or it stays with a reason."""

import dataclasses

import pytest
from tests.account.sample_claims import claim

from onrecord.publish.fields import (
    CLAIM,
    LIST,
    LIST_EDITION,
    PASSAGE,
    PAYLOADS,
    PRIVATE_FIELDS,
    PUBLIC_FIELDS,
)
from onrecord.record import Claim, Document, Passage, Rendition, Review
from onrecord.record.claim import claim_to_json
from onrecord.record.claims import CLAIM_KINDS
from onrecord.record.listing import ListEdition
from onrecord.record.recorded_estimate import RecordedEstimate

DECIDED = {
    Document: set(PUBLIC_FIELDS["document"]) | set(PRIVATE_FIELDS["document"]),
    Rendition: set(PRIVATE_FIELDS["rendition"]),
    Claim: {*CLAIM, *PRIVATE_FIELDS["claim"]},
    Review: set(PUBLIC_FIELDS["review"]) | set(PRIVATE_FIELDS["review"]),
    Passage: {*PASSAGE, "where"},
    RecordedEstimate: set(PUBLIC_FIELDS["estimate"]) | set(PRIVATE_FIELDS["estimate"]),
    ListEdition: {*LIST, *LIST_EDITION, *PRIVATE_FIELDS["list edition"]},
}


@pytest.mark.parametrize("noun", DECIDED)
def test_no_field_of_a_noun_is_undecided(noun: type) -> None:
    assert {field.name for field in dataclasses.fields(noun)} <= DECIDED[noun]


@pytest.mark.parametrize("kind", CLAIM_KINDS)
def test_no_field_of_a_payload_is_undecided(kind: type) -> None:
    names = [field.name for field in dataclasses.fields(kind)]
    assert names == list(PAYLOADS[kind.KIND])  # type: ignore[attr-defined]


def test_every_field_of_a_claims_json_is_decided() -> None:
    assert set(claim_to_json(claim("figure"))) <= set(CLAIM)


@pytest.mark.parametrize("noun", PUBLIC_FIELDS)
def test_every_public_field_says_what_it_means(noun: str) -> None:
    assert all(len(meaning) > 5 for meaning in PUBLIC_FIELDS[noun].values())


def test_nothing_is_both_public_and_private() -> None:
    for noun in ("document", "review"):
        assert not set(PUBLIC_FIELDS[noun]) & set(PRIVATE_FIELDS[noun])
