"""Claims from what the rules found: chains, spans, parts tied to their wholes, no doubles."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace

from onrecord.read.suggest.sentence import Found
from onrecord.record import Claim, Document, Payload, passage
from onrecord.record.claims import payload_to_json
from onrecord.text import Span

UNNAMED_AUTHOR = "author"
"""The last link of a chain where the document's author is not known."""


def claims(
    found: Iterable[Found], text: str, document: Document, rendition: str
) -> tuple[Claim, ...]:
    """One claim for each suggestion, in the order of their anchors; the same thing only once."""
    made: dict[int, Claim] = {}
    kept: dict[tuple[object, ...], Claim] = {}
    for one in _wholes_first(list(found)):
        whole = made.get(id(one.part_of)) if one.part_of is not None else None
        claim = _claim(one, text, document, rendition)
        if whole is not None:
            claim = replace(claim, payload=_part(claim.payload, whole.id))
        made[id(one)] = kept.setdefault(_sameness(claim), claim)
    return tuple(sorted(kept.values(), key=lambda c: (c.anchor.start, c.anchor.end)))


def _wholes_first(found: list[Found]) -> list[Found]:
    """Those that are part of nothing, then their parts, then parts of parts."""
    return sorted(found, key=_depth)


def _depth(one: Found) -> int:
    return 0 if one.part_of is None else 1 + _depth(one.part_of)


def _part(payload: Payload, whole: str) -> Payload:
    if "part_of" not in {field.name for field in fields(payload)}:
        return payload
    return replace(payload, **{"part_of": whole})


def _sameness(claim: Claim) -> tuple[object, ...]:
    return (claim.kind, claim.anchor.start, claim.anchor.end, str(payload_to_json(claim.payload)))


def _claim(one: Found, text: str, document: Document, rendition: str) -> Claim:
    links = one.attribution.links if one.attribution is not None else ()
    chain = _chain([name for name, _ in links], document.author or UNNAMED_AUTHOR)
    return Claim(
        document=document.sha256,
        passages=(passage(rendition, text, one.quote),),
        speaker=chain[0],
        chain=chain,
        payload=one.payload,
        anchor=one.anchor,
        modality=one.modality,
        spans=_spans(one.spans, links),
        event=document.event,
        as_of=one.as_of,
        origin="rule",
        rule=one.rule,
    )


def _chain(names: list[str], author: str) -> tuple[str, ...]:
    """The author is always the last link, and never stands there twice."""
    return tuple(names) if names[-1:] == [author] else (*names, author)


def _spans(spans: Mapping[str, Span], links: tuple[tuple[str, Span], ...]) -> dict[str, Span]:
    named = {
        "speaker" if place == 0 else f"chain.{place}": words
        for place, (_, words) in enumerate(links)
    }
    return {**spans, **named}
