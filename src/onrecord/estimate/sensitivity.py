"""How far a total moves when the table is a little different: a list, a person, a part less."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from onrecord.estimate.dga import Settings as DgaSettings
from onrecord.estimate.dga import dga
from onrecord.estimate.forward import forward
from onrecord.estimate.loglinear import table, unfit_for_loglinear
from onrecord.estimate.patterns import Patterns
from onrecord.record.estimate import Estimate

Point = Callable[[Patterns], float | None]
"""The middle of a method's answer, or None where it refuses."""

SHARES = (0.25, 0.5, 0.75)
GRID, MOST_FOR_GRAPHS = 300, 6
TIMES = 20
"""How often each share of the people is drawn for the trajectory."""


def stepwise_point(patterns: Patterns, *, threshold: float = 0.02) -> float | None:
    """The total of the stepwise model alone; quick enough to ask many times."""
    if unfit_for_loglinear(patterns) != "":
        return None
    _, _, means, code = forward(table(patterns), len(patterns.lists), threshold)
    return patterns.documented + float(means[0]) if code == 0 else None


def graphs_point(patterns: Patterns) -> float | None:
    """The middle over decomposable graphs, on a coarse grid; None for many lists."""
    if len(patterns.lists) > MOST_FOR_GRAPHS:
        return None
    found = dga(patterns, settings=DgaSettings(points=GRID))
    return found.median if isinstance(found, Estimate) else None


def without_each_list(patterns: Patterns, point: Point) -> list[dict[str, Any]]:
    """The total from the other lists, for each list left out; people only on it drop out."""
    everyone = range(len(patterns.lists))
    return [
        {"without": name, **_asked(patterns.only([j for j in everyone if j != i]), point)}
        for i, name in enumerate(patterns.lists)
    ]


def one_record_more_or_less(patterns: Patterns, point: Point) -> list[dict[str, Any]]:
    """The total with one person more, and one less, of each pattern somebody has."""
    rows = []
    for mask, n in patterns:
        lists = [name for i, name in enumerate(patterns.lists) if mask >> i & 1]
        more, less = (_changed(patterns, mask, n + by, point) for by in (1, -1))
        rows.append({"lists": lists, "count": n, "one_more": more, "one_less": less})
    return rows


def trajectory(patterns: Patterns, point: Point, *, rng: np.random.Generator) -> list[Any]:
    """The total from random parts of the documented, divided by the part: it should stay level."""
    rows: list[Any] = []
    for share in SHARES:
        totals = [point(part) for part in _parts(patterns, share, rng)]
        known = sorted(total / share for total in totals if total is not None)
        rows.append(
            {
                "share": share,
                "documented": round(share * patterns.documented),
                "low": float(np.quantile(known, 0.1)) if len(known) != 0 else None,
                "middle": float(np.median(known)) if len(known) != 0 else None,
                "high": float(np.quantile(known, 0.9)) if len(known) != 0 else None,
                "refused": len(totals) - len(known),
            }
        )
    return [*rows, {"share": 1.0, "documented": patterns.documented, "middle": point(patterns)}]


def _asked(patterns: Patterns, point: Point) -> dict[str, Any]:
    return {"documented": patterns.documented, "total": point(patterns)}


def _changed(patterns: Patterns, mask: int, count: int, point: Point) -> float | None:
    counts = {**dict(patterns), mask: count}
    changed = _whole(patterns.lists, counts)
    return None if changed is None else point(changed)


def _parts(patterns: Patterns, share: float, rng: np.random.Generator) -> Sequence[Patterns]:
    size = round(share * patterns.documented)
    drawn = rng.multivariate_hypergeometric(patterns.counts, size, size=TIMES, method="marginals")
    parts = [
        _whole(patterns.lists, dict(zip(patterns.masks, map(int, row), strict=True)))
        for row in drawn
    ]
    return [part for part in parts if part is not None]


def _whole(lists: tuple[str, ...], counts: dict[int, int]) -> Patterns | None:
    """None where a list would be left with nobody."""
    kept = {mask: n for mask, n in counts.items() if n > 0}
    everyone = 0
    for mask in kept:
        everyone |= mask
    return Patterns.from_counts(lists, kept) if everyone == (1 << len(lists)) - 1 else None
