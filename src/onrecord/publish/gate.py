"""The gate out: of a holding only what the allow-list names, of public documents only."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC
from typing import Any
from urllib.parse import urlsplit

from onrecord.errors import NotFound, PublishRefused
from onrecord.publish.fields import (
    CLAIM,
    DOCUMENT,
    ESTIMATE,
    OPEN_LICENCES,
    PASSAGE,
    PAYLOADS,
    QUOTE,
    REVIEW,
    SPAN,
    Fields,
)
from onrecord.publish.proofs import public_proof
from onrecord.record.claim import Claim, claim_to_json
from onrecord.record.document import Document, Rendition, as_read
from onrecord.record.holding import Holding
from onrecord.record.recorded_estimate import RecordedEstimate
from onrecord.record.review import Review, Standing

Row = Mapping[str, Any]
"""A noun as it leaves: nothing but listed fields."""

KIND_NEEDING_CONSENT = "testimony"
LONGEST_QUOTES = 4_000
"""Code points that one claim may show of a text without an open licence; beyond, it stays: a quote
that is the whole text would publish the text."""

CLAIM_REFERENCES = {"figure": "part_of", "denial": "of"}
"""Payload fields that hold the id of another claim, which may itself not be public."""


@dataclass(frozen=True, slots=True)
class PublicRecord:
    """All that pages and data files are made from; they never see the holding.

    documents: by sha256; claims: by id, as they entered.
    withheld: claim id to the fields whose value, or a part of it, stays.
    text: document sha256 to its whole text, or None where only its passages are published.
    proof: claim id to its proof; checkpoint, key: as in `Holding`.
    estimates: of each event; estimate_text: SHA-256 to a table, result or report of one of them.
    """

    documents: Mapping[str, Row]
    claims: Mapping[str, Row]
    withheld: Mapping[str, frozenset[str]]
    text: Callable[[str], str | None]
    proof: Callable[[str], str]
    checkpoint: str
    key: str
    estimates: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    estimate_text: Callable[[str], str] = str

    def checked(self, id_: str, proof: str) -> str:
        """The proof, if it shows of the claim what may leave and nothing else."""
        return public_proof(data_row(self.claims[id_], self.withheld[id_]), proof)


def is_public(document: Document) -> bool:
    """Whether anything of a document may leave; a testimony also needs a recorded consent."""
    if document.kind == KIND_NEEDING_CONSENT and document.consent == "":
        return False
    return document.access == "public"


FOLDED_LICENCES = frozenset(licence.casefold() for licence in OPEN_LICENCES)


def whole_text_allowed(document: Document) -> bool:
    return document.licence.casefold() in FOLDED_LICENCES


def public_holding(holding: Holding) -> Holding:
    """The holding as if nothing else had ever been in it: what to account for and to count over.

    Rejected claims are not in it; texts and proofs of anything else raise NotFound.
    """
    documents = {sha: d for sha, d in holding.documents.items() if is_public(d)}
    claims = {id_: c for id_, c in holding.claims.items() if _leaves(c, documents, holding)}
    renditions = {sha: r for sha, r in holding.renditions.items() if sha in documents}
    texts = {r.sha256 for r in renditions.values()} | {
        p.rendition for c in claims.values() for p in c.passages
    }
    estimates = public_estimates(holding.estimates)
    texts |= {sha for made in estimates.values() for one in made for sha in one.texts}
    texts.discard("")
    named = {c.event for c in claims.values()} | {d.event for d in documents.values()}
    return replace(
        holding,
        documents=documents,
        renditions=renditions,
        claims=claims,
        reviews={id_: r for id_, r in holding.reviews.items() if id_ in claims},
        standings={id_: s for id_, s in holding.standings.items() if id_ in claims},
        text=_only(texts, holding.text, "text"),
        proof=_only({*claims}, holding.proof, "proof"),
        events=tuple(event for event in holding.events if event in named),
        estimates={event: made for event, made in estimates.items() if event in named},
    )


def public_estimates(
    estimates: Mapping[str, Sequence[RecordedEstimate]],
) -> dict[str, tuple[RecordedEstimate, ...]]:
    """Those that were entered as public, by event."""
    found = {
        event: tuple(one for one in made if one.access == "public")
        for event, made in estimates.items()
    }
    return {event: made for event, made in found.items() if len(made) != 0}


def estimate_row(one: RecordedEstimate) -> Row:
    """An estimate as it leaves."""
    return listed("estimate", ESTIMATE, {**asdict(one), "id": one.id})


def _leaves(claim: Claim, documents: Mapping[str, Document], holding: Holding) -> bool:
    standing = holding.standings.get(claim.id, Standing.SUGGESTED)
    if claim.document not in documents or standing is Standing.REJECTED:
        return False
    return whole_text_allowed(documents[claim.document]) or _only_quotes(claim)


def _only_quotes(claim: Claim) -> bool:
    """Whether a claim shows passages of a text that may not be copied whole, and no more."""
    shown = (*(p.where for p in claim.passages), *claim.spans.values())
    return sum(span.end - span.start for span in shown) <= LONGEST_QUOTES


def _only(ids: set[str], read: Callable[[str], str], what: str) -> Callable[[str], str]:
    def guarded(id_: str) -> str:
        if id_ not in ids:
            raise NotFound(f"no public {what} {id_[:12]!r}; only public documents have one")
        return read(id_)

    return guarded


def public_record(holding: Holding) -> PublicRecord:
    """The rows of all that may leave."""
    public = public_holding(holding)
    return record_of(public, document_rows(public))


def document_rows(public: Holding) -> dict[str, Row]:
    """The rows of all documents of a public holding."""
    return {
        sha: public_document(document, public.renditions.get(sha))
        for sha, document in public.documents.items()
    }


def record_of(public: Holding, documents: Mapping[str, Row]) -> PublicRecord:
    """The rows of a public holding, or of a part of one, beside the rows of its documents."""

    def text(document: str) -> str | None:
        rendition = public.renditions.get(document)
        if rendition is None or not whole_text_allowed(public.documents[document]):
            return None
        return public.text(rendition.sha256)

    rows = {id_: _claim_row(claim, public) for id_, claim in public.claims.items()}
    claims = {id_: row for id_, (row, _) in rows.items()}
    withheld = {id_: hidden for id_, (_, hidden) in rows.items()}
    record = PublicRecord(
        documents=documents,
        claims=claims,
        withheld=withheld,
        text=text,
        proof=lambda id_: record.checked(id_, public.proof(id_)),
        checkpoint=public.checkpoint,
        key=public.key,
        estimates={key: tuple(map(estimate_row, made)) for key, made in public.estimates.items()},
        estimate_text=public.text,
    )
    return record


def listed(noun: str, fields: Fields, values: Mapping[str, Any]) -> Row:
    """The listed fields of `values`, in the order of the list.

    Raises:
        PublishRefused: a listed field is missing, so list and noun no longer agree.
    """
    missing = sorted(set(fields) - set(values))
    if missing:
        raise PublishRefused(f"{noun} has no {', '.join(missing)}, which the allow-list names")
    return {name: values[name] for name in fields}


def public_document(document: Document, rendition: Rendition | None) -> Row:
    """The document's listed fields, with what its text adds."""
    document = document if rendition is None else as_read(document, rendition)
    return listed(
        "document",
        DOCUMENT,
        {
            "sha256": document.sha256,
            "size": document.size,
            "name": public_name(document.name),
            "media_type": document.media_type,
            "kind": document.kind,
            "title": document.title,
            "author": document.author,
            "publisher": document.publisher,
            "date": document.date,
            "languages": list(document.languages),
            "event": document.event,
            "origin": web_address(document.origin),
            "licence": document.licence,
            "text": "whole" if whole_text_allowed(document) else "passages",
            "text_sha256": "" if rendition is None else rendition.sha256,
            "text_length": 0 if rendition is None else rendition.length,
            "text_tool": "" if rendition is None else rendition.tool,
        },
    )


def web_address(origin: str) -> str:
    """The origin if it is a plain http or https address; "" for paths, and where it holds a login.

    >>> web_address("https://example.org/a"), web_address("/home/ana/a.pdf")
    ('https://example.org/a', '')
    """
    try:
        parts = urlsplit(origin)
    except ValueError:
        return ""
    plain = parts.scheme in ("http", "https") and parts.netloc != "" and "@" not in parts.netloc
    return origin if plain and origin.isprintable() and " " not in origin else ""


def public_name(name: str) -> str:
    """The name if it is a bare file name or a web address, not a path.

    >>> public_name("report.pdf"), public_name(r"C:\\\\ana\\\\report.pdf")
    ('report.pdf', '')
    """
    if "/" in name or "\\" in name:
        return web_address(name)
    return name


def public_claim(claim: Claim, public: Holding) -> Row:
    """The claim's listed fields; `public` is a public holding, so what it names may be named."""
    return _claim_row(claim, public)[0]


def _claim_row(claim: Claim, public: Holding) -> tuple[Row, frozenset[str]]:
    """The claim's listed fields, and which fields of its ledger entry are withheld, if in part."""
    whole = whole_text_allowed(public.documents[claim.document])
    raw = claim_to_json(claim)
    passages, id_ = raw["passages"], raw["id"]
    row = listed(
        "claim",
        CLAIM,
        {
            **raw,
            "page": _page(claim, public.renditions.get(claim.document)),
            "standing": str(public.standings.get(id_, Standing.SUGGESTED)),
            "anchor": listed("span", SPAN, raw["anchor"]),
            "rule": claim.rule if claim.origin == "rule" else "",
            "payload": _payload(claim, raw["payload"], public),
            "spans": {name: listed("span", SPAN, span) for name, span in raw["spans"].items()},
            "quotes": [listed("quote", QUOTE, p) for p in passages],
            "passages": [listed("passage", PASSAGE, p) for p in passages] if whole else [],
            "reviews": public_reviews(public.reviews.get(id_, ()), public),
        },
    )
    return row, frozenset(name for name in raw.keys() & row.keys() if raw[name] != row[name])


LEDGER_FIELDS = frozenset(CLAIM) - {"standing", "page", "quotes", "reviews"}
"""Published fields that stand in a claim's ledger entry; the others are made on the way out."""


def proof_fields(claim: Claim, public: Holding) -> frozenset[str]:
    """The fields of a claim's ledger leaf that its proof must show: those that leave unchanged."""
    return shown_fields(_claim_row(claim, public)[1])


def shown_fields(withheld: frozenset[str]) -> frozenset[str]:
    """The fields of a ledger entry that a proof shows where these are withheld."""
    return LEDGER_FIELDS - withheld


def data_row(row: Row, withheld: frozenset[str]) -> dict[str, Any]:
    """The row as the data file has it: every field there is whole, so a proof can be held to it."""
    data = {name: value for name, value in row.items() if name not in withheld}
    return data | ({"payload_part": row["payload"]} if "payload" in withheld else {})


def _page(claim: Claim, rendition: Rendition | None) -> int | None:
    if rendition is None or rendition.sha256 != claim.passages[0].rendition:
        return None
    return rendition.page_of(claim.quote.start)


def references(row: Row) -> list[str]:
    """Ids of other claims that the claim's payload and reviews name."""
    named = [row["payload"].get(CLAIM_REFERENCES.get(row["kind"], ""), "")]
    named += [review["correction"] for review in row["reviews"]]
    return [id_ for id_ in dict.fromkeys(named) if id_ != ""]


def is_named(id_: str, public: Holding) -> bool:
    """Whether a claim may be named: it is in the holding, or in the record this is a part of."""
    return id_ in public.claims or id_ in public.elsewhere


def _payload(claim: Claim, payload: Mapping[str, Any], public: Holding) -> Row:
    row = dict(listed(claim.kind, PAYLOADS[claim.kind], payload))
    reference = CLAIM_REFERENCES.get(claim.kind)
    if reference is not None and not is_named(row[reference], public):
        row[reference] = ""
    return row


def public_reviews(reviews: Sequence[Review], public: Holding) -> list[Row]:
    """The reviews of one claim in order, their reviewers as numbers."""
    numbers: dict[str, int] = {}
    return [
        listed(
            "review",
            REVIEW,
            {
                "reviewer": numbers.setdefault(review.by, len(numbers) + 1),
                "day": review.at.astimezone(UTC).date().isoformat(),
                "decision": str(review.decision),
                "reason": review.reason,
                "correction": review.correction if is_named(review.correction, public) else "",
            },
        )
        for review in reviews
    ]
