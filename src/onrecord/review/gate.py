"""The one gate for every claim, whoever made it: its words and numbers stand in the document."""

import calendar
import re
from collections.abc import Iterator

from onrecord.dates import MONTHS, parse_date
from onrecord.errors import BadClaim, BadDate
from onrecord.record import Claim, Document
from onrecord.review.numbers import number_faults
from onrecord.text import Span, fold, hidden_fault
from onrecord.vocab import load

UNNAMED_AUTHOR = "author"
"""Last link of a chain read from a document whose author nobody recorded."""

NAMED_SHORT = 3
"""Code points up to which a name stands only as a whole word: "US" is not in "USA"."""


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
        *number_faults(claim, text),
        *_names(claim, text, document),
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
    elif claim.anchor.exact.strip() == "":
        yield "an anchor needs words: those of the quote that the claim hangs on"
    for name, span in claim.spans.items():
        if not span.stands_in(text):
            place = f"{span.start} to {span.end}"
            yield f"{name}: the text does not say {_short(span.exact)} at {place}"


def _ill_formed(claim: Claim) -> Iterator[str]:
    yield from claim.payload.faults()
    fault = load("modalities").fault(claim.modality, "modality")
    if fault is not None:
        yield fault
    for name, words in (("event", claim.event), ("note", claim.note)):
        hidden = hidden_fault(words, name)
        if hidden is not None:
            yield hidden
    try:
        if claim.as_of != "":
            parse_date(claim.as_of)
    except BadDate as error:
        yield f"as_of: {error}"


def _names(claim: Claim, text: str, document: Document) -> Iterator[str]:
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
    quote = _Folded(text, claim.quote)
    for name, words in named:
        span = claim.spans.get(name)
        if words.strip() == "":
            yield f"{name}: {words!r} is blank; give its words, or leave it out"
        elif not quote.says(words) and (span is None or not _Folded(text, span).says(words)):
            yield (
                f"{name}: {_short(words)} is not in the quote, and no words elsewhere in the "
                "document are given for it (a part of a word is not the word)"
            )


class _Folded:
    """The words at a place, folded once, and only when plain equality has failed."""

    def __init__(self, text: str, where: Span) -> None:
        self.text = where.exact
        self.before = text[max(0, where.start - len(NOT)) : where.start]
        self.after = text[where.end : where.end + 1]
        self.folded: str | None = None

    def says(self, words: str) -> bool:
        if self._stands(words, self.text):
            return True
        if self.folded is None:
            self.folded = fold(self.text)[0]
        return self._stands(fold(words)[0].strip(), self.folded)

    def _stands(self, words: str, text: str) -> bool:
        place = text.find(words)
        while place != -1:
            before = (self.before + text[:place])[-len(NOT) :]
            after = text[place + len(words) : place + len(words) + 1] or self.after
            if _is_word(words, before, after):
                return True
            place = text.find(words, place + 1)
        return False


NOT = "non-"


def _is_word(words: str, before: str, after: str) -> bool:
    """Whether `words` are no part of another word between what stands before and after them.

    Endings may follow ("Xocalı" in "Xocalıda"), beginnings not ("armed" in "unarmed"); scripts
    without case write prefixes and neighbours together, so there nothing can be told.
    """
    if _cased(words[0]) and (before[-1:].isalnum() or before.casefold() == NOT):
        return False
    return not (len(words) <= NAMED_SHORT and _cased(words[-1]) and after.isalnum())


def _cased(sign: str) -> bool:
    return sign.isupper() or sign.islower() or sign.isdecimal()


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
        named = _months_named(source)
        other = [m for m in _months(expression) if m not in said and named and m not in named]
        if other:
            yield (
                f"{name}: {expression} says {_list_of_months(other)}, "
                f"the quote {_list_of_months(sorted(named))}"
            )


def _date_numbers(expression: str) -> list[int]:
    """Years and days of month that the expression states; seasons and months come as words."""
    found: list[int] = []
    for year, _, day in re.findall(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", expression):
        found += [int(year), *([int(day)] if day else [])]
    return list(dict.fromkeys(found))


def _months(expression: str) -> list[int]:
    """The months that the expression states; 21 and above are seasons."""
    found = (int(month) for month in re.findall(r"\d{4}-(\d\d)", expression))
    return [month for month in dict.fromkeys(found) if 1 <= month <= 12]


def _months_named(words: str) -> set[int]:
    """The months that `words` name in English; a month of another language is not known here."""
    named = re.findall(r"\b[A-Z][A-Za-z]+", words)
    return {MONTHS[word.lower()] for word in named if word.lower() in MONTHS}


def _list_of_months(items: list[int]) -> str:
    return " and ".join(calendar.month_name[item] for item in items)


def _list(items: list[int]) -> str:
    return ", ".join(f"{item:,}" if item > 9999 else str(item) for item in items)


def _short(words: str) -> str:
    return repr(words if len(words) <= 60 else words[:57] + "...")
