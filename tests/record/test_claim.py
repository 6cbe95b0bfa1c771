"""Claims: identity is content, JSON is faithful, payloads refuse what cannot be."""

from dataclasses import replace
from typing import Any

import pytest

from onrecord.errors import BadClaim
from onrecord.record import Claim, claim_from_json, claim_to_json, passage
from onrecord.record.claims import CLAIM_KINDS, payload_from_json, payload_to_json
from onrecord.text import locate

TEXT = "Official figures state that 1,275 people were taken hostage."
SHA = "0" * 64
FIGURE = {"low": 1275, "high": 1275, "qualifier": "exact", "unit": "persons", "measure": "captive"}


def claim(**changes: Any) -> Claim:
    made = Claim(
        document=SHA,
        passages=(passage(SHA, TEXT, locate(TEXT, TEXT)),),
        speaker="Official figures",
        chain=("Official figures", "author"),
        payload=payload_from_json("figure", FIGURE),
        anchor=locate(TEXT, "1,275"),
        spans={"speaker": locate(TEXT, "Official figures")},
    )
    return replace(made, **changes)


def test_json_reads_back_as_the_same_claim() -> None:
    assert claim_from_json(claim_to_json(claim())) == claim()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("speaker", "the ministry"),
        ("chain", ("Official figures", "the paper", "author")),
        ("modality", "alleged"),
        ("event", "Town, 1992"),
        ("as_of", "1992"),
        ("payload", payload_from_json("figure", {**FIGURE, "measure": "missing"})),
        ("anchor", locate(TEXT, "people")),
        ("document", "1" * 64),
    ],
)
def test_every_part_of_what_is_claimed_is_part_of_the_identity(field: str, value: object) -> None:
    assert claim(**{field: value}).id != claim().id


@pytest.mark.parametrize(
    ("field", "value"), [("rule", "another.rule"), ("origin", "import"), ("note", "a caveat")]
)
def test_how_a_claim_was_made_is_no_part_of_it(field: str, value: object) -> None:
    assert claim(**{field: value}).id == claim().id


@pytest.mark.parametrize(
    ("kind", "fields", "reasons"),
    [
        ("tally", FIGURE, ["unknown kind 'tally'; known: figure"]),
        ("figure", {**FIGURE, "colour": "red"}, ["no field 'colour'"]),
        ("figure", {"low": 1}, ["needs high", "needs qualifier", "needs unit", "needs measure"]),
        ("figure", {**FIGURE, "low": "1,275"}, ["low must be a whole number or null, got '1,275'"]),
        ("figure", {**FIGURE, "low": True}, ["low must be a whole number or null"]),
        ("figure", {**FIGURE, "measure": "harmed"}, ["unknown measure 'harmed'; known: killed"]),
        ("figure", {**FIGURE, "high": 1300}, ["exact needs low == high"]),
        ("figure", {**FIGURE, "includes": ["a", 1]}, ["includes must be a list of strings"]),
        ("occurrence", {"what": "fled", "date": "winter"}, ["date: 'winter' is not an EDTF"]),
        ("recognition", {"body": "a", "binding": "maybe"}, ["binding is 'yes', 'no'"]),
        ("demand", {"what": ""}, ["demand needs what"]),
    ],
)
def test_payloads_that_cannot_be_are_refused(
    kind: str, fields: dict[str, object], reasons: list[str]
) -> None:
    with pytest.raises(BadClaim) as refusal:
        payload_from_json(kind, fields)
    for reason in reasons:
        assert reason in str(refusal.value)


@pytest.mark.parametrize("made", CLAIM_KINDS, ids=lambda kind: kind.KIND)
def test_every_kind_names_real_fields_in_its_rules(made: type) -> None:
    fields = set(made.__dataclass_fields__)
    for rule in (made.NUMBERS, made.NAMES, made.DATES, made.NEEDED, made.TERMS):
        assert set(rule) <= fields


def test_a_whole_payload_survives_json() -> None:
    payload = payload_from_json("figure", {**FIGURE, "includes": ["women"], "part_of": "x"})
    assert payload_from_json("figure", payload_to_json(payload)) == payload
