"""Linkage draws as tables: how many people are on exactly which lists, draw by draw."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import BadSettings

Labels = NDArray[np.int64]
Stratum = tuple[str, ...]

MOST_LISTS = 24
"""As many as `estimate` reads."""


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """One draw: lists, and for every stratum its rows (0 or 1 for each list, people).

    Without strata there is one, (). People are what the draw takes for one person.
    """

    lists: tuple[str, ...]
    strata: Mapping[Stratum, tuple[tuple[tuple[int, ...], int], ...]]

    @property
    def people(self) -> int:
        """People on at least one list."""
        return sum(count for rows in self.strata.values() for _, count in rows)


def tables(
    drawn: Iterable[Labels],
    entries: Sequence[str],
    lists: Mapping[str, str],
    strata: Mapping[str, Stratum] | None = None,
) -> Iterable[DrawnTable]:
    """A table a draw; `drawn` and `entries` as `draws` and its `components.entries` give them.

    lists: entry to list; its names become the columns, in their order of the alphabet.
    strata: entry to stratum, entries that do not tell theirs left out. A person's is the one most
    of their entries tell, among equals the first by the alphabet; ("",) for each part if none does.

    Raises:
        BadSettings: more lists than an estimate can take.
    """
    names = tuple(sorted(set(lists.values())))
    if len(names) > MOST_LISTS:
        raise BadSettings(f"{len(names)} lists; an estimate takes at most {MOST_LISTS}")
    on = np.array([names.index(lists[entry]) for entry in entries], dtype=np.int64)
    kinds, told = _told(entries, strata)
    for labels in drawn:
        masks = np.zeros(len(entries), dtype=np.int64)
        for i in range(len(names)):
            masks[labels[on == i]] |= 1 << i
        known = np.zeros(len(entries), dtype=bool)
        known[labels] = True
        persons = np.flatnonzero(known)
        of = _strata_of(labels, told, len(kinds))[persons]
        yield DrawnTable(names, _counted(masks[persons], of, kinds, len(names)))


def _told(
    entries: Sequence[str], strata: Mapping[str, Stratum] | None
) -> tuple[tuple[Stratum, ...], Labels]:
    """The strata, the unknown one last, and the number of each entry's own, -1 where untold."""
    if strata is None:
        return ((),), np.zeros(len(entries), dtype=np.int64)
    kinds = tuple(sorted(set(strata.values())))
    number = {kind: i for i, kind in enumerate(kinds)}
    told = np.array([number[strata[e]] if e in strata else -1 for e in entries], dtype=np.int64)
    unknown = ("",) * len(kinds[0]) if len(kinds) != 0 else ("",)
    return (*kinds, unknown), told


def _strata_of(labels: Labels, told: Labels, kinds: int) -> Labels:
    """For every person's number the stratum that most of their entries tell."""
    of = np.full(len(labels), kinds - 1, dtype=np.int64)
    here = told >= 0
    both, counts = np.unique(labels[here] * kinds + told[here], return_counts=True)
    # Ascending by count, then descending by stratum, so that the last one written is the one.
    order = np.lexsort((-both, counts))
    of[both[order] // kinds] = both[order] % kinds
    return of


def _counted(
    masks: Labels, of: Labels, kinds: Sequence[Stratum], width: int
) -> dict[Stratum, tuple[tuple[tuple[int, ...], int], ...]]:
    both, counts = np.unique(of * (1 << width) + masks, return_counts=True)
    rows: dict[Stratum, list[tuple[tuple[int, ...], int]]] = {}
    for key, count in zip(both.tolist(), counts.tolist(), strict=True):
        mask = key % (1 << width)
        pattern = tuple(mask >> i & 1 for i in range(width))
        rows.setdefault(kinds[key >> width], []).append((pattern, count))
    return {kind: tuple(each) for kind, each in rows.items()}


def as_csv(drawn: Iterable[DrawnTable], columns: Sequence[str] = ()) -> str:
    """All draws in one table: draw, the strata's `columns`, the lists (0 or 1), count.

    Taken apart by `draw`, each part is a table that `onrecord estimate` reads.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for number, table in enumerate(drawn, start=1):
        if number == 1:
            writer.writerow(["draw", *columns, *table.lists, "count"])
        for stratum, rows in table.strata.items():
            writer.writerows([number, *stratum, *on, count] for on, count in rows)
    return out.getvalue()
