"""A claim: what one passage says, who says it, and through whom it reached the document."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.errors import BadClaim
from onrecord.ids import content_id
from onrecord.record.claims import CLAIM_KINDS, Payload, payload_from_json, payload_to_json
from onrecord.record.passage import Passage
from onrecord.text import Span


class _Known:
    """Room for an id that was computed once; no part of what a claim says."""

    __slots__ = ("_id",)
    _id: str


@dataclass(frozen=True, slots=True)
class Claim(_Known):
    """Never edited, never deleted; a correction is another claim.

    passages: the quote first; then any further passage the claim rests on.
    speaker: who makes the claim, as the document names them.
    chain: from who said it outwards; the first link is the speaker, the last the author.
    modality: a term of `modalities`.
    payload: what is claimed; its class is the claim's kind.
    anchor: the words the claim hangs on (for a figure its number), inside the quote.
    spans: field name to the words it was read from; a span outside the quote is *inherited*.
        The speaker is keyed `speaker`, later links of the chain `chain.1`, `chain.2` ...
    event: the event's name, or "".
    as_of: EDTF date for which the claim holds, or "".
    origin: "rule", "import" or "person": how the claim was made.
    rule: the rule that suggested it, or the importer's or person's name; no part of its identity.
    note: a caveat of whoever made the claim; shown beside it, never a part of what it says.
    """

    document: str
    passages: tuple[Passage, ...]
    speaker: str
    chain: tuple[str, ...]
    payload: Payload
    anchor: Span
    modality: str = "asserted"
    spans: Mapping[str, Span] = field(default_factory=dict)
    event: str = ""
    as_of: str = ""
    origin: str = "rule"
    rule: str = ""
    note: str = ""

    @property
    def kind(self) -> str:
        return self.payload.KIND

    @property
    def quote(self) -> Span:
        return self.passages[0].where

    @property
    def id(self) -> str:
        """Content id over what is claimed, where and by whom; equal claims are one claim."""
        try:
            return self._id
        except AttributeError:
            object.__setattr__(self, "_id", self._content_id())
            return self._id

    def _content_id(self) -> str:
        return content_id(
            "claim",
            self.document,
            [[p.rendition, p.where.start, p.where.end] for p in self.passages],
            [self.anchor.start, self.anchor.end],
            self.speaker,
            list(self.chain),
            self.modality,
            self.event,
            self.as_of,
            self.kind,
            payload_to_json(self.payload),
        )


def _span_to_json(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "exact": span.exact}


def _span_from_json(value: Mapping[str, Any]) -> Span:
    return Span(int(value["start"]), int(value["end"]), str(value["exact"]))


def claim_to_json(claim: Claim) -> dict[str, Any]:
    """The claim as the command line prints it, without its standing; `claim_from_json` reads it."""
    return {
        "id": claim.id,
        "kind": claim.kind,
        "document": claim.document,
        **_span_to_json(claim.quote),
        "anchor": _span_to_json(claim.anchor),
        "speaker": claim.speaker,
        "chain": list(claim.chain),
        "modality": claim.modality,
        "event": claim.event,
        "as_of": claim.as_of,
        "origin": claim.origin,
        "rule": claim.rule,
        "payload": payload_to_json(claim.payload),
        "spans": {name: _span_to_json(span) for name, span in sorted(claim.spans.items())},
        "passages": [
            {
                "rendition": p.rendition,
                **_span_to_json(p.where),
                "prefix": p.prefix,
                "suffix": p.suffix,
            }
            for p in claim.passages
        ],
        "note": claim.note,
    }


def claim_from_json(value: Mapping[str, Any]) -> Claim:
    """The claim that `claim_to_json` printed.

    Raises:
        BadClaim: a field is missing or of the wrong type, or the payload has faults.
    """
    try:
        return Claim(
            document=str(value["document"]),
            passages=tuple(
                Passage(str(p["rendition"]), _span_from_json(p), str(p["prefix"]), str(p["suffix"]))
                for p in value["passages"]
            ),
            speaker=str(value["speaker"]),
            chain=tuple(str(link) for link in value["chain"]),
            payload=payload_from_json(str(value["kind"]), value["payload"]),
            anchor=_span_from_json(value["anchor"]),
            modality=str(value["modality"]),
            spans={name: _span_from_json(s) for name, s in value["spans"].items()},
            event=str(value["event"]),
            as_of=str(value["as_of"]),
            origin=str(value["origin"]),
            rule=str(value["rule"]),
            note=str(value["note"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadClaim([f"claim is not whole: {type(error).__name__} {error}"]) from error


def with_payload(claim: Claim, payload: Payload) -> Claim:
    """The same claim saying something else: the start of a correction."""
    return replace(claim, payload=payload)


__all__ = ["CLAIM_KINDS", "Claim", "claim_from_json", "claim_to_json", "with_payload"]
