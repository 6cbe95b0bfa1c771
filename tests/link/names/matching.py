"""How well one column of a table of names finds another: top-1, and the best F1 over a bar."""

import csv
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations, groupby
from pathlib import Path

from onrecord.link.names import read_name
from onrecord.record.personal_name import PersonalName

Names = Mapping[str, Sequence[PersonalName | None]]
Likeness = Callable[[PersonalName, PersonalName], float]
Scored = list[tuple[float, bool]]


def columns(file: str) -> Names:
    """Each language of a table beside this file, read; None where a cell is empty."""
    with (Path(__file__).parent / file).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {
        code: [read_name(row[code], language=code) if row[code] else None for row in rows]
        for code in rows[0]
    }


def top_1(names: Names, likeness: Likeness) -> float:
    """The share of names whose best match in another column is the same person, over all pairs."""
    hits = [
        max((likeness(name, other), k) for k, other in enumerate(right) if other is not None)[1]
        == i
        for one, another in combinations(names, 2)
        for right in [names[another]]
        for i, name in enumerate(names[one])
        if name is not None and right[i] is not None
    ]
    return sum(hits) / len(hits)


def scored(names: Names, one: str, another: str, likeness: Likeness) -> Scored:
    """All against all of two columns: likeness, and whether it is the same person."""
    return [
        (likeness(left, right), i == k)
        for i, left in enumerate(names[one])
        for k, right in enumerate(names[another])
        if left is not None and right is not None
    ]


def best_f1(pairs: Scored) -> float:
    """The highest F1 that any bar on the likeness gives."""
    true = sum(1 for _, same in pairs if same)
    best = hits = taken = 0.0
    ordered = sorted(pairs, key=lambda pair: -pair[0])
    for _, equal in groupby(ordered, key=lambda pair: pair[0]):
        for _, same in equal:
            hits += same
            taken += 1
        best = max(best, 2 * hits / (taken + true))
    return best
