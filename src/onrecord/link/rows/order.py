"""Which end of a name is the given name, told by each list as a whole where its rows do not tell.

A list that writes the family first looks, word for word, like one that writes it last. Two things
tell them apart: names that lists share stand at the same end when read alike, and a given name
goes with one sex while a family name does not.
"""

from typing import TYPE_CHECKING

import numpy as np

from onrecord.link.rows.rotated import middle_counts, rotate, rotate_rows
from onrecord.plural import counted

if TYPE_CHECKING:
    import duckdb

CLEARLY = 1.5
"""How many times better the other order must fit before a list is turned round."""
VERY_CLEARLY = 3.0
"""The same for a list that stands alone, with the sexes as the only sign."""
FEW, FEW_ROWS = 30, 50
"""Shared words, and rows of a list, below which nothing is turned round."""
FEW_KNOWN = 3
"""Well-known given names that may stand at the given end of a list that is turned round."""
MANY_FATHERS = 0.2
"""Share of rows with a father from which words in the middle of names are fathers too."""
ROW_CLEARLY = 6
"""How many times oftener a word must stand at the other end before one row is turned round."""
PASSES = 4
"""Rows that were put right say more clearly where words stand, and so put others right."""
SWAPPED = ("", "_k", "_w", "_t", "_u", "_e", "_f", "_b", "_s")


def straighten(con: "duckdb.DuckDBPyConnection", lists: tuple[str, ...]) -> tuple[str, ...]:
    """Turn round the lists that write names in the other order; what was done, in sentences."""
    counts = {name: _counts(con, name) for name in lists}
    trusted = sorted(lists, key=lambda name: (-_by_sex(con, name), name))
    given, family = dict[str, float](), dict[str, float]()
    said: list[str] = []
    for name in trusted:
        mine_given, mine_family = counts[name]
        straight = _shared(given, mine_given) + _shared(family, mine_family)
        turned = _shared(given, mine_family) + _shared(family, mine_given)
        by_sex = len(given) == 0 and _by_sex(con, name) < 1 / VERY_CLEARLY
        by_others = turned >= FEW and turned > CLEARLY * straight
        middle = _shared(given, middle_counts(con, name)) + _shared(family, mine_given)
        by_middle = middle >= FEW and middle > CLEARLY * max(straight, turned)
        if by_middle and _may_turn(con, name):
            _turn(con, name, short=True)
            rotate(con, f"r_list = '{name.replace(chr(39), chr(39) * 2)}'")
            mine_given, mine_family = _counts(con, name)
            said.append(f"{name}: names are read as family, given, father's, as most rows have it")
        elif (by_sex or by_others) and _may_turn(con, name):
            _turn(con, name)
            mine_given, mine_family = mine_family, mine_given
            said.append(f"{name}: names are read with the family name first, as most rows have it")
        _add(given, mine_given)
        _add(family, mine_family)
    turned = 0
    for _ in range(PASSES):
        rotated = rotate_rows(con, given, family)
        if rotated == 0:
            break
        turned += rotated
        given, family = _whole(con, lists)
    turned += _turn_rows(con, given, family)
    if turned != 0:
        write = counted(turned, "row writes", "rows write")
        said.append(f"{write} given and family name the other way round")
    _fathers(con)
    _place(con)
    return tuple(said)


def _may_turn(con: "duckdb.DuckDBPyConnection", name: str) -> bool:
    """Whether a list is long enough, and does not have well-known given names where they belong."""
    found = con.execute(
        "SELECT count(*), count(r_given_u), count(r_family_u) FROM r_people WHERE r_list = ?",
        [name],
    ).fetchone()
    rows, at_given, at_family = found or (0, 0, 0)
    return bool(rows >= FEW_ROWS and at_given <= max(at_family, FEW_KNOWN))


def _turn_rows(
    con: "duckdb.DuckDBPyConnection", given: dict[str, float], family: dict[str, float]
) -> int:
    """Turn round single rows whose words both clearly stand at the other end elsewhere."""
    import pyarrow as pa

    def clearly(one: dict[str, float], other: dict[str, float]) -> list[str]:
        return sorted(w for w, n in one.items() if n >= ROW_CLEARLY * (other.get(w, 0.0) + 1))

    con.register("r_families", pa.table({"word": pa.array(clearly(family, given), pa.string())}))
    con.register("r_givens", pa.table({"word": pa.array(clearly(given, family), pa.string())}))
    where = (
        "r_given_b IN (SELECT word FROM r_families) AND r_family_b IN (SELECT word FROM r_givens)"
    )
    counted = con.execute(f"SELECT count(*) FROM r_people WHERE {where}").fetchone()
    if counted is not None and counted[0] != 0:
        con.execute(f"UPDATE r_people SET {_swaps()} WHERE {where}")
    con.unregister("r_families")
    con.unregister("r_givens")
    return 0 if counted is None else int(counted[0])


def _fathers(con: "duckdb.DuckDBPyConnection") -> None:
    """Where many rows name the father, words in the middle of other names are father and his."""
    share = con.execute("SELECT count(r_father) / count(*) FROM r_people").fetchone()
    if share is None or share[0] < MANY_FATHERS:
        return
    con.execute(
        "UPDATE r_people SET r_father = r_free_l[1], r_father_k = r_free[1], "
        "r_father_w = r_free_w[1], r_father_t = r_free[1:1], "
        "r_grandfather = coalesce(r_grandfather, r_free_l[2]), "
        "r_grandfather_k = coalesce(r_grandfather_k, r_free[2]), "
        "r_grandfather_w = coalesce(r_grandfather_w, r_free_w[2]), r_free = NULL "
        "WHERE r_father IS NULL AND r_free IS NOT NULL"
    )


def _place(con: "duckdb.DuckDBPyConnection") -> None:
    """Give the words in the middle of whole names to the end where the lists mostly have them.

    A second given name and a first family name look alike in one row, and not in all of them.
    """
    import pyarrow as pa

    given, family = (_words(con, slot) for slot in ("given", "family"))
    words = sorted(given.keys() | family.keys())
    sides = [given.get(word, 0.0) > family.get(word, 0.0) for word in words]
    con.register("r_sides", pa.table({"word": words, "given": sides}))
    con.execute(
        "CREATE TEMP TABLE r_middle AS SELECT r_n, "
        "list(sound ORDER BY nth) FILTER (WHERE side) AS g, "
        "list(sound ORDER BY nth) FILTER (WHERE NOT side) AS f, "
        "string_agg(latin, '' ORDER BY nth) FILTER (WHERE side) AS g_l, "
        "string_agg(latin, '' ORDER BY nth) FILTER (WHERE NOT side) AS f_l, "
        "string_agg(written, ' ' ORDER BY nth) FILTER (WHERE side) AS g_w, "
        "string_agg(written, ' ' ORDER BY nth) FILTER (WHERE NOT side) AS f_w, "
        "string_agg(sound, '' ORDER BY nth) FILTER (WHERE side) AS g_k, "
        "string_agg(sound, '' ORDER BY nth) FILTER (WHERE NOT side) AS f_k "
        "FROM (SELECT m.*, coalesce(s.given, true) AS side FROM ("
        "SELECT r_n, unnest(r_free) AS sound, unnest(r_free_l) AS latin, "
        "unnest(r_free_w) AS written, "
        "generate_subscripts(r_free, 1) AS nth FROM r_people WHERE r_free IS NOT NULL) m "
        "LEFT JOIN r_sides s ON s.word = m.sound) GROUP BY r_n"
    )
    con.execute(
        "UPDATE r_people SET "
        "r_given = concat(r_given, m.g_l), r_given_k = concat(r_given_k, m.g_k), "
        "r_given_w = concat_ws(' ', r_given_w, m.g_w), "
        "r_family_w = concat_ws(' ', m.f_w, r_family_w), "
        "r_family = concat(m.f_l, r_family), r_family_k = concat(m.f_k, r_family_k), "
        "r_given_t = list_sort(list_distinct(list_concat(r_given_t, m.g))), "
        "r_family_t = list_sort(list_distinct(list_concat(r_family_t, m.f))) "
        "FROM r_middle m WHERE m.r_n = r_people.r_n "
        "AND r_given IS NOT NULL AND r_family IS NOT NULL"
    )
    con.execute("DROP TABLE r_middle")
    con.unregister("r_sides")


def _words(con: "duckdb.DuckDBPyConnection", slot: str) -> dict[str, float]:
    """How often each word stands in given names, or in families, second ones too."""
    return dict(
        con.execute(
            f"SELECT word, count(*) FROM (SELECT unnest(r_{slot}_t) AS word FROM r_people "
            "WHERE r_given_k IS NOT NULL AND r_family_k IS NOT NULL) GROUP BY 1"
        ).fetchall()
    )


def _counts(con: "duckdb.DuckDBPyConnection", name: str) -> tuple[dict[str, float], ...]:
    """How often each sound stands as given name, and as family name, where a row has both."""
    return tuple(
        dict(
            con.execute(
                f"SELECT r_{slot}_b, count(*) FROM r_people WHERE r_list = ? "
                "AND r_given_k IS NOT NULL AND r_family_k IS NOT NULL GROUP BY 1",
                [name],
            ).fetchall()
        )
        for slot in ("given", "family")
    )


def _whole(
    con: "duckdb.DuckDBPyConnection", lists: tuple[str, ...]
) -> tuple[dict[str, float], dict[str, float]]:
    """How often each sound stands as given name, and as family name, in all lists."""
    given, family = dict[str, float](), dict[str, float]()
    for name in lists:
        mine_given, mine_family = _counts(con, name)
        _add(given, mine_given)
        _add(family, mine_family)
    return given, family


def _shared(one: dict[str, float], other: dict[str, float]) -> float:
    """How many rows two counts can share, word by word."""
    return sum(min(n, one.get(word, 0)) for word, n in other.items())


def _add(whole: dict[str, float], more: dict[str, float]) -> None:
    for word, n in more.items():
        whole[word] = whole.get(word, 0) + n


def _by_sex(con: "duckdb.DuckDBPyConnection", name: str) -> float:
    """How much better the given name goes with one sex than the family name does; 1 is no better.

    The odds that two rows with one name have one sex, over the same odds for the family name.
    """
    odds = [_one_sex(con, name, slot) for slot in ("given", "family")]
    return float(odds[0] / odds[1])


def _one_sex(con: "duckdb.DuckDBPyConnection", name: str, slot: str) -> float:
    rows = con.execute(
        f"SELECT count(*) FILTER (r_sex = 'female') AS f, count(*) AS n FROM r_people "
        "WHERE r_list = ? AND r_sex IS NOT NULL AND r_given_k IS NOT NULL "
        f"AND r_family_k IS NOT NULL GROUP BY r_{slot}_b HAVING count(*) > 1",
        [name],
    ).fetchnumpy()
    f, n = np.asarray(rows["f"], dtype=float), np.asarray(rows["n"], dtype=float)
    pairs = float((n * (n - 1) / 2).sum())
    alike = float((f * (f - 1) / 2 + (n - f) * (n - f - 1) / 2).sum())
    if pairs < FEW:
        return 1.0
    return (alike + 1) / (pairs - alike + 1)


def _turn(con: "duckdb.DuckDBPyConnection", name: str, *, short: bool = False) -> None:
    """Swap given and family name in the rows of one list that have both; short: and no more."""
    con.execute(
        f"UPDATE r_people SET {_swaps()} WHERE r_list = ? "
        "AND r_given_k IS NOT NULL AND r_family_k IS NOT NULL"
        + (" AND r_free IS NULL AND r_father IS NULL" if short else ""),
        [name],
    )


def _swaps() -> str:
    return ", ".join(
        f"r_{one}{ending} = r_{other}{ending}"
        for ending in SWAPPED
        for one, other in (("given", "family"), ("family", "given"))
    )
