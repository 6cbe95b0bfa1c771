"""Pictures that stand for a page where its link is shared: names and our own drawing, no figure."""

import io
import re
from collections.abc import Sequence
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from onrecord.vocab.wordings import Say, as_is, wording, wordings

SIZE = (1200, 630)
MARGIN = 80
PAPER, INK, SOFT, MARK = (250, 248, 244), (28, 27, 25), (110, 105, 98), (11, 79, 138)
HEADING, BODY = 64, 34
MOST_LINES = 4

DASHES = {0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2013: "-", 0x2014: "-"}
"""Dashes that the font lacks, as the one that it has."""

MONTH = "|".join(wordings("dates", "months"))
DAY = rf"\d{{1,2}}(?:\s*[-–]\s*\d{{1,2}})?\s+(?:{MONTH})"
DATES = re.compile(
    rf"\b{DAY}\b|\b(?:{MONTH})\s+\d{{1,2}}\b|\b(?:1[0-9]|20)\d\d(?:[-–]\d{{2,4}})?\b"
)
"""Days and years, which a name may hold; any other number in a name is somebody's figure."""


def preview(name: str, say: Say = as_is) -> bytes:
    """A PNG without metadata; the same name gives the same bytes.

    A name is left out where it holds a number, which would stand without its speaker, and where the
    font that comes with the drawing library lacks a letter of it.
    """
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    _marks(draw)
    lead = say(wording("previews", "lead"))
    name, place = name.translate(DASHES), MARGIN
    if may_be_drawn(name):
        place = _write(draw, f"“{name}”", place, HEADING, INK) + BODY
    if may_be_drawn(lead):
        _write(draw, lead, place, BODY, SOFT)
    out = io.BytesIO()
    # Few colours, so that the picture is small; Pillow writes no time and no name of itself.
    image.quantize(32, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def may_be_drawn(words: str) -> bool:
    """Whether the font has every letter, and no number stands in the words but days and years.

    >>> may_be_drawn("Alder Bridge, 3 May 1950"), may_be_drawn("The 161 of Alder Bridge")
    (True, False)
    >>> may_be_drawn("جسر الحور")
    False
    """
    if any(character.isnumeric() for character in DATES.sub("", words)):
        return False
    return words.strip() != "" and all(_has(character) for character in words if character != " ")


def _marks(draw: ImageDraw.ImageDraw) -> None:
    """A dot, a tick with an open arrow and a bar: marks of figures, standing for none."""
    top, left, right = SIZE[1] - 190, MARGIN, SIZE[0] - MARGIN
    for row, end in enumerate((right - 480, right - 200, right - 340)):
        y = top + 50 * row
        draw.line((left, y, end, y), fill=(222, 217, 208), width=3)
    draw.ellipse((left + 250, top - 10, left + 270, top + 10), fill=MARK)
    draw.line((left + 420, top + 38, left + 420, top + 62), fill=MARK, width=5)
    draw.line((left + 420, top + 50, left + 560, top + 50), fill=MARK, width=5)
    draw.line(
        (left + 545, top + 40, left + 560, top + 50, left + 545, top + 60), fill=MARK, width=5
    )
    draw.rectangle((left + 310, top + 92, left + 520, top + 108), fill=MARK)
    draw.rectangle((0, 0, 24, SIZE[1]), fill=MARK)


def _write(
    draw: ImageDraw.ImageDraw, words: str, top: int, size: int, colour: tuple[int, int, int]
) -> int:
    """Lines from `top` down; where the next would begin."""
    step = size * 5 // 4
    for line in _lines(words.split(), size):
        draw.text((MARGIN, top), line, font=_font(size), fill=colour)
        top += step
    return top


def _lines(words: Sequence[str], size: int) -> list[str]:
    """The words in lines that fit; what does not fit ends in dots."""
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] == "" or _font(size).getlength(longer) <= SIZE[0] - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], f"{lines[-1]}…"]


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    """The scalable font that comes with Pillow, laid out the same on every machine."""
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError("this Pillow was built without FreeType, so it has no scalable font")
    return font


@cache
def _has(character: str) -> bool:
    missing = _font(BODY).getmask("\U0010ffff")
    found = _font(BODY).getmask(character)
    return found.size != missing.size or bytes(found) != bytes(missing)
