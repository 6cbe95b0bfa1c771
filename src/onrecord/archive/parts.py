"""What is public in an archive, told without reading it, and parts of it read when asked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from onrecord.account import account
from onrecord.archive import public_documents, queries
from onrecord.archive.bodies import parsed, review_of
from onrecord.archive.listings import listed_events
from onrecord.archive.proofs import Prover
from onrecord.archive.public_estimates import by_event
from onrecord.archive.store import Archive, refusing
from onrecord.count import account_of
from onrecord.publish import addresses as at
from onrecord.publish.gate import (
    PublicRecord,
    Row,
    document_rows,
    is_public,
    public_estimates,
    record_of,
    shown_fields,
)
from onrecord.publish.release import misquoted, refuse
from onrecord.publish.site import Site, Totals, narrowed, site
from onrecord.publish.units import DOCUMENT, EVENT, Of, Unit, named_by
from onrecord.record import Claim, Document, Rendition, Review
from onrecord.record.event_count import EventCount
from onrecord.record.holding import Holding
from onrecord.record.recorded_estimate import RecordedEstimate
from onrecord.record.review import Decision, Standing
from onrecord.review.standing import standing


class Known(NamedTuple):
    """A public claim as far as the tables tell it.

    number: of its leaf; hash: of that leaf and of those of its reviews, so equal when unchanged.
    """

    event: str
    document: str
    number: int
    hash: bytes


class Reviewed(NamedTuple):
    """A review and the number of its leaf."""

    number: int
    review: Review


@dataclass(frozen=True, slots=True)
class Index:
    """All that is public at one size of the ledger.

    documents, renditions: by sha256; claims: by id, as they entered; reviews: of any claim.
    hidden: of claims that are not public: leaf number, document and id; only ever counted.
    estimates: public ones, by event.
    """

    size: int
    documents: Mapping[str, Document]
    renditions: Mapping[str, Rendition]
    claims: Mapping[str, Known]
    reviews: Mapping[str, Sequence[Reviewed]]
    standings: Mapping[str, Standing]
    hidden: Sequence[tuple[int, str, str]]
    estimates: Mapping[str, Sequence[RecordedEstimate]] = field(default_factory=dict)

    def owners(self) -> dict[str, Of]:
        return {id_: Of(known.event, known.document) for id_, known in self.claims.items()}


def index(archive: Archive, size: int) -> Index:
    """What is public in the first `size` leaves."""
    from onrecord.archive.models import ClaimRow

    documents = {s: d for s, d in public_documents.documents(archive).items() if is_public(d)}
    renditions = {s: r for s, r in queries.renditions(archive).items() if s in documents}
    reviews, hashes = _reviews(archive, size)
    two_person = archive.config.two_person
    standings = {
        id_: standing([r.review for r in given], two_person=two_person)
        for id_, given in reviews.items()
    }
    query = ClaimRow.objects.using(archive.alias).filter(leaf__number__lt=size)
    rows = query.order_by("leaf__number").values_list(
        "id", "event", "document_id", "leaf__number", "leaf__hash"
    )
    claims: dict[str, Known] = {}
    hidden = []
    with refusing(archive.root):
        for id_, event, document, number, hash_ in rows.iterator(chunk_size=5_000):
            if document in documents and standings.get(id_) is not Standing.REJECTED:
                mark = bytes(hash_) + hashes.get(id_, b"")
                claims[id_] = Known(event, document, number, mark)
            else:
                hidden.append((number, document, id_))
    estimates = public_estimates(by_event(archive, size))
    return Index(size, documents, renditions, claims, reviews, standings, hidden, estimates)


def _reviews(archive: Archive, size: int) -> tuple[dict[str, list[Reviewed]], dict[str, bytes]]:
    from onrecord.archive.models import ReviewRow

    query = ReviewRow.objects.using(archive.alias).filter(leaf__number__lt=size)
    rows = query.order_by("leaf__number").values_list("leaf__number", "leaf__hash", "leaf__body")
    reviews: dict[str, list[Reviewed]] = {}
    hashes: dict[str, bytes] = {}
    with refusing(archive.root):
        for number, hash_, body in rows.iterator(chunk_size=5_000):
            review = review_of(parsed(body))
            reviews.setdefault(review.claim, []).append(Reviewed(number, review))
            hashes[review.claim] = hashes.get(review.claim, b"") + bytes(hash_)
    return reviews, hashes


class Parts:
    """Reads of the record what a unit of a release is made from; the index tells what there is."""

    def __init__(self, archive: Archive, known: Index) -> None:
        self.archive, self.known = archive, known
        self.prover = Prover(archive, known.size)
        self.key = archive.verifier_key().text

    @cached_property
    def documents(self) -> dict[str, Row]:
        return document_rows(self._holding(()))

    @cached_property
    def places(self) -> at.Addresses:
        events = sorted({known.event for known in self.known.claims.values()})
        return at.addresses(events, self.known.documents, listed_events(self.archive))

    def site(self, unit: Unit, ids: Sequence[str]) -> tuple[Site, tuple[str, ...]]:
        """A site over the unit's claims and those that they name; and which those are.

        Raises:
            PublishRefused: a quote does not stand in its text.
        """
        own = self._holding(ids, self.known.estimates if unit.kind == EVENT else {})
        record = self._record(own)
        named = named_by(record, ids)
        if len(named) > 0:
            record = self._record(self._holding((*ids, *named), own.estimates))
        if unit.kind == DOCUMENT:
            refuse(misquoted(own))
        of_event: dict[str, list[Claim]] = {}
        for claim in own.claims.values():
            of_event.setdefault(claim.event, []).append(claim)
        accounts = {e: account(e, claims, own.standings) for e, claims in of_event.items()}
        made = site(record, accounts, self._counts(unit, own), self.places)
        return narrowed(made, ids, named), tuple(named)

    def _counts(self, unit: Unit, own: Holding) -> dict[str, EventCount]:
        if unit.kind != EVENT or unit.key == "":
            return {}
        corrections = corrected(own.reviews)
        counted = account_of(unit.key, own.claims, own.standings, corrections=corrections)
        return {unit.key: counted}

    def _record(self, holding: Holding) -> PublicRecord:
        record = record_of(holding, self.documents)
        numbers = {id_: self.known.claims[id_].number for id_ in holding.claims}

        def proof(id_: str) -> str:
            self.prover.read_ahead(numbers.values())
            return self.prover.at(numbers[id_], shown_fields(record.withheld[id_]))

        return replace(record, proof=lambda id_: record.checked(id_, proof(id_)))

    def _holding(
        self, ids: Sequence[str], estimates: Mapping[str, Sequence[RecordedEstimate]] | None = None
    ) -> Holding:
        known, archive = self.known, self.archive
        wanted = queries.Wanted(ids=tuple(ids))
        return Holding(
            documents=known.documents,
            renditions=known.renditions,
            claims={} if len(ids) == 0 else queries.claims(archive, wanted),
            reviews={i: [r.review for r in known.reviews[i]] for i in ids if i in known.reviews},
            standings={id_: known.standings.get(id_, Standing.SUGGESTED) for id_ in ids},
            text=lambda sha256: queries.text(archive, sha256),
            proof=self.prover.proof,
            key=self.key,
            elsewhere=known.claims.keys(),
            estimates=estimates or {},
        )

    def general(self) -> Site:
        """A site without claims, for the pages about the whole."""
        record = self._record(replace(self._holding(()), checkpoint=self.prover.note))
        return site(record, {}, {}, self.places)

    def totals(self) -> Totals:
        """What the pages about the whole count."""
        events: dict[str, list[str]] = {}
        for known in self.known.claims.values():
            events.setdefault(known.event, []).append(known.document)
        return Totals(
            {key: (len(found), len({*found})) for key, found in sorted(events.items())},
            Counter(known.document for known in self.known.claims.values()),
            Counter(
                str(self.known.standings.get(id_, Standing.SUGGESTED)) for id_ in self.known.claims
            ),
        )


def corrected(reviews: Mapping[str, Sequence[Review]]) -> dict[str, str]:
    """Id of a corrected claim to the id of the claim that says it right."""
    return {
        claim: review.correction
        for claim, made in reviews.items()
        for review in made
        if review.decision is Decision.CORRECT
    }
