"""How many people the linked lists of an archive document, and what the number rests on."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from onrecord.archive import queries
from onrecord.archive.linkages import runs
from onrecord.archive.listings import Listings
from onrecord.archive.people import people
from onrecord.archive.store import Archive
from onrecord.count.documented import documented
from onrecord.count.patterns import overlaps
from onrecord.errors import NotFound
from onrecord.plural import counted
from onrecord.record.inclusion import Inclusion
from onrecord.record.tally import Tally

if TYPE_CHECKING:
    from onrecord.link.uncertainty.linkage_error import LinkageError


@dataclass(frozen=True, slots=True)
class DocumentedPeople:
    """lists: that were counted over, by name; stale: of them, those with a newer edition than was
    linked, or never linked: their rows are not all in the count. error: how wrong the linkage may
    be, over everything that is linked; None where it was not asked for, or nothing is linked.
    """

    tally: Tally
    lists: tuple[str, ...]
    stale: tuple[str, ...]
    error: "LinkageError | None" = None

    def to_json(self) -> dict[str, Any]:
        return {
            "documented": self.tally.count,
            "of": self.tally.of,
            "rule": self.tally.rule,
            "lists": list(self.lists),
            "not_linked_as_they_are": list(self.stale),
            "error": None if self.error is None else asdict(self.error),
        }

    @property
    def sentences(self) -> tuple[str, ...]:
        stale = ", ".join(self.stale)
        names = " ".join(self.stale)
        said = f"not linked as they are now, so not wholly counted: {stale}"
        said += f"; run: onrecord link {names}"
        if len(self.lists) == 0:
            return ("nobody is documented: no list had entered",)
        return (
            f"{counted(self.tally.count, 'person', 'people')} documented on "
            f"{', '.join(self.lists)}",
            f"counted: {self.tally.rule}",
            *((said,) if stale != "" else ()),
            *(() if self.error is None else (f"of all that is linked: {self.error.sentence}",)),
        )


def documented_people(
    archive: Archive, event: str = "", as_of: datetime | None = None
) -> DocumentedPeople:
    """Count the people of all lists, or of those made for one event.

    Raises:
        NotFound: no list is made for the event.
    """
    listings = Listings(archive, as_of)
    lists = lists_for(listings, event)
    list_of = {id_: one.list for id_, one in listings.entries.items()}
    tally = documented(people(archive, as_of).values(), list_of, lists)
    linked = {edition for run in runs(archive, as_of) for edition in run.editions}
    stale = tuple(name for name in lists if listings.current[name].id not in linked)
    return DocumentedPeople(tally, lists, stale)


def list_overlaps(archive: Archive, event: str = "") -> Inclusion:
    """Who is on which of the lists made for an event, or of all, as counts without a name."""
    listings = Listings(archive)
    wanted = set(lists_for(listings, event))
    list_of = {id_: one.list for id_, one in listings.entries.items() if one.list in wanted}
    return overlaps(people(archive).values(), list_of)


def event_named(archive: Archive, ref: str) -> str:
    """The one event of claims, else of lists, whose name is, or contains, `ref` in any case.

    Raises:
        NotFound: none or several are; the message lists them.
    """
    try:
        return queries.event(archive, ref)
    except NotFound:
        listings = Listings(archive)
        if len(listings.current) == 0:
            raise
        return listings.current[lists_for(listings, ref)[0]].event


def lists_for(listings: Listings, event: str) -> tuple[str, ...]:
    """Names of the lists made for the event whose name is, or contains, `event`; "" for all."""
    if event == "":
        return tuple(sorted(listings.current))
    events = {edition.event for edition in listings.current.values() if edition.event != ""}
    exact = [name for name in events if name == event]
    found = exact or [name for name in events if event.casefold() in name.casefold()]
    if len(found) == 1:
        return tuple(
            sorted(n for n, edition in listings.current.items() if edition.event == found[0])
        )
    known = "; ".join(sorted(found or events)) or "none; give lists one: lists import --event"
    raise NotFound(f"{len(found) or 'no'} event of lists answers to {event!r}; there are: {known}")
