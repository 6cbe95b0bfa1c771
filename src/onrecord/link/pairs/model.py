"""A model: what is compared, how often it agrees, and where it came from; saved as plain JSON."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from onrecord.errors import LinkRefused
from onrecord.link.pairs.backends import FUNCTIONS
from onrecord.link.pairs.blocking import Block
from onrecord.link.pairs.comparisons import Comparison, with_parameters

FORMAT = "onrecord linkage model 1"
NEUTRAL = 0.5
"""The prior Splink is told: even odds, so that its weight is that of the comparisons alone."""
SIDE = re.compile(r"\b(r_\w+)_[lr]\b")
"""A column of the table in the SQL of a comparison, where it is of the left or the right row."""
RAREST = 1e-5
"""No name counts as rarer than this, however long the lists (ours; guards against slips)."""


@dataclass(frozen=True, slots=True)
class Model:
    """comparisons: with trained parameters.

    rates: how often two rows are of each of `CLASSES`, and "same" how often of one person.
    frequencies: column to value to share, where rare values weigh more.
    """

    comparisons: tuple[Comparison, ...]
    rates: Mapping[str, float] = field(default_factory=dict)
    frequencies: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "comparisons": {
                each.name: {
                    "label": each.label,
                    "same": [level.same for level in each.levels],
                    "other": [level.other for level in each.levels],
                }
                for each in self.comparisons
            },
            "rates": dict(self.rates),
            "frequencies": {name: dict(values) for name, values in self.frequencies.items()},
        }


def from_json(value: Mapping[str, Any], comparisons: Sequence[Comparison]) -> Model:
    """A saved model over the comparisons that these lists allow.

    Comparisons that the model never saw keep their stated parameters.

    Raises:
        LinkRefused: not a model, or levels that do not fit (saved by another version).
    """
    if value.get("format") != FORMAT:
        raise LinkRefused(
            f"the model says format {value.get('format')!r}; this version reads {FORMAT!r}"
        )
    known = value["comparisons"]
    made = []
    for each in comparisons:
        if each.name not in known:
            made.append(each)
            continue
        saved = known[each.name]
        if len(saved["same"]) != len(each.levels) or saved["label"] != each.label:
            raise LinkRefused(
                f"the model compares {saved['label']!r} in {len(saved['same'])} levels, these "
                f"lists {each.label!r} in {len(each.levels)}; train a new model"
            )
        made.append(with_parameters(each, saved["same"], saved["other"]))
    return Model(
        tuple(made),
        dict(value["rates"]),
        value["frequencies"],
    )


def read_columns(model: Model, blocks: Sequence[Block]) -> tuple[str, ...]:
    """The columns of the table that scoring reads: Splink copies its table, and often."""
    sql = [each.absent for each in model.comparisons]
    sql += [level.when for each in model.comparisons for level in each.levels]
    rare = [level.rare for each in model.comparisons for level in each.levels if level.rare != ""]
    keys = [each.column for each in blocks]
    return ("r_n", "r_solo", *sorted({*SIDE.findall(" ".join(sql)), *rare, *keys}))


def settings(model: Model, blocks: Sequence[Block], backend: str) -> Any:
    """The settings Splink takes."""
    from splink import SettingsCreator

    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="r_n",
        comparisons=[_comparison(each, backend) for each in model.comparisons],
        blocking_rules_to_generate_predictions=[{"blocking_rule": _once(each)} for each in blocks],
        probability_two_random_records_match=NEUTRAL,
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=True,
        linker_uid="onrecord",
    )


def linker(table: Any, made: Any) -> Any:
    """Splink's linker over one table, which keeps every outcome beside its weight, and no more.

    Splink keeps outcomes only together with all that was compared, both sides; of millions of
    pairs that would not fit into memory.
    """
    from splink import Linker

    found = Linker(table, made, log_level=None, validate_settings=False)
    for each in found._settings_obj.comparisons:
        kept = [each._gamma_column_name, *each._match_weight_columns_to_sum]
        setattr(each, "_columns_to_select_for_predict", partial(_always, kept))  # noqa: B010
    return found


def _always(kept: list[str], *_: Any, **__: Any) -> list[str]:
    return list(kept)


def _once(block: Block) -> str:
    """The rule, without pairs inside a list that holds nobody twice."""
    return f"l.{block.column} = r.{block.column} AND coalesce(l.r_solo <> r.r_solo, true)"


def _comparison(comparison: Comparison, backend: str) -> dict[str, Any]:
    levels: list[dict[str, Any]] = [
        {
            "sql_condition": comparison.absent,
            "label_for_charts": "absent",
            "is_null_level": True,
        }
    ]
    for number, level in enumerate(comparison.levels):
        made: dict[str, Any] = {
            "sql_condition": level.when.format(**FUNCTIONS[backend]) if level.when else "ELSE",
            "label_for_charts": f"{comparison.label} {number}",
            "m_probability": level.same,
            "u_probability": level.other,
        }
        if level.rare != "":
            made |= {
                "tf_adjustment_column": level.rare,
                "tf_adjustment_weight": 1.0,
                "tf_minimum_u_value": RAREST,
                "disable_tf_exact_match_detection": True,
            }
        levels.append(made)
    return {
        "output_column_name": comparison.name,
        "comparison_description": comparison.label,
        "comparison_levels": levels,
    }
