"""How far an answer moves under other prior weights, another cap or other numbers of classes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from onrecord.estimate.lcmcr import METHOD, Settings, lcmcr
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.registry import BY_NAME
from onrecord.estimate.run import SEED
from onrecord.estimate.wording import high_end, low_end, whole
from onrecord.record.estimate import Estimate, Refusal

SHORT = Settings(most=600_000, rhat=1.05, ess=100.0, steady=0.04)
"""Enough to see a difference that matters; tables that need more have no answer here."""
CHOICES: tuple[tuple[str, Settings], ...] = (
    ("every chance to be listed ~ Beta(1/2, 1/2), not Beta(1, 1)", replace(SHORT, a=0.5, b=0.5)),
    ("at most 5 classes, not 10", replace(SHORT, classes=5)),
    ("at most 20 classes, not 10", replace(SHORT, classes=20)),
    ("at most 10 undocumented for each documented, not 20", replace(SHORT, cap=10.0)),
    ("at most 40 undocumented for each documented, not 20", replace(SHORT, cap=40.0)),
)


def other_settings(
    patterns: Patterns, found: Mapping[str, Estimate | Refusal]
) -> list[dict[str, str]]:
    """Rows for the page: of the methods that were asked and answered."""
    rows = []
    dga = found.get("dga")
    if isinstance(dga, Estimate):
        rows += [_of_delta(row) for row in dga.diagnostics["sensitivity_to_delta"]]
    if isinstance(found.get(METHOD), Estimate):
        rows += [_of_choice(patterns, chosen, settings) for chosen, settings in CHOICES]
    return rows


def _of_delta(row: Mapping[str, Any]) -> dict[str, str]:
    return {
        "title": BY_NAME["dga"].title,
        "chosen": f"{row['delta']:.3g} prior people in each cell",
        "total": f"{low_end(row['low'])} to {high_end(row['high'])}",
        "middle": whole(row["median"]),
    }


def _of_choice(patterns: Patterns, chosen: str, settings: Settings) -> dict[str, str]:
    made = lcmcr(patterns, rng=np.random.default_rng(SEED), settings=settings)
    row = {"title": BY_NAME[METHOD].title, "chosen": chosen}
    if isinstance(made, Refusal):
        return {**row, "total": "not converged in a short run", "middle": ""}
    total = f"{low_end(made.low)} to {high_end(made.high)}"
    return {**row, "total": total, "middle": whole(made.median)}
