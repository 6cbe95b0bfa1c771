"""Claims made elsewhere: a file of rows through the gate, all of them or none."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from onrecord.archive import actions, queries
from onrecord.archive.store import Archive, require_writable
from onrecord.errors import BadClaim, BadImport, BadQuote, NotFound, OnrecordError, Unreadable
from onrecord.read.claim_order import referred
from onrecord.read.claim_rows import claim_from_row, order, rows
from onrecord.record import Claim, Document
from onrecord.record.document import as_read
from onrecord.review.gate import faults_of


@dataclass(frozen=True, slots=True)
class Source:
    """A document as a row sees it: its canonical text, that text's SHA-256, and the document."""

    text: str
    rendition: str
    document: Document


@dataclass(frozen=True, slots=True)
class Imported:
    """new: claims that entered; known: rows whose claim was there already; refs: row name to id."""

    new: int
    known: int
    refs: Mapping[str, str]


def import_claims(
    archive: Archive,
    path: Path,
    *,
    by: str,
    now: datetime,
    progress: Callable[[int], None] = lambda _: None,
) -> Imported:
    """Every row of `path` as a claim, or a refusal that names every fault with its row.

    progress: called with the number of rows checked so far.

    Raises:
        BadImport: some row is refused; nothing was entered.
    """
    require_writable(archive)
    sources = Sources(archive, path.parent, now)
    made: dict[str, Claim] = {}
    refs: dict[str, str] = {}
    faults: list[tuple[int, str]] = []
    named: dict[str, int] = {}
    for checked, (row_number, row) in enumerate(order(rows(path)), start=1):
        try:
            claim = _claim(row, sources, by, refs)
        except BadClaim as error:
            faults += [(row_number, fault) for fault in error.faults]
        except (BadQuote, NotFound, Unreadable) as error:
            faults.append((row_number, str(error)))
        else:
            claim_id = claim.id
            made[claim_id] = claim
            named |= dict.fromkeys(referred(claim), row_number)
            if row.get("ref"):
                refs[str(row["ref"])] = claim_id
        progress(checked)
    missing = queries.unknown_claims(archive, (id_ for id_ in named if id_ not in made))
    faults += [(named[id_], f"no claim has the id {id_!r}; use ref:NAME") for id_ in missing]
    if faults:
        raise BadImport(tuple(sorted(faults)))
    new = len(actions.enter_claims(archive, made, by=by, now=now))
    return Imported(new, len(made) - new, refs)


def _claim(row: Mapping[str, Any], sources: "Sources", by: str, refs: Mapping[str, str]) -> Claim:
    source = sources.get(str(row.get("document", "")))
    claim = claim_from_row(
        row,
        text=source.text,
        rendition=source.rendition,
        document=source.document,
        by=by,
        refs=refs,
    )
    faults = faults_of(claim, source.text, source.document)
    if faults:
        raise BadClaim(faults)
    return claim


class Sources:
    """The documents that rows name, each read once; a document not read yet is read then."""

    def __init__(self, archive: Archive, folder: Path, now: datetime) -> None:
        self.archive = archive
        self.folder = folder
        self.now = now
        self.known: dict[str, Source | OnrecordError] = {}

    def get(self, ref: str) -> Source:
        if ref not in self.known:
            try:
                self.known[ref] = self._find(ref)
            except (NotFound, Unreadable) as error:
                self.known[ref] = error
        found = self.known[ref]
        if isinstance(found, OnrecordError):
            raise found
        return found

    def _find(self, ref: str) -> Source:
        if ref == "":
            raise NotFound("a row needs a document: a file beside the import, a name or a SHA-256")
        document = self._document(ref)
        rendition = queries.rendition(self.archive, document.sha256)
        if rendition is None:
            rendition = actions.read_text(self.archive, document, now=self.now)
        text = queries.text(self.archive, rendition.sha256)
        return Source(text, rendition.sha256, as_read(document, rendition))

    def _document(self, ref: str) -> Document:
        beside = self.folder / ref
        if _is_file(beside):
            with beside.open("rb") as file:
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            found = queries.document(self.archive, sha256, missing_ok=True)
            if found is None:
                raise NotFound(f"{ref} is not in the archive yet; run: onrecord add {beside}")
            return found
        return queries.document(self.archive, ref)


def _is_file(path: Path) -> bool:
    """Whether a file is there; what no file can be called is none."""
    try:
        return path.is_file()
    except OSError:
        return False
