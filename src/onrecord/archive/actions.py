"""What a person can do to an archive: one function an action, one transaction each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from onrecord.archive import queries
from onrecord.archive.bodies import claim_body, document_body, rendition_body, review_body
from onrecord.archive.ledger import Entry, append
from onrecord.archive.store import Archive, refusing, require_writable, writing
from onrecord.errors import ArchiveRefused, BadClaim, BadReview
from onrecord.ids import content_id
from onrecord.read.claim_order import referred
from onrecord.read.formats import extract, media_type
from onrecord.read.suggest.byline import byline, head_date, head_title
from onrecord.read.suggest.pipeline import Suggestions, suggest_within
from onrecord.record import Claim, Decision, Document, Rendition, Review
from onrecord.record.document import ACCESS, as_read
from onrecord.review.gate import faults_of, require
from onrecord.review.standing import may_decide
from onrecord.text import hidden_fault
from onrecord.vocab import load

HEAD_BYTES = 8_192
HAS_PROPERTIES = (
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
MADE_ELSEWHERE = ("research_note", "list")
"""Kinds whose claims are imported: rules would suggest again what the note's maker took out."""
RESTRICTED_UNLESS_SAID = ("testimony", "list")
"""Kinds in which people are named who may be harmed by it."""
CHUNK = 2_000
TYPED = ("title", "author", "publisher", "event", "licence", "consent")
"""Fields of a description that a person writes; a file's name is kept as it is."""


@dataclass(frozen=True, slots=True)
class Described:
    """What a person says of a document when handing it over; the fields of `record.Document`."""

    name: str
    origin: str
    custody: Mapping[str, str]
    kind: str = "other"
    title: str = ""
    author: str = ""
    publisher: str = ""
    date: str = ""
    languages: tuple[str, ...] = ()
    event: str = ""
    access: str = ""
    licence: str = ""
    consent: str = ""

    def faults(self) -> list[str]:
        """What is wrong with the description, in words."""
        from onrecord.dates import parse_date
        from onrecord.errors import BadDate

        faults = [load("document_kinds").fault(self.kind, "document kind")]
        if self.access not in ("", *ACCESS):
            faults.append(f"unknown access {self.access!r}; known: {', '.join(ACCESS)}")
        if self.access == "public" and self.kind == "testimony" and self.consent == "":
            faults.append("a testimony is public only with the person's consent: give --consent")
        try:
            if self.date != "":
                parse_date(self.date)
        except BadDate as error:
            faults.append(f"date: {error}")
        faults += [hidden_fault(getattr(self, name), name) for name in TYPED]
        faults += [hidden_fault(self.custody.get(name, ""), f"--{name}") for name in ("by", "how")]
        return [fault for fault in faults if fault is not None]


@dataclass(frozen=True, slots=True)
class Added:
    """document: as it now stands in the archive; new: whether it was not there before."""

    document: Document
    new: bool


def add(archive: Archive, source: Path, described: Described, *, now: datetime) -> Added:
    """Preserve a file byte for byte and record its custody; adding it again adds custody only.

    A testimony or a list of people is restricted unless it is said otherwise; anything else is
    public, which publishes passages, and the whole text only where the licence allows it.
    """
    document = preserved(archive, source, described)
    with writing(archive):
        return enter_document(archive, document, now)


def preserved(archive: Archive, source: Path, described: Described) -> Document:
    """The document that a file will be, its bytes kept durably; the ledger has not heard of it."""
    faults = described.faults()
    if faults:
        raise ArchiveRefused(f"{described.name}: " + "; ".join(faults))
    require_writable(archive)
    with refusing(archive.root):
        stored = archive.originals.put(source)
        with source.open("rb") as file:
            head = file.read(HEAD_BYTES)
    _same_access(archive, stored.sha256, described)
    closed = described.kind in RESTRICTED_UNLESS_SAID
    access = described.access or ("restricted" if closed else "public")
    return Document(
        sha256=stored.sha256,
        size=stored.size,
        media_type=media_type(head, described.name),
        **{**asdict(described), "access": access, "custody": dict(described.custody)},
    )


def _same_access(archive: Archive, sha256: str, described: Described) -> None:
    """Refuse to pass over a wish: what was preserved as public does not become sealed silently."""
    known = queries.document(archive, sha256, missing_ok=True)
    if known is not None and described.access not in ("", known.access):
        raise ArchiveRefused(
            f"{described.name} is there already, as {known.access}; adding it again adds custody "
            f"and cannot make it {described.access}; leave --access out"
        )


def enter_document(archive: Archive, document: Document, now: datetime) -> Added:
    """Enter a preserved document, or the custody of one that is there; inside a transaction."""
    from onrecord.archive.models import DocumentRow

    known = queries.document(archive, document.sha256, missing_ok=True)
    if known is not None:
        custody = {
            "document": document.sha256,
            "origin": document.origin,
            **document.custody,
            "entered": now.isoformat(),
        }
        item = content_id("custody", custody)
        append(archive, [Entry("custody", item, {"id": item, **custody})])
        return Added(known, new=False)
    (number,) = append(archive, [Entry("document", document.sha256, document_body(document, now))])
    DocumentRow.objects.using(archive.alias).create(
        sha256=document.sha256, leaf_id=number, event=document.event
    )
    return Added(document, new=True)


@dataclass(frozen=True, slots=True)
class WasRead:
    """What reading a document gave.

    suggested: claims that entered now; known: suggestions that were there already.
    refused: suggestions that the gate refused, with its reasons; a fault of the rules.
    complete: false where the time bound ended the reading at code point `read_to`.
    """

    document: Document
    rendition: Rendition
    suggested: int
    known: int
    refused: tuple[tuple[str, ...], ...]
    complete: bool
    read_to: int


def read(archive: Archive, document: Document, *, now: datetime, seconds: float = 600.0) -> WasRead:
    """Make the canonical text of a document, and suggest claims, each through the gate.

    Raises:
        Unreadable: the text cannot be read; the original stays where it is.
    """
    require_writable(archive)
    text, rendition = render(archive, document)
    whole = as_read(document, rendition)
    suggestions = _suggested(text, whole, rendition, seconds)
    passed: dict[str, Claim] = {}
    refused: list[tuple[str, ...]] = []
    for claim in suggestions.claims:
        faults = faults_of(claim, text, whole)
        if faults:
            refused.append((claim.rule, claim.anchor.exact, *faults))
        else:
            passed[claim.id] = claim
    with writing(archive):
        _enter_rendition(archive, rendition, now)
        new = queries.unknown_claims(archive, passed)
        _enter_claims(archive, (passed[i] for i in new), by="", now=now)
    return WasRead(
        whole,
        rendition,
        len(new),
        len(passed) - len(new),
        tuple(refused),
        suggestions.complete,
        suggestions.read_to,
    )


def _suggested(text: str, document: Document, rendition: Rendition, seconds: float) -> Suggestions:
    if document.kind in MADE_ELSEWHERE:
        return Suggestions((), len(text), complete=True)
    return suggest_within(text, document, rendition.sha256, seconds=seconds)


def read_text(archive: Archive, document: Document, *, now: datetime) -> Rendition:
    """Make the canonical text of a document and record it, without suggesting anything."""
    _, rendition = render(archive, document)
    with writing(archive):
        _enter_rendition(archive, rendition, now)
    return rendition


def render(archive: Archive, document: Document) -> tuple[str, Rendition]:
    """The canonical text of a document, stored content-addressed, and its rendition."""
    from io import BytesIO

    extracted = extract(archive.originals.path(document.sha256), document.name)
    with refusing(archive.root):
        stored = archive.texts.put(BytesIO(extracted.text.encode("utf-8")))
    title, author, date = _head(extracted.text)
    # A page says its author to every reader; an office file's properties name whoever's machine
    # it was written on, which may be nobody's to publish.
    shown = document.media_type not in HAS_PROPERTIES
    hidden = () if shown else tuple(_in_properties(extracted.title, extracted.author))
    return extracted.text, Rendition(
        document=document.sha256,
        role="text",
        sha256=stored.sha256,
        length=len(extracted.text),
        tool=extracted.tool,
        pages=extracted.pages,
        title=(extracted.title if shown else "") or title,
        author=(extracted.author if shown else "") or author,
        date=extracted.date or date,
        notes=(*extracted.notes, *hidden),
    )


def _in_properties(title: str, author: str) -> Iterator[str]:
    for what, words in (("title", title), ("author", author)):
        if words != "":
            yield f"the file's own properties give the {what} {words!r}; it is not taken over"


def _head(text: str) -> tuple[str, str, str]:
    """Title, author and date (EDTF) that the head of a text gives; "" for each it does not."""
    title, author, date = head_title(text), byline(text), head_date(text)
    return (
        "" if title is None else title[0],
        "" if author is None else author[0],
        "" if date is None else date[0].edtf,
    )


def _enter_rendition(archive: Archive, rendition: Rendition, now: datetime) -> None:
    from onrecord.archive.models import RenditionRow

    if queries.rendition(archive, rendition.document) == rendition:
        return
    body = rendition_body(rendition, now)
    (number,) = append(archive, [Entry("rendition", str(body["id"]), body)])
    RenditionRow.objects.using(archive.alias).create(
        leaf_id=number, document_id=rendition.document, sha256=rendition.sha256
    )


def _enter_claims(
    archive: Archive, claims: Iterable[Claim], *, by: str, now: datetime
) -> list[str]:
    """Enter claims that are not there yet; their ids."""
    from onrecord.archive.models import ClaimRow

    entered: list[tuple[str, Claim]] = []

    def entries() -> Iterator[Entry]:
        for claim in claims:
            body = claim_body(claim, by=by, now=now)
            entered.append((body["id"], claim))
            yield Entry("claim", body["id"], body)

    numbers = append(archive, entries())
    rows = (
        ClaimRow(
            id=claim_id,
            leaf_id=number,
            document_id=claim.document,
            kind=claim.kind,
            event=claim.event,
        )
        for (claim_id, claim), number in zip(entered, numbers, strict=True)
    )
    ClaimRow.objects.using(archive.alias).bulk_create(rows, batch_size=CHUNK)
    return [claim_id for claim_id, _ in entered]


def enter_claims(
    archive: Archive, claims: Mapping[str, Claim], *, by: str, now: datetime
) -> list[str]:
    """Enter claims that passed the gate, by id; those there already stay as they are.

    The ids that are new.
    """
    with writing(archive):
        new = queries.unknown_claims(archive, claims)
        return _enter_claims(archive, (claims[i] for i in new), by=by, now=now)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A decision about to be taken; correction: payload fields that say it right, for `correct`."""

    decision: Decision
    by: str
    reason: str
    correction: Mapping[str, Any] = field(default_factory=dict)


def decide(archive: Archive, ids: Sequence[str], wanted: Wanted, *, now: datetime) -> list[Review]:
    """Append one review for each claim of an explicit list, all or none.

    A correction enters the corrected claim beside the first one, which stays as it was.

    Raises:
        NotFound: an id no claim has. BadReview, BadClaim: every fault, with the claim it concerns.
    """
    with writing(archive):
        made = [_decision(archive, claim_id, wanted, now) for claim_id in dict.fromkeys(ids)]
        _enter_reviews(archive, made, now)
    return made


def _decision(archive: Archive, claim_id: str, wanted: Wanted, now: datetime) -> Review:
    claim, maker = queries.claim_and_maker(archive, claim_id)
    reviews = queries.reviews(archive, [claim.id]).get(claim.id, ())
    two_person = archive.config.two_person
    try:
        may_decide(
            wanted.by, wanted.decision, wanted.reason,
            made_by=maker, reviews=reviews, two_person=two_person,
        )  # fmt: skip
        correction = _correction(archive, claim, wanted, now)
    except (BadReview, BadClaim) as error:
        raise BadReview(f"{claim.id}: {error}") from error
    return Review(claim.id, wanted.decision, wanted.by, now, wanted.reason, correction)


def _correction(archive: Archive, claim: Claim, wanted: Wanted, now: datetime) -> str:
    if wanted.decision is not Decision.CORRECT:
        if wanted.correction:
            raise BadReview(f"{wanted.decision} takes no corrected fields; use correct")
        return ""
    from onrecord.review.correction import corrected

    right = corrected(claim, wanted.correction, by=wanted.by)
    text, document = queries.text_and_document(archive, claim.document)
    require(right, text, document)
    missing = queries.unknown_claims(archive, referred(right))
    if missing:
        raise BadReview(f"no claim has the id {', '.join(missing)}; `onrecord claims` lists them")
    if queries.unknown_claims(archive, [right.id]):
        _enter_claims(archive, [right], by=wanted.by, now=now)
    return right.id


def _enter_reviews(archive: Archive, reviews: Sequence[Review], now: datetime) -> None:
    from onrecord.archive.models import ReviewRow

    bodies = [review_body(review, now) for review in reviews]
    numbers = append(archive, (Entry("review", str(body["id"]), body) for body in bodies))
    ReviewRow.objects.using(archive.alias).bulk_create(
        ReviewRow(leaf_id=number, claim_id=review.claim)
        for review, number in zip(reviews, numbers, strict=True)
    )


def record_release(
    archive: Archive, *, version: int, manifest: str, size: int, now: datetime
) -> None:
    """Enter that a release was built: version, SHA-256 of its SHA256SUMS, size of the ledger."""
    body = {"version": version, "manifest": manifest, "size": size, "entered": now.isoformat()}
    item = content_id("release", version, manifest)
    with writing(archive):
        append(archive, [Entry("release", item, {"id": item, **body})])
