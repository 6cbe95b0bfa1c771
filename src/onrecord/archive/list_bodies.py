"""Lists, judgements, linkages and changes of people as bodies of ledger leaves, and back."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from io import BytesIO
from typing import Any

from onrecord.archive.store import Archive, refusing
from onrecord.ids import canonical_json
from onrecord.record.link import Judgement, Link
from onrecord.record.listing import ListEdition
from onrecord.record.people import PersonChange

STORED = {
    "rendition": ("sha256",),
    "list": ("rows", "entries"),
    "linkage": ("covered", "edges", "pairs", "model"),
    "people": ("changes",),
}
"""Leaf kind to the fields that name a stored text by its SHA-256."""


def edition_body(
    edition: ListEdition, *, notes: tuple[str, ...], by: str, now: datetime
) -> dict[str, Any]:
    fields = asdict(edition) | {"columns": dict(edition.columns)}
    return {"id": edition.id, **fields, "notes": list(notes), "by": by, "entered": now.isoformat()}


def edition_of(body: Mapping[str, Any]) -> ListEdition:
    """An edition that entered before it could be said is not published."""
    fields = {"published": "", **body}
    return ListEdition(**{name: fields[name] for name in ListEdition.__dataclass_fields__})


def link_body(link: Link, now: datetime) -> dict[str, Any]:
    fields = asdict(link) | {"judgement": str(link.judgement), "at": link.at.isoformat()}
    return {"id": link.id, **fields, "entered": now.isoformat()}


def link_of(body: Mapping[str, Any]) -> Link:
    fields = {name: body[name] for name in Link.__dataclass_fields__}
    given = {"judgement": Judgement(body["judgement"]), "at": datetime.fromisoformat(body["at"])}
    return Link(**fields | given)


def put_lines(archive: Archive, lines: Iterable[Any]) -> str:
    """Store values as canonical JSON, one a line; the SHA-256 of the text."""
    return put_bytes(archive, b"".join(canonical_json(line) + b"\n" for line in lines))


def put_bytes(archive: Archive, data: bytes) -> str:
    """Store a text; its SHA-256."""
    with refusing(archive.root):
        return archive.texts.put(BytesIO(data)).sha256


def lines(archive: Archive, sha256: str) -> Iterator[Any]:
    """The values of a stored text, one a line; never those of a text that was altered."""
    with refusing(archive.root), archive.texts.intact(sha256) as stream:
        for line in stream:
            yield json.loads(line)


def change_line(change: PersonChange) -> list[Any]:
    return [change.kind, change.person, list(change.entries), change.reason, change.other]


def change_of(line: list[Any]) -> PersonChange:
    kind, person, entries, reason, other = line
    return PersonChange(kind, person, tuple(entries), reason, other)
