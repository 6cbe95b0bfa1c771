"""The text of one PDF page, its footnote marks kept apart from the numbers they follow."""

from dataclasses import dataclass, field
from math import hypot
from typing import TYPE_CHECKING, Any

from onrecord.read.formats.raised import raised

if TYPE_CHECKING:
    from pypdf import PageObject

SMALLER = (0.4, 0.88)
"""Size of a mark against the words before it; below is a word after a drop capital, above it is no
mark. Browsers set 0.83, word processors 0.58 to 0.65."""

LOWEST, LOWEST_APART = -0.05, 0.1
"""Height of a mark over the line of the words before, in their size: right after them it may be 0,
since PDFs that raise by `Ts` show no height; after a blank it must be above the line."""


@dataclass(slots=True)
class _Pieces:
    """The pieces pypdf puts together, and the size and height of the last that was no mark."""

    raw: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    size: float = 0.0
    height: float = 0.0

    def visit(self, text: str, cm: Any, tm: Any, _font: Any, size: float) -> None:
        self.raw.append(text)
        if text.strip() == "":
            self.shown.append(text)
            return
        size *= hypot(tm[2] * cm[0] + tm[3] * cm[2], tm[2] * cm[1] + tm[3] * cm[3])
        height = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        before = "".join(self.shown[-3:])
        joined = before[-1:].isalnum() and not text[:1].isspace()
        lowest = LOWEST if joined else LOWEST_APART
        if before.rstrip(" ")[-1:].isalnum() and self._is_mark(size, height, lowest):
            self.shown.append(raised(before, text))
        else:
            self.shown.append(text)
            self.size, self.height = size, height

    def _is_mark(self, size: float, height: float, lowest: float) -> bool:
        smallest, biggest = (share * self.size for share in SMALLER)
        raised_by = height - self.height
        return smallest < size < biggest and lowest * self.size <= raised_by < self.size


def page_text(page: "PageObject") -> str:
    """What pypdf extracts, but for a small figure above the line right after a word or a number:
    it is written as a raised one, so that note 2 after 613 does not read 6132. Only a figure for
    which the page sets its font anew can be told apart.
    """
    pieces = _Pieces()
    text = page.extract_text(visitor_text=pieces.visit)
    # Where the pieces are not the text (forms drawn inside the page), the text is right.
    return "".join(pieces.shown) if "".join(pieces.raw) == text else text
