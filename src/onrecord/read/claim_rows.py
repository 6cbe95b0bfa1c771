"""A row of a file of claims, made a claim that is locked to the words of its document."""

from collections.abc import Mapping
from typing import Any

from onrecord.errors import BadClaim, BadQuote
from onrecord.quantity import numerals
from onrecord.read.claim_files import NEEDED, ROW_KEYS, rows
from onrecord.read.claim_order import REF, order, reference_fields
from onrecord.read.claim_spans import exactly, found_spans, given_spans
from onrecord.record import Claim, Document, Payload, passage
from onrecord.record.claims import payload_from_json
from onrecord.text import Span, fold, locate, span

__all__ = ["claim_from_row", "order", "rows"]

UNNAMED_AUTHOR = "author"
"""The last link of a chain where the document's author is not known."""

WORDS = ("ref", "document", "kind", "quote", "speaker", "modality", "event", "as_of", "note")
OFFSETS = ("start", "end")


def claim_from_row(
    row: Mapping[str, Any],
    *,
    text: str,
    rendition: str,
    document: Document,
    by: str,
    refs: Mapping[str, str],
) -> Claim:
    """The claim a row makes of `document`, whose canonical text is `text`.

    A row is: `document` (resolved by the caller), `kind`, `quote` (exact words; with `start` and
    `end` where they stand more than once), `payload`; and where wanted `ref` (a name for the row),
    `anchor` (words inside the quote), `speaker`, `chain` (from the speaker outwards; speaker and
    author are put at its ends), `modality`, `event`, `as_of`, `spans` (field to words, or to
    start, end, exact), `note`, `why` (a remark to readers of the file, which does not enter).
    Without a speaker or a chain the document's author speaks.

    rendition: sha256 of the text; by: who imports; refs: `ref` of each earlier row to its claim id.

    Raises:
        BadClaim: with every fault of the row.
    """
    faults = _shape_faults(row)
    row = {key: value for key, value in row.items() if value is not None}
    if faults:
        raise BadClaim(faults)
    payload = _payload(row, refs, faults)
    quote = _quote(row, text, faults)
    if payload is None or quote is None:
        raise BadClaim(faults)
    anchor = _anchor(row, payload, quote, text, faults)
    chain = _chain(row, document)
    author = document.author or UNNAMED_AUTHOR
    spans = found_spans(payload, chain, author, quote, text)
    spans |= given_spans(row.get("spans", {}), payload, chain, quote, text, faults)
    if faults:
        raise BadClaim(faults)
    return Claim(
        document=document.sha256,
        passages=(passage(rendition, text, quote),),
        speaker=chain[0],
        chain=chain,
        payload=payload,
        anchor=anchor,
        modality=row.get("modality", "asserted"),
        spans=spans,
        event=row.get("event", document.event),
        as_of=row.get("as_of", ""),
        origin="import",
        rule=by,
        note=row.get("note", ""),
    )


def _shape_faults(given: Mapping[str, Any]) -> list[str]:
    """What is wrong with the row by itself; a key that is null says nothing."""
    known = ", ".join(ROW_KEYS)
    faults = [f"unknown key {key!r}; known: {known}" for key in given if key not in ROW_KEYS]
    row = {key: value for key, value in given.items() if value is not None}
    faults += [f"the row needs {key}" for key in NEEDED if row.get(key, "") == ""]
    faults += [
        f"{key} must be a string, got {row[key]!r}"
        for key in WORDS
        if key in row and not isinstance(row[key], str)
    ]
    faults += [
        f"{key} must be a whole number, got {row[key]!r}"
        for key in OFFSETS
        if key in row and type(row[key]) is not int
    ]
    if ("start" in row) != ("end" in row):
        faults.append("start and end come together")
    chain = row.get("chain", [])
    if not isinstance(chain, list) or not all(_is_name(link) for link in chain):
        faults.append(f"chain must be a list of names, got {chain!r}")
    faults += [
        f"{key} must be an object, got {row[key]!r}"
        for key in ("payload", "spans")
        if key in row and not isinstance(row[key], dict)
    ]
    if not isinstance(row.get("anchor", ""), str | dict):
        faults.append(f"anchor must be words or start, end, exact, got {row['anchor']!r}")
    return faults


def _is_name(link: Any) -> bool:
    return isinstance(link, str) and link.strip() != ""


def _payload(row: Mapping[str, Any], refs: Mapping[str, str], faults: list[str]) -> Payload | None:
    fields = dict(row.get("payload", {}))
    for name in reference_fields(row["kind"]):
        value = fields.get(name)
        if isinstance(value, str) and value.startswith(REF):
            ref = value.removeprefix(REF)
            if ref not in refs:
                faults.append(f"{name}: no row has the ref {ref!r}, or that row was refused")
            fields[name] = refs.get(ref, "")
    try:
        payload = payload_from_json(row["kind"], fields)
    except BadClaim as error:
        faults.extend(error.faults)
        return None
    return payload


def _quote(row: Mapping[str, Any], text: str, faults: list[str]) -> Span | None:
    try:
        if "start" not in row:
            return locate(text, row["quote"])
        return _at(text, row["start"], row["end"], row["quote"])
    except BadQuote as error:
        faults.append(str(error))
        return None


def _at(text: str, start: int, end: int, words: str) -> Span:
    """The span from `start` to `end`; it must say `words`, but for white space and quote marks."""
    found = span(text, start, end)
    if found.exact != words and fold(found.exact)[0].strip() != fold(words)[0].strip():
        raise BadQuote(f"at {start} to {end} the document says {found.exact!r}, not {words!r}")
    return found


def _within(outer: Span, words: str) -> Span:
    """Where `words` stand once inside `outer`."""
    found = locate(outer.exact, words)
    return Span(outer.start + found.start, outer.start + found.end, found.exact)


def _anchor(
    row: Mapping[str, Any], payload: Payload, quote: Span, text: str, faults: list[str]
) -> Span:
    """The words given; else the payload's number; else the whole quote."""
    given = row.get("anchor", "")
    try:
        if isinstance(given, dict):
            return exactly(given, text)
        if given != "":
            return _numeral(quote, given) or _within(quote, given)
    except BadQuote as error:
        faults.append(f"anchor: {error}")
        return quote
    return _number(payload, quote)


def _numeral(quote: Span, words: str) -> Span | None:
    """The first whole number of the quote that is written as `words`: 161, never that of 1615."""
    for numeral in numerals(quote.exact):
        if quote.exact[numeral.start : numeral.end] == words:
            return Span(quote.start + numeral.start, quote.start + numeral.end, words)
    return None


def _number(payload: Payload, quote: Span) -> Span:
    """From the first numeral of the quote that says a number of the payload to the last that
    follows it, as in "between 161 and 613"; for a vague figure the first vague plural."""
    wanted = {getattr(payload, name) for name in payload.NUMBERS} - {None}
    if not wanted and getattr(payload, "qualifier", "") != "vague":
        return quote
    said = numerals(quote.exact)
    for place, first in enumerate(said):
        if first.value in (wanted or {None}):
            last = first
            if len(wanted) > 1 and place + 1 < len(said) and said[place + 1].value in wanted:
                last = said[place + 1]
            start, end = quote.start + first.start, quote.start + last.end
            return Span(start, end, quote.exact[first.start : last.end])
    return quote


def _chain(row: Mapping[str, Any], document: Document) -> tuple[str, ...]:
    author = document.author or UNNAMED_AUTHOR
    chain = list(row.get("chain", []))
    speaker = row.get("speaker", "").strip() or (chain[0] if chain else author)
    if chain[:1] != [speaker]:
        chain.insert(0, speaker)
    if chain[-1] != author:
        chain.append(author)
    return tuple(chain)
