"""Lists that write family, given and father's name in this order, with no word that says so."""

from collections.abc import Mapping
from string import ascii_lowercase
from typing import TYPE_CHECKING

from onrecord.link.names import well_known
from onrecord.link.pairs.columns import one_byte

if TYPE_CHECKING:
    import duckdb

FREE = "r_father IS NULL AND len(r_free) > 0 AND r_given_k IS NOT NULL AND r_family_k IS NOT NULL"
"""Rows with a word between the first and the last of which nobody told what it is."""
MOSTLY = 2.0
"""How many times oftener a word must stand as family, and the next as given name, in other rows."""
RARE = 0.02
"""Share of the longer names of a list below which rows that look so are names at home at both ends:
of a list that writes given names first, families that are given names too make one in a hundred."""
PARTS = ("", "_k", "_w", "_t", "_u", "_e", "_f")


def middle_counts(con: "duckdb.DuckDBPyConnection", name: str) -> dict[str, float]:
    """How often each sound stands right after the first word of longer names."""
    return dict(
        con.execute(
            f"SELECT r_free[1], count(*) FROM r_people WHERE r_list = ? AND {FREE} GROUP BY 1",
            [name],
        ).fetchall()
    )


def rotate(con: "duckdb.DuckDBPyConnection", where: str, *, found_by: str = "r_given_b") -> int:
    """First word to family, the one after it to given name, the last to father, in longer names.

    where: SQL that tells the rows; found_by: SQL for the word of the family that rows are found by.
    How many there were.
    """
    import pyarrow as pa

    words = [
        row[0]
        for row in con.execute(
            f"SELECT DISTINCT r_free_l[1] FROM r_people WHERE {FREE} AND {where} ORDER BY 1"
        ).fetchall()
    ]
    known = [well_known(word) or None for word in words]
    con.register("r_known", pa.table({"word": words, "known": pa.array(known, pa.string())}))
    plain = ascii_lowercase
    coded = one_byte(plain).replace("'", "''")
    letters = f"translate(r_free_l[1], '{plain}', '{coded}')"
    moved = [f"r_father{part} = r_family{part}, r_family{part} = r_given{part}" for part in PARTS]
    moved_rows = con.execute(
        f"UPDATE r_people SET {', '.join(moved)}, r_family_b = {found_by}, "
        "r_given = r_free_l[1], r_given_k = r_free[1], r_given_b = r_free[1], "
        f"r_given_w = r_free_l[1], r_given_t = r_free[1:1], r_given_e = {letters}, "
        "r_given_f = NULL, r_given_s = NULL, "
        "r_given_u = (SELECT known FROM r_known WHERE word = r_free_l[1]), "
        "r_free = CASE WHEN len(r_free) > 1 THEN r_free[2:] END, "
        "r_free_l = CASE WHEN len(r_free) > 1 THEN r_free_l[2:] END "
        f"WHERE {FREE} AND {where}"
    ).fetchone()
    con.unregister("r_known")
    return 0 if moved_rows is None else int(moved_rows[0])


def rotate_rows(
    con: "duckdb.DuckDBPyConnection", given: Mapping[str, float], family: Mapping[str, float]
) -> int:
    """Single rows whose first word is mostly a family name and the next a given name elsewhere.

    The last word must not be a family name oftener than a given one. How many there were.
    """
    import pyarrow as pa

    def mostly(one: Mapping[str, float], other: Mapping[str, float], times: float) -> list[str]:
        return sorted(w for w, n in one.items() if n > times * other.get(w, 0.0) + times - 1)

    for table, words in (
        ("r_first", mostly(family, given, MOSTLY)),
        ("r_next", mostly(given, family, MOSTLY)),
        ("r_never_last", mostly(family, given, 1.0)),
    ):
        con.register(table, pa.table({"word": pa.array(words, pa.string())}))
    families = "list_intersect(r_given_t, (SELECT list(word) FROM r_first))"
    looks = (
        f"len({families}) > 0 AND r_free[1] IN (SELECT word FROM r_next) "
        "AND r_family_b NOT IN (SELECT word FROM r_never_last)"
    )
    often = (
        f"SELECT r_list FROM r_people WHERE {FREE} GROUP BY r_list "
        f"HAVING count(*) FILTER ({looks}) > {RARE} * count(*)"
    )
    count = rotate(con, f"r_list IN ({often}) AND {looks}", found_by=f"({families})[1]")
    for table in ("r_first", "r_next", "r_never_last"):
        con.unregister(table)
    return count
