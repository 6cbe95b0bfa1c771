"""A number is printed as the document writes it."""

from dataclasses import replace

import pytest
from tests.account.sample_claims import claim

from onrecord.account.number import number_as_quoted
from onrecord.record.claims import payload_from_json
from onrecord.text import Span

BASE = {"unit": "persons", "measure": "killed"}

NUMBERS = [
    ("1,275", 1275, 1275, "exact", "1,275"),
    ("1 275", 1275, 1275, "exact", "1 275"),
    ("no fewer than 161", 161, None, "at_least", "161"),
    ("one hundred and six", 106, 106, "exact", "one hundred and six"),
    ("1.5 million", 1_500_000, 1_500_000, "exact", "1.5 million"),
    ("between 200 and 300 bodies", 200, 300, "between", "200 and 300"),
    ("hundreds of people", None, None, "vague", "hundreds"),
    ("several", None, None, "vague", "several"),
    ("٦١٣", 613, 613, "exact", "٦١٣"),
    ("шестьсот", 600, 600, "exact", "шестьсот"),
]


@pytest.mark.parametrize(("words", "low", "high", "qualifier", "printed"), NUMBERS)
def test_the_numeral_of_the_anchor_is_kept(
    words: str, low: int | None, high: int | None, qualifier: str, printed: str
) -> None:
    payload = payload_from_json(
        "figure", {"low": low, "high": high, "qualifier": qualifier, **BASE}
    )
    made = replace(claim("figure", payload=payload), anchor=Span(0, len(words), words))
    assert number_as_quoted(made) == printed


@pytest.mark.parametrize("kind", ["occurrence", "act", "demand", "list_entry"])
def test_a_claim_without_a_number_has_none(kind: str) -> None:
    assert number_as_quoted(claim(kind)) == ""


def test_a_recognition_that_counts_nobody_has_no_number() -> None:
    payload = payload_from_json("recognition", {"body": "The council"})
    assert number_as_quoted(claim("recognition", payload=payload)) == ""
