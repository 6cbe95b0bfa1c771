"""The one gate for every claim, whoever made it: its words and numbers stand in the document."""

import re
from collections.abc import Iterator
from functools import cache

from onrecord.dates import parse_date
from onrecord.errors import BadClaim, BadDate
from onrecord.quantity import Numeral, numerals
from onrecord.record import Claim, Document
from onrecord.text import Span, fold
from onrecord.vocab import load

UNNAMED_AUTHOR = "author"
"""Last link of a chain read from a document whose author nobody recorded."""

LONGEST_HEDGE = 60
"""Code points before a number in which the words that hedge it can stand."""

PARTICLE = re.compile(r"\b(?:hand|turn|t[ao]k|g[ai]ve?)\w*\s+over\Z", re.IGNORECASE)
"""The "over" of "handed over 48 prisoners" belongs to its verb."""

HEDGED = ("at_least", "more_than", "about", "up_to", "fewer_than")


def require(claim: Claim, text: str, document: Document) -> None:
    """Raise BadClaim with every fault `faults_of` finds."""
    faults = faults_of(claim, text, document)
    if faults:
        raise BadClaim(faults)


def faults_of(claim: Claim, text: str, document: Document) -> tuple[str, ...]:
    """Every reason why `claim` may not enter the record; empty when it may.

    text: the canonical text its passages point into. Nothing matches by likeness: words are equal,
    or equal after folding white space and quote marks (`text.fold`).
    """
    misplaced = tuple(_misplaced(claim, text, document))
    if misplaced:
        return misplaced
    return (
        *_ill_formed(claim),
        *_numbers(claim),
        *_qualifier(claim),
        *_names(claim, document),
        *_dates(claim),
    )


def _misplaced(claim: Claim, text: str, document: Document) -> Iterator[str]:
    if claim.document != document.sha256:
        yield f"the claim is of document {claim.document[:12]}, not of {document.sha256[:12]}"
    if len(claim.passages) == 0:
        yield "a claim needs a passage"
    for passage in claim.passages:
        where = passage.where
        if not where.stands_in(text):
            yield (
                f"the text ({len(text)} code points) does not say {_short(where.exact)} "
                f"at {where.start} to {where.end}"
            )
        elif where.exact.strip() == "":
            yield "a quote needs words"
    if len(claim.passages) > 0 and not (
        claim.anchor.stands_in(text) and claim.anchor.within(claim.quote)
    ):
        yield f"the anchor {_short(claim.anchor.exact)} does not stand inside the quote"
    for name, span in claim.spans.items():
        if not span.stands_in(text):
            place = f"{span.start} to {span.end}"
            yield f"{name}: the text does not say {_short(span.exact)} at {place}"


def _ill_formed(claim: Claim) -> Iterator[str]:
    yield from claim.payload.faults()
    fault = load("modalities").fault(claim.modality, "modality")
    if fault is not None:
        yield fault
    try:
        if claim.as_of != "":
            parse_date(claim.as_of)
    except BadDate as error:
        yield f"as_of: {error}"


def _numbers(claim: Claim) -> Iterator[str]:
    wanted = {
        value
        for name in claim.payload.NUMBERS
        if (value := getattr(claim.payload, name)) is not None
    }
    if not claim.payload.NUMBERS:
        return
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
    if getattr(claim.payload, "qualifier", "") == "vague" and not any(
        n.value is None for n in at_anchor
    ):
        words = _short(claim.anchor.exact)
        yield f"a vague figure hangs on a plural such as 'hundreds', not {words}"


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


def _values(said: list[Numeral]) -> list[int]:
    return sorted({n.value for n in said if n.value is not None})


@cache
def _hedge(qualifier: str, *, at_end: bool = False) -> re.Pattern[str]:
    spellings = sorted(load("qualifiers")[qualifier].spellings, key=len, reverse=True)
    words = "|".join(re.escape(s).replace(r"\ ", r"[\s-]+") for s in spellings)
    return re.compile(rf"\b(?:{words})" + (r"\Z" if at_end else r"\b"), re.IGNORECASE)


def _qualifier(claim: Claim) -> Iterator[str]:
    qualifier = getattr(claim.payload, "qualifier", None)
    if qualifier in HEDGED:
        given = claim.spans.get("qualifier")
        if given is not None and given.within(claim.quote):
            return
        if _hedge(qualifier).search(claim.quote.exact) is None:
            yield (
                f"the quote says nothing that means {qualifier}; "
                f"right would be words such as {load('qualifiers')[qualifier].label!r}, or exact"
            )
    elif qualifier == "exact":
        before = claim.quote.exact[: claim.anchor.start - claim.quote.start].rstrip()
        for other in HEDGED:
            found = _hedge(other, at_end=True).search(before[-LONGEST_HEDGE:])
            if found is not None and PARTICLE.search(before) is None:
                words = repr(found[0])
                yield f"the quote says {words} before the number: {other}, not exact"


def _names(claim: Claim, document: Document) -> Iterator[str]:
    author = document.author or UNNAMED_AUTHOR
    if len(claim.chain) == 0 or "" in claim.chain:
        yield "the chain is empty; its last link is the document's author"
        return
    if claim.chain[0] != claim.speaker:
        yield f"the chain starts with {claim.chain[0]!r}, not with the speaker {claim.speaker!r}"
    if claim.chain[-1] != author:
        yield f"the chain ends with {claim.chain[-1]!r}, not with the document's author {author!r}"
    named = [("speaker" if place == 0 else f"chain.{place}", link)
             for place, link in enumerate(claim.chain) if link != author]  # fmt: skip
    for name in claim.payload.NAMES:
        value = getattr(claim.payload, name)
        if isinstance(value, tuple):
            named += [(f"{name}.{place}", item) for place, item in enumerate(value)]
        elif value != "":
            named.append((name, value))
    quote = _Folded(claim.quote.exact)
    for name, words in named:
        span = claim.spans.get(name)
        if not quote.says(words) and (span is None or not _Folded(span.exact).says(words)):
            yield (
                f"{name}: {_short(words)} is not in the quote, and no words elsewhere in the "
                "document are given for it"
            )


class _Folded:
    """A text that folds itself once, and only when plain equality has failed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded: str | None = None

    def says(self, words: str) -> bool:
        if words in self.text:
            return True
        if self.folded is None:
            self.folded = fold(self.text)[0]
        return fold(words)[0].strip() in self.folded


def _dates(claim: Claim) -> Iterator[str]:
    for name in claim.payload.DATES:
        expression = getattr(claim.payload, name)
        if expression == "":
            continue
        span = claim.spans.get(name)
        source = claim.quote.exact if span is None else f"{claim.quote.exact}\n{span.exact}"
        said = {int(digits) for digits in re.findall(r"\d+", source)}
        absent = [number for number in _date_numbers(expression) if number not in said]
        if absent:
            yield f"{name}: {expression} says {_list(absent)}, the quote does not"


def _date_numbers(expression: str) -> list[int]:
    """Years and days of month that the expression states; seasons and months come as words."""
    found: list[int] = []
    for year, _, day in re.findall(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", expression):
        found += [int(year), *([int(day)] if day else [])]
    return list(dict.fromkeys(found))


def _list(items: list[int]) -> str:
    return ", ".join(f"{item:,}" if item > 9999 else str(item) for item in items)


def _short(words: str) -> str:
    return repr(words if len(words) <= 60 else words[:57] + "...")
