"""How well one column of a table of names finds another: top-1, and the best F1 over a bar."""

import csv
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations, groupby
from pathlib import Path

from onrecord.link.names.reading import read_name
from onrecord.record.personal_name import PersonalName

Names = Mapping[str, Sequence[PersonalName | None]]
Likeness = Callable[[PersonalName, PersonalName], float]
TABLES = Path(__file__).parent / "table"
Scored = list[tuple[float, int, int]]
"""Likeness, and the rows of the two names: the same row is the same person."""


def columns(file: str) -> Names:
    """Each language of one of the tables that come with the package; None for an empty cell."""
    with (TABLES / file).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {
        code: [read_name(row[code], language=code) if row[code] else None for row in rows]
        for code in rows[0]
    }


def scored(names: Names, likeness: Likeness) -> list[Scored]:
    """All against all, for every pair of columns."""
    return [
        [
            (likeness(left, right), i, k)
            for i, left in enumerate(names[one])
            for k, right in enumerate(names[another])
            if left is not None and right is not None
        ]
        for one, another in combinations(names, 2)
    ]


def top_1(tables: list[Scored]) -> float:
    """The share of names whose best match in another column is the same person."""
    hits = []
    for table in tables:
        best: dict[int, tuple[float, int]] = {}
        for value, i, k in table:
            best[i] = max(best.get(i, (-1.0, -1)), (value, k))
        there = {k for _, _, k in table}
        hits += [k == i for i, (_, k) in best.items() if i in there]
    return sum(hits) / len(hits)


def best_f1(pairs: Scored) -> float:
    """The highest F1 that any bar on the likeness gives."""
    true = sum(1 for _, i, k in pairs if i == k)
    best = hits = taken = 0.0
    ordered = sorted(pairs, reverse=True)
    for _, equal in groupby(ordered, key=lambda pair: pair[0]):
        for _, i, k in equal:
            hits += i == k
            taken += 1
        best = max(best, 2 * hits / (taken + true))
    return best
