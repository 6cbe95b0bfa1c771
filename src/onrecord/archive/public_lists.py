"""Which lists of people are public, and how much of each: nothing unless somebody said so."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.archive.groups import Groups
from onrecord.archive.inclusion import plausible
from onrecord.archive.linkages import runs
from onrecord.archive.list_changes import names_nobody, plain
from onrecord.archive.list_check import check, readings
from onrecord.archive.listings import Listings, editions
from onrecord.archive.people import people
from onrecord.archive.public_estimates import by_event
from onrecord.archive.store import Archive
from onrecord.count.documented import documented, on_lists
from onrecord.read.editions import difference
from onrecord.record import Document
from onrecord.record.inclusion import Inclusion
from onrecord.record.listing import COUNTS, NAMES, ListEdition
from onrecord.record.people import Person
from onrecord.record.public_lists import (
    NO_LISTS,
    EventPeople,
    PeopleRange,
    PublicEdition,
    PublicList,
    PublicLists,
)

DRAWS, LEVEL = 200, 0.95
"""Plausible linkages that a published range rests on, and the share of them that it holds."""


def public_lists(archive: Archive, documents: Mapping[str, Document]) -> PublicLists:
    """The lists whose newest edition was said to be published, and what their people count to.

    documents: those that are public; a list of another one shows no names, whatever was said.
    """
    if not any(edition.published in (COUNTS, NAMES) for edition in editions(archive)):
        return NO_LISTS
    listings = Listings(archive)
    shown = {n: e for n, e in sorted(listings.current.items()) if e.published in (COUNTS, NAMES)}
    list_of = {id_: one.list for id_, one in listings.entries.items() if one.list in shown}
    everybody = list(people(archive).values())
    lists = tuple(
        _list(listings, edition, everybody, list_of, documents) for edition in shown.values()
    )
    names_of: dict[str, list[str]] = {
        event: [] for event in sorted(e.event for e in shown.values())
    }
    for name, edition in shown.items():
        names_of[edition.event].append(name)
    ranges = _ranges(listings, names_of, list_of)
    estimated = by_event(archive).keys()
    events = tuple(
        replace(
            _event(event, names, everybody, list_of, ranges.get(event)),
            estimated=event in estimated,
        )
        for event, names in names_of.items()
    )
    return PublicLists(lists, events)


def _ranges(
    listings: Listings, names_of: Mapping[str, Sequence[str]], list_of: Mapping[str, str]
) -> dict[str, PeopleRange]:
    """Event to how many people of its lists there may be; only events with rows that are linked."""
    groups = Groups.of(listings.archive)
    chosen = {
        event: frozenset(e for e in groups.covered if list_of.get(e) in names)
        for event, names in names_of.items()
    }
    chosen = {event: entries for event, entries in chosen.items() if len(entries) > 0}
    if len(chosen) == 0:
        return {}
    drawn = plausible(groups, listings)
    within = drawn.people(DRAWS, list(chosen.values()))
    # Words on rows of lists that are not shown are not told of, nor counted.
    judged = (
        sum(1 for word in groups.binding if {word.first, word.second} <= entries)
        for entries in chosen.values()
    )
    return {
        event: PeopleRange(round(one.low), round(one.high), LEVEL, DRAWS, words)
        for event, one, words in zip(chosen, within, judged, strict=True)
    }


def _list(
    listings: Listings,
    edition: ListEdition,
    everybody: Sequence[Person],
    list_of: Mapping[str, str],
    documents: Mapping[str, Document],
) -> PublicList:
    named = edition.published == NAMES and edition.document in documents
    rows = readings(listings, edition) if named else ()
    return PublicList(
        name=edition.name,
        maker=edition.maker,
        event=edition.event,
        language=edition.language,
        status=edition.status,
        duplicate_free=edition.duplicate_free,
        editions=_editions(listings, edition.name, documents),
        problems=check(listings, edition.name).counts,
        people=documented(everybody, list_of, [edition.name]),
        linked=any(edition.id in run.editions for run in runs(listings.archive)),
        names=tuple(row.name.written for row in rows if len(row.name.parts) > 0),
        nameless=sum(1 for row in rows if len(row.name.parts) == 0),
    )


def _editions(
    listings: Listings, name: str, documents: Mapping[str, Document]
) -> tuple[PublicEdition, ...]:
    """Editions that were said to be published, each compared with the one before of these."""
    own = [e for e in listings.editions if e.name == name and e.published in (COUNTS, NAMES)]
    made: list[PublicEdition] = []
    for place, edition in enumerate(own):
        change: tuple[int, ...] = ()
        if place > 0:
            before, now = (plain(listings.rows(e)) for e in own[place - 1 : place + 1])
            found = difference(before, now, names_nobody)
            change = (len(found.added), len(found.removed), len(found.altered))
        document = edition.document if edition.document in documents else ""
        made.append(PublicEdition(document, edition.date, edition.count, *change))
    return tuple(made)


def _event(
    event: str,
    names: Sequence[str],
    everybody: Sequence[Person],
    list_of: Mapping[str, str],
    within: PeopleRange | None,
) -> EventPeople:
    counts: Counter[tuple[int, ...]] = Counter()
    for person in everybody:
        on = on_lists(person, list_of)
        pattern = tuple(int(name in on) for name in names)
        counts[pattern] += 1 if any(pattern) else 0
    table = tuple(((), pattern, n) for pattern, n in sorted(counts.items()) if n > 0)
    return EventPeople(
        event,
        documented(everybody, list_of, names),
        Inclusion(tuple(names), (), table),
        within,
    )
