"""The pieces of a text that are parsed one at a time: paragraphs, items, parts of giant ones."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.read.suggest.unwrap import unwrap
from onrecord.text import Span, lines, paragraphs, span

LONGEST_BLOCK = 20_000
"""Code points parsed at one time at the most."""

WRAPPED_AT = 160
"""Code points; a longer line was not wrapped, so its end is the end of a paragraph."""

BULLET = re.compile(r"(?:[•*▪‣·●]|[-–—])\s")
NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z]{1,4})[.)]\s")
OPENS = re.compile(r"[\"“'(\[]?[A-Z0-9]")
STOPPED = re.compile(r"[.!?:;][\"”’')\]]*$")
HANGS = re.compile(
    r"(?:[,(\-–—]|\b(?:a|an|the|of|and|or|in|on|at|to|by|for|from|with|that|than|as|least|some))$"
)
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s|\n")


@dataclass(frozen=True, slots=True)
class Block:
    """One piece.

    where: its place in the whole text.
    words, places: it as one line and each code point's place in `where`, as `unwrap` gives them.
    """

    text: str
    where: Span
    words: str
    places: Sequence[int]


def blocks(text: str) -> Iterator[Block]:
    """Every piece of `text`, in order."""
    for paragraph in paragraphs(text):
        for item in _items(text, paragraph):
            for piece in _cut(text, item):
                yield Block(text, piece, *unwrap(piece.exact))


def batches(all_blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Runs of blocks, each about as long as the longest block may be."""
    batch: list[Block] = []
    size = 0
    for block in all_blocks:
        batch.append(block)
        size += len(block.words) + 40
        if size >= LONGEST_BLOCK:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _items(text: str, paragraph: Span) -> Iterator[Span]:
    """The paragraph, cut where a line end is more than a wrap: list items, headings, long lines."""
    rows = [
        span(text, paragraph.start + row.start, paragraph.start + row.end)
        for row in lines(paragraph.exact)
    ]
    width = max(len(row.exact) for row in rows)
    first = 0
    for row in range(1, len(rows)):
        if _ends(rows[row - 1].exact, rows[row].exact, width):
            yield span(text, rows[first].start, rows[row - 1].end)
            first = row
    yield span(text, rows[first].start, rows[-1].end)


def _ends(line: str, following: str, width: int) -> bool:
    """Whether a paragraph, an item or a heading ends with `line`."""
    stopped = STOPPED.search(line) is not None
    if len(line) > WRAPPED_AT:
        return stopped or len(line) > 2 * WRAPPED_AT
    if BULLET.match(following) is not None:
        return stopped or following[0] not in "-–—" or BULLET.match(line) is not None
    if NUMBERED.match(following) is not None and stopped:
        return True
    short = len(line) < 0.55 * width and HANGS.search(line) is None
    return short and OPENS.match(following) is not None


def _cut(text: str, item: Span) -> Iterator[Span]:
    """`item` in parts of at most LONGEST_BLOCK, cut at a sentence's end, else at a blank."""
    start = item.start
    while item.end - start > LONGEST_BLOCK:
        end = _cutting_place(text, start)
        yield span(text, start, end)
        start = end
    yield span(text, start, item.end)


def _cutting_place(text: str, start: int) -> int:
    window = text[start : start + LONGEST_BLOCK]
    ends = [m.end() for m in SENTENCE_END.finditer(window, len(window) // 2)]
    if ends:
        return start + ends[-1]
    blank = window.rfind(" ", len(window) // 2)
    return start + (blank + 1 if blank != -1 else len(window))
