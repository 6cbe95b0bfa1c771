"""What an archive holds, read back as nouns; nothing here writes."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal, overload

from onrecord.archive.bodies import claim_of, document_of, parsed, rendition_of, review_of
from onrecord.archive.store import Archive, refusing
from onrecord.errors import NotFound, Unreadable
from onrecord.record import Claim, Document, Rendition, Review, Standing
from onrecord.record.document import as_read
from onrecord.review.standing import standing

CHUNK = 500
"""Ids asked for at once; SQLite takes 32,766 parameters, PostgreSQL 65,535."""


def _bodies(archive: Archive, query: Any) -> Iterator[dict[str, Any]]:
    with refusing(archive.root):
        rows = query.order_by("leaf__number").values_list("leaf__body", flat=True)
        for body in rows.iterator(chunk_size=2_000):
            yield parsed(body)


def documents(archive: Archive) -> dict[str, Document]:
    """Every document by sha256, in the order in which they were added, as it was handed over."""
    from onrecord.archive.models import DocumentRow

    found = (document_of(b) for b in _bodies(archive, DocumentRow.objects.using(archive.alias)))
    return {document.sha256: document for document in found}


@overload
def document(archive: Archive, ref: str) -> Document: ...
@overload
def document(archive: Archive, ref: str, *, missing_ok: Literal[True]) -> Document | None: ...
def document(archive: Archive, ref: str, *, missing_ok: bool = False) -> Document | None:
    """The document of a sha256 or its beginning, or of a name that only one document has.

    Raises:
        NotFound: none answers, unless `missing_ok`, or more than one does.
    """
    from onrecord.archive.models import DocumentRow

    query = DocumentRow.objects.using(archive.alias)
    if len(ref) >= 4 and all(c in "0123456789abcdef" for c in ref):
        found = [document_of(b) for b in _bodies(archive, query.filter(sha256__startswith=ref))]
    else:
        found = [d for d in documents(archive).values() if ref in (d.name, d.origin)]
    if len(found) == 1:
        return found[0]
    if missing_ok and len(found) == 0:
        return None
    raise NotFound(
        f"no document {ref!r}; `onrecord documents` lists them, by SHA-256 and by name"
        if len(found) == 0
        else f"{ref!r} is {len(found)} documents: " + ", ".join(d.sha256[:12] for d in found)
    )


def renditions(archive: Archive) -> dict[str, Rendition]:
    """The newest canonical text of every document that was read, by the document's sha256."""
    from onrecord.archive.models import RenditionRow

    found = (rendition_of(b) for b in _bodies(archive, RenditionRow.objects.using(archive.alias)))
    return {rendition.document: rendition for rendition in found}


def rendition(archive: Archive, sha256: str) -> Rendition | None:
    """The newest canonical text of one document, or None if it was not read."""
    from onrecord.archive.models import RenditionRow

    query = RenditionRow.objects.using(archive.alias).filter(document_id=sha256)
    found = [rendition_of(body) for body in _bodies(archive, query)]
    return found[-1] if found else None


def text(archive: Archive, sha256: str) -> str:
    """A stored text by its SHA-256.

    Raises:
        NotFound: it is not there. ArchiveRefused: it is not what was stored.
    """
    with refusing(archive.root), archive.texts.intact(sha256) as stream:
        return stream.read().decode("utf-8")


def text_and_document(archive: Archive, sha256: str) -> tuple[str, Document]:
    """The canonical text of a document, and the document with what its text adds.

    Raises:
        Unreadable: the document was not read yet.
    """
    found = rendition(archive, sha256)
    if found is None:
        raise Unreadable(
            f"document {sha256[:12]} was not read yet; run: onrecord read {sha256[:12]}"
        )
    return text(archive, found.sha256), as_read(document(archive, sha256), found)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims; "" means any."""

    event: str = ""
    document: str = ""
    kind: str = ""
    ids: tuple[str, ...] = ()


def claim_bodies(archive: Archive, wanted: Wanted) -> Iterator[dict[str, Any]]:
    """The stored fields of claims, in the order in which they entered."""
    from onrecord.archive.models import ClaimRow

    fields = {
        "event": wanted.event, "document_id": wanted.document, "kind": wanted.kind,
    }  # fmt: skip
    query = ClaimRow.objects.using(archive.alias).filter(
        **{name: value for name, value in fields.items() if value != ""}
    )
    if len(wanted.ids) == 0:
        yield from _bodies(archive, query)
    for chunk in _chunks(wanted.ids):
        yield from _bodies(archive, query.filter(id__in=chunk))


def claims(archive: Archive, wanted: Wanted | None = None) -> dict[str, Claim]:
    """Claims by id, in the order in which they entered."""
    return {body["id"]: claim_of(body) for body in claim_bodies(archive, wanted or Wanted())}


def claim_and_maker(archive: Archive, ref: str) -> tuple[Claim, str]:
    """The claim of an id or its beginning (6 digits at least), and who made it ("" for a rule).

    Raises:
        NotFound: no claim, or more than one, answers.
    """
    from onrecord.archive.models import ClaimRow

    query = ClaimRow.objects.using(archive.alias).filter(id__startswith=ref)
    found = list(islice(_bodies(archive, query), 2)) if len(ref) >= 6 else []
    if len(found) != 1:
        raise NotFound(
            f"{ref!r} is the beginning of more than one claim's id; give more digits"
            if found
            else f"no claim {ref!r}; `onrecord claims` lists them (give 6 digits of the id or more)"
        )
    return claim_of(found[0]), str(found[0]["by"])


def unknown_claims(archive: Archive, ids: Iterable[str]) -> list[str]:
    """Those ids that no claim has yet, in their order."""
    from onrecord.archive.models import ClaimRow

    wanted = list(dict.fromkeys(ids))
    known: set[str] = set()
    for chunk in _chunks(wanted):
        query = ClaimRow.objects.using(archive.alias).filter(id__in=chunk)
        known.update(query.values_list("id", flat=True))
    return [claim_id for claim_id in wanted if claim_id not in known]


def reviews(archive: Archive, ids: Collection[str] | None = None) -> dict[str, tuple[Review, ...]]:
    """The reviews of each claim, oldest first; of all claims where no ids are given."""
    from onrecord.archive.models import ReviewRow

    query = ReviewRow.objects.using(archive.alias)
    queries = [query] if ids is None else [query.filter(claim_id__in=c) for c in _chunks(list(ids))]
    found: dict[str, list[Review]] = {}
    for one in queries:
        for body in _bodies(archive, one):
            review = review_of(body)
            found.setdefault(review.claim, []).append(review)
    return {claim: tuple(made) for claim, made in found.items()}


def standings(
    archive: Archive, ids: Iterable[str], made: Mapping[str, tuple[Review, ...]] | None = None
) -> dict[str, Standing]:
    """Where each claim stands, from its reviews."""
    given = reviews(archive) if made is None else made
    two_person = archive.config.two_person
    return {one: standing(given.get(one, ()), two_person=two_person) for one in ids}


def unreviewed(archive: Archive) -> int:
    """How many claims nobody has said anything about yet."""
    from onrecord.archive.models import ClaimRow, ReviewRow

    reviewed = ReviewRow.objects.using(archive.alias).values("claim_id").distinct().count()
    return int(ClaimRow.objects.using(archive.alias).count() - reviewed)


def events(archive: Archive) -> list[str]:
    """The events that claims name, in alphabetical order."""
    from onrecord.archive.models import ClaimRow

    query = ClaimRow.objects.using(archive.alias).exclude(event="")
    with refusing(archive.root):
        return sorted(set(query.values_list("event", flat=True).distinct()))


def event(archive: Archive, ref: str) -> str:
    """The one event whose name is, or contains, `ref` in any case.

    Raises:
        NotFound: none or several do; the message lists them.
    """
    known = events(archive)
    found = [e for e in known if e == ref] or [e for e in known if ref.casefold() in e.casefold()]
    if len(found) == 1:
        return found[0]
    listed = "; ".join(found or known) or "none; give documents an event: onrecord add --event NAME"
    raise NotFound(f"{len(found) or 'no'} event answers to {ref!r}; there are: {listed}")


def _chunks(items: Iterable[str]) -> Iterator[list[str]]:
    wanted = list(items)
    for start in range(0, len(wanted), CHUNK):
        yield wanted[start : start + CHUNK]
