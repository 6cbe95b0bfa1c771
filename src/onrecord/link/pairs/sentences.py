"""Reasons: what every comparison of a pair said, as a sentence for the reviewer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from onrecord.link.pairs.columns import UNREAD
from onrecord.link.pairs.comparisons import Comparison
from onrecord.link.pairs.score import Pairs

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

BATCH = 50_000
"""Pairs worded at a time, so that the rows of all of them are never in memory at once."""
UNSAID = "{label} is missing in one of the two"
NOT_COMPARED = "{label} cannot be compared: {l}, {r}"
"""Both rows say something, of two kinds: a given name and a kunya, a year of birth and an age."""
UNCLEAR = "{label} is not understood in one of the two: {l}, {r}"
SOUNDS = " sounds the same"
WRITTEN = "{label} is written the same: {l}"


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
        said = [
            _said(known, c, each, some.levels[each.name], *cells)
            for (c, each), cells in zip(enumerate(comparisons), shown, strict=True)
        ]
        made += [tuple(s for s in row if s != "") for row in zip(*said, strict=True)]
    return made


def _said(
    known: dict[tuple[int, int, Any, Any], str],
    c: int,
    comparison: Comparison,
    levels: Any,
    left: "pa.DictionaryArray",
    right: "pa.DictionaryArray",
) -> list[str]:
    """The sentence of each pair about one comparison, "" where neither row says anything.

    Each outcome is worded once: pairs that say the same have one number.
    """
    import numpy as np

    words = [*left.dictionary.to_pylist(), None]
    l, r = (np.asarray(side.indices.fill_null(len(words) - 1)) for side in (left, right))  # noqa: E741
    numbers = ((levels + 1).astype(np.int64) * len(words) + l) * len(words) + r
    _, first, of = np.unique(numbers, return_index=True, return_inverse=True)
    sentences = []
    for at in first.tolist():
        outcome = (c, int(levels[at]), words[l[at]], words[r[at]])
        if outcome not in known:
            known[outcome] = _sentence(comparison, *outcome[1:])
        sentences.append(known[outcome])
    return [sentences[n] for n in of.tolist()]


def _sentence(comparison: Comparison, level: int, l: Any, r: Any) -> str:  # noqa: E741
    unread = [each is not None and str(each).startswith(UNREAD) for each in (l, r)]
    l, r = (None if each is None else str(each).removeprefix(UNREAD) for each in (l, r))  # noqa: E741
    if level >= 0:
        found = comparison.levels[level].says.format(l=l, r=r)
        if l == r and SOUNDS in found:
            # Read in the languages of two lists, one spelling has two Latin forms.
            return WRITTEN.format(label=comparison.label, l=l)
        return found
    if l is None and r is None:
        return ""
    if l is None or r is None:
        return UNSAID.format(label=comparison.label)
    return (UNCLEAR if any(unread) else NOT_COMPARED).format(label=comparison.label, l=l, r=r)


def _shown(
    con: "duckdb.DuckDBPyConnection", comparisons: Sequence[Comparison], pairs: Pairs
) -> "list[tuple[pa.DictionaryArray, pa.DictionaryArray]]":
    """What the two rows of each pair wrote, comparison by comparison."""
    import numpy as np
    import pyarrow as pa

    rows = np.unique(np.concatenate([pairs.first, pairs.second])).astype(np.int32)
    con.register("r_wanted", pa.table({"r_n": rows}))
    columns = ", ".join(f"{each.shown} AS c{c}" for c, each in enumerate(comparisons))
    found = con.execute(
        f"SELECT r_n, {columns} FROM r_people SEMI JOIN r_wanted USING (r_n) ORDER BY r_n"
    ).to_arrow_table()
    con.unregister("r_wanted")
    ends = [np.searchsorted(rows, side) for side in (pairs.first, pairs.second)]
    written = [
        found.column(f"c{c}").combine_chunks().dictionary_encode() for c in range(len(comparisons))
    ]
    return [(cells.take(pa.array(ends[0])), cells.take(pa.array(ends[1]))) for cells in written]
