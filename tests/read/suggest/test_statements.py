"""Statements: told to somebody, or quoted from a named speaker; nothing else."""

import pytest

from onrecord.read.suggest.pipeline import sentences
from onrecord.read.suggest.sentence import Found
from onrecord.read.suggest.statements import statements


def read(text: str) -> list[Found]:
    return [found for sentence in sentences(text) for found in statements(sentence)]


def test_what_is_told_to_somebody_is_a_statement() -> None:
    (one,) = read("The general told reporters in May 2004 that his men had obeyed every order.")
    assert one.payload.said == "his men had obeyed every order"  # type: ignore[attr-defined]
    assert one.payload.to == "reporters"  # type: ignore[attr-defined]
    assert one.attribution is not None and one.attribution.links[0][0] == "general"


def test_a_quotation_with_a_named_speaker_is_a_statement() -> None:
    (one,) = read("“We did not know what was waiting for us,” said Amina Hodzic.")
    assert one.payload.said == "We did not know what was waiting for us"  # type: ignore[attr-defined]
    assert one.attribution is not None and one.attribution.links[0][0] == "Amina Hodzic"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that 40 people were killed.",
        "He would have told the court that he was ill.",
        "They used the term “genocide” in their resolutions.",
        "The soldiers told us to leave.",
    ],
)
def test_a_reported_figure_a_term_or_a_wish_is_no_statement(text: str) -> None:
    assert read(text) == []
