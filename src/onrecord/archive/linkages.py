"""Linkages that an archive keeps: a run with its groups, scored pairs and reasons, read back."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from onrecord.archive.list_bodies import lines, link_of, put_bytes, put_lines
from onrecord.archive.listings import Listed, leaves
from onrecord.archive.store import Archive
from onrecord.errors import NotFound
from onrecord.ids import content_id
from onrecord.record.link import Link
from onrecord.record.linkage import Linkage, LinkageRun, ScoredPair

TUPLES = ("lists", "editions", "new", "before", "single", "warnings")


class Stored(NamedTuple):
    """The texts of a linkage, by their SHA-256."""

    covered: str
    edges: str
    pairs: str
    model: str


class Covered(NamedTuple):
    """An entry of a run. group: its number; list, name: as the run knew them."""

    entry: str
    group: int
    list: str
    name: str


def store(
    archive: Archive, found: Linkage, settings: Mapping[str, Any], named: Mapping[str, Listed]
) -> Stored:
    """Keep the groups, pairs, reasons and model of a linkage as texts; named: its entries."""
    places: dict[str, int] = {}
    covered: list[list[Any]] = []
    for number, group in enumerate(found.clusters):
        for entry in group:
            places[entry] = len(covered)
            covered.append([entry, number, named[entry].list, named[entry].name])
    edges = (
        [places[p.first], places[p.second], p.scored, p.probability, p.weight] for p in found.pairs
    )
    model = {"model": found.model, "diagnostics": found.diagnostics, "settings": settings}
    reasons = ([p.relation, list(p.vetoes), list(p.reasons)] for p in found.pairs)
    return Stored(
        put_lines(archive, covered),
        put_bytes(archive, b"".join(_json(line) for line in edges)),
        put_lines(archive, reasons),
        put_bytes(archive, _json(model)),
    )


def _json(value: Any) -> bytes:
    """One line; numbers that are no whole ones are written so that they read back the same."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.encode("utf-8") + b"\n"


def run_body(run: LinkageRun, now: datetime) -> dict[str, Any]:
    fields = {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(run).items()}
    return {**fields, "counts": dict(run.counts), "entered": now.isoformat()}


def run_of(body: Mapping[str, Any]) -> LinkageRun:
    fields = {name: body[name] for name in LinkageRun.__dataclass_fields__}
    return LinkageRun(**fields | {name: tuple(body[name]) for name in TUPLES})


def run_id(lists: tuple[str, ...], stored: Stored, size: int, at: str) -> str:
    return content_id("linkage", list(lists), list(stored), size, at)


def runs(archive: Archive, as_of: datetime | None = None) -> tuple[LinkageRun, ...]:
    """Every linkage in the order in which they entered."""
    return tuple(run_of(body) for _, body in leaves(archive, "linkage", as_of=as_of))


def last_linkage(archive: Archive) -> LinkageRun | None:
    """The linkage that entered last, or None before the first."""
    found = runs(archive)
    return found[-1] if len(found) > 0 else None


def judgements(archive: Archive, as_of: datetime | None = None) -> list[tuple[int, Link]]:
    """Every word on a pair in the order of the ledger, with the number of its leaf."""
    return [(number, link_of(body)) for number, body in leaves(archive, "link", as_of=as_of)]


@dataclass
class Kept:
    """The texts of one run, each read once when it is asked for."""

    archive: Archive
    run: LinkageRun

    @cached_property
    def covered(self) -> list[Covered]:
        return [Covered(*line) for line in lines(self.archive, self.run.covered)]

    @cached_property
    def groups(self) -> list[tuple[str, ...]]:
        found: dict[int, list[str]] = {}
        for one in self.covered:
            found.setdefault(one.group, []).append(one.entry)
        return [tuple(sorted(group)) for group in found.values()]

    @cached_property
    def model(self) -> dict[str, Any]:
        """Keys: model, diagnostics, settings."""
        found: dict[str, Any] = next(lines(self.archive, self.run.model))
        return found

    def edges(self) -> Iterator[tuple[str, str, float | None, float, float]]:
        """First and second entry, probability by scores alone, probability in the end, weight."""
        entries = [one.entry for one in self.covered]
        for one, other, scored, probability, weight in lines(self.archive, self.run.edges):
            yield entries[one], entries[other], scored, probability, weight

    def pairs(self) -> Iterator[ScoredPair]:
        """Every scored pair with its reasons."""
        reasons = lines(self.archive, self.run.pairs)
        for edge, said in zip(self.edges(), reasons, strict=True):
            first, second, scored, probability, weight = edge
            relation, vetoes, why = said
            yield ScoredPair(
                min(first, second), max(first, second), probability, weight, relation,
                tuple(vetoes), tuple(why), scored,
            )  # fmt: skip


PAIR_DIGITS = 10


def pair_id(first: str, second: str) -> str:
    """The short name of a pair, as `onrecord link` prints it and `onrecord judge` takes it."""
    return content_id("pair", min(first, second), max(first, second))[:PAIR_DIGITS]


def pair_of(archive: Archive, short: str) -> tuple[str, str]:
    """The two entries of a pair's short name or its beginning (6 digits at least).

    Raises:
        NotFound: no scored pair has it, or several have.
    """
    found: dict[tuple[str, str], None] = {}
    if len(short) >= 6:
        for run in runs(archive):
            for first, second, *_ in Kept(archive, run).edges():
                if pair_id(first, second).startswith(short):
                    found[min(first, second), max(first, second)] = None
    if len(found) == 1:
        return next(iter(found))
    raise NotFound(
        f"{len(found) or 'no'} pair is called {short!r}; right would be a name that "
        "`onrecord link` prints, or two entries: LIST:ID LIST:ID"
    )
