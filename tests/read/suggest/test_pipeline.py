"""The pipeline: exact places in any text, bounded time, lines, parts, no doubles."""

from collections.abc import Callable
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.suggest.scoring import DOCUMENT

from onrecord.read.suggest import suggest, suggest_lines, suggest_within
from onrecord.read.suggest.pipeline import sentences

TEXT = "In Ağdərə 45 people were killed."


def ticking(step: float) -> Callable[[], float]:
    ticks = count()
    return lambda: step * next(ticks)


HARD = (
    "😀 In Ağdərə 1,275 people were taken hostage. 😀",
    "In the attack forty-\nfive people were killed and 1,275 hos-\ntages were taken.",
    "The soft\u00adened word: 45 people were kil\u00adled in Şuşa.",
    "A NUL \x00 and 45 people were killed.\x00",
    "Wide\u00a0spaces: 45\u00a0people were\u2009killed.",
    "• 45 people were killed.\n• 12 were injured.\n",
    "“45 people were killed,” said the mayor of Şəki.",
)


@pytest.mark.parametrize("text", HARD)
def test_every_span_says_what_the_text_says_there(text: str) -> None:
    claims = suggest(text, DOCUMENT, "1" * 64)
    assert len(claims) > 0
    for claim in claims:
        for span in (claim.quote, claim.anchor, *claim.spans.values()):
            assert span.stands_in(text)
        assert claim.anchor.within(claim.quote)


NOISE = st.text(st.characters(codec="utf-8"), max_size=30)


@settings(max_examples=40, deadline=None)
@given(NOISE, NOISE)
def test_any_characters_around_a_sentence_leave_its_places_right(before: str, after: str) -> None:
    text = f"{before}\n\n{TEXT}\n\n{after}"
    for claim in suggest(text, DOCUMENT, "1" * 64):
        for span in (claim.quote, claim.anchor, *claim.spans.values()):
            assert span.stands_in(text)
    assert any(s.where.exact == TEXT for s in sentences(text))


def test_a_wrapped_line_is_one_sentence() -> None:
    text = "The ministry said on Monday that at least\n45 people were killed in the\nvillage."
    assert [s.where.exact for s in sentences(text)] == [text]


def test_a_heading_does_not_run_into_the_text_below_it() -> None:
    text = "A short heading\nOn that day the army said that 45 people had been killed in town."
    assert [s.where.exact for s in sentences(text)][0] == "A short heading"


def test_a_title_does_not_end_a_sentence() -> None:
    text = "The bomb killed Sgt. Ali Hassan and wounded Lt. Col. Omar Aziz."
    assert [s.where.exact for s in sentences(text)] == [text]


def test_reading_stops_when_the_time_is_over_and_says_how_far_it_came() -> None:
    text = "\n\n".join([TEXT] * 5)
    read = suggest_within(text, DOCUMENT, "1" * 64, clock=ticking(1.0), seconds=2.5)
    assert not read.complete
    assert text[read.read_to :].startswith("\n\n")
    assert len(read.claims) == 2


def test_a_text_read_whole_says_so() -> None:
    read = suggest_within(TEXT, DOCUMENT, "1" * 64)
    assert (read.complete, read.read_to, len(read.claims)) == (True, len(TEXT), 1)


def test_a_giant_paragraph_is_read_in_parts() -> None:
    text = " ".join([TEXT] * 1_500)
    claims = [c for c in suggest(text, DOCUMENT, "1" * 64) if c.kind == "figure"]
    assert len(claims) == 1_500
    assert {c.quote.exact for c in claims} == {TEXT}


def test_each_line_is_a_text_of_its_own() -> None:
    text = f"{TEXT}\n\n12 soldiers died.\r\nNothing here."
    found = {
        number: [(c.anchor.start, c.anchor.exact) for c in claims if c.kind == "figure"]
        for number, claims in suggest_lines(text, DOCUMENT, "1" * 64)
    }
    assert found == {1: [(10, "45")], 3: [(0, "12")], 4: []}


def test_the_same_claim_is_made_once() -> None:
    claims = suggest("45 people were killed. Of them, 13 were children.", DOCUMENT, "1" * 64)
    assert len({c.id for c in claims}) == len(claims)


def test_an_empty_text_suggests_nothing() -> None:
    assert suggest("", DOCUMENT, "1" * 64) == ()
    assert suggest(" \n\n\x00 \n", DOCUMENT, "1" * 64) == ()
