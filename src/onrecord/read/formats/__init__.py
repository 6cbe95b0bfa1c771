"""The visible registry of formats, told apart by their bytes, and the text of an original."""

from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from onrecord.errors import Unreadable
from onrecord.read.formats.docx import DOCX
from onrecord.read.formats.encoding import textual
from onrecord.read.formats.extracted import Extracted, Format
from onrecord.read.formats.html import HTML
from onrecord.read.formats.pdf import PDF
from onrecord.read.formats.plain import MARKDOWN, TABLE, TEXT
from onrecord.read.formats.unread import UNKNOWN, UNREAD

__all__ = ["FORMATS", "HEAD", "Extracted", "Format", "detect", "extract", "media_type"]

FORMATS: tuple[Format, ...] = (PDF, DOCX, HTML, MARKDOWN, TABLE, TEXT, *UNREAD)
"""Every format known, in the order in which first bytes are tried."""

HEAD = 4096
"""First bytes that `detect` wants: a PDF may start late, a page may open with a comment."""


def detect(head: bytes, name: str) -> Format:
    """The format of a file: by its first bytes; where they tell nothing, by its name; else plain
    text if they may be text, else the format that refuses.

    head: the first HEAD bytes, or all of a shorter file; name: a file's name or an address.

    >>> detect(b"PK\\x03\\x04...", "report.pdf").label
    'a ZIP archive'
    """
    suffix = _suffix(name)
    for known in FORMATS:
        if known.starts(head, suffix):
            return known
    named = _named(suffix)
    if named is not None:
        return named
    return TEXT if textual(head) else UNKNOWN


def media_type(head: bytes, name: str) -> str:
    """What the bytes are, e.g. "application/pdf"; read or not."""
    return detect(head, name).media_type


def extract(path: Path, name: str) -> Extracted:
    """The canonical text of the original at `path`, which was handed over as `name`.

    Raises:
        Unreadable: empty, too big, broken, protected, without words, or of a format that is not
            read; the message says what would be right.
        OSError: the file itself cannot be read.
    """
    size = path.stat().st_size
    if size == 0:
        raise Unreadable(f"{name} is empty (0 bytes); right would be a file that holds words")
    with path.open("rb") as file:
        found = detect(file.read(HEAD), name)
    if size > found.limit:
        raise Unreadable(
            f"{name} is {found.label} of {size:,} bytes; up to {found.limit:,} are read: split it "
            "and add each part as a document of its own"
        )
    suffix = _suffix(name)
    if _named(suffix) in (None, found):
        return found.read(path, name)
    made = found.read(path, f"{name}, in spite of its suffix {suffix},")
    note = f"the name ends in {suffix}, but the bytes are {found.label} and were read as that"
    return replace(made, notes=(note, *made.notes))


def _named(suffix: str) -> Format | None:
    return next((known for known in FORMATS if suffix in known.suffixes), None)


def _suffix(name: str) -> str:
    """The suffix of a file's name, or of the last step of an address, in lower case."""
    path = unquote(urlsplit(name).path) if "://" in name else name
    return PurePosixPath(path.replace("\\", "/")).suffix.lower()
