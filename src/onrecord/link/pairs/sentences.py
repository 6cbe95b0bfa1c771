"""Reasons: what every comparison of a pair said, as a sentence for the reviewer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from onrecord.link.pairs.comparisons import Comparison
from onrecord.link.pairs.score import Pairs

if TYPE_CHECKING:
    import duckdb

BATCH = 50_000
"""Pairs worded at a time, so that the rows of all of them are never in memory at once."""
UNSAID = "{label} is missing in one of the two"


def reasons(
    con: "duckdb.DuckDBPyConnection", comparisons: Sequence[Comparison], pairs: Pairs
) -> list[tuple[str, ...]]:
    """One sentence a comparison for each pair, in the order of `COMPARISONS`.

    Equal sentences are one string: of a million pairs most say the same few thousand things.
    """
    known: dict[tuple[int, int, Any, Any], str] = {}
    made: list[tuple[str, ...]] = []
    for start in range(0, len(pairs), BATCH):
        some = pairs.where(slice(start, start + BATCH))
        shown = _shown(con, comparisons, some)
        levels = [some.levels[each.name].tolist() for each in comparisons]
        ends = zip(some.first.tolist(), some.second.tolist(), strict=True)
        for row, (first, second) in enumerate(ends):
            l, r = shown[first], shown[second]  # noqa: E741
            said = (
                _said(known, each, (c, levels[c][row], l[c], r[c]))
                for c, each in enumerate(comparisons)
            )
            made.append(tuple(sentence for sentence in said if sentence != ""))
    return made


SOUNDS = " sounds the same"
WRITTEN = "{label} is written the same: {l}"


def _said(
    known: dict[tuple[int, int, Any, Any], str],
    comparison: Comparison,
    outcome: tuple[int, int, Any, Any],
) -> str:
    """The sentence of one outcome, "" where neither row says anything."""
    found = known.get(outcome)
    if found is None:
        _, level, l, r = outcome  # noqa: E741
        if level >= 0:
            found = comparison.levels[level].says.format(l=l, r=r)
            if l == r and SOUNDS in found:
                # Read in the languages of two lists, one spelling has two Latin forms.
                found = WRITTEN.format(label=comparison.label, l=l)
        else:
            found = "" if l is None and r is None else UNSAID.format(label=comparison.label)
        known[outcome] = found
    return found


def _shown(
    con: "duckdb.DuckDBPyConnection", comparisons: Sequence[Comparison], pairs: Pairs
) -> dict[int, tuple[Any, ...]]:
    """What each row of the pairs wrote, by its number."""
    import numpy as np
    import pyarrow as pa

    rows = np.unique(np.concatenate([pairs.first, pairs.second])).astype(np.int32)
    con.register("r_wanted", pa.table({"r_n": rows}))
    columns = ", ".join(each.shown for each in comparisons)
    found = con.execute(f"SELECT r_n, {columns} FROM r_people SEMI JOIN r_wanted USING (r_n)")
    shown = {row[0]: row[1:] for row in found.fetchall()}
    con.unregister("r_wanted")
    return shown
