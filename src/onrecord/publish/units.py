"""A release cut into units, each made from few claims, so that each can be made alone."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.publish import addresses as at
from onrecord.publish.estimateview import estimate_files
from onrecord.publish.gate import PublicRecord, references
from onrecord.publish.lines import LINE_FILES
from onrecord.publish.previews import preview
from onrecord.publish.rendering import Page
from onrecord.publish.search import Block, block_of, stored
from onrecord.publish.site import Site, claims_page, document_page, event_pages
from onrecord.publish.writing import encoded

DOCUMENT, EVENT, SHELVES = "document", "event", "shelves"


class Unit(NamedTuple):
    """kind: one of those above; key: a sha256, an event's key, or two hex digits of claims' ids."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Made:
    """What a unit gives.

    pages: to be rendered; files: path to content, whole.
    lines: of a document, one entry for each of LINE_FILES; block: of shelves, for the search.
    """

    pages: Sequence[Page]
    files: Mapping[str, str | bytes]
    lines: tuple[bytes, ...] = ()
    block: Block | None = None


class Of(NamedTuple):
    """What a claim belongs to, so that units can be told without reading it."""

    event: str
    document: str


def units_of(documents: Iterable[str], claims: Mapping[str, Of]) -> dict[Unit, list[str]]:
    """Every unit, in a fixed order, with the ids of its claims as they entered.

    Events first, because a big one takes longest.
    """
    found: dict[Unit, list[str]] = {
        Unit(EVENT, key): [] for key in sorted({of.event for of in claims.values()})
    }
    found |= {Unit(DOCUMENT, sha): [] for sha in documents}
    found |= {Unit(SHELVES, key): [] for key in sorted({id_[:2] for id_ in claims})}
    for id_, of in claims.items():
        found[Unit(EVENT, of.event)].append(id_)
        found[Unit(DOCUMENT, of.document)].append(id_)
        found[Unit(SHELVES, id_[:2])].append(id_)
    return found


def named_by(record: PublicRecord, ids: Collection[str]) -> list[str]:
    """The claims that these name in payload or reviews, sorted; none of them is one of these."""
    own = set(ids)
    return sorted({name for id_ in own for name in references(record.claims[id_])} - own)


def make(made: Site, unit: Unit, ids: Sequence[str]) -> Made:
    """One unit; `made` is a site over its claims and those they name."""
    if unit.kind == EVENT:
        files: dict[str, str | bytes] = {**_picture(made, unit.key)}
        files |= estimate_files(made.record, made.places, unit.key)
        return Made(list(event_pages(made, unit.key)), files)
    if unit.kind == DOCUMENT:
        return Made([document_page(made, unit.key)], {}, _lines(made, unit.key, ids))
    pages = [claims_page(made, shelf, on) for shelf, on in _shelved(ids)]
    store = stored(made, sorted(ids))
    return Made(pages, {at.search_store(unit.key): store}, block=block_of(made, sorted(ids)))


def _picture(made: Site, key: str) -> dict[str, bytes]:
    return {} if key == "" else {at.preview(made.places.event(key)): preview(key)}


def _lines(made: Site, sha: str, ids: Sequence[str]) -> tuple[bytes, ...]:
    document, claims = made.record.documents[sha], [made.record.claims[id_] for id_ in ids]
    return tuple(encoded(file.of(made.record, document, claims)) for file in LINE_FILES)


def _shelved(ids: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    shelves: dict[str, list[str]] = {}
    for id_ in ids:
        shelves.setdefault(at.claim_shelf(id_), []).append(id_)
    yield from sorted(shelves.items())
