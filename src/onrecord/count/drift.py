"""Drift: what changed on the way from an origin to those that repeat it, named in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from onrecord.count.chains import later_links
from onrecord.count.names import fold_name, origin_name
from onrecord.count.retelling import RETELLINGS, Key
from onrecord.count.shown import Claims, Filed, filed
from onrecord.count.times import first_day
from onrecord.record.claims.proceeding import Proceeding
from onrecord.record.claims.recognition import Recognition
from onrecord.record.event_count import Drift

OWN, THROUGH, OF = "own", "through", "of"
"""How a telling belongs to its root: it goes back to it, was read through it, or tells of it."""

COMPARED = frozenset({(OWN, OWN), (THROUGH, OWN), (OWN, OF)})
"""Which tellings, earlier before later, may be compared.

Through, then own: the root once named its source and elsewhere gives the number as its own.
Own, then of: a body's or court's own act, and what others tell of it.
"""

ALONG = "along one chain"
OTHER_PATH = "same origin, read on another path"
SOURCE_DROPPED = "told with its source, then without"
TOLD_OF = "its own act, then what another tells of it"

BEYOND = 1_000
"""Others' tellings of an act are farther from it than any telling that goes back to its body."""


class Telling(NamedTuple):
    """One claim as a telling under a root; distance: links between the root and its text."""

    root: str
    distance: int
    item: Filed
    role: str = OWN


def drifts(claims: Claims) -> tuple[Drift, ...]:
    """Every change between tellings that go back to one origin.

    Tellings are ordered from nearest the origin to farthest (links, then time); each is compared
    with the nearest before it that tells the same: the same number, or the same line of a figure,
    actor, label, body or person. Two claims of one document never drift from each other. A change
    seen again in further tellings is one `Drift` that lists them.
    """
    return drifting(filed(claims))


def drifting(items: Iterable[Filed]) -> tuple[Drift, ...]:
    """`drifts` of claims that have their ids."""
    found: dict[tuple[str, str, str, str], Drift] = {}
    for root, tellings in _by_root(items).items():
        for drift in _of_root(tellings):
            key = (root, drift.field, fold_name(drift.before), fold_name(drift.after))
            known = found.setdefault(key, drift)
            if known is not drift and drift.later not in (known.later, *known.also):
                found[key] = replace(known, also=(*known.also, drift.later))
    return tuple(found[key] for key in sorted(found))


def _by_root(items: Iterable[Filed]) -> dict[str, list[Telling]]:
    """Roots that more than one document tells of; one document alone has nothing to drift from."""
    tellings: defaultdict[str, list[Telling]] = defaultdict(list)
    documents: defaultdict[str, set[str]] = defaultdict(set)
    told = [item for item in items if item.claim.kind in RETELLINGS]
    origins = {item.origin for item in told}
    for item in told:
        for telling in _tellings(item):
            if telling.role == OWN or telling.root in origins:
                tellings[telling.root].append(telling)
                documents[telling.root].add(item.claim.document)
    return {root: tellings[root] for root in sorted(tellings) if len(documents[root]) > 1}


def _tellings(item: Filed) -> Iterator[Telling]:
    """The claim under its origin, under later links, and under the body or court it tells of."""
    claim, first = item.claim, item.origin
    yield Telling(first, len(claim.chain), item)
    if claim.kind == "figure":
        for link in dict.fromkeys(later_links(claim)):
            yield Telling(link, 0, item, THROUGH)
    told_of = _told_of(item)
    if told_of not in ("", first):
        yield Telling(told_of, BEYOND + len(claim.chain), item, OF)


def _told_of(item: Filed) -> str:
    payload = item.claim.payload
    if isinstance(payload, Recognition):
        return fold_name(payload.body)
    return fold_name(payload.forum) if isinstance(payload, Proceeding) else ""


class _Told:
    """Tellings seen so far, by distance and key: the last, and the last of another document."""

    def __init__(self) -> None:
        self._levels: dict[int, dict[Key, tuple[Telling, Telling | None]]] = {}

    def add(self, key: Key, telling: Telling) -> None:
        level = self._levels.setdefault(telling.distance, {})
        known = level.get(key)
        if known is None:
            level[key] = (telling, None)
        else:
            last, other = known
            same = last.item.claim.document == telling.item.claim.document
            level[key] = (telling, other if same else last)

    def nearest(self, key: Key, telling: Telling, below: int) -> Telling | None:
        """The last telling under `key` in another document, at a distance under `below`."""
        for distance in sorted(self._levels, reverse=True):
            known = self._levels[distance].get(key) if distance < below else None
            for other in known or ():
                if other is not None and _comparable(other, telling):
                    return other
        return None


def _comparable(earlier: Telling, later: Telling) -> bool:
    elsewhere = earlier.item.claim.document != later.item.claim.document
    return elsewhere and (earlier.role, later.role) in COMPARED


def _of_root(tellings: list[Telling]) -> Iterator[Drift]:
    told = _Told()
    for telling in sorted(tellings, key=_order):
        keys = tuple(_all_keys(telling))
        earlier = _earlier(told, telling, keys) if telling.role != THROUGH else None
        if earlier is not None:
            yield from _compare(earlier, telling)
        for key in keys:
            told.add(key, telling)


def _order(telling: Telling) -> tuple[int, str, str]:
    return telling.distance, first_day(telling.item.claim.as_of).isoformat(), telling.item.id


def _all_keys(telling: Telling) -> Iterator[Key]:
    """A bare number, the key of one item, does not connect a telling that was only read through."""
    claim = telling.item.claim
    retelling = RETELLINGS[claim.kind]
    for key in retelling.same(claim):
        if telling.role != THROUGH or len(key) > 1:
            yield (claim.kind, "same", key)
    if telling.role != THROUGH:
        for key in retelling.line(claim):
            yield (claim.kind, "line", key)


def _earlier(told: _Told, telling: Telling, keys: Iterable[Key]) -> Telling | None:
    """The nearest that tells the same from nearer the origin; else, by its number, from as near."""
    as_near = ((key, telling.distance + 1) for key in keys if key[1] == "same")
    for key, below in (*((key, telling.distance) for key in keys), *as_near):
        earlier = told.nearest(key, telling, below)
        if earlier is not None:
            return earlier
    return None


def _compare(earlier: Telling, later: Telling) -> Iterator[Drift]:
    before, after = earlier.item.claim, later.item.claim
    path = _path(earlier, later)
    name = origin_name(before)
    for field, old, new in RETELLINGS[after.kind].changes(before, after):
        sentence = f"{field.replace('_', ' ')}: {old} -> {new}"
        yield Drift(field, old, new, earlier.item.id, later.item.id, sentence, name, path)


def _path(earlier: Telling, later: Telling) -> str:
    """How the two are connected; along one chain only where one chain continues the other."""
    if earlier.role == THROUGH:
        return SOURCE_DROPPED
    if later.role == OF:
        return TOLD_OF
    links = [fold_name(link) for link in earlier.item.claim.chain]
    onward = [fold_name(link) for link in later.item.claim.chain[: len(links)]]
    return ALONG if links == onward and earlier.distance < later.distance else OTHER_PATH
