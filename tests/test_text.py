"""Spans count code points, and a quote matches exactly or exactly after one folding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadQuote
from onrecord.text import (
    Span,
    canonical,
    context,
    fold,
    hidden_fault,
    lines,
    locate,
    paragraphs,
    span,
)

any_text = st.text(st.characters(exclude_categories=["Cs"]))


@given(any_text, st.data())
def test_a_located_span_stands_in_its_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    try:
        found = locate(text, text[start:end])
    except BadQuote:
        return
    assert found.stands_in(text)
    assert fold(found.exact)[0].strip() == fold(text[start:end])[0].strip()


@given(any_text)
def test_folding_keeps_a_place_for_every_code_point(text: str) -> None:
    folded, places = fold(text)
    assert len(places) == len(folded) + 1
    assert places == sorted(places)
    assert places[-1] == len(text)


@given(any_text)
def test_paragraphs_and_lines_lose_no_word(text: str) -> None:
    text = canonical(text)
    for spans in (list(paragraphs(text)), list(lines(text))):
        assert all(s.stands_in(text) for s in spans)
        assert "".join("".join(s.exact.split()) for s in spans) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("Xocalı: 613 öldü 🕯 və", "🕯", Span(17, 18, "🕯")),
        ("at least\n161 people", "at least 161", Span(0, 12, "at least\n161")),
        ("he said “none” then", 'said "none"', Span(3, 14, "said “none”")),
        ("قُتل ٦١٣ شخصًا", "٦١٣", Span(5, 8, "٦١٣")),
    ],
)
def test_quotes_are_found_exactly_or_after_folding(text: str, quote: str, found: Span) -> None:
    assert locate(text, quote) == found


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ("", "empty quote"),
        ("614 people", "does not say '614 people'"),
        ("people", "more than once"),
        ("613 peopl e", "does not say"),
    ],
)
def test_quotes_that_are_not_there_once_are_refused(quote: str, reason: str) -> None:
    with pytest.raises(BadQuote, match=reason):
        locate("613 people, of 7,000 people", quote)


def test_offsets_outside_the_text_are_refused() -> None:
    with pytest.raises(BadQuote, match="do not fit a text of 3"):
        span("abc", 2, 4)


def test_context_is_what_stands_just_around() -> None:
    assert context("a b c", Span(2, 3, "b")) == ("a ", " c")


UNSEEN = (
    *"\x1b\x9b\u202e\u200b\u2028\u2029\u3164\u2800\u034f\u00ad\ufeff\u180e\U000e0041",
    "\ud800",
)


@pytest.mark.parametrize("sign", UNSEEN)
def test_typed_words_hold_nothing_that_cannot_be_seen(sign: str) -> None:
    fault = hidden_fault(f"An{sign}a", "by")
    assert fault is not None
    assert fault.startswith("by holds ")
    assert fault.isprintable()


@pytest.mark.parametrize("words", ["Ana Kovač", "علی\u200cرضا", "क्\u200dष", "a\tb\nc"])
def test_joiners_of_persian_and_indic_words_may_be_typed(words: str) -> None:
    assert hidden_fault(words, "by") is None
