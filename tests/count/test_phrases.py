"""Wordings of numbers and of what they count."""

import pytest
from tests.count.saying import figure

from onrecord.count.phrases import counted, figure_words, number
from onrecord.record import Claim
from onrecord.record.claims.figure import Figure

COUNTED = [
    (Figure(1, 1, "exact", "bodies", "bodies", basis="examined"), "bodies examined"),
    (Figure(1, 1, "exact", "bodies", "killed"), "bodies killed"),
    (Figure(1, 1, "exact", "persons", "killed"), "persons killed"),
    (Figure(1, 1, "exact", "persons", "killed", basis="certified"), "persons killed, certified"),
    (Figure(1, 1, "exact", "names", "killed", basis="named"), "names killed"),
    (Figure(1, 1, "exact", "persons", "residents"), "residents"),
    (Figure(1, 1, "exact", "persons", "casualties", basis="estimated"), "casualties, estimated"),
    (Figure(1, 1, "exact", "families", "families"), "families"),
    (Figure(1, 1, "exact", "years", "sentenced"), "years sentenced"),
]


@pytest.mark.parametrize(("payload", "expected"), COUNTED)
def test_what_is_counted_is_unit_then_measure_then_basis(payload: Figure, expected: str) -> None:
    assert counted(payload) == expected


NUMBERS = [
    (figure(613, "A", anchor="613"), "613"),
    (figure(106, "A", anchor="one hundred and six"), "one hundred and six"),
    (figure(161, "A", qualifier="at_least"), "at least 161"),
    (figure(161, "A", qualifier="at_least", anchor="at least 161"), "at least 161"),
    (figure(500, "A", high=1000, qualifier="between", anchor="500 to 1,000"), "500 to 1,000"),
    (
        figure(500, "A", high=1000, qualifier="between", anchor="500 and 1,000"),
        "between 500 and 1,000",
    ),
    (figure(4, "A", unit="states", measure="states", anchor="4 US states"), "4"),
    (figure(None, "A", qualifier="vague", anchor="hundreds"), "hundreds"),
]


@pytest.mark.parametrize(("claim", "expected"), NUMBERS)
def test_numbers_are_printed_as_quoted_with_their_qualifier(claim: Claim, expected: str) -> None:
    assert number(claim) == expected


def test_people_are_named_only_where_the_words_say_more_than_people() -> None:
    said = {who: figure_words(figure(613, "A", population=who)) for who in ("people", "civilians")}
    assert said == {
        "people": "613 persons killed",
        "civilians": "613 persons killed (civilians)",
    }
