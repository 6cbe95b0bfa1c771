"""One event as its pages show it: everything in slices, so that a big event is several pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from onrecord.publish.attributing import attributed
from onrecord.publish.chainview import chains
from onrecord.publish.gate import PublicRecord, Row
from onrecord.publish.gazetteer import places_named
from onrecord.publish.maps import place_maps
from onrecord.publish.matters import matters
from onrecord.publish.plots import plots
from onrecord.publish.timeline import moments, strip
from onrecord.record.account import Account, Piece
from onrecord.record.event_count import (
    Drift,
    EventCount,
    FigureGroup,
    NoRange,
    SummaryRange,
    Voice,
)
from onrecord.record.event_count import Row as FigureRow

SLICE = 300
"""Items of one section on one page: some 600 KB of HTML, 1 MB with everything else."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of the count: its words, whose they are, and the claims it rests on."""

    pieces: tuple[Piece, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Some rows of one group; remark: the rule of its range, or why there is none."""

    label: tuple[Piece, ...]
    rows: tuple[FigureRow, ...]
    range: SummaryRange | NoRange
    remark: Remark


class EventView:
    """The sections of one event; each is a list, so that it can be cut into slices."""

    def __init__(self, record: PublicRecord, account: Account, count: EventCount | None) -> None:
        self.rows, self.count = record.claims, count
        self.note_makers = note_makers(record)
        own = {s.claim: self.rows[s.claim] for s in account.sentences}
        self.sections: dict[str, Sequence[Any]] = {
            "sentences": list(zip(account.sentences, account.footnotes, strict=True)),
            "told": [s for s in account.sentences if s.kind in HAPPENED and not s.struck],
            "timeline": moments(own.values()),
            **matters(own, self.rows),
            **dict.fromkeys(SECTIONS, ()),
        }
        self.places = places_named(account.event, own.values())
        self.voices: dict[str, Voice] = {}
        if count is not None:
            self.voices = {id_: voice for voice in count.voices for id_ in voice.claims}
            self.sections |= self._counted(count)

    def _counted(self, count: EventCount) -> dict[str, Sequence[Any]]:
        return {
            "figures": [
                (place, row) for place, group in enumerate(count.groups) for row in group.rows
            ],
            "set_aside": count.set_aside,
            "voices": self._voices(count.voices),
            "shared_links": self._shared_links(count),
            "chains": self._chains(count),
            "same_numbers": [
                (s, self._remark(s.sentence, self._ids(s))) for s in count.same_numbers
            ],
            "parts_of_whole": [(p, self._breakdown(p)) for p in count.parts],
            "majorities": [(m, self._majority(m)) for m in count.majorities],
            "disputed_between": self._disputed(count, between=True),
            "disputed_within": self._disputed(count, between=False),
        }

    def _voices(self, voices: Iterable[Voice]) -> list[Voice]:
        """Voices with more than one claim, most first; the record's own notes repeat nobody."""
        told = [
            replace(v, repeaters=tuple(r for r in v.repeaters if r.name not in self.note_makers))
            for v in voices
            if len(v.claims) > 1
        ]
        return sorted(told, key=lambda voice: -len(voice.claims))

    def _shared_links(self, count: EventCount) -> list[tuple[str, tuple[str, ...]]]:
        """Links that several voices were read through, with the voices as documents name them."""
        names = {voice.origin: voice.names[0] for voice in count.voices}
        return [
            (link.name, tuple(names.get(origin, origin) for origin in link.origins))
            for link in count.shared_links
            if link.name not in self.note_makers
        ]

    def _disputed(self, count: EventCount, *, between: bool) -> list[tuple[Any, Remark]]:
        """Contradictions between speakers, some of them also within one; or within one alone."""
        return [
            (c, self._remark(c.sentence, c.claims))
            for c in count.contradictions
            if c.between.startswith("between") is between
        ]

    def _chains(self, count: EventCount) -> list[dict[str, Any]]:
        """Each chain with the name of its origin, and each change in words beside its step."""
        names = {voice.origin: voice.names[0] for voice in count.voices}
        return [
            {
                "origin": names.get(chain.origin, chain.origin),
                "steps": [(step, self._changes(step.changed)) for step in chain.steps],
            }
            for chain in chains(count.drifts, self.rows, self.note_makers)
        ]

    def _changes(self, changed: Iterable[Drift]) -> dict[str, Any]:
        """What changed, in words, and how the two tellings are connected, each once."""
        said = [(drift, self._rows(self._ids(drift))) for drift in changed]
        paths = {drift.path: rows for drift, rows in said}
        return {
            "changes": [attributed(drift.sentence, rows) for drift, rows in said],
            "paths": [attributed(path, rows) for path, rows in paths.items()],
        }

    def _ids(self, result: Any) -> tuple[str, ...]:
        return tuple(dict.fromkeys(claim_ids(result)))

    def _remark(self, sentence: str, claims: Iterable[str]) -> Remark:
        ids = tuple(claims)
        return Remark(attributed(sentence, self._rows(ids)), ids)

    def _rows(self, ids: Iterable[str]) -> list[Row]:
        return [self.rows[id_] for id_ in ids]

    def _breakdown(self, parts: Any) -> dict[str, Any]:
        ids = self._ids(parts)
        return {
            "words": attributed(parts.words, self._rows(ids)),
            "said": [self._remark(s.words, s.claims) for s in (parts.whole, *parts.parts)],
            "remarks": [
                *(self._remark(bounds.sentence, ids) for bounds in parts.bounds),
                *(self._remark(fault.sentence, fault.claims) for fault in parts.faults),
            ],
        }

    def _majority(self, check: Any) -> dict[str, Any]:
        ids = self._ids(check)
        return {
            "words": self._remark(check.words, check.claims),
            "beside": [self._remark(b.majority.sentence, ids) for b in check.beside],
        }

    def tables(self, groups: Sequence[FigureGroup], ranges: Sequence[Any], rows: Any) -> Any:
        """A slice of the figures as tables, one a group."""
        for place, pairs in groupby(rows, key=lambda pair: pair[0]):
            group, summary = groups[place], ranges[place]
            ids = [row.claim for row in group.rows]
            sentence = summary.reason if isinstance(summary, NoRange) else summary.rule
            yield FigureTable(
                attributed(group.label, self._rows(ids)),
                tuple(row for _, row in pairs),
                summary,
                Remark(attributed(sentence, self._rows(ids)), tuple(ids)),
            )


HAPPENED = frozenset({"occurrence", "act"})
"""Kinds that say what happened."""

SECTIONS = (
    "figures",
    "set_aside",
    "voices",
    "shared_links",
    "chains",
    "same_numbers",
    "parts_of_whole",
    "majorities",
    "disputed_between",
    "disputed_within",
)
"""What a count adds to an event's pages, by the names the template knows them by."""


def note_makers(record: PublicRecord) -> frozenset[str]:
    """Authors of the record's own notes, who repeat nobody."""
    notes = [d for d in record.documents.values() if d["kind"] == "research_note"]
    return frozenset(note["author"] for note in notes)


def event_parts(view: EventView) -> list[dict[str, Any]]:
    """The event cut into pages: of every section the first slice, then the second, and so on."""
    longest = max(len(items) for items in view.sections.values())
    return [_part(view, start) for start in range(0, max(longest, 1), SLICE)]


def _part(view: EventView, start: int) -> dict[str, Any]:
    places, count = view.places if start == 0 else [], view.count
    part: dict[str, Any] = {"places_shown": places}
    part["maps"] = place_maps([named.place for named in places])
    part |= {name: items[start : start + SLICE] for name, items in view.sections.items()}
    if count is None:
        return {**part, "figures": [], "plots": (), "strip": strip(part["timeline"])}
    counted = [(count.groups[place].label.split(", ")[0], row) for place, row in part["figures"]]
    return {
        **part,
        "figures": list(view.tables(count.groups, count.ranges, part["figures"])),
        "plots": plots(counted, view.voices, view.note_makers),
        "strip": strip(part["timeline"]),
    }


ID_FIELDS = frozenset({"claim", "claims", "earlier", "later", "also"})
"""Fields of results that hold claim ids."""


def claim_ids(result: Any) -> Iterator[str]:
    """Every claim id that a result names, however deep."""
    if isinstance(result, FigureRow):
        # Its part_of may name a claim that is not public; no page prints it.
        yield result.claim
    elif isinstance(result, tuple | list):
        for item in result:
            yield from claim_ids(item)
    elif hasattr(result, "__dataclass_fields__"):
        for name in result.__dataclass_fields__:
            value = getattr(result, name)
            yield from _named(value) if name in ID_FIELDS else claim_ids(value)


def _named(value: Any) -> Iterator[str]:
    yield from (id_ for id_ in ((value,) if isinstance(value, str) else value) if id_ != "")
