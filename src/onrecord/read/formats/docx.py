"""Word documents (DOCX): paragraphs, tables row by row, text boxes and footnotes."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.errors import Unreadable
from onrecord.read.formats.extracted import PAGE_BREAK, Extracted, Format, storable, tool, whole
from onrecord.read.formats.quiet import grumbles, quiet
from onrecord.read.formats.raised import raised

MAX_BYTES = 64 << 20
"""Mostly pictures, which are unpacked with the rest."""

MAX_UNPACKED = 192 << 20
"""Bytes of all parts together; a small archive can be made to unpack to terabytes."""

MAX_PART = 32 << 20
"""Bytes of one part of XML; its tree takes some ten times as much."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The same words once more, for programs that cannot show a text box."""

SPACES = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
UNSEEN = frozenset((FALLBACK, f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}instrText"))
"""Deleted or moved away under tracked changes, or no words of the document."""

NOTES = ("footnotes", "endnotes")
SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")

BROKEN = (
    ArithmeticError, AttributeError, EOFError, IndexError, KeyError, MemoryError, OSError,
    NotImplementedError, RecursionError, RuntimeError, TypeError, ValueError, struct.error,
    zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What zipfile and python-docx raise, besides the latter's own errors, on an archive or a part that
contradicts itself. Found by flipping bits and cutting files short."""


def starts(head: bytes, suffix: str) -> bool:
    return head.startswith(b"PK\x03\x04") and (b"word/" in head or suffix in DOCX.suffixes)


def read_docx(path: Path, name: str) -> Extracted:
    """Every paragraph, heading and row as a block between blank lines, tracked changes as if
    accepted, footnotes and endnotes last; headers and footers of pages are left out.

    Raises:
        Unreadable: no Word document, broken, too big, or without words.
    """
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    with quiet("docx") as gatherer:
        try:
            _check_sizes(path, name)
            made = _read(path)
        except (PythonDocxError, OpcError, LxmlError, SyntaxError, *BROKEN) as error:
            raise Unreadable(
                f"{name} is not a whole Word document ({type(error).__name__}: "
                f"{str(error)[:120]}); right would be a .docx that a word processor opens: fetch "
                "it again, or save it anew"
            ) from error
    return Extracted(
        text=whole(made.text, name, DOCX.label),
        tool=made.tool,
        title=made.title,
        author=made.author,
        language=made.language,
        notes=(*made.notes, *grumbles(gatherer)),
    )


def _check_sizes(path: Path, name: str) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    biggest = max((p.file_size for p in parts if p.filename.endswith((".xml", ".rels"))), default=0)
    if total > MAX_UNPACKED or biggest > MAX_PART:
        raise Unreadable(
            f"{name} unpacks to {total} bytes, {biggest} of them in one part of text; up to "
            f"{MAX_UNPACKED} and {MAX_PART} are read: split the document and add the parts"
        )


def _read(path: Path) -> Extracted:
    from docx import Document

    document = Document(str(path))
    body = document.element.body
    blocks = [*_blocks(body), *_notes(document.part)]
    about = document.core_properties
    made = "" if about.created is None else f"{about.created:%Y-%m-%d}"
    return Extracted(
        text=PAGE_BREAK.join(block for block in blocks if block.strip() != ""),
        tool=tool("python-docx"),
        title=_one_line(about.title),
        author=_one_line(about.author),
        language=_one_line(about.language),
        notes=(*_tracked(body), *_made(made)),
    )


def _one_line(value: str) -> str:
    return " ".join(storable(value).split())


def _blocks(element: Any) -> Iterator[str]:
    """The blocks of a body, cell, text box or note."""
    for child in element:
        if child.tag == f"{W}p":
            yield _words(child)
            for box in child.iter(f"{W}txbxContent"):
                if not any(above.tag == FALLBACK for above in box.iterancestors()):
                    yield from _blocks(box)
        elif child.tag == f"{W}tbl":
            yield from (_row(row) for row in child.iter(f"{W}tr"))
        elif child.tag not in UNSEEN and isinstance(child.tag, str):
            yield from _blocks(child)  # content controls, custom XML, tracked insertions


def _row(row: Any) -> str:
    """A row as one block, its cells parted by tabs; a table inside a cell gives rows of its own."""
    cells = (cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row)
    return "\t".join("\n".join(_cell(cell)).strip() for cell in cells)


def _cell(cell: Any) -> Iterator[str]:
    for paragraph in cell.iter(f"{W}p"):
        if next(paragraph.iterancestors(f"{W}tc")) is cell:
            yield _words(paragraph)


def _words(paragraph: Any) -> str:
    pieces: list[str] = []
    _gather(paragraph, pieces)
    return "".join(pieces).strip(" \t\n")


def _gather(element: Any, pieces: list[str]) -> None:
    for child in element:
        if child.tag == f"{W}t":
            mark = child.text or ""
            pieces.append(raised("".join(pieces[-1:]), mark) if _is_raised(child) else mark)
        elif child.tag in SPACES:
            pieces.append(SPACES[child.tag])
        elif child.tag not in UNSEEN and child.tag != f"{W}txbxContent":
            _gather(child, pieces)


def _is_raised(words: Any) -> bool:
    place = words.getparent().find(f"{W}rPr/{W}vertAlign")
    return place is not None and place.get(f"{W}val") == "superscript"


def _notes(part: Any) -> Iterator[str]:
    """Footnotes, then endnotes, in the order of the file."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for kind in NOTES:
        for relation in part.rels.values():
            if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
                for note in etree.fromstring(relation.target_part.blob, parser):
                    if note.get(f"{W}type") not in SEPARATORS:
                        yield from _blocks(note)


def _tracked(body: Any) -> tuple[str, ...]:
    added, removed = (sum(1 for _ in body.iter(f"{W}{tag}")) for tag in ("ins", "del"))
    if added + removed == 0:
        return ()
    return (
        f"the file holds tracked changes ({added} insertions, {removed} deletions); its text is "
        "read as if all were accepted",
    )


def _made(day: str) -> tuple[str, ...]:
    if day == "":
        return ()
    return (f"the file says it was made on {day}; when its words were written it does not say",)


DOCX = Format(
    label="a Word document",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    suffixes=(".docx", ".docm", ".dotx"),
    starts=starts,
    limit=MAX_BYTES,
    read=read_docx,
)
