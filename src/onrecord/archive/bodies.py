"""Nouns to the JSON bodies of ledger leaves, and back."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from onrecord.ids import content_id
from onrecord.record import Claim, Decision, Document, Rendition, Review
from onrecord.record.claim import claim_from_json, claim_to_json


def document_fields(document: Document) -> dict[str, Any]:
    """Every field as JSON values."""
    return _listed(asdict(document) | {"custody": dict(document.custody)})


def document_body(document: Document, now: datetime) -> dict[str, Any]:
    return {"id": document.sha256, **document_fields(document), "entered": now.isoformat()}


def document_of(body: Mapping[str, Any]) -> Document:
    fields = {name: body[name] for name in Document.__dataclass_fields__}
    return Document(**fields | {"languages": tuple(body["languages"])})


def rendition_body(rendition: Rendition, now: datetime) -> dict[str, Any]:
    fields = _listed(asdict(rendition))
    return {"id": content_id("rendition", fields), **fields, "entered": now.isoformat()}


def rendition_of(body: Mapping[str, Any]) -> Rendition:
    fields = {name: body[name] for name in Rendition.__dataclass_fields__}
    return Rendition(**fields | {"pages": tuple(body["pages"]), "notes": tuple(body["notes"])})


def claim_body(claim: Claim, *, by: str, now: datetime) -> dict[str, Any]:
    return {**claim_to_json(claim), "by": by, "entered": now.isoformat()}


def claim_of(body: Mapping[str, Any]) -> Claim:
    return claim_from_json(body)


def review_body(review: Review, now: datetime) -> dict[str, Any]:
    return {
        "id": review.id,
        "claim": review.claim,
        "decision": str(review.decision),
        "by": review.by,
        "at": review.at.isoformat(),
        "reason": review.reason,
        "correction": review.correction,
        "entered": now.isoformat(),
    }


def review_of(body: Mapping[str, Any]) -> Review:
    return Review(
        claim=body["claim"],
        decision=Decision(body["decision"]),
        by=body["by"],
        at=datetime.fromisoformat(body["at"]),
        reason=body["reason"],
        correction=body["correction"],
    )


def _listed(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {k: list(v) if isinstance(v, tuple) else v for k, v in fields.items()}


def parsed(body: str) -> dict[str, Any]:
    """The fields of a stored body."""
    fields: dict[str, Any] = json.loads(body)
    return fields
