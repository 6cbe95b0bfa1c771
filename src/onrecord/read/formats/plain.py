"""Plain text and Markdown: the words as they stand, whatever their encoding."""

import re
from pathlib import Path

from onrecord.read.formats.encoding import decode
from onrecord.read.formats.extracted import Extracted, Format, tool, whole

MAX_BYTES = 32 << 20
"""About five million words, more than an hour's reading at 1,000 words a second; and four bytes a
code point, twice, stay well below the 500 MB a reading may take."""

HEADING = re.compile(r"#[ \t]+(?P<title>.+?)[ \t]*#*[ \t]*(?:\n|$)")


def read_plain(path: Path, name: str) -> Extracted:
    """The text of a file of plain text.

    Raises:
        Unreadable: binary, of no known encoding, or blank.
    """
    raw, notes = decode(path.read_bytes(), name)
    return Extracted(text=whole(raw, name, TEXT.label), tool=tool("onrecord"), notes=notes)


def read_markdown(path: Path, name: str) -> Extracted:
    """As `read_plain`; a heading in the first line is the title."""
    raw, notes = decode(path.read_bytes(), name)
    text = whole(raw, name, MARKDOWN.label)
    heading = HEADING.match(text.lstrip())
    title = heading["title"] if heading is not None else ""
    return Extracted(text=text, tool=tool("onrecord"), title=title, notes=notes)


def never(_head: bytes, _suffix: str) -> bool:
    """No first bytes mark plain text; its name does, or that nothing else fits."""
    return False


TEXT = Format(
    label="plain text",
    media_type="text/plain",
    suffixes=(".txt", ".text", ".log", ".srt", ".vtt"),
    starts=never,
    limit=MAX_BYTES,
    read=read_plain,
)
TABLE = Format(
    label="a table in plain text",
    media_type="text/csv",
    suffixes=(".csv", ".tsv", ".tab"),
    starts=never,
    limit=MAX_BYTES,
    read=read_plain,
)
MARKDOWN = Format(
    label="Markdown",
    media_type="text/markdown",
    suffixes=(".md", ".markdown"),
    starts=never,
    limit=MAX_BYTES,
    read=read_markdown,
)
