"""A correction: the claim that says it right, entered beside the one that did not."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from onrecord.errors import BadClaim
from onrecord.quantity import numerals
from onrecord.record import Claim
from onrecord.record.claims import payload_from_json, payload_to_json
from onrecord.text import Span

FIXED = ("speaker", "chain", "quote", "document", "anchor")
TOP_LEVEL = ("modality", "as_of", "event")
"""Fields beside the payload that a correction may change; the quote and the speaker never:
another quote or speaker is another claim."""


def corrected(claim: Claim, fields: Mapping[str, Any], *, by: str) -> Claim:
    """The same quote read right: `claim` with `fields` of its payload (or of TOP_LEVEL) changed.

    A figure whose number changes is anchored anew at the numerals of the quote that say it.

    Raises:
        BadClaim: nothing changes, a field is unknown, or the payload has faults.
    """
    fixed = [name for name in fields if name in FIXED]
    if fixed:
        raise BadClaim(
            [
                f"{', '.join(fixed)}: another speaker, chain or quote is another claim; "
                "reject this one and enter the right one as a row: onrecord import --help"
            ]
        )
    if not fields:
        raise BadClaim(["correct needs what is right, e.g. --set measure=injured"])
    top = {name: str(fields[name]) for name in TOP_LEVEL if name in fields}
    inner = {name: value for name, value in fields.items() if name not in TOP_LEVEL}
    payload = payload_from_json(claim.kind, {**payload_to_json(claim.payload), **inner})
    made = replace(claim, payload=payload, origin="person", rule=by, spans=_kept(claim, inner))
    made = replace(
        made,
        modality=top.get("modality", claim.modality),
        as_of=top.get("as_of", claim.as_of),
        event=top.get("event", claim.event),
    )
    made = replace(made, anchor=_anchor(made))
    if made.id == claim.id:
        raise BadClaim(["the correction says the same as the claim; accept it instead"])
    return made


def _kept(claim: Claim, changed: Mapping[str, Any]) -> dict[str, Span]:
    return {name: span for name, span in claim.spans.items() if name not in changed}


def _anchor(claim: Claim) -> Span:
    wanted = {getattr(claim.payload, name) for name in claim.payload.NUMBERS} - {None}
    said = [n for n in numerals(claim.quote.exact) if n.value in wanted]
    if not wanted or {n.value for n in numerals(claim.anchor.exact)} == wanted or not said:
        return claim.anchor
    start = claim.quote.start + said[0].start
    end = claim.quote.start + said[-1].end
    return Span(start, end, claim.quote.exact[said[0].start : said[-1].end])
