"""The one table that blocking, scoring and the sentences read, filled with columns of readings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.link.pairs.columns import KINDS, columns
from onrecord.record.listing import EntryReading

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

BATCH = 50_000
"""Readings turned into columns at a time: what is kept in Python while a list streams by."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the table holds.

    lists: keys, sorted, with the number of rows of each. identifiers, details: kinds, sorted;
    the columns are `r_i0`, `r_d0` and so on. filled: columns with values in more than one row.
    """

    lists: dict[str, int]
    identifiers: tuple[str, ...]
    details: tuple[str, ...]
    filled: frozenset[str]

    @property
    def rows(self) -> int:
        return sum(self.lists.values())


def fill(
    con: "duckdb.DuckDBPyConnection",
    readings: "Iterable[EntryReading | pa.Table]",
    *,
    solo: frozenset[str] = frozenset(),
) -> Shape:
    """Make the table `r_people` in `con`, one row a reading, numbered by list and entry.

    readings: or columns of many of them, as `columns` makes; their order does not matter.
    solo: lists declared to hold nobody twice; `r_solo` is the number of the list in their rows.
    """
    import numpy as np
    import pyarrow as pa

    batches = tuple(_batches(readings))
    if len(batches) == 0:
        return Shape({}, (), (), frozenset())
    whole = pa.concat_tables(batches, promote_options="default")
    del batches
    kinds = [
        sorted(name.removeprefix(kind) for name in whole.column_names if name.startswith(kind))
        for kind in KINDS
    ]
    renamed = {
        f"{heading}{kind}": f"r_{letter}{rank}"
        for heading, letter, known in zip(KINDS, "id", kinds, strict=True)
        for rank, kind in enumerate(known)
    }
    whole = whole.rename_columns([renamed.get(name, name) for name in whole.column_names])
    con.register("r_read", whole.append_column("r_at", pa.array(np.arange(whole.num_rows))))
    # Only keys are sorted and joined again: to sort whole rows takes as long as to make them.
    con.execute(
        "CREATE OR REPLACE TABLE r_people AS "
        "WITH numbered AS (SELECT r_at, "
        "CAST(row_number() OVER (ORDER BY r_list, r_entry) AS INTEGER) AS r_n, "
        "CAST(dense_rank() OVER (ORDER BY r_list) - 1 AS INTEGER) AS r_list_n FROM r_read) "
        "SELECT r_n, CAST(hash(r_entry) % 1000000007 AS BIGINT) AS r_chance, r_list_n, "
        "CASE WHEN list_contains(?, r_list) THEN r_list_n END AS r_solo, r_read.* EXCLUDE (r_at) "
        "FROM r_read JOIN numbered USING (r_at)",
        [sorted(solo)],
    )
    con.unregister("r_read")
    return _shape(con, tuple(kinds[0]), tuple(kinds[1]))


def _shape(
    con: "duckdb.DuckDBPyConnection", identifiers: tuple[str, ...], details: tuple[str, ...]
) -> Shape:
    lists = con.execute("SELECT r_list, count(*) FROM r_people GROUP BY 1 ORDER BY 1").fetchall()
    names = [row[0] for row in con.execute("DESCRIBE r_people").fetchall()]
    counts = con.execute(
        "SELECT " + ", ".join(f"count({name})" for name in names) + " FROM r_people"
    ).fetchone()
    filled = {name for name, n in zip(names, counts or (), strict=True) if n > 1}
    if "r_age_lo" in filled or "r_born_lo" in filled:
        filled.add("r_born")
    if "r_event_lo" in filled:  # months and seasons only: no day, and yet something to compare
        filled.add("r_event")
    return Shape(dict(lists), identifiers, details, frozenset(filled))


def _batches(readings: "Iterable[EntryReading | pa.Table]") -> "Iterator[pa.Table]":
    """Columns as they are, readings as columns, in the order in which they come."""
    waiting: list[EntryReading] = []
    for each in readings:
        if isinstance(each, EntryReading):
            waiting.append(each)
        else:
            yield each
        if len(waiting) == BATCH:
            yield columns(waiting)
            waiting = []
    if len(waiting) != 0:
        yield columns(waiting)
