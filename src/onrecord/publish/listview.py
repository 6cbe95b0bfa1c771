"""Pages and files about lists of people: what each list is, and on which lists people are."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from onrecord.publish import addresses as at
from onrecord.publish.bundle import jsonl, table
from onrecord.publish.fields import LIST, LIST_EDITION, OVERLAP
from onrecord.publish.gate import Row, listed
from onrecord.publish.overlaps import FEWEST, drawn, few_of, in_order, rounded
from onrecord.publish.rendering import Page
from onrecord.record.inclusion import Pattern
from onrecord.record.public_lists import EventPeople, PublicList, PublicLists

SLICE = 1_000
"""Names on one page of a list."""


def list_pages(shown: PublicLists) -> Iterator[Page]:
    """The page about all lists, and those of each; none where no list is public."""
    if len(shown.lists) == 0:
        return
    rows = {one.name: list_row(one) for one in shown.lists}
    named = named_lists(shown)
    events = [_event(event, rows, named) for event in shown.events]
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


def list_row(one: PublicList) -> Row:
    """The list's listed fields; its names stand on its pages and in no file."""
    values = {
        **{name: getattr(one, name) for name in LIST if hasattr(one, name)},
        "editions": [listed("list edition", LIST_EDITION, asdict(e)) for e in one.editions],
        "problems": dict(one.problems),
        "people": one.people.count,
        "rule": one.people.rule,
        "names": len(one.names),
    }
    return listed("list", LIST, values)


def named_lists(shown: PublicLists) -> frozenset[str]:
    """Lists whose names are published: what is told of few people on them tells nothing more."""
    return frozenset(one.name for one in shown.lists if len(one.names) > 0)


def _event(event: EventPeople, rows: Mapping[str, Row], named: frozenset[str]) -> dict[str, Any]:
    few = few_of(event.overlaps, named)
    overlaps = rounded(event.overlaps, few)
    return {
        "key": event.event,
        "documented": event.documented,
        "range": event.range,
        "lists": [rows[name] for name in event.overlaps.lists],
        "drawing": drawn(overlaps, few),
        "patterns": in_order(overlaps),
        "few": few,
    }


def list_files(shown: PublicLists) -> Iterator[tuple[str, str]]:
    """The same as files."""
    if len(shown.lists) == 0:
        return
    yield at.LISTS_DATA, jsonl(list_row(one) for one in shown.lists)
    named = named_lists(shown)
    overlaps = (
        {"event": event.event, "lists": _named(event, pattern), "people": people}
        for event in shown.events
        for pattern, people in _told(event, few_of(event.overlaps, named))
    )
    yield at.OVERLAPS_DATA, table(tuple(OVERLAP), overlaps)


def _told(event: EventPeople, few: Collection[Pattern]) -> Iterator[tuple[Pattern, int | str]]:
    for pattern, count in in_order(rounded(event.overlaps, few)):
        yield pattern, f"fewer than {FEWEST}" if pattern in few else count


def _named(event: EventPeople, pattern: tuple[int, ...]) -> list[str]:
    return [name for name, on in zip(event.overlaps.lists, pattern, strict=True) if on]
