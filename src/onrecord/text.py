"""Spans of text in Unicode code points, and the one folding under which a quote may match."""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.errors import BadQuote

QUOTE_MARKS = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
    }
)  # fmt: skip
"""One for one, so that folding marks never moves an offset."""

HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters and overrides of direction: with them words look like others."""

UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f"
    "\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Signs that show nothing. Joiners and marks of direction are not here: Persian needs them."""

HALF = re.compile("[\ud800-\udfff]")
"""Half a character (a lone surrogate), which a terminal makes of bytes that are no UTF-8."""

PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n\s*")
CONTEXT = 32
"""Code points of prefix and suffix kept with a passage (W3C Web Annotation TextQuoteSelector)."""


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points and the words in it.

    start, end: offsets into one text, 0 <= start <= end.
    exact: the words themselves; `text[start:end] == exact` wherever the span is used.
    """

    start: int
    end: int
    exact: str

    def stands_in(self, text: str) -> bool:
        """Whether the words stand in `text` at exactly this place."""
        return (
            0 <= self.start <= self.end <= len(text) and text[self.start : self.end] == self.exact
        )

    def within(self, other: "Span") -> bool:
        """Whether this span lies inside `other`, ends included."""
        return other.start <= self.start and self.end <= other.end


def span(text: str, start: int, end: int) -> Span:
    """The span of `text` from `start` to `end`.

    >>> span("at least 161", 9, 12)
    Span(start=9, end=12, exact='161')
    """
    if not 0 <= start <= end <= len(text):
        raise BadQuote(f"offsets {start} to {end} do not fit a text of {len(text)} code points")
    return Span(start, end, text[start:end])


def canonical(raw: str) -> str:
    """The text offsets count in: LF line ends, no leading byte order mark, nothing else changed.

    >>> canonical("\\ufeffa\\r\\nb\\rc")
    'a\\nb\\nc'
    """
    return raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def hidden_fault(words: str, name: str) -> str | None:
    """What is wrong with words that somebody typed, where a reader could not see all of them."""
    half = HALF.search(words)
    if half is not None:
        return f"{name} holds {half[0]!r}, which is half a character; type it anew in UTF-8"
    found = HIDDEN.search(words) or UNSEEN.search(words)
    if found is None:
        return None
    return f"{name} holds {ascii(found[0])}, which cannot be seen; take it out"


def fold(text: str) -> tuple[str, list[int]]:
    """`text` with runs of white space as one blank and quote marks made plain, and where each
    folded code point stood.

    The list has one more item than the folded text: the end of the last one.

    >>> fold("a \\n“b”")
    ('a "b"', [0, 1, 3, 4, 5, 6])
    """
    folded: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if char.isspace():
            if folded and folded[-1] == " ":
                continue
            char = " "
        folded.append(char)
        places.append(place)
    return "".join(folded).translate(QUOTE_MARKS), [*places, len(text)]


@lru_cache(maxsize=16)
def folded(text: str) -> tuple[str, Sequence[int]]:
    """As `fold`, remembered for the last few texts: many quotes are sought in one document."""
    plain, places = fold(text)
    return plain, array("L", places)


def locate(text: str, quote: str) -> Span:
    """Where `quote` stands in `text`: exact, else exact after folding; never by likeness.

    Raises:
        BadQuote: the quote is empty, is not there, or is there more than once.
    """
    if quote.strip() == "":
        raise BadQuote("an empty quote stands nowhere; give the words of the document")
    found = _once(text, quote)
    if found is not None:
        return span(text, found, found + len(quote))
    plain, places = folded(text)
    wanted = fold(quote.strip())[0]
    found = _once(plain, wanted)
    if found is None:
        raise BadQuote(
            f"the document does not say {_shorten(quote)!r}; "
            "copy the words exactly (only white space and quote marks may differ)"
        )
    last = places[found + len(wanted) - 1]
    return span(text, places[found], last + 1)


def _once(text: str, quote: str) -> int | None:
    first = text.find(quote)
    if first == -1:
        return None
    if text.find(quote, first + 1) != -1:
        raise BadQuote(
            f"the document says {_shorten(quote)!r} more than once; give start and end, "
            "or more words"
        )
    return first


def _shorten(quote: str) -> str:
    return quote if len(quote) <= 80 else quote[:77] + "..."


def paragraphs(text: str) -> Iterator[Span]:
    """Each run of lines between blank lines, without the white space around it.

    >>> [p.exact for p in paragraphs("a\\nb\\n\\n  c ")]
    ['a\\nb', 'c']
    """
    start = 0
    for gap in PARAGRAPH_BREAK.finditer(text):
        yield from _stripped(text, start, gap.start())
        start = gap.end()
    yield from _stripped(text, start, len(text))


def lines(text: str) -> Iterator[Span]:
    """Each line that holds more than white space, without the white space around it."""
    start = 0
    for line in text.split("\n"):
        yield from _stripped(text, start, start + len(line))
        start += len(line) + 1


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield span(text, start, end)


def context(text: str, where: Span) -> tuple[str, str]:
    """The words just before and just after `where`, CONTEXT code points each at the most."""
    return text[max(0, where.start - CONTEXT) : where.start], text[where.end : where.end + CONTEXT]
