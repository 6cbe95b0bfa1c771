"""A correction says it right of the same quote, and leaves the first claim as it was."""

from typing import Any

import pytest

from onrecord.errors import BadClaim
from onrecord.record import Claim, Document, passage
from onrecord.record.claims import payload_from_json
from onrecord.review.correction import corrected
from onrecord.review.gate import faults_of
from onrecord.text import locate

TEXT = "They said 20 were killed and 35 wounded."
DOC = Document("a" * 64, 1, "r.txt", "text/plain", author="J. Doe")
FIGURE: dict[str, Any] = {
    "low": 20, "high": 20, "qualifier": "exact", "unit": "persons", "measure": "killed",
}  # fmt: skip
CLAIM = Claim(
    document=DOC.sha256,
    passages=(passage("b" * 64, TEXT, locate(TEXT, TEXT)),),
    speaker="J. Doe",
    chain=("J. Doe",),
    payload=payload_from_json("figure", FIGURE),
    anchor=locate(TEXT, "20"),
    rule="figures.rule",
)


def test_a_changed_number_is_anchored_anew() -> None:
    right = corrected(CLAIM, {"low": 35, "high": 35, "measure": "injured"}, by="Ana")
    assert right.anchor.exact == "35"
    assert (right.origin, right.rule) == ("person", "Ana")
    assert faults_of(right, TEXT, DOC) == ()
    assert CLAIM.anchor.exact == "20"


def test_a_number_the_quote_does_not_say_meets_the_gate() -> None:
    right = corrected(CLAIM, {"low": 36, "high": 36}, by="Ana")
    assert any("36 is not in the quote" in fault for fault in faults_of(right, TEXT, DOC))


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "correct needs what is right"),
        ({"measure": "killed"}, "says the same as the claim"),
        ({"measure": "harmed"}, "unknown measure 'harmed'"),
        ({"speaker": "X"}, "speaker: another speaker, chain or quote is another claim"),
    ],
)
def test_corrections_that_correct_nothing_are_refused(
    fields: dict[str, object], reason: str
) -> None:
    with pytest.raises(BadClaim, match=reason):
        corrected(CLAIM, fields, by="Ana")
