"""Where the words of a claim's fields stand: in its quote, else elsewhere in the document."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from onrecord.dates import DateMention, find_dates
from onrecord.errors import BadQuote
from onrecord.record import Payload
from onrecord.text import Span, fold, folded, span

SPAN_KEYS = ("start", "end", "exact")
OTHER_FIELDS = ("as_of", "qualifier", "unit", "measure")
"""Fields whose words a row may point at, though none are needed."""


def found_spans(
    payload: Payload, chain: Sequence[str], author: str, quote: Span, text: str
) -> dict[str, Span]:
    """Field name to the first place of its words; words that stand nowhere are left out.

    Inside the quote if they stand there, else anywhere in `text` (an inherited span). The author
    of a document need not be named in it. A date is looked for in the quote only.
    """
    spans: dict[str, Span] = {}
    links = ((name, words) for name, words in _links(chain) if words != author)
    for name, words in (*links, *_named_fields(payload)):
        found = stands(words, quote, text)
        if found is not None:
            spans[name] = found
    for name in payload.DATES:
        found = _date(getattr(payload, name), quote)
        if found is not None:
            spans[name] = found
    return spans


def given_spans(
    given: Mapping[str, Any],
    payload: Payload,
    chain: Sequence[str],
    quote: Span,
    text: str,
    faults: list[str],
) -> dict[str, Span]:
    """The spans a row gives itself, as words or as start, end and exact; faults are added."""
    if len(given) == 0:
        return {}
    fields = [name for name, _ in (*_links(chain), *_named_fields(payload))]
    known = (*dict.fromkeys((*fields, *payload.NAMES, *payload.DATES, *OTHER_FIELDS)),)
    spans: dict[str, Span] = {}
    for name, words in given.items():
        if name not in known:
            faults.append(f"spans: no field {name!r}; known: {', '.join(known)}")
            continue
        try:
            spans[name] = _pointed(words, quote, text)
        except BadQuote as error:
            faults.append(f"spans.{name}: {error}")
    return spans


def _pointed(words: Any, quote: Span, text: str) -> Span:
    if isinstance(words, dict):
        return exactly(words, text)
    found = stands(words, quote, text) if isinstance(words, str) else None
    if found is None:
        raise BadQuote(f"the document does not say {words!r}; copy the words exactly")
    return found


def exactly(given: Mapping[str, Any], text: str) -> Span:
    """The span an object of start, end and exact gives.

    Raises:
        BadQuote: it has other keys or types, or the words do not stand there.
    """
    start, end, exact = (given.get(key) for key in SPAN_KEYS)
    if type(start) is not int or type(end) is not int or len(given) > len(SPAN_KEYS):
        raise BadQuote(f"right would be start, end (numbers) and exact, got {dict(given)!r}")
    found = span(text, start, end)
    if found.exact != exact:
        raise BadQuote(f"at {start} to {end} the document says {found.exact!r}, not {exact!r}")
    return found


def stands(words: str, quote: Span, text: str) -> Span | None:
    """Where `words` first stand, whole: in the quote, else in the text; else as part of a word
    ("Xocalı" in "Xocalıda"); exact before folded. None where they stand nowhere."""
    if words.strip() == "":
        return None
    for whole in (True, False):
        for start, end in ((quote.start, quote.end), (0, len(text))):
            found = _exact(words, text, start, end, whole=whole)
            if found is not None:
                return found
    return _folded(words, quote, text)


def _exact(words: str, text: str, start: int, end: int, *, whole: bool) -> Span | None:
    size = len(words)
    place = text.find(words, start, end)
    while place != -1:
        before, after = text[place - 1 : place], text[place + size : place + size + 1]
        if not whole or not (
            before.isalnum() and words[0].isalnum() or after.isalnum() and words[-1].isalnum()
        ):
            return Span(place, place + size, words)
        place = text.find(words, place + 1, end)
    return None


def _folded(words: str, quote: Span, text: str) -> Span | None:
    plain, places = folded(text)
    wanted = _plain(words)
    first, last = bisect_left(places, quote.start), bisect_left(places, quote.end)
    at = plain.find(wanted, first, last)
    if at == -1:
        at = plain.find(wanted)
    return None if at == -1 else span(text, places[at], places[at + len(wanted) - 1] + 1)


@lru_cache(maxsize=4096)
def _plain(words: str) -> str:
    """A name folded; the same few speakers and sources come in row after row."""
    return fold(words)[0].strip()


def _date(expression: str, quote: Span) -> Span | None:
    if expression == "":
        return None
    for mention in _dates_of(quote.exact):
        if mention.date.edtf == expression:
            start, end = quote.start + mention.start, quote.start + mention.end
            return Span(start, end, quote.exact[mention.start : mention.end])
    return None


@lru_cache(maxsize=1024)
def _dates_of(words: str) -> tuple[DateMention, ...]:
    """The dates of a quote, which several claims often share."""
    return find_dates(words)


def _links(chain: Sequence[str]) -> Iterator[tuple[str, str]]:
    for place, link in enumerate(chain):
        yield ("speaker" if place == 0 else f"chain.{place}"), link


def _named_fields(payload: Payload) -> Iterator[tuple[str, str]]:
    for name in payload.NAMES:
        value = getattr(payload, name)
        if isinstance(value, tuple):
            yield from ((f"{name}.{place}", item) for place, item in enumerate(value))
        elif value != "":
            yield name, value
