"""Documented people read back from the ledger, now or as they were, and what befell each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from onrecord.archive.ledger import Entry, append
from onrecord.archive.list_bodies import change_line, change_of, lines, put_lines
from onrecord.archive.listings import leaves
from onrecord.archive.store import Archive
from onrecord.errors import NotFound
from onrecord.ids import content_id
from onrecord.link.groups.persons import folded, lead, persons
from onrecord.record.people import People, Person, PersonChange


@dataclass(frozen=True, slots=True)
class Update:
    """Changes that happened together. cause: the id of the linkage or judgement that did it."""

    at: datetime
    by: str
    cause: str
    changes: tuple[PersonChange, ...]


def updates(archive: Archive, as_of: datetime | None = None) -> Iterator[Update]:
    """Every update of people, in the order of the ledger."""
    for _, body in leaves(archive, "people", as_of=as_of):
        changes = tuple(change_of(line) for line in lines(archive, body["changes"]))
        yield Update(datetime.fromisoformat(body["entered"]), body["by"], body["cause"], changes)


def state(archive: Archive, as_of: datetime | None = None) -> People:
    """Everybody as of a time, with what led there; all of it is in the ledger."""
    return folded(update.changes for update in updates(archive, as_of))


def people(archive: Archive, as_of: datetime | None = None) -> dict[str, Person]:
    """Everybody documented, by id, the oldest first; as they were at a time if one is given."""
    return persons(state(archive, as_of))


def find(known: People, ref: str) -> Person:
    """The person of an id or its beginning (6 digits at least); an alias leads on.

    Raises:
        NotFound: no person ever had it, several have, or no row is this person any more.
    """
    found = sorted(id_ for id_ in known.age if id_.startswith(ref)) if len(ref) >= 6 else []
    if len(found) != 1:
        raise NotFound(
            f"{ref!r} is the beginning of {len(found)} ids of people; give more digits"
            if len(found) > 1
            else f"no person {ref!r}; `onrecord people` lists them (6 digits of the id or more)"
        )
    id_ = lead(known, found[0])
    return persons(known).get(id_, Person(id_, ()))


def history(archive: Archive, id_: str, as_of: datetime | None = None) -> list[Update]:
    """What befell one id, each update cut to the changes that name it, the oldest first."""
    found = []
    for update in updates(archive, as_of):
        own = tuple(c for c in update.changes if id_ in (c.person, c.other))
        if len(own) > 0:
            found.append(Update(update.at, update.by, update.cause, own))
    return found


def record_changes(
    archive: Archive, changes: Sequence[PersonChange], *, cause: str, by: str, now: datetime
) -> None:
    """Enter an update of people, if there is any change; inside a transaction."""
    if len(changes) == 0:
        return
    text = put_lines(archive, (change_line(change) for change in changes))
    body: dict[str, Any] = {
        "cause": cause, "changes": text, "count": len(changes), "by": by,
        "entered": now.isoformat(),
    }  # fmt: skip
    item = content_id("people", body)
    append(archive, [Entry("people", item, {"id": item, **body})])
