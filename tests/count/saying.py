"""Claims for the tests of `count`: who says what, each in a document of its author's."""

from onrecord.ids import sha256_hex
from onrecord.record import Claim, Passage, Payload
from onrecord.record.claims.figure import Figure
from onrecord.text import Span

KHOJALY = "Khojaly, 25-26 February 1992"


def said(
    payload: Payload,
    *chain: str,
    quote: str = "",
    anchor: str = "",
    as_of: str = "",
    modality: str = "asserted",
    document: str = "",
    spans: dict[str, Span] | None = None,
) -> Claim:
    """A claim with its quote at the start of a document of the chain's last link."""
    words = quote or f"{payload}"
    hung = anchor or words
    start = max(words.find(hung), 0)
    sha256 = sha256_hex((document or chain[-1]).encode())
    return Claim(
        document=sha256,
        passages=(Passage(sha256, Span(0, len(words), words)),),
        speaker=chain[0],
        chain=chain,
        payload=payload,
        anchor=Span(start, start + len(hung), hung),
        modality=modality,
        spans=spans or {},
        event=KHOJALY,
        as_of=as_of,
        origin="person",
        rule="test",
    )


def figure(
    low: int | None,
    *chain: str,
    high: int | None = None,
    qualifier: str = "exact",
    unit: str = "persons",
    measure: str = "killed",
    population: str = "",
    basis: str = "",
    part_of: str = "",
    includes: tuple[str, ...] = (),
    excludes: tuple[str, ...] = (),
    as_of: str = "",
    quote: str = "",
    anchor: str = "",
    modality: str = "asserted",
    document: str = "",
    spans: dict[str, Span] | None = None,
) -> Claim:
    """A figure claim; an exact or rounded number is given once, as `low`."""
    if qualifier in ("exact", "about"):
        high = low
    payload = Figure(
        low, high, qualifier, unit, measure, population, basis, part_of, includes, excludes
    )
    assert payload.faults() == []
    number = anchor or str(high if low is None else low)
    return said(
        payload,
        *chain,
        quote=quote or f"{number} {measure}",
        anchor=number,
        as_of=as_of,
        modality=modality,
        document=document,
        spans=spans,
    )
