"""The pages of a release: one function and one template for each kind of page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from onrecord.publish import addresses as at
from onrecord.publish.changes import Changes
from onrecord.publish.claimview import field_views
from onrecord.publish.dictionary import dictionary
from onrecord.publish.estimateview import estimate_groups
from onrecord.publish.eventview import EventView, event_parts, note_makers
from onrecord.publish.gate import PublicRecord, Row
from onrecord.publish.marks import Quote, segments
from onrecord.publish.rendering import Page
from onrecord.publish.speakers import anchor, first_pages, speaker_parts
from onrecord.publish.things import Thing, thing_parts, things
from onrecord.record.account import Account, Sentence
from onrecord.record.event_count import EventCount
from onrecord.record.review import Standing


@dataclass(frozen=True, slots=True)
class Totals:
    """What pages about the whole record count.

    events: key to how many claims, and documents of those claims; documents: sha256 to how many
    claims; standings: how many claims stand there.
    """

    events: Mapping[str, tuple[int, int]]
    documents: Mapping[str, int]
    standings: Mapping[str, int]


def totals(record: PublicRecord) -> Totals:
    rows = record.claims.values()
    events = _grouped(record.claims, "event")
    return Totals(
        {
            key: (len(ids), len({record.claims[id_]["document"] for id_ in ids}))
            for key, ids in events.items()
        },
        Counter(row["document"] for row in rows),
        Counter(row["standing"] for row in rows),
    )


@dataclass(frozen=True, slots=True)
class Site:
    """What pages are made from: a record, or a part of one with what its claims name.

    accounts, counts: by event key; places: where every page of the whole record is.
    sentences: claim id to its sentence.
    of_document, of_event: to the ids of their claims.
    """

    record: PublicRecord
    accounts: Mapping[str, Account]
    counts: Mapping[str, EventCount]
    places: at.Addresses
    sentences: Mapping[str, Sentence]
    of_document: Mapping[str, Sequence[str]]
    of_event: Mapping[str, Sequence[str]]


def site(
    record: PublicRecord,
    accounts: Mapping[str, Account],
    counts: Mapping[str, EventCount],
    places: at.Addresses | None = None,
    listed: Iterable[str] = (),
) -> Site:
    """The record with its indexes; `places` where it is a part of a whole.

    listed: else, the events of which lists of people are published.
    """
    of_event = _grouped(record.claims, "event")
    return Site(
        record=record,
        accounts=accounts,
        counts=counts,
        places=at.addresses(of_event, record.documents, listed) if places is None else places,
        sentences={s.claim: s for account in accounts.values() for s in account.sentences},
        of_document=_grouped(record.claims, "document"),
        of_event=of_event,
    )


def narrowed(made: Site, ids: Sequence[str], named: Sequence[str]) -> Site:
    """The same site over some of its claims, `ids`, and those that they name, and no others."""
    claims = {id_: made.record.claims[id_] for id_ in dict.fromkeys((*ids, *named))}
    own = {id_: claims[id_] for id_ in ids}
    return replace(
        made,
        record=replace(made.record, claims=claims),
        sentences={id_: made.sentences[id_] for id_ in ids},
        of_document=_grouped(own, "document"),
        of_event=_grouped(own, "event"),
    )


def _grouped(claims: Mapping[str, Row], name: str) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for id_, row in claims.items():
        groups.setdefault(row[name], []).append(id_)
    return dict(sorted(groups.items()))


def general_pages(
    made: Site, whole: Totals, changes: Changes | None, lists: int = 0
) -> Iterator[Page]:
    """The pages about the whole record; they are made anew in every release.

    lists: how many lists of people have a page.
    """
    yield front_page(made, whole, changes, lists)
    yield documents_page(made, whole)
    yield from (Page(path, template, {"lists": lists}) for path, template in PLAIN_PAGES)
    yield Page(at.DICTIONARY, "dictionary.html", dictionary())


PLAIN_PAGES = (
    (at.METHODOLOGY, "methodology.html"),
    (at.CHECK, "check.html"),
    (at.DOWNLOADS, "downloads.html"),
    (at.SEARCH, "search.html"),
)
"""Pages whose words stand whole in their template."""


def front_page(made: Site, whole: Totals, changes: Changes | None, lists: int) -> Page:
    """What the record is and is not, its events, what changed, and how to check."""
    events = [
        {"key": key, "path": made.places.event(key), "claims": claims, "documents": documents}
        for key, (claims, documents) in whole.events.items()
    ]
    standings = [(str(s), whole.standings[s]) for s in Standing if s in whole.standings]
    shown: dict[str, Any] = {"events": events, "standings": standings, "changes": changes}
    shown |= {"preview": at.preview(at.FRONT), "lists": lists}
    return Page(at.FRONT, "front.html", shown)


def documents_page(made: Site, whole: Totals) -> Page:
    """Every document, by title."""
    rows = sorted(
        made.record.documents.values(), key=lambda row: (row["title"].casefold(), row["sha256"])
    )
    listed = [
        {
            "row": row,
            "path": made.places.documents[row["sha256"]],
            "claims": whole.documents.get(row["sha256"], 0),
        }
        for row in rows
    ]
    return Page(at.DOCUMENTS, "documents.html", {"documents": listed})


def event_pages(made: Site, key: str) -> Iterator[Page]:
    """One event: figures side by side, each claim as a sentence; then its voices and things."""
    account, count = made.accounts[key], made.counts.get(key)
    view = EventView(made.record, account, count)
    parts = event_parts(view)
    speakers = [] if count is None else speaker_parts(count, note_makers(made.record))
    rows = [made.record.claims[s.claim] for s in account.sentences]
    of_things = {folder: thing_parts(found) for folder, found in things(rows, view.places).items()}
    shared = {
        "key": key,
        "telling": {s.claim: s for s in account.sentences},
        "voice_at": _places_of(made, key, "speakers", first_pages(speakers)),
        "thing_at": _things_at(made, key, of_things),
    }
    documents = len({made.record.claims[id_]["document"] for id_ in made.of_event[key]})
    paths = [made.places.event(key, number) for number in range(1, len(parts) + 1)]
    for number, part in enumerate(parts, start=1):
        own: dict[str, Any] = {"by_kind": _by_kind(part["sentences"]), "documents": documents}
        own["claims"] = len(made.of_event[key])
        own["estimates"] = estimate_groups(made.record, made.places, key) if number == 1 else ()
        if number == 1 and key != "":
            own["preview"] = at.preview(made.places.event(key))
        values = {**shared, **_part_of(paths, number), **own, **part}
        yield Page(paths[number - 1], "event.html", values)
    yield from _beside(made, "speakers", speakers, shared)
    for folder, cut in of_things.items():
        yield from _beside(made, folder, cut, shared)


def _beside(
    made: Site, folder: str, parts: Sequence[Sequence[Any]], shared: Mapping[str, Any]
) -> Iterator[Page]:
    """Pages of what an event has beside its own.

    What begins on a later page has a line with its anchor on the first, so that an address of the
    first page leads to it however the event grows.
    """
    paths = [made.places.beside(folder, shared["key"], n) for n in range(1, len(parts) + 1)]
    for number, shown in enumerate(parts, start=1):
        later = [
            (one, f"{paths[place]}#{one.anchor}")
            for place in range(1, len(parts))
            for one in parts[place]
            if one.begins and number == 1
        ]
        own = {"folder": folder, "shown": shown, "later": later, "first": paths[0]}
        template = "speakers.html" if folder == "speakers" else "things.html"
        yield Page(paths[number - 1], template, {**shared, **_part_of(paths, number), **own})


def _places_of(made: Site, key: str, folder: str, pages: Mapping[str, int]) -> dict[str, str]:
    """Origin of a voice to where it begins."""
    return {
        origin: f"{made.places.beside(folder, key, part)}#{anchor(origin)}"
        for origin, part in pages.items()
    }


def _things_at(
    made: Site, key: str, of_things: Mapping[str, Sequence[Sequence[Thing]]]
) -> dict[str, str]:
    """Key of a place, and id of a claim that is about another thing, to where that stands."""
    return {
        of: f"{made.places.beside(folder, key)}#{one.anchor}"
        for folder, parts in of_things.items()
        for one in (one for part in parts for one in part)
        for of in ((one.place.key,) if one.place is not None else one.claims)
    }


def _part_of(paths: Sequence[str], number: int) -> dict[str, Any]:
    """Which part this is, and where the others are if there are any."""
    return {"number": number, "parts": list(enumerate(paths, start=1)) if len(paths) > 1 else []}


def _by_kind(sentences: Sequence[tuple[Any, Any]]) -> list[tuple[str, list[tuple[Any, Any]]]]:
    return [(kind, list(pairs)) for kind, pairs in groupby(sentences, key=lambda p: p[0].kind)]


def document_page(made: Site, sha: str) -> Page:
    """One document: its text with the claims marked in place, or its passages alone."""
    row, ids = made.record.documents[sha], made.of_document.get(sha, ())
    numbers = {id_: number for number, id_ in enumerate(ids, start=1)}
    text = made.record.text(sha)
    quotes = [
        Quote(quote["start"], quote["end"], id_)
        for id_ in ids
        for quote in made.record.claims[id_]["quotes"]
        if quote["rendition"] == row["text_sha256"]
    ]
    marked = None if text is None else list(segments(text, quotes))
    return Page(
        made.places.documents[sha],
        "document.html",
        {
            "document": row,
            "passages": _passages(made, ids),
            "numbers": numbers,
            "segments": marked,
            "sentences": made.sentences,
        },
    )


def _passages(made: Site, ids: Sequence[str]) -> list[dict[str, Any]]:
    """Each quoted passage once, in the order of the text, with the claims that rest on it."""
    places: dict[tuple[int, int, str], list[str]] = {}
    for id_ in ids:
        row = made.record.claims[id_]
        places.setdefault((row["start"], row["end"], row["exact"]), []).append(id_)
    return [
        {
            "start": start,
            "end": end,
            "exact": exact,
            "claims": claims,
            "page": made.record.claims[claims[0]]["page"],
            "in_text": start < end and _stands_in_canonical(made, claims[0]),
        }
        for (start, end, exact), claims in sorted(places.items())
    ]


def _stands_in_canonical(made: Site, id_: str) -> bool:
    row = made.record.claims[id_]
    text = made.record.documents[row["document"]]["text_sha256"]
    return bool(row["quotes"][0]["rendition"] == text)


def claims_page(made: Site, shelf: str, ids: Sequence[str]) -> Page:
    """Claims of one shelf: of each the quote, chain, fields and history."""
    rows = [made.record.claims[id_] for id_ in sorted(ids)]
    shown = [
        (row, field_views(row), made.record.documents[row["document"]], made.sentences[row["id"]])
        for row in rows
    ]
    return Page(at.claims_page(shelf), "claims.html", {"shelf": shelf, "claims": shown})
