"""Dates in words say no more than their EDTF expression."""

import pytest

from onrecord.vocab.saying import date_in_words

DATES = [
    ("1992", "1992"),
    ("1992-02", "February 1992"),
    ("1992-02-26", "26 February 1992"),
    ("1992-02-25/1992-02-26", "25 February 1992 to 26 February 1992"),
    ("1992~", "about 1992"),
    ("1992?", "perhaps 1992"),
    ("1992-02%", "perhaps about February 1992"),
    ("199X", "the 1990s"),
    ("1992-21", "spring 1992"),
    ("../1992", "up to 1992"),
    ("1992/..", "from 1992 on"),
    ("/1992", "up to 1992"),
    ("{1667, 1668}", "{1667, 1668}"),
    ("1992-99", "1992-99"),
]


@pytest.mark.parametrize(("edtf", "words"), DATES)
def test_a_date_is_said_in_words(edtf: str, words: str) -> None:
    assert date_in_words(edtf) == words
