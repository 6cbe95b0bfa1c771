"""Documents, preserved byte for byte, and their renditions: the texts that offsets count in."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

ACCESS = ("public", "restricted", "sealed")
"""`public` may be published as its licence allows; `restricted` and `sealed` never leave."""

RENDITION_ROLES = ("original", "text", "ocr", "transcript", "translation", "redacted")


@dataclass(frozen=True, slots=True)
class Document:
    """Source material.

    sha256: hex SHA-256 of the original's bytes; its identity.
    size: bytes of the original.
    name: the file's name or the address it came from, as handed over.
    media_type: what the bytes are, e.g. "application/pdf".
    kind: a term of `document_kinds`.
    author: who answers for its words; "" where unknown. The last link of every chain read from it.
    date: EDTF, or "" where unknown.
    languages: BCP 47 codes.
    event: the event its claims belong to unless a claim says otherwise, or "".
    origin: where it came from: an address or a path as given.
    custody: who handed it over, when (ISO 8601, UTC) and how it was captured.
    access: one of ACCESS.
    licence: an SPDX id or a sentence; "" means its whole text is not published.
    consent: for testimony, what the person agreed to; "" where none is recorded.
    """

    sha256: str
    size: int
    name: str
    media_type: str
    kind: str = "other"
    title: str = ""
    author: str = ""
    publisher: str = ""
    date: str = ""
    languages: tuple[str, ...] = ()
    event: str = ""
    origin: str = ""
    custody: Mapping[str, str] = field(default_factory=dict)
    access: str = "public"
    licence: str = ""
    consent: str = ""

    @property
    def id(self) -> str:
        return self.sha256


@dataclass(frozen=True, slots=True)
class Rendition:
    """A derived form of a document; of role `text` is the canonical one.

    document: sha256 of the original it renders.
    sha256: hex SHA-256 of the text in UTF-8.
    length: code points.
    tool: name and version of what made it.
    pages: for paged originals, the offset at which each page starts; else empty.
    title, author, date: what the text itself gives in its head; "" where it gives none.
    notes: warnings about the reading, in words.
    """

    document: str
    role: str
    sha256: str
    length: int
    tool: str
    parent: str = ""
    pages: tuple[int, ...] = ()
    title: str = ""
    author: str = ""
    date: str = ""
    notes: tuple[str, ...] = ()

    def page_of(self, offset: int) -> int | None:
        """The page, counted from 1, on which code point `offset` stands; None if unpaged."""
        if len(self.pages) == 0:
            return None
        return sum(1 for start in self.pages if start <= offset)


def as_read(document: Document, rendition: Rendition | None) -> Document:
    """The document with what nobody recorded filled in from the head of its own text."""
    if rendition is None:
        return document
    return replace(
        document,
        title=document.title or rendition.title,
        author=document.author or rendition.author,
        date=document.date or rendition.date,
    )
