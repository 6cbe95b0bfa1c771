"""Which pairs are compared at all: keys that must agree, capped where too many rows share one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.link.pairs.table import Shape

if TYPE_CHECKING:
    import duckdb

LEAST_PAIRS = 200_000
"""Pairs a rule may make however few rows there are: some seconds of work."""
PAIRS_A_ROW = 1.0
"""Pairs a rule may make for each row, where that is more."""
LARGEST_BLOCK = 5_000


@dataclass(frozen=True, slots=True)
class Rule:
    """Rows that agree on `key` are compared.

    key: SQL over the table's columns, null where one of them is; fixes: names of the comparisons
    whose outcome the rule all but decides, so that it cannot teach anything about them. teaches:
    whether its pairs are a sample for training; a rule that fixes three comparisons teaches little.
    """

    name: str
    needs: tuple[str, ...]
    key: str
    fixes: frozenset[str]
    teaches: bool = False


GS = "r_given_s"
G, F, GF, FAM = "r_given_b", "r_father_k", "r_grandfather_k", "r_family_b"
P, E, BORN = "r_place_k", "r_event", "r_born"
YEAR = (
    "CASE WHEN r_born_hi - r_born_lo < 800 THEN (r_born_lo + r_born_hi) // 730 "
    "WHEN r_age_lo = r_age_hi THEN -r_age_lo END"
)


def _rule(
    name: str, parts: Sequence[str], fixes: Sequence[str], key: str = "", *, teaches: bool = False
) -> Rule:
    cells = (YEAR if part == BORN else part for part in parts)
    joined = key or " || '|' || ".join(f"CAST({cell} AS VARCHAR)" for cell in cells)
    return Rule(name, tuple(parts), joined, frozenset(fixes), teaches)


RULES = (
    _rule(
        "given and family name, in any order", (G, FAM), ("c_given", "c_family"),
        f"least({G}, {FAM}) || '|' || greatest({G}, {FAM})", teaches=True,
    ),
    _rule(
        "all words of the name, in any order", ("r_tokens",), ("c_given", "c_family"),
        "CASE WHEN len(r_tokens) > 1 THEN array_to_string(r_tokens, '|') END",
    ),
    _rule("given and father's name", (G, F), ("c_given", "c_father"), teaches=True),
    _rule("father's and family name", (F, FAM), ("c_father", "c_family"), teaches=True),
    _rule("given, father's and family name", (G, F, FAM), ("c_given", "c_father", "c_family")),
    _rule("given and grandfather's name", (G, GF), ("c_given", "c_grandfather")),
    _rule("father's and grandfather's name", (F, GF), ("c_father", "c_grandfather")),
    _rule("given name and birth", (G, "r_birth"), ("c_given", "c_born")),
    _rule("family name and birth", (FAM, "r_birth"), ("c_family", "c_born"), teaches=True),
    _rule("short given name and family name", (GS, FAM), ("c_given", "c_family")),
    _rule("short given name and event", (GS, E), ("c_given", "c_event")),
    _rule("short given name and year", (GS, BORN), ("c_given", "c_born")),
    _rule("short given name and place", (GS, P), ("c_given", "c_place")),
    _rule("given, family name and year", (G, FAM, BORN), ("c_given", "c_family", "c_born")),
    _rule("given, family name and place", (G, FAM, P), ("c_given", "c_family", "c_place")),
    _rule("given, family name and event", (G, FAM, E), ("c_given", "c_family", "c_event")),
    _rule("given name, place and year", (G, P, BORN), ("c_given", "c_place", "c_born")),
    _rule("family name, place and year", (FAM, P, BORN), ("c_family", "c_place", "c_born")),
    _rule("given name, event and year", (G, E, BORN), ("c_given", "c_event", "c_born")),
    _rule("family name, event and year", (FAM, E, BORN), ("c_family", "c_event", "c_born")),
    _rule("father's name, event and year", (F, E, BORN), ("c_father", "c_event", "c_born")),
    _rule("given name, event and place", (G, E, P), ("c_given", "c_event", "c_place")),
    _rule("family name, event and place", (FAM, E, P), ("c_family", "c_event", "c_place")),
    _rule("given, father's name and year", (G, F, BORN), ("c_given", "c_father", "c_born")),
    _rule("father's, family name and year", (F, FAM, BORN), ("c_father", "c_family", "c_born")),
    _rule("father's, family name and place", (F, FAM, P), ("c_father", "c_family", "c_place")),
    _rule(
        "father's, grandfather's name and year", (F, GF, BORN),
        ("c_father", "c_grandfather", "c_born"),
    ),
    _rule("given name and event", (G, E), ("c_given", "c_event"), teaches=True),
    _rule("family name and event", (FAM, E), ("c_family", "c_event"), teaches=True),
    _rule("given name and place", (G, P), ("c_given", "c_place"), teaches=True),
    _rule("family name and place", (FAM, P), ("c_family", "c_place"), teaches=True),
    _rule("given name and year", (G, BORN), ("c_given", "c_born"), teaches=True),
    _rule("family name and year", (FAM, BORN), ("c_family", "c_born"), teaches=True),
    _rule("event, place and year", (E, P, BORN), ("c_event", "c_place", "c_born")),
    _rule("place and year", (P, BORN), ("c_place", "c_born")),
    _rule("birth", ("r_birth",), ("c_born",)),
    _rule("family name", (FAM,), ("c_family",), teaches=True),
    _rule("given name", (G,), ("c_given",), teaches=True),
)  # fmt: skip
"""From what decides most to what decides least; the last ones are full only for small lists."""


@dataclass(frozen=True, slots=True)
class Block:
    """A rule in use: the column that holds its key, and how many pairs it makes at the most.

    cap: rows that may share one key; common: the share of rows whose key is too common.
    """

    rule: Rule
    column: str
    pairs: int
    cap: int
    common: float


def rules(shape: Shape) -> tuple[Rule, ...]:
    """Those whose columns hold anything, with one for each identifier and kind of detail."""
    made = [
        _rule(kind, (f"r_i{n}",), (f"c_i{n}",), teaches=True)
        for n, kind in enumerate(shape.identifiers)
    ]
    for n, kind in enumerate(shape.details):
        fixes = (f"c_d{n}",)
        made += [
            _rule(f"family name and {kind}", (FAM, f"r_d{n}"), ("c_family", *fixes)),
            _rule(f"given name and {kind}", (G, f"r_d{n}"), ("c_given", *fixes)),
        ]
    return tuple(
        rule for rule in (*made, *RULES) if all(need in shape.filled for need in rule.needs)
    )


def block(con: "duckdb.DuckDBPyConnection", shape: Shape) -> tuple[Block, ...]:
    """Add the keys of every rule to `r_people`, null where a key is too common to be of use."""
    import numpy as np
    import pyarrow as pa

    budget = max(LEAST_PAIRS, round(PAIRS_A_ROW * shape.rows))
    found: list[Block] = []
    keys: dict[str, Any] = {}
    for rule in rules(shape):
        hashed = con.execute(
            f"SELECT r_n, CAST(hash({rule.key}) // 2 AS BIGINT) AS k FROM r_people "
            f"WHERE ({rule.key}) IS NOT NULL"
        ).fetchnumpy()
        values, where, counts = np.unique(hashed["k"], return_inverse=True, return_counts=True)
        cap, pairs = _cap(counts, budget)
        if pairs == 0:
            continue
        kept = (counts[where] > 1) & (counts[where] <= cap)
        common = float((counts[where] > cap).mean())
        cells = np.zeros(shape.rows, dtype=np.int64)
        cells[np.asarray(hashed["r_n"])[kept] - 1] = values[where][kept]
        block = Block(rule, f"r_b{len(found)}", pairs, cap, common)
        keys[block.column] = pa.array(cells, mask=cells == 0)
        found.append(block)
    if len(found) != 0:
        con.register(
            "r_keys", pa.table({"r_n": np.arange(1, shape.rows + 1, dtype=np.int32)} | keys)
        )
        con.execute(
            "CREATE OR REPLACE TABLE r_people AS SELECT * FROM r_people JOIN r_keys USING (r_n)"
        )
        con.unregister("r_keys")
    return tuple(found)


def _cap(counts: Any, budget: int) -> tuple[int, int]:
    """The largest block that keeps a rule within its budget, and the pairs it then makes."""
    import numpy as np

    sizes, blocks = np.unique(counts, return_counts=True)
    pairs = np.cumsum(blocks * sizes.astype(np.float64) * (sizes - 1) / 2)
    fits = (pairs <= budget) & (sizes <= LARGEST_BLOCK)
    if not fits.any() or pairs[fits][-1] == 0:
        return 0, 0
    return int(sizes[fits][-1]), int(pairs[fits][-1])
