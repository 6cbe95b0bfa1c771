"""What claims are about and people cite: places, proceedings, acts of public bodies; by event."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from onrecord.ids import content_id
from onrecord.publish.gate import Row
from onrecord.publish.gazetteer import Named
from onrecord.record.place import Place

SLICE = 300
"""Claims on one page of things."""

SHORT = 12

NAMED_BY: Mapping[str, tuple[str, tuple[str, str]]] = {
    "proceedings": ("proceeding", ("who", "forum")),
    "recognitions": ("recognition", ("body", "organ")),
}
"""Folder of pages to the kind of claim, and the two fields whose words name a thing of it."""

FOLDERS = ("places", *NAMED_BY)


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of one event, or the part of it that fits on a page.

    folder: one of FOLDERS; key: what it is named by, folded; names: as documents write them.
    claims: ids of those that it rests on; answers: denials of these. begins: see `Speaker`.
    """

    folder: str
    key: tuple[str, ...]
    names: tuple[str, ...]
    claims: tuple[str, ...]
    answers: tuple[str, ...] = ()
    place: Place | None = None
    begins: bool = True

    @property
    def anchor(self) -> str:
        """Its place on its page, made from its name alone, so that it stays."""
        return f"{self.folder[0]}-{content_id(self.folder, *self.key)[:SHORT]}"


def things(rows: Sequence[Row], places: Iterable[Named]) -> dict[str, list[Thing]]:
    """The things of one event, by folder: those of two claims are one if they are named alike.

    Whether two names are one thing's is not decided, so other spellings stand apart.
    """
    found = {folder: _named_alike(folder, rows) for folder in NAMED_BY}
    known = [
        Thing("places", (one.place.key,), _all_names(one.place), one.claims, (), one.place)
        for one in places
    ]
    return {"places": known, **found}


def _all_names(place: Place) -> tuple[str, ...]:
    """Every name, since none is *the* name."""
    return tuple(dict.fromkeys(name.words for name in place.names))


def _named_alike(folder: str, rows: Sequence[Row]) -> list[Thing]:
    kind, fields = NAMED_BY[folder]
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        if row["kind"] == kind:
            groups.setdefault(tuple(folded(row["payload"][f]) for f in fields), []).append(row)
    return [_thing(folder, key, groups[key], rows) for key in sorted(groups)]


def _thing(folder: str, key: tuple[str, ...], own: Sequence[Row], rows: Sequence[Row]) -> Thing:
    names = tuple(own[0]["payload"][field] for field in NAMED_BY[folder][1])
    claims = tuple(row["id"] for row in own)
    answers = tuple(
        row["id"] for row in rows if row["kind"] == "denial" and row["payload"]["of"] in claims
    )
    return Thing(folder, key, tuple(n for n in names if n != ""), claims, answers)


def folded(words: str) -> str:
    """Words without case and extra blanks, in one encoding; letters stay what they are.

    >>> folded(" The  Court ") == folded("the court"), folded("Xocalı") == folded("Xocali")
    (True, False)
    """
    return " ".join(unicodedata.normalize("NFC", words).casefold().split())


def thing_parts(every: Sequence[Thing]) -> list[list[Thing]]:
    """Things cut into pages; one that rests on many claims may go over several."""
    pairs = ((thing, id_) for thing in every for id_ in thing.claims or ("",))
    return [list(_page(page)) for page in _pages(pairs)]


def _pages(pairs: Iterator[tuple[Thing, str]]) -> Iterator[list[tuple[Thing, str]]]:
    while page := list(islice(pairs, SLICE)):
        yield page


def _page(pairs: Iterable[tuple[Thing, str]]) -> Iterator[Thing]:
    for thing, members in groupby(pairs, key=lambda pair: pair[0]):
        claims = tuple(id_ for _, id_ in members if id_ != "")
        begins = claims[:1] == thing.claims[:1]
        yield replace(thing, claims=claims, begins=begins)
