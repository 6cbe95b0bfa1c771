"""The gate: what stands in the document passes; an altered number, quote or name never does."""

import random
from dataclasses import replace
from typing import Any

import pytest

from onrecord.record import Claim, Document, passage
from onrecord.record.claims import payload_from_json
from onrecord.review.gate import faults_of
from onrecord.text import Span, locate

TEXT = (
    "The Ministry of Health said that 613 civilians were killed, including 106 women and "
    "63 children. "
    "Helsinki Watch counted at least 161 dead 🕯 in the column.\n"
    "Between 500 and 1,000 people died on 26 February 1992, according to “Ordu”. "
    "Hundreds of people fled. They handed over 48 prisoners. Fifteen states recognised it."
)
DOC = Document("a" * 64, 1, "r.txt", "text/plain", author="J. Doe")


def claim(
    quote: str,
    anchor: str,
    payload: dict[str, Any],
    *,
    speaker: str = "J. Doe",
    kind: str = "figure",
    **changes: Any,
) -> Claim:
    where = locate(TEXT, quote)
    start = TEXT.index(anchor, where.start)
    made = Claim(
        document=DOC.sha256,
        passages=(passage("b" * 64, TEXT, where),),
        speaker=speaker,
        chain=(speaker,) if speaker == "J. Doe" else (speaker, "J. Doe"),
        payload=payload_from_json(kind, payload),
        anchor=Span(start, start + len(anchor), anchor),
    )
    return replace(made, **changes)


FIRST = TEXT[: TEXT.index(" Helsinki")]
SECOND = "Helsinki Watch counted at least 161 dead 🕯 in the column."
THIRD = "Between 500 and 1,000 people died on 26 February 1992, according to “Ordu”."


def figure(
    low: int | None, high: int | None, qualifier: str, measure: str = "killed"
) -> dict[str, Any]:
    return {"low": low, "high": high, "qualifier": qualifier, "unit": "persons", "measure": measure}


MINISTRY = "Ministry of Health"
GOOD = [
    claim(FIRST, "613", figure(613, 613, "exact") | {"population": "civilians"}, speaker=MINISTRY),
    claim(FIRST, "106", figure(106, 106, "exact") | {"population": "women"}, speaker=MINISTRY),
    claim(SECOND, "161", figure(161, None, "at_least"), speaker="Helsinki Watch"),
    claim(THIRD, "500 and 1,000", figure(500, 1000, "between"), speaker="“Ordu”"),
    claim("Hundreds of people fled.", "Hundreds", figure(None, None, "vague", "displaced")),
    claim("Fifteen states recognised it.", "Fifteen", figure(15, 15, "exact", "states")),
    claim(THIRD, "died", {"what": "people died", "date": "1992-02-26"}, kind="occurrence"),
    claim("They handed over 48 prisoners.", "48", figure(48, 48, "exact", "released")),
]  # fmt: skip


@pytest.mark.parametrize("good", GOOD, ids=lambda c: c.anchor.exact)
def test_what_the_document_says_passes(good: Claim) -> None:
    assert faults_of(good, TEXT, DOC) == ()


def test_a_count_of_bodies_may_hang_on_the_verb_with_the_number_named_apart() -> None:
    payload = {"body": "states", "count": 15}
    words = "Fifteen states recognised it."
    made = claim(words, "recognised", payload, kind="recognition")
    assert "must be the number itself: 15" in faults_of(made, TEXT, DOC)[0]
    named = replace(made, spans={"count": locate(TEXT, "Fifteen")})
    assert faults_of(named, TEXT, DOC) == ()
    assert faults_of(changed(named, count=16), TEXT, DOC) != ()


def test_a_name_from_elsewhere_passes_only_with_its_own_span() -> None:
    inherited = replace(GOOD[4], speaker="Helsinki Watch", chain=("Helsinki Watch", "J. Doe"))
    (fault,) = faults_of(inherited, TEXT, DOC)
    assert "speaker: 'Helsinki Watch' is not in the quote" in fault
    named = replace(inherited, spans={"speaker": locate(TEXT, "Helsinki Watch")})
    assert faults_of(named, TEXT, DOC) == ()


def changed(good: Claim, **fields: Any) -> Claim:
    return replace(good, payload=replace(good.payload, **fields))


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (changed(GOOD[0], low=631, high=631), "631 is not in the quote; it says 63, 106, 613"),
        (changed(GOOD[0], low=106, high=106), "the anchor '613' must be the number itself: 106"),
        (
            changed(GOOD[2], low=161, high=161, qualifier="exact"),
            "says 'at least' before the number",
        ),
        (changed(GOOD[0], high=None, qualifier="more_than"), "nothing that means more_than"),
        (changed(GOOD[0], population="soldiers"), "population: 'soldiers' is not in the quote"),
        (changed(GOOD[6], date="1992-02-27"), "date: 1992-02-27 says 27"),
        (replace(GOOD[0], chain=()), "the chain is empty"),
        (
            replace(GOOD[0], chain=("Ministry of Health",)),
            "not with the document's author 'J. Doe'",
        ),
        (replace(GOOD[0], speaker="Ministry of Peace"), "not with the speaker"),
        (replace(GOOD[0], modality="certain"), "unknown modality 'certain'"),
        (replace(GOOD[0], as_of="soon"), "as_of: 'soon'"),
        (replace(GOOD[0], document="c" * 64), "the claim is of document cccc"),
        (replace(GOOD[0], passages=()), "needs a passage"),
        (replace(GOOD[0], anchor=Span(0, 3, "The")), "must be the number itself"),
        (replace(GOOD[0], anchor=Span(9_999, 10_002, "613")), "does not stand inside the quote"),
        (replace(GOOD[0], spans={"unit": Span(0, 3, "Teh")}), "unit: the text does not say 'Teh'"),
    ],
)
def test_what_it_does_not_say_is_refused_with_the_reason(bad: Claim, reason: str) -> None:
    assert reason in "; ".join(faults_of(bad, TEXT, DOC))


def test_of_500_mutated_numbers_and_quotes_none_passes() -> None:
    rng = random.Random(20260101)
    for _ in range(500):
        good = rng.choice(GOOD[:6])
        bad = rng.choice((mutated_number, mutated_quote, mutated_anchor))(good, rng)
        assert faults_of(bad, TEXT, DOC) != (), bad


def mutated_number(good: Claim, rng: random.Random) -> Claim:
    ends = [end for end in ("low", "high") if getattr(good.payload, end) is not None]
    if not ends:
        return changed(good, low=rng.randrange(1, 900), high=None, qualifier="at_least")
    value = getattr(good.payload, ends[0])
    other = rng.choice([v for v in (value + 1, value * 10, value - 1, 106, 63, 1275) if v != value])
    if good.payload.KIND == "figure" and len(ends) == 2 and good.payload.low == good.payload.high:
        return changed(good, low=other, high=other)
    return changed(good, **{ends[0]: other})


def mutated_quote(good: Claim, rng: random.Random) -> Claim:
    where = good.quote
    place = rng.randrange(len(where.exact))
    letter = rng.choice([c for c in "0123456789x " if c != where.exact[place]])
    words = where.exact[:place] + letter + where.exact[place + 1 :]
    first = replace(good.passages[0], where=Span(where.start, where.end, words))
    return replace(good, passages=(first,))


def mutated_anchor(good: Claim, rng: random.Random) -> Claim:
    shift = rng.choice([-7, -1, 1, 2, 9])
    start = max(0, good.anchor.start + shift)
    return replace(good, anchor=Span(start, start + len(good.anchor.exact), good.anchor.exact))


WOMEN = "Nobody said that 613 unarmed women of Iranian origin left RUSSIA on 26 March 1992."


@pytest.mark.parametrize(
    ("kind", "payload", "reason"),
    [
        ("figure", figure(613, 613, "exact") | {"population": "armed women"}, "part of a word"),
        ("figure", figure(613, 613, "exact") | {"population": "men"}, "part of a word"),
        ("figure", figure(613, 613, "exact") | {"population": "  "}, "population: '  ' is blank"),
        ("figure", figure(613, 613, "exact") | {"includes": [""]}, "includes.0: '' is blank"),
        ("act", {"act": "killing", "to": "US"}, "to: 'US' is not in the quote"),
        ("act", {"act": "killing", "to": "Ira"}, "to: 'Ira' is not in the quote"),
        ("occurrence", {"what": "left", "date": "1992-02-26"}, "says February, the quote March"),
    ],
)
def test_a_part_of_a_word_or_another_month_is_refused(
    kind: str, payload: dict[str, Any], reason: str
) -> None:
    assert reason in "; ".join(faults_of(_of_women(kind, payload), WOMEN, DOC))


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("figure", figure(613, 613, "exact") | {"population": "unarmed women"}),
        ("act", {"act": "killing", "to": "Iran"}),
        ("occurrence", {"what": "left", "date": "1992-03-26"}),
    ],
)
def test_a_word_may_have_an_ending(kind: str, payload: dict[str, Any]) -> None:
    assert faults_of(_of_women(kind, payload), WOMEN, DOC) == ()


def _of_women(kind: str, payload: dict[str, Any]) -> Claim:
    anchor = locate(WOMEN, "613" if kind == "figure" else "left")
    return Claim(
        document=DOC.sha256,
        passages=(passage("b" * 64, WOMEN, Span(0, len(WOMEN), WOMEN)),),
        speaker="J. Doe",
        chain=("J. Doe",),
        payload=payload_from_json(kind, payload),
        anchor=anchor,
    )


def test_an_inherited_name_is_a_whole_word_too() -> None:
    span = locate(WOMEN, "armed women")
    made = replace(GOOD[0], payload=replace(GOOD[0].payload, population="armed women"))
    text = TEXT + WOMEN
    moved = Span(len(TEXT) + span.start, len(TEXT) + span.end, span.exact)
    (fault,) = faults_of(replace(made, spans={"population": moved}), text, DOC)
    assert "population: 'armed women'" in fault


def test_an_anchor_without_words_is_refused() -> None:
    start = GOOD[6].quote.start
    made = replace(GOOD[6], anchor=Span(start, start, ""))
    assert "an anchor needs words" in faults_of(made, TEXT, DOC)[0]
