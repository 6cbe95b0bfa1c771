"""One documented person for a reader: names, rows as they came, why they are together, history."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from onrecord.cli.judge_command import change_text, change_value
from onrecord.cli.rows_told import in_a_block, name_told
from onrecord.plural import counted

if TYPE_CHECKING:
    from onrecord.archive.listings import Listings
    from onrecord.archive.people import Update
    from onrecord.archive.store import Archive
    from onrecord.record.link import Link
    from onrecord.record.linkage import ScoredPair
    from onrecord.record.people import Person

PAIRS = 20
"""Pairs of one person that are printed for people; JSON has all."""


def names_of(entries: Collection[str], listings: "Listings") -> list[str]:
    """The names that rows carry, each way of writing once, the longest first."""
    told = [name_told(listings.entries.get(entry), listings) for entry in entries]
    return sorted({name for name in told if name != ""}, key=lambda name: (-len(name), name))


def lists_of(entries: Collection[str], listings: "Listings") -> list[str]:
    """The lists that rows are of, in alphabetical order."""
    return sorted({listings.entries[entry].list for entry in entries if entry in listings.entries})


@dataclass(frozen=True, slots=True)
class Told:
    """pairs, words: of two rows of the person; events: what befell the id, the oldest first."""

    person: "Person"
    listings: "Listings"
    pairs: "Sequence[ScoredPair]"
    words: "Sequence[Link]"
    events: "Sequence[Update]"

    @classmethod
    def of(cls, archive: "Archive", ref: str, as_of: datetime | None) -> "Told":
        """Raises NotFound: no id of a person begins so, or several do."""
        from onrecord.archive.groups import Groups
        from onrecord.archive.listings import Listings
        from onrecord.archive.people import find, history, state
        from onrecord.archive.reviewing import pairs_within

        person = find(state(archive, as_of), ref)
        groups, own = Groups.of(archive, as_of), set(person.entries)
        words = [
            word
            for verdict in groups.verdicts.values()
            for word in verdict.words
            if word.first in own and word.second in own
        ]
        return cls(
            person,
            Listings(archive),
            pairs_within(groups, own),
            sorted(words, key=lambda word: word.at),
            history(archive, person.id, as_of),
        )

    def to_json(self) -> dict[str, Any]:
        entries, name = self.person.entries, self.listings.name
        rows = [(entry, self.listings.entries.get(entry)) for entry in entries]
        return {
            "person": self.person.id,
            "aliases": list(self.person.aliases),
            "names": names_of(entries, self.listings),
            "lists": lists_of(entries, self.listings),
            "entries": [
                {
                    "entry": entry,
                    "name": name(entry),
                    "list": None if one is None else one.list,
                    "row": None if one is None else one.row,
                    "cells": {} if one is None else dict(one.entry.raw),
                }
                for entry, one in rows
            ],
            "pairs": [
                {
                    "pair": [name(pair.first), name(pair.second)],
                    "probability": pair.probability,
                    "vetoes": list(pair.vetoes),
                    "reasons": list(pair.reasons),
                }
                for pair in self.pairs
            ],
            "words": [
                {
                    "pair": [name(word.first), name(word.second)],
                    "judgement": str(word.judgement),
                    "by": word.by,
                    "at": word.at.isoformat(),
                    "reason": word.basis,
                }
                for word in self.words
            ],
            "history": [
                {
                    "at": update.at.isoformat(),
                    "by": update.by,
                    "cause": update.cause,
                    **change_value(change),
                }
                for update in self.events
                for change in update.changes
            ],
        }

    def lines(self, ref: str) -> Iterator[str]:
        """For people; ref: as they called the person."""
        person, entries = self.person, self.person.entries
        yield f"person     {person.id}"
        if not person.id.startswith(ref):
            yield f"{ref} leads to this person"
        yield from (f"alias      {alias}" for alias in person.aliases)
        if len(entries) == 0:
            yield "no row of a list is this person any more"
        else:
            names = names_of(entries, self.listings)
            lists = lists_of(entries, self.listings)
            yield f"name       {'; '.join(names) or 'no row gives one'}"
            yield f"on         {', '.join(lists)} ({counted(len(entries), 'row')})"
        for entry in entries:
            one = self.listings.entries.get(entry)
            yield ""
            if one is None:
                yield f"{self.listings.name(entry)}: in no edition that is kept"
            else:
                yield f"{one.name}, row {one.row} of {one.list}, as it came"
                yield from in_a_block(one.entry.raw)
        yield from self._together()
        yield "\nwhat befell this id"
        for update in self.events:
            for change in update.changes:
                at = update.at.isoformat(timespec="seconds")
                yield f"  {at}  {change_text(change, self.listings.name)}: {change.reason}"

    def _together(self) -> Iterator[str]:
        """Why the rows are taken to be one person: people's words first, then scores."""
        name = self.listings.name
        if len(self.words) + len(self.pairs) > 0:
            yield "\nwhy these rows are together"
        for word in self.words:
            yield (
                f"  {name(word.first)} ~ {name(word.second)}: {word.by} said {word.judgement} on "
                f"{word.at.date().isoformat()}: {word.basis}"
            )
        for pair in self.pairs[:PAIRS]:
            said = "; ".join((*pair.vetoes, *pair.reasons))
            yield f"  {name(pair.first)} ~ {name(pair.second)}: probability {pair.probability:.2f}"
            yield f"    {said}"
        if len(self.pairs) > PAIRS:
            yield f"  and {counted(len(self.pairs) - PAIRS, 'more pair')}; --json has all"
