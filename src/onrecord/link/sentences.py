"""Reasons: what every comparison of a pair said, as a sentence for the reviewer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from onrecord.link.comparisons import Comparison
from onrecord.link.score import Pairs

if TYPE_CHECKING:
    import duckdb

UNSAID = "{label} is missing in one of the two"


def reasons(
    con: "duckdb.DuckDBPyConnection", comparisons: Sequence[Comparison], pairs: Pairs
) -> list[tuple[str, ...]]:
    """One sentence a comparison for each pair, in the order of `COMPARISONS`."""
    if len(pairs) == 0:
        return []
    shown = _shown(con, comparisons, pairs)
    made: list[tuple[str, ...]] = []
    for row, (first, second) in enumerate(zip(pairs.first, pairs.second, strict=True)):
        l, r = shown[int(first)], shown[int(second)]  # noqa: E741
        sentences = []
        for c, each in enumerate(comparisons):
            level = int(pairs.levels[each.name][row])
            if level < 0:
                if l[c] is not None or r[c] is not None:
                    sentences.append(UNSAID.format(label=each.label))
                continue
            sentences.append(each.levels[level].says.format(l=l[c], r=r[c]))
        made.append(tuple(sentences))
    return made


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
