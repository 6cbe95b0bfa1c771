"""Pages and files about lists of people: what each list is, and on which lists people are."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from onrecord.publish import addresses as at
from onrecord.publish.bundle import jsonl, table
from onrecord.publish.few_people import FEWEST, Between, Told, told
from onrecord.publish.fields import LIST, LIST_EDITION, OVERLAP
from onrecord.publish.gate import Row, listed
from onrecord.publish.overlaps import drawn, in_order
from onrecord.publish.rendering import Page
from onrecord.record.inclusion import Pattern
from onrecord.record.public_lists import EventPeople, PublicList, PublicLists

SLICE = 1_000
"""Names on one page of a list."""
UNTOLD = {"count": None, "added": None, "removed": None, "altered": None}
"""Of an edition of which no number of rows is told."""


def list_pages(shown: PublicLists) -> Iterator[Page]:
    """The page about all lists, and those of each; none where no list is public."""
    if len(shown.lists) == 0:
        return
    may = _told(shown)
    rows = list_rows(shown, may)
    events = [_event(event, rows, may[event.event]) for event in shown.events]
    yield Page(at.LISTS, "lists.html", {"events": events})
    for one in shown.lists:
        yield from _of_list(one, rows[one.name])


def _of_list(one: PublicList, row: Row) -> Iterator[Page]:
    cut = [one.names[start : start + SLICE] for start in range(0, len(one.names), SLICE)] or [()]
    paths = [at.list_page(one.name, number) for number in range(1, len(cut) + 1)]
    parts = list(enumerate(paths, start=1)) if len(paths) > 1 else []
    for number, names in enumerate(cut, start=1):
        values = {"row": row, "names": names, "number": number, "parts": parts}
        yield Page(paths[number - 1], "list.html", {**values, "start": (number - 1) * SLICE + 1})


def list_rows(shown: PublicLists, may: Mapping[str, Told]) -> dict[str, Row]:
    """Name to row of every list; may: what is told of each event."""
    of_event = {name: one for one in may.values() for name in one.people}
    return {one.name: list_row(one, of_event.get(one.name)) for one in shown.lists}


def list_row(one: PublicList, may: Told | None = None) -> Row:
    """The list's listed fields; its names stand on its pages and in no file."""
    people = Between.of(one.people.count) if may is None else may.people[one.name]
    vague = may is not None and one.name in may.vague
    values = {
        **{name: getattr(one, name) for name in LIST if hasattr(one, name)},
        "editions": [
            listed("list edition", LIST_EDITION, asdict(e) | (UNTOLD if vague else {}))
            for e in one.editions
        ],
        "problems": {} if vague else dict(one.problems),
        "people": people.low if people is not None and people.low == people.high else None,
        "people_low": None if people is None else people.low,
        "people_high": None if people is None else people.high,
        "rule": one.people.rule,
        "names": len(one.names),
    }
    return listed("list", LIST, values)


def named_lists(shown: PublicLists) -> frozenset[str]:
    """Lists whose names are published: what is told of few people on them tells nothing more."""
    return frozenset(one.name for one in shown.lists if len(one.names) > 0)


def _told(shown: PublicLists) -> dict[str, Told]:
    """Event to what may be told of its people."""
    named = named_lists(shown)
    people = {one.name: one.people.count for one in shown.lists}
    return {
        event.event: told(
            event.overlaps,
            named,
            {name: people[name] for name in event.overlaps.lists},
            event.documented.count,
            estimated=event.estimated,
        )
        for event in shown.events
    }


def _event(event: EventPeople, rows: Mapping[str, Row], may: Told) -> dict[str, Any]:
    table = may.overlaps
    return {
        "key": event.event,
        "documented": may.documented,
        "range": event.range if may.documented == Between.of(event.documented.count) else None,
        "lists": [rows[name] for name in event.overlaps.lists],
        "drawing": None if table is None else drawn(table, may.few),
        "patterns": [] if table is None else in_order(table),
        "few": may.few,
        "untold": table is None,
    }


def list_files(shown: PublicLists) -> Iterator[tuple[str, str]]:
    """The same as files."""
    if len(shown.lists) == 0:
        return
    may = _told(shown)
    yield at.LISTS_DATA, jsonl(list_rows(shown, may).values())
    overlaps = (
        {"event": event.event, "lists": _named(event, pattern), "people": people}
        for event in shown.events
        for pattern, people in _in_words(may[event.event])
    )
    yield at.OVERLAPS_DATA, table(tuple(OVERLAP), overlaps)


def _in_words(may: Told) -> Iterator[tuple[Pattern, int | str]]:
    for pattern, count in [] if may.overlaps is None else in_order(may.overlaps):
        yield pattern, f"fewer than {FEWEST}" if pattern in may.few else count


def _named(event: EventPeople, pattern: tuple[int, ...]) -> list[str]:
    return [name for name, on in zip(event.overlaps.lists, pattern, strict=True) if on]
