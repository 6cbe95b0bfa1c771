"""What a format is, and what reading a file of it gives: canonical text and hints."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import Unreadable
from onrecord.text import canonical

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""Code points that UTF-8 or PostgreSQL cannot hold: a lone surrogate, NUL."""

PAGE_BREAK = "\n\n"
"""A blank line, so that no paragraph runs over from one page, block or row into the next."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of one file.

    text: canonical; claims count code points in it.
    pages: the offset at which each page starts; empty where the format has no pages.
    tool: name and version of what read it, e.g. "pypdf 7.1.0".
    title, author, date (EDTF), language (BCP 47): what the file says of itself, to be checked by
        a person; "" where it says nothing. A date at which the file was saved is no date of the
        document: it is told in a note.
    notes: what a person should know about the reading, one sentence each.
    """

    text: str
    tool: str
    pages: tuple[int, ...] = ()
    title: str = ""
    author: str = ""
    date: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file.

    label: with its article, as messages print it, e.g. "a PDF".
    suffixes: lower case, with the dot.
    starts: whether a file with these first bytes (and this suffix) can only be of this format.
    limit: bytes; a bigger original is refused before it is opened.
    read: the text of the file at a path; the name is for messages and hints.
    """

    label: str
    media_type: str
    suffixes: tuple[str, ...]
    starts: Callable[[bytes, str], bool]
    limit: int
    read: Callable[[Path, str], Extracted]


def whole(raw: str, name: str, what: str) -> str:
    """The canonical form of `raw`, fit to be stored; refused when nothing stands in it.

    what: the format's label, for the message.
    """
    text = storable(raw)
    if text.strip() == "":
        raise Unreadable(
            f"{name} is {what} without any words; right would be one that holds the document's text"
        )
    return text


def storable(raw: str) -> str:
    """Canonical, with pairs of surrogates joined and what cannot be stored shown as U+FFFD.

    >>> storable("\\ud83d\\ude00 a\\r\\nb\\x00")
    '😀 a\\nb\ufffd'
    """
    if UNSTORABLE.search(raw) is not None:
        joined = raw.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        raw = UNSTORABLE.sub("\ufffd", joined)
    return canonical(raw)


def tool(distribution: str) -> str:
    """Name and version of an installed library."""
    from importlib.metadata import version

    return f"{distribution} {version(distribution)}"
