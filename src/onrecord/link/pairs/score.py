"""Candidate pairs with their weights: against strangers, and against each kind of relative."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from onrecord.link.pairs.backends import Backend
from onrecord.link.pairs.blocking import Block
from onrecord.link.pairs.comparisons import CLASSES
from onrecord.link.pairs.model import RAREST, Model, linker, read_columns, settings

OWN, ELSEWHERE = 0.5, 50
"""How common a value is: its rows, less what the pair itself brings, among all rows and so many
that the lists do not show. In long lists this changes nothing but the rarest values; in short
ones a name is not common because it stands on both."""
SLACK = 8.0
"""Bits below an even chance at which a pair is no candidate any more: under 1 in 256."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidate pairs as arrays of one length, in order of first and second.

    first, second: numbers of rows, first < second. weight: log2 of how much likelier the outcome
    is for one person than for strangers. kin: relation to the same figure for such relatives.
    levels: comparison to outcome, 0 for the best level, -1 where a row says nothing.
    rules: how many blocking rules found the pair.
    """

    first: Any
    second: Any
    weight: Any
    kin: dict[str, Any]
    levels: dict[str, Any]

    def __len__(self) -> int:
        return len(self.first)

    def where(self, chosen: Any) -> "Pairs":
        return Pairs(
            self.first[chosen],
            self.second[chosen],
            self.weight[chosen],
            {name: values[chosen] for name, values in self.kin.items()},
            {name: values[chosen] for name, values in self.levels.items()},
        )


def scored(
    backend: Backend,
    model: Model,
    blocks: Sequence[Block],
    *,
    least: float,
    new: str = "",
) -> Pairs:
    """The pairs whose weight is at least `least`.

    new: SQL over the table that is true for rows of lists added later: then only pairs with such
    a row are scored, among themselves and with the rest.
    """
    made = settings(model, blocks, backend.name)
    columns = read_columns(model, blocks)
    table = backend.people("r_scored", columns)
    splink = linker(table, made)
    register(backend, splink, model)
    if new == "":
        tables = [splink.inference.predict(threshold_match_weight=least, warning_mode="never")]
    else:
        added = backend.people("r_added", columns, f"WHERE {new}")
        before = backend.people("r_before", columns, f"WHERE NOT ({new})")
        tables = [
            splink.inference.predict_within(
                added, threshold_match_weight=least, warning_mode="never"
            ),
            splink.inference.predict_between(
                before, added, threshold_match_weight=least, warning_mode="never"
            ),
        ]
    found = [backend.columns(_query(model, each.physical_name)) for each in tables]
    for each in tables:
        each.drop_table_from_database_and_remove_from_cache()
    return _pairs(
        model, {name: np.concatenate([part[name] for part in found]) for name in found[0]}
    )


def register(backend: Backend, splink: Any, model: Model) -> None:
    """Give Splink the frequency of every value: counted here, or as the model saved it.

    A value that the saved frequencies never saw counts as seen once.
    """
    import pyarrow as pa

    for column in splink._settings_obj._term_frequency_columns:
        name = column.unquote().name
        saved = model.frequencies.get(name)
        if saved is None:
            counted = backend.con.execute(
                f"SELECT {name}, (count(*) - {OWN}) / (sum(count(*)) OVER () + {ELSEWHERE}) "
                f"AS tf_{name} FROM r_people WHERE {name} IS NOT NULL GROUP BY {name}"
            ).to_arrow_table()
        else:
            backend.con.register("r_saved", pa.table({"v": list(saved), "f": list(saved.values())}))
            counted = backend.con.execute(
                f"SELECT p.{name}, coalesce(s.f, {saved.get('', RAREST)}) AS tf_{name} FROM "
                f"(SELECT DISTINCT {name} FROM r_people WHERE {name} IS NOT NULL) p "
                f"LEFT JOIN r_saved s ON s.v = p.{name}"
            ).to_arrow_table()
            backend.con.unregister("r_saved")
        splink.table_management.register_term_frequency_lookup(backend.api.register(counted), name)


def frequencies(backend: Backend, model: Model) -> dict[str, dict[str, float]]:
    """The frequencies to save with the model; "" is the frequency of a value seen once."""
    names = {level.rare for each in model.comparisons for level in each.levels} - {""}
    kept = {}
    for name in sorted(names):
        rows = backend.con.execute(
            f"SELECT {name}, count(*) AS n FROM r_people WHERE {name} IS NOT NULL GROUP BY {name} "
            f"ORDER BY {name}"
        ).fetchall()
        total = sum(n for _, n in rows) + ELSEWHERE
        kept[name] = {value: (n - OWN) / total for value, n in rows if n > 1} | {"": OWN / total}
    return kept


def _query(model: Model, table: str) -> str:
    sums = {name: ["0.0"] for name in ("weight", *CLASSES)}
    for each in model.comparisons:
        parts = [f"mw_{each.name}"]
        if any(level.rare != "" for level in each.levels):
            parts.append(f"mw_tf_adj_{each.name}")
        for name in ("weight", *(kin for kin in CLASSES if kin in each.shared)):
            sums[name] += parts
    selected = [f"CAST({' + '.join(parts)} AS FLOAT) AS {name}" for name, parts in sums.items()]
    selected += [f"CAST(gamma_{each.name} AS TINYINT) AS {each.name}" for each in model.comparisons]
    return f"SELECT r_n_l, r_n_r, {', '.join(selected)} FROM {table}"


def _pairs(model: Model, columns: dict[str, Any]) -> Pairs:
    left, right = np.asarray(columns["r_n_l"]), np.asarray(columns["r_n_r"])
    first, second = np.minimum(left, right), np.maximum(left, right)
    order = np.lexsort((second, first))
    levels = {}
    for each in model.comparisons:
        gamma = np.asarray(columns[each.name])[order]
        levels[each.name] = np.where(gamma < 0, -1, len(each.levels) - 1 - gamma).astype(np.int8)
    return Pairs(
        first[order],
        second[order],
        np.asarray(columns["weight"], dtype=np.float64)[order],
        {name: np.asarray(columns[name], dtype=np.float64)[order] for name in CLASSES},
        levels,
    )
