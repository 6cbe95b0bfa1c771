"""PDF with a text layer: the text of each page, and where each page starts."""

import re
import struct
import zlib
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import Unreadable
from onrecord.read.formats.extracted import PAGE_BREAK, Extracted, Format, storable, tool
from onrecord.read.formats.page import page_text
from onrecord.read.formats.quiet import grumbles, quiet

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_BYTES = 512 << 20
"""Scans with a text layer are big; the file is read piece by piece, never whole."""

MAX_PAGES = 10_000
"""Four times the longest trial judgments (some 2,600 pages); a broken file can claim millions."""

MAX_TEXT = 32 << 20
"""Code points: what plain text is held to, for the same reason."""

LETTERS = re.compile(r"[^\W\d_]")
LOST = re.compile(r"[\ufffd\ue000-\uf8ff]|/g\d+|\(cid:\d+\)")
"""What stands where a font does not tell which letters its shapes are."""

BROKEN = (
    ArithmeticError, AssertionError, AttributeError, IndexError, KeyError, MemoryError, OSError,
    NotImplementedError, RecursionError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
"""What pypdf raises, besides its own errors, on a file whose structure contradicts itself: it
trusts the types and keys the file announces. Found by flipping bits and cutting files short."""

OCR = (
    "install ocrmypdf and tesseract with the document's language, run "
    "`ocrmypdf --language LANGUAGE SCAN.pdf SEARCHABLE.pdf`, and add the searchable PDF as another "
    "document; the scan stays as it is"
)


def starts(head: bytes, _suffix: str) -> bool:
    return b"%PDF-" in head[:1024]


def read_pdf(path: Path, name: str) -> Extracted:
    """The text layer as pypdf gives it, line breaks and all; pages are parted by a blank line.

    Raises:
        Unreadable: broken, protected by a password, without a text layer, or too long.
    """
    from pypdf.errors import PyPdfError

    with quiet("pypdf") as gatherer, path.open("rb") as file:
        try:
            reader = _opened(file, name)
            pages = _pages(reader, name)
            said = _said(reader)
        except (PyPdfError, *BROKEN) as error:
            raise Unreadable(
                f"{name} is not a whole PDF ({type(error).__name__}: {str(error)[:120]}); right "
                "would be a copy that a PDF viewer opens: fetch it again, or print it anew to a PDF"
            ) from error
    _readable(pages, name)
    return Extracted(
        text=PAGE_BREAK.join(pages),
        tool=tool("pypdf"),
        pages=_offsets(pages),
        title=said["title"],
        author=said["author"],
        language=said["language"],
        notes=(*_empty(pages), *_made(said["made"]), *grumbles(gatherer)),
    )


def _opened(file: Any, name: str) -> "PdfReader":
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError

    try:
        reader = PdfReader(file)
        locked = reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED
    except (DependencyError, NotImplementedError) as error:
        raise Unreadable(f"{name} is encrypted in a way that cannot be read: {error}") from error
    if locked:
        raise Unreadable(
            f"{name} is protected by a password; add a copy saved without the password as another "
            "document (`qpdf --password=... --decrypt IN.pdf OUT.pdf` makes one); the protected "
            "file stays as it is"
        )
    return reader


def _pages(reader: "PdfReader", name: str) -> list[str]:
    number = len(reader.pages)
    if number > MAX_PAGES:
        raise Unreadable(
            f"{name} has {number} pages; up to {MAX_PAGES} are read: split it and add the parts"
        )
    pages: list[str] = []
    size = 0
    for page in reader.pages:
        pages.append(storable(page_text(page)).strip("\n "))
        size += len(pages[-1])
        if size > MAX_TEXT:
            raise Unreadable(
                f"{name} has more than {MAX_TEXT} characters of text: split it and add the parts"
            )
    return pages


def _said(reader: "PdfReader") -> dict[str, str]:
    """What the file says of itself; its date is when the file was made, not when it was written."""
    about = reader.metadata
    made = None if about is None else about.creation_date
    language = reader.root_object.get("/Lang", "")
    return {
        "title": _one_line("" if about is None else about.title),
        "author": _one_line("" if about is None else about.author),
        "language": _one_line(language if isinstance(language, str) else ""),
        "made": "" if made is None else f"{made:%Y-%m-%d}",
    }


def _one_line(value: object) -> str:
    return " ".join(storable(value).split()) if isinstance(value, str) else ""


def _readable(pages: list[str], name: str) -> None:
    letters = sum(len(LETTERS.findall(LOST.sub("", page))) for page in pages)
    lost = sum(len(LOST.findall(page)) for page in pages)
    if all(page == "" for page in pages):
        raise Unreadable(
            f"{name} has {len(pages)} pages and no text layer: it is a scan, or has no words; {OCR}"
        )
    if lost > letters:
        raise Unreadable(
            f"{name} has a text layer whose letters cannot be told: its fonts do not say which "
            f"letters they draw; {OCR} (add `--force-ocr`)"
        )


def _offsets(pages: list[str]) -> tuple[int, ...]:
    starts: list[int] = []
    offset = 0
    for page in pages:
        starts.append(offset)
        offset += len(page) + len(PAGE_BREAK)
    return tuple(starts)


def _empty(pages: list[str]) -> tuple[str, ...]:
    empty = [str(number) for number, page in zip(count(1), pages, strict=False) if page == ""]
    if len(empty) == 0:
        return ()
    shown = ", ".join(empty[:20]) + (" ..." if len(empty) > 20 else "")
    return (f"{len(empty)} of {len(pages)} pages have no text layer: {shown}; scans need OCR",)


def _made(day: str) -> tuple[str, ...]:
    if day == "":
        return ()
    return (f"the file says it was made on {day}; when its words were written it does not say",)


PDF = Format(
    label="a PDF",
    media_type="application/pdf",
    suffixes=(".pdf",),
    starts=starts,
    limit=MAX_BYTES,
    read=read_pdf,
)
