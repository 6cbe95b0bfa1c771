"""How many pairs of one person no blocking rule found, told by the rules that could have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.link.pairs.blocking import BORN, YEAR, Block
from onrecord.link.pairs.score import Pairs

if TYPE_CHECKING:
    import duckdb

LOW = 0.95
"""Recall below which a reader is warned (ours)."""
FEW = 20.0
"""Pairs of one person below which nothing is told of those that are missing."""
RATE_SEEN = 2.0
"""Pairs that agree on a part, and as many that do not, with which its rate begins."""
MOST_PARTS = 10
"""Parts of keys that are told apart; every way in which so many may agree is gone through."""


@dataclass(frozen=True, slots=True)
class Recall:
    """recall: share of the pairs of one person that some rule found; missed: those none found.

    rates: part of a key to how often two rows of one person that both have it agree on it.
    """

    recall: float
    missed: float
    rates: Mapping[str, float]

    @property
    def warnings(self) -> tuple[str, ...]:
        if self.recall >= LOW:
            return ()
        return (
            f"about {self.missed:,.0f} pairs of one person were never compared, for no rule finds "
            f"them (blocking recall {self.recall:.0%}): names, places and dates that lists write "
            "too differently, or too many rows with one name",
        )

    def to_json(self) -> dict[str, Any]:
        rates = {part: round(rate, 4) for part, rate in self.rates.items()}
        return {"recall": round(self.recall, 4), "missed": round(self.missed, 1), "rates": rates}


def estimated(
    con: "duckdb.DuckDBPyConnection",
    blocks: Sequence[Block],
    pairs: Pairs,
    same: Any,
    *,
    implied: float = 0.0,
) -> Recall | None:
    """The recall of blocking, or None where too few pairs are of one person.

    same: probabilities of the pairs; implied: pairs that only a third row holds together, which
    no rule found and which are not missing.

    Each found pair stands for 1 / (its chance to be found) pairs (Horvitz & Thompson 1952; for
    catches that differ in their chance, Huggins 1989). The chance follows from how often the parts
    of keys agree in one person, each counted only where a rule without that part found the pair,
    and taken to be independent. So it is too high where one row is wrong in several parts.
    """
    likely = np.flatnonzero(same >= 0.02)
    weight = np.asarray(same[likely], dtype=float)
    if weight.sum() < FEW or len(blocks) == 0:
        return None
    some = pairs.where(likely)
    parts = _parts(blocks)
    blocks = [block for block in blocks if set(block.rule.needs) <= set(parts)]
    there, agree = _agreement(con, parts, some)
    found = _found(con, blocks, some)
    uses = np.array([[part in block.rule.needs for part in parts] for block in blocks])
    rates = np.array(
        [_rate(weight, there[:, p], agree[:, p], found[:, ~uses[:, p]]) for p in range(len(parts))]
    )
    open_ = np.array([1 - block.common for block in blocks])
    patterns, of = np.unique(there, axis=0, return_inverse=True)
    chances = np.array([_chance(pattern, rates, uses, open_) for pattern in patterns])
    whole = float((weight / chances[of.reshape(-1)]).sum())
    seen = min(whole, float(weight.sum()) + implied)
    return Recall(seen / whole, whole - seen, dict(zip(parts, rates.tolist(), strict=True)))


def _parts(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The columns that keys are made of, those first that most rules use."""
    used = [need for block in blocks for need in block.rule.needs]
    return tuple(sorted(set(used), key=lambda part: (-used.count(part), part))[:MOST_PARTS])


def _agreement(
    con: "duckdb.DuckDBPyConnection", parts: Sequence[str], pairs: Pairs
) -> tuple[Any, Any]:
    """Pair x part: whether both rows have it, and whether they agree on it."""
    there = np.zeros((len(pairs), len(parts)), dtype=bool)
    agree = np.zeros_like(there)
    for p, part in enumerate(parts):
        sql = YEAR if part == BORN else part
        codes = _column(con, f"CAST(hash({sql}) // 2 AS BIGINT)", f"({sql}) IS NOT NULL")
        one, other = codes[pairs.first - 1], codes[pairs.second - 1]
        there[:, p] = (one != 0) & (other != 0)
        agree[:, p] = there[:, p] & (one == other)
    return there, agree


def _found(con: "duckdb.DuckDBPyConnection", blocks: Sequence[Block], pairs: Pairs) -> Any:
    """Pair x rule: whether the rule found it."""
    found = np.zeros((len(pairs), len(blocks)), dtype=bool)
    for b, block in enumerate(blocks):
        keys = _column(con, block.column, f"{block.column} IS NOT NULL")
        one = keys[pairs.first - 1]
        found[:, b] = (one != 0) & (one == keys[pairs.second - 1])
    return found


def _column(con: "duckdb.DuckDBPyConnection", sql: str, where: str) -> Any:
    """A column of whole numbers by row, 0 where it has none."""
    counted = con.execute("SELECT count(*) FROM r_people").fetchone()
    column = np.zeros(0 if counted is None else counted[0], dtype=np.int64)
    rows = con.execute(f"SELECT r_n, {sql} AS v FROM r_people WHERE {where}").fetchnumpy()
    column[np.asarray(rows["r_n"]) - 1] = np.asarray(rows["v"])
    return column


def _rate(weight: Any, there: Any, agree: Any, without: Any) -> float:
    """How often a part agrees, among pairs that some rule without it found."""
    chosen = there & without.any(axis=1)
    hits = float(weight[chosen & agree].sum())
    return (hits + RATE_SEEN) / (float(weight[chosen].sum()) + 2 * RATE_SEEN)


def _chance(there: Any, rates: Any, uses: Any, open_: Any) -> float:
    """That a rule finds a pair whose rows both have these parts.

    open_: by rule, the chance that its key is not too common.
    """
    able = ~(uses & ~there).any(axis=1)
    has = np.flatnonzero(there)
    if not able.any():
        return 1.0
    ways = (np.arange(1 << len(has))[:, None] >> np.arange(len(has))) & 1
    odds = np.where(ways == 1, rates[has], 1 - rates[has]).prod(axis=1)
    missing = uses[able][:, has] @ (1 - ways).T
    closed = np.where(missing == 0, 1 - open_[able][:, None], 1.0).prod(axis=0)
    return max(1e-3, float((odds * (1 - closed)).sum()))
