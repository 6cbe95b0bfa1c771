"""A text as one line, and the way back to where each character stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.suggest.unwrap import unwrap

PLAIN = (
    ("a\nb", "a b"),
    ("hos-\ntages", "hostages"),
    ("twenty-\neight", "twenty-eight"),
    ("soft\u00adened", "softened"),
    ("a \t\n  b", "a b"),
    ("a\x00b", "a b"),
    ("x" * 400 + " b", "  b"),
    ("as it is", "as it is"),
)


@pytest.mark.parametrize(("raw", "plain"), PLAIN)
def test_line_ends_and_broken_words_are_mended(raw: str, plain: str) -> None:
    assert unwrap(raw)[0] == plain


@given(st.text(st.sampled_from("ab-\n\t \u00ad\u200b\x00é😀")))
def test_every_place_leads_back_in_order_and_to_the_same_letter(raw: str) -> None:
    words, places = unwrap(raw)
    if len(places) == 0:
        assert words in (raw, "")  # nothing changed, or nothing is left
        return
    assert len(places) == len(words)
    assert list(places) == sorted(places)
    for word, place in zip(words, places, strict=True):
        assert word in (raw[place], " ", "-")
