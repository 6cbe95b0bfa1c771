"""The blocks of a web page: what a reader sees as one paragraph, heading, item or row, in order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from onrecord.read.formats.raised import raised

UNSEEN = frozenset(
    "script style noscript template head title iframe object svg math canvas select option button "
    "textarea input audio video map datalist".split()
)
"""Elements whose text is no part of the page's words."""

FRAME = frozenset("nav aside footer form menu dialog".split())
"""Elements that frame the main text."""

BLOCK = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre "
    "section summary table tbody td tfoot th thead tr ul".split()
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BLANKS = re.compile(r"[ \t\n\r\f]+")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
QUOTED = {"start": "“", "end": "”"}


@dataclass(slots=True)
class Block:
    """text: white space folded, one line break where the page has one.
    tag: of the element it stands in; parent: that element's parent, by identity.
    framed: whether it stands in a navigation, an aside, a footer or a form.
    linked: share of its words that are links, 0 to 1.
    """

    text: str
    tag: str
    parent: int
    framed: bool
    linked: float


@dataclass(slots=True)
class _Open:
    """The block being gathered, and where in the tree the walk stands."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    frames: int = 0
    raised: int = 0
    pre: int = 0
    stack: list[Any] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        if text is None or text == "":
            return
        if self.raised > 0:
            before = next((piece for piece in reversed(self.pieces) if piece != ""), "")
            text = raised(before, text)
        if self.links > 0:
            self.linked += len(text)
        self.pieces.append(text if self.pre > 0 else BLANKS.sub(" ", text))

    def close(self) -> Iterator[Block]:
        """Every paragraph gathered so far: two line breaks in a row part two of them."""
        raw = "".join(self.pieces)
        linked = self.linked / max(1, len(raw))
        self.pieces, self.linked = [], 0
        element = self.stack[-1] if self.stack else None
        for part in re.split(r"\n[ \t]*(?:\n[ \t]*)+", raw):
            text = (part if self.pre > 0 else _folded(part)).strip(" \t\n\r\f")
            if text != "":
                yield Block(
                    text=text,
                    tag="" if element is None else element.tag,
                    parent=id(None if element is None else element.getparent()),
                    framed=self.frames > 0,
                    linked=linked,
                )


def _folded(text: str) -> str:
    """No blank beside another, a tab or a line break."""
    return re.sub(r" *([\t\n]) *", r"\1", re.sub(r" {2,}", " ", text))


def blocks(body: Any) -> Iterator[Block]:
    """The blocks of an lxml element, in document order; no recursion, so depth is no danger."""
    from lxml import etree

    walk = etree.iterwalk(body, events=("start", "end", "comment", "pi"))
    gathered = _Open()
    for event, element in walk:
        if event == "start":
            yield from _enter(gathered, element)
            if _unseen(element):
                walk.skip_subtree()
            else:
                gathered.add(element.text)
        elif event == "end":
            yield from _leave(gathered, element)
            gathered.add(element.tail if element is not body else None)
        else:
            gathered.add(element.tail)
    yield from gathered.close()


def _unseen(element: Any) -> bool:
    return (
        element.tag in UNSEEN
        or "hidden" in element.attrib
        or HIDDEN.search(element.get("style", "")) is not None
    )


def _enter(gathered: _Open, element: Any) -> Iterator[Block]:
    tag = element.tag
    if tag in BLOCK and not _cell_of_words(element):
        yield from gathered.close()
        gathered.stack.append(element)
    elif tag in ("td", "th") and gathered.pieces:
        gathered.pieces.append("\t")
    _count(gathered, tag, 1)
    if tag == "q":
        gathered.pieces.append(QUOTED["start"])


def _leave(gathered: _Open, element: Any) -> Iterator[Block]:
    tag = element.tag
    if tag == "br":
        gathered.pieces.append("\n")
    if tag == "q":
        gathered.pieces.append(QUOTED["end"])
    if tag in BLOCK and not _cell_of_words(element):
        yield from gathered.close()
        gathered.stack.pop()
    _count(gathered, tag, -1)


def _count(gathered: _Open, tag: Any, step: int) -> None:
    gathered.links += step * (tag == "a")
    gathered.frames += step * (tag in FRAME)
    gathered.raised += step * (tag == "sup")
    gathered.pre += step * (tag == "pre")


def _cell_of_words(element: Any) -> bool:
    """Whether this is a cell of a real table, whose row reads as one block; a cell that lays out
    a page holds blocks or line breaks of its own."""
    if element.tag not in ("td", "th"):
        return False
    row = element.getparent()
    return row is not None and not any(
        inner.tag in BLOCK - {"td", "th"} or inner.tag == "br" for inner in row.iterdescendants()
    )
