"""Rows that say the same in a list declared to hold nobody twice: told, since they stay apart."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.link.rows.keys import called

if TYPE_CHECKING:
    import duckdb

NAMED = 10
"""Repeats of a list that are named; of more only the number is told."""
NOT_SAID = ("r_n", "r_chance", "r_entry", "r_list", "r_list_n", "r_solo", "r_written")
"""Columns of the table that are no statement of a row."""


def repeats(con: "duckdb.DuckDBPyConnection", declared: Iterable[str]) -> tuple[str, ...]:
    """A sentence for each declared list with rows that are equal in all that is compared."""
    columns = [row[0] for row in con.execute("DESCRIBE r_people").fetchall()]
    said = [name for name in columns if name not in NOT_SAID and not name.endswith(("_w", "_e"))]
    sentences = []
    for name in sorted(declared):
        found = con.execute(
            "SELECT list(r_entry ORDER BY r_n) FROM r_people "
            "WHERE r_list = ? AND r_tokens IS NOT NULL "
            f"GROUP BY {', '.join(said)} HAVING count(*) > 1 ORDER BY min(r_n)",
            [name],
        ).fetchall()
        if len(found) != 0:
            sentences.append(_sentence(name, [row[0] for row in found]))
    return tuple(sentences)


def _sentence(name: str, groups: list[list[str]]) -> str:
    rows = [" = ".join(called(entry)[1] for entry in group) for group in groups[:NAMED]]
    more = "" if len(groups) <= NAMED else f" and {len(groups) - NAMED} more"
    return (
        f"{name}: it was declared to hold nobody twice, so these rows stay apart though all that "
        f"is compared of them is equal: {', '.join(rows)}{more}"
    )
