"""Sentences: every kind, modality and measure has its wording, and whose words are whose shows."""

import re
from dataclasses import replace

import pytest
from tests.account.sample_claims import EVENT, claim

from onrecord.account import account, compose
from onrecord.record.account import Piece, Sentence
from onrecord.record.claims import CLAIM_KINDS, payload_from_json
from onrecord.record.review import Standing
from onrecord.text import Span
from onrecord.vocab import load
from onrecord.vocab.wordings import wordings

KINDS = tuple(kind.KIND for kind in CLAIM_KINDS)
LOADED = re.compile(
    "genocid|massacr|terroris|separatis|regime|liberat|occupi|martyr|pogrom|atrocit|murder",
    re.IGNORECASE,
)

SAID = {
    "figure": "Commission of Inquiry said that at least 161 persons were killed (“villagers”), "
    "counted as: seen by a witness, as of about 1950, as read through The Alder Gazette.",
    "occurrence": "Commission of Inquiry said that this happened (time given: 3 May 1950) "
    "(place given: “Alder Bridge”): “The column was fired on”, as of about 1950, "
    "as read through The Alder Gazette.",
    "responsibility": "Commission of Inquiry said that “The Third Company” ordered, planned or "
    "directed it, namely “the attack”, as of about 1950, as read through The Alder Gazette.",
    "characterisation": "Commission of Inquiry used the words “genocide” for “our people”, "
    "as of about 1950, as read through The Alder Gazette.",
    "recognition": "Commission of Inquiry said that provincial councils, Three in number, acted. "
    "Kind of act: resolution of a whole body; noun used: “atrocity”; time given: 1999; "
    "binding: no, as of about 1950, as read through The Alder Gazette.",
    "population": "Commission of Inquiry said that from 900 to 1,100 persons lived in “Alder” "
    "(time given: up to 1950), as of about 1950, as read through The Alder Gazette.",
}


def one(kind: str, **changes: object) -> Sentence:
    return compose([claim(kind, **changes)], {})[0]


@pytest.mark.parametrize(("kind", "words"), SAID.items())
def test_a_claim_is_said_in_its_fixed_wording(kind: str, words: str) -> None:
    assert one(kind).words == words


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("modality", load("modalities").terms)
def test_every_kind_and_modality_has_a_wording_that_names_its_speaker(
    kind: str, modality: str
) -> None:
    pieces = one(kind, modality=modality).pieces
    assert Piece("Commission of Inquiry", "named") in pieces
    assert Piece("The Alder Gazette", "named") in pieces
    assert pieces[-1].words.endswith(".")


@pytest.mark.parametrize("kind", KINDS)
def test_modalities_of_a_kind_are_said_differently(kind: str) -> None:
    said = {one(kind, modality=modality).words for modality in load("modalities").terms}
    assert len(said) == len(load("modalities").terms)


def figure(**changes: object) -> Sentence:
    payload = {"low": 9, "high": 9, "qualifier": "exact", "unit": "persons", "measure": "killed"}
    made = claim("figure", payload=payload_from_json("figure", {**payload, **changes}))
    return compose([replace(made, anchor=Span(0, 1, "9"), as_of="")], {})[0]


@pytest.mark.parametrize("measure", load("measures").terms)
def test_every_measure_has_its_clause(measure: str) -> None:
    assert "9 persons " in figure(measure=measure).words


@pytest.mark.parametrize("unit", load("counting_units").terms)
def test_every_unit_is_named_beside_the_number(unit: str) -> None:
    assert f"9 {load('counting_units')[unit].label}" in figure(unit=unit).words


QUALIFIED = {
    "exact": (9, 9, "that 9 persons"),
    "at_least": (9, None, "that at least 9 persons"),
    "more_than": (9, None, "that more than 9 persons"),
    "about": (9, 9, "that about 9 persons"),
    "up_to": (None, 9, "that up to 9 persons"),
    "fewer_than": (None, 9, "that fewer than 9 persons"),
    "between": (8, 9, "that 9 persons"),
    "vague": (None, None, "that an unstated number (9) of persons"),
}


@pytest.mark.parametrize("qualifier", load("qualifiers").terms)
def test_every_qualifier_is_said_and_none_is_added(qualifier: str) -> None:
    low, high, words = QUALIFIED[qualifier]
    assert words in figure(low=low, high=high, qualifier=qualifier).words


@pytest.mark.parametrize("degree", load("involvements").terms)
def test_every_degree_of_involvement_has_its_clause(degree: str) -> None:
    payload = payload_from_json("responsibility", {"actor": "The Third Company", "degree": degree})
    assert "that “The Third Company” " in one("responsibility", payload=payload).words


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("modality", load("modalities").terms)
def test_no_loaded_word_is_in_the_records_own_voice(kind: str, modality: str) -> None:
    own = [p.words for p in one(kind, modality=modality).pieces if p.role == "own"]
    assert LOADED.search(" ".join(own)) is None


def test_a_chain_of_three_is_read_from_the_speaker_outwards() -> None:
    chain = ("Commission of Inquiry", "News Desk", "The Alder Gazette")
    words = one("figure", chain=chain).words
    assert words.endswith("as read through News Desk, then The Alder Gazette.")


def test_a_speaker_who_wrote_the_document_is_not_said_twice() -> None:
    assert "read through" not in one("figure", chain=("Commission of Inquiry",)).words


def test_a_speaker_without_a_name_is_said_to_be_unnamed() -> None:
    assert one("figure", speaker="").words.startswith("A speaker whom the document does not name ")


@pytest.mark.parametrize(
    ("standing", "struck"),
    [(s, s in (Standing.CORRECTED, Standing.DEPRECATED)) for s in Standing],
)
def test_what_was_corrected_or_withdrawn_is_struck(standing: Standing, struck: bool) -> None:
    made = claim("figure")
    assert compose([made], {made.id: standing})[0].struck is struck


def test_every_wording_goes_through_gettext() -> None:
    asked: list[str] = []

    def say(words: str) -> str:
        asked.append(words)
        return words.replace("said that", "SAGTE:")

    words = compose([claim("figure")], {}, say=say)[0].words
    assert words.startswith("Commission of Inquiry SAGTE: at least 161")
    assert "{speaker} said that {clause}" in " ".join(asked)


def test_an_account_has_its_kinds_in_order_and_a_footnote_for_each_sentence() -> None:
    claims = [claim(kind) for kind in reversed(KINDS)]
    made = account(EVENT, claims, {})
    assert [s.kind for s in made.sentences] == list(KINDS)
    assert [s.footnote for s in made.sentences] == list(range(1, len(KINDS) + 1))
    assert [f.claim for f in made.footnotes] == [s.claim for s in made.sentences]


def test_the_kinds_with_wordings_are_the_kinds_there_are() -> None:
    assert set(wordings("sentences")) == set(KINDS) == set(wordings("headings"))
