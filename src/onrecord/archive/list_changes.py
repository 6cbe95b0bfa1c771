"""What becomes of the rows of a list in a new edition, and whom a person should look at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.archive.linkages import judgements
from onrecord.archive.listings import Listed, Listings, id_column
from onrecord.archive.store import Archive
from onrecord.plural import counted
from onrecord.read.editions import Row, other_people, renamed, same_rows
from onrecord.read.tables import Table
from onrecord.record.listing import ListEdition

SHOWN = 5
"""Rows of one kind that are told at import; `lists check` has them all."""


@dataclass(frozen=True, slots=True)
class Placed:
    """places: where each row first stood, edition and row; "" for this edition; notes: in words."""

    places: tuple[tuple[str, int], ...]
    notes: tuple[str, ...]

    @property
    def same(self) -> int:
        """Rows that were in an earlier edition."""
        return sum(1 for first, _ in self.places if first != "")


def plain(rows: Sequence[Listed]) -> list[Row]:
    return [Row(one.row, one.entry.raw, one.own, one.roles) for one in rows]


@lru_cache(maxsize=100_000)
def names_nobody(name: str) -> bool:
    """Whether what stands for a name is nobody's: unknown, unidentified male."""
    from onrecord.link.names.reading import read_name

    return len(read_name(name).parts) == 0


def placed(archive: Archive, edition: ListEdition, found: Table) -> Placed:
    """Where the rows of a new edition first stood, as compared with those before."""
    before = list(Listings(archive).entries_of(edition.name).values())
    known = plain(before)
    own = id_column(edition.columns, found.columns)
    rows = []
    for number, cells in found.rows:
        raw = dict(zip(found.columns, cells, strict=True))
        rows.append(Row(number, raw, "" if own is None else raw[own].strip(), edition.columns))
    same = same_rows(known, rows, names_nobody)
    firsts = {place: before[old].entry for place, old in same.items()}
    places = tuple(
        (firsts[place].edition, firsts[place].row) if place in firsts else ("", row.number)
        for place, row in enumerate(rows)
    )
    notes = (*_passed_on(known, rows, same), *_renamed(archive, before, rows, same))
    return Placed(places, notes)


def _passed_on(before: Sequence[Row], rows: Sequence[Row], same: Mapping[int, int]) -> list[str]:
    """Ids under which somebody else stands now."""
    others = [rows[place] for place in other_people(before, rows, same)]
    if len(others) == 0:
        return []
    shown = ", ".join(f"{one.own!r} (row {one.number})" for one in others[:SHOWN])
    shown += " ..." if len(others) > SHOWN else ""
    what = counted(len(others), "id stands", "ids stand")
    return [
        f"{what} beside somebody else than in an edition before, so these rows are new ones: "
        f"{shown}; words on the earlier rows stay with those"
    ]


def _renamed(
    archive: Archive, before: Sequence[Listed], rows: Sequence[Row], same: Mapping[int, int]
) -> list[str]:
    """Rows that somebody judged and whose name is another one than before."""
    found = renamed(plain(before), rows, same)
    if len(found) == 0:
        return []
    judged = {entry for _, word in judgements(archive) for entry in (word.first, word.second)}
    told = [
        f"row {rows[new].number} was judged as {was!r} and is {now!r} now; see whether it is one "
        f"person: onrecord review-links, or onrecord judge {before[old].name} ... undo"
        for new, old, was, now in found
        if before[old].entry.id in judged
    ]
    more = [f"and {len(told) - SHOWN} more rows that were judged under another name"]
    return told[:SHOWN] + more * (len(told) > SHOWN)
