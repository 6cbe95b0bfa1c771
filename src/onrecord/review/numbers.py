"""The number of a claim: said by its quote, whole in the document, hedged as it is hedged there."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from onrecord.dates import MONTHS, find_dates
from onrecord.quantity import Numeral, numerals
from onrecord.record import Claim
from onrecord.text import Span
from onrecord.vocab import load

LONGEST_HEDGE = 60
"""Code points before a number in which the words that hedge it can stand."""

LONGEST_NUMBER = 100
"""Code points around a quote within which a number that was cut short can begin or end."""

PARTICLE = re.compile(r"\b(?:hand|turn|t[ao]k|g[ai]ve?)\w*\s+over\Z", re.IGNORECASE)
"""The "over" of "handed over 48 prisoners" belongs to its verb."""

HEDGED = ("at_least", "more_than", "about", "up_to", "fewer_than")

MORE_AFTER = re.compile(
    r"\+|\s*plus\b|\s+or\s+(?:so\b|(?:more|fewer|less|above)\b(?!\s+than))",
    re.IGNORECASE,
)
"""What makes the number before it an end or a guess: "485 or more", "400,000+"."""

BETWEEN = re.compile(
    r"[^\w.,;:!?()]*(?:[-–—/]|\b(?:to|and|or)\b)[^\w.,;:!?()]*"
    r"(?:(?:up|to|as|many|perhaps|maybe|even|possibly|at|most|some|about|around|nearly)\s+)*",
    re.IGNORECASE,
)
"""All that may stand between the two numbers of a range."""

RANGE = re.compile(r"\s*(?:[-–—]|\b(?:to|or)\b)\s*", re.IGNORECASE)
MONTH_AFTER = re.compile(
    r"(?:st|nd|rd|th)?\s+(?:of\s+)?(?:" + "|".join(m.title() for m in MONTHS if len(m) > 2) + r")\b"
)


def number_faults(claim: Claim, text: str) -> Iterator[str]:
    """Why the numbers of `claim` are not what `text` says at its anchor; nothing when they are."""
    if not claim.payload.NUMBERS:
        return
    wanted = {
        value
        for name in claim.payload.NUMBERS
        if (value := getattr(claim.payload, name)) is not None
    }
    said = [n for passage in claim.passages for n in numerals(passage.where.exact)]
    absent = sorted(wanted - {n.value for n in said})
    if absent:
        yield f"{_list(absent)} is not in the quote; it says {_list(_values(said)) or 'no number'}"
        return
    at_anchor = _at_anchor(claim)
    if wanted and {n.value for n in at_anchor} != wanted:
        yield (
            f"the anchor {_short(claim.anchor.exact)} must be the number itself: "
            f"{_list(sorted(wanted))}, it says {_list(_values(at_anchor)) or 'no whole number'}"
        )
        return
    if getattr(claim.payload, "qualifier", "") == "vague" and not any(
        n.value is None for n in at_anchor
    ):
        words = _short(claim.anchor.exact)
        yield f"a vague figure hangs on a plural such as 'hundreds', not {words}"
    yield from _cut(claim, at_anchor, text)
    yield from _of_a_date(claim, at_anchor)
    yield from _qualifier(claim, at_anchor, text)


def _at_anchor(claim: Claim) -> list[Numeral]:
    """The numerals at the anchor; a claim that hangs on a verb gives its number's own span."""
    counted = claim.spans.get("count")
    if claim.kind == "recognition" and counted is not None and counted.within(claim.quote):
        return _within(claim, counted)
    return _within(claim, claim.anchor)


def _within(claim: Claim, where: Span) -> list[Numeral]:
    """The numerals of the quote that touch `where`, if all of them lie wholly inside it."""
    start, end = where.start - claim.quote.start, where.end - claim.quote.start
    touching = [n for n in numerals(claim.quote.exact) if n.start < end and start < n.end]
    return touching if all(start <= n.start and n.end <= end for n in touching) else []


def _cut(claim: Claim, at_anchor: list[Numeral], text: str) -> Iterator[str]:
    """A quote that begins or ends inside a number: 275 of "1,275", sixty of "hundred sixty"."""
    quote = claim.quote
    before = text[max(0, quote.start - LONGEST_NUMBER) : quote.start]
    after = text[quote.end : quote.end + LONGEST_NUMBER]
    if _parts(before[-2:], "") and _parts(quote.exact[-1:], after[:1]):
        return
    whole = {
        (n.start - len(before), n.end - len(before), n.value): n
        for n in numerals(before + quote.exact + after)
    }
    for numeral in at_anchor:
        if (numeral.start, numeral.end, numeral.value) not in whole:
            words = _short(quote.exact[numeral.start : numeral.end])
            yield f"the quote cuts a number short: {words} stands in a longer number there"


def _parts(before: str, after: str) -> bool:
    """Whether a sentence ends between the two, or the text does."""
    if after != "" and not after.isspace():
        return False
    return before == "" or before.endswith("\n\n") or before.rstrip()[-1:] in ".!?"


def _of_a_date(claim: Claim, at_anchor: list[Numeral]) -> Iterator[str]:
    """The day or the year of a date counts nothing."""
    if claim.kind not in ("figure", "population"):
        return
    words = claim.quote.exact
    for numeral in at_anchor:
        dated = MONTH_AFTER.match(words, numeral.end) is not None or any(
            mention.start <= numeral.start
            and numeral.end <= mention.end
            and re.search(r"[A-Z][a-z]{2}|-\d\d-", mention.date.written) is not None
            for mention in find_dates(words)
        )
        if dated:
            yield f"{_short(words[numeral.start : numeral.end])} is part of a date, not a count"


def _values(said: list[Numeral]) -> list[int]:
    return sorted({n.value for n in said if n.value is not None})


@cache
def _hedge(qualifier: str, *, at_end: bool = False) -> re.Pattern[str]:
    spellings = sorted(load("qualifiers")[qualifier].spellings, key=len, reverse=True)
    words = "|".join(re.escape(s).replace(r"\ ", r"[\s-]+") for s in spellings)
    return re.compile(rf"\b(?:{words})" + (r"\Z" if at_end else r"\b"), re.IGNORECASE)


def _qualifier(claim: Claim, at_anchor: list[Numeral], text: str) -> Iterator[str]:
    qualifier = getattr(claim.payload, "qualifier", None)
    if qualifier in HEDGED and not _is_hedged(claim, str(qualifier)):
        yield (
            f"the quote says nothing that means {qualifier} of this number; "
            f"right would be words such as {load('qualifiers')[qualifier].label!r}, or exact"
        )
    elif qualifier == "exact":
        yield from _not_exact(claim, text)
    elif qualifier == "between":
        words = claim.quote.exact
        for first, second in pairwise(at_anchor):
            if BETWEEN.fullmatch(words, first.end, second.start) is None:
                gap = _short(words[first.start : second.end])
                yield f"{gap} is no range; right would be words such as '300 to 400'"


def _is_hedged(claim: Claim, qualifier: str) -> bool:
    """Whether hedging words stand in the quote with no other number between them and this one."""
    words = claim.quote.exact
    start, end = claim.anchor.start - claim.quote.start, claim.anchor.end - claim.quote.start
    if qualifier in ("at_least", "more_than") and MORE_AFTER.match(words, end) is not None:
        return True
    for match in _hedge(qualifier).finditer(words):
        low, high = (match.end(), start) if match.end() <= start else (end, match.start())
        if not any(low <= n.start and n.end <= high for n in numerals(words)):
            return True
    return False


def _not_exact(claim: Claim, text: str) -> Iterator[str]:
    """What the document says right before or after the number, in the quote or cut off from it."""
    start, end = claim.anchor.start, claim.anchor.end
    before = text[max(0, start - LONGEST_HEDGE) : start].rstrip()
    for other in HEDGED:
        found = _hedge(other, at_end=True).search(before)
        if found is not None and PARTICLE.search(before) is None:
            yield f"the document says {found[0]!r} before the number: {other}, not exact"
    after = MORE_AFTER.match(text, end)
    if after is not None:
        yield f"the document says {after[0].strip()!r} after the number, so it is not exact"
    beyond = _other_end(claim)
    if beyond != "":
        yield f"the quote gives a range, {_short(beyond)}: between, not exact"


def _other_end(claim: Claim) -> str:
    """The range whose one end the anchor is, as the quote writes it; "" where it is none."""
    words = claim.quote.exact
    start, end = claim.anchor.start - claim.quote.start, claim.anchor.end - claim.quote.start
    own = max((n.value for n in _at_anchor(claim) if n.value is not None), default=0)
    for numeral in numerals(words):
        after = end <= numeral.start
        if numeral.value is None or (own < numeral.value) is not after:
            continue
        low, high = (end, numeral.start) if after else (numeral.end, start)
        first = min(start, numeral.start)
        joiner = words[low:high] if low <= high else ""
        between = re.search(r"\bbetween\s+\Z", words[:first], re.IGNORECASE) is not None
        rising = re.search(r"\bfrom\s+\Z", words[:first], re.IGNORECASE) is not None
        joined = RANGE.fullmatch(joiner) is not None and not rising
        if joined or (between and joiner.strip() == "and"):
            return words[first : max(end, numeral.end)]
    return ""


def _list(items: list[int]) -> str:
    return ", ".join(f"{item:,}" if item > 9999 else str(item) for item in items)


def _short(words: str) -> str:
    return repr(words if len(words) <= 60 else words[:57] + "...")
