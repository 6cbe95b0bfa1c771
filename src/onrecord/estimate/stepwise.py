"""The log-linear model built step by step, with an interval that repeats the building."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from onrecord.estimate.believable import doubtful
from onrecord.estimate.bootstrap import Counts, interval
from onrecord.estimate.existence import REASONS
from onrecord.estimate.forward import forward
from onrecord.estimate.hierarchical import Terms, named, written
from onrecord.estimate.loglinear import table, unfit_for_loglinear
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.poisson import deviance
from onrecord.record.estimate import Estimate, Refusal

METHOD = "stepwise"
ASSUMPTION = (
    "Lists may depend on each other in pairs, where the table shows it; nothing depends on how "
    "often somebody is listed beyond that, everybody is listed in the same way, and no three "
    "lists together do what their pairs do not."
)


@dataclass(frozen=True, slots=True)
class Settings:
    """threshold: the p-value below which a pair joins; resamples: of the bootstrap.

    The threshold is the one of Chan, Silverman & Vincent (2021).
    """

    threshold: float = 0.02
    resamples: int = 1000
    level: int = 95


def stepwise(
    patterns: Patterns,
    *,
    rng: np.random.Generator | None = None,
    settings: Settings | None = None,
) -> Estimate | Refusal:
    """Pairs of lists are added while their overlap is not what the model expects."""
    chosen = settings or Settings()
    refused = unfit_for_loglinear(patterns)
    counts = table(patterns) if refused == "" else np.zeros(1)
    lists = len(patterns.lists)
    if refused == "":
        terms, p_values, means, code = forward(counts, lists, chosen.threshold)
        refused = "" if code == 0 else f"independence of the lists: {REASONS[code]}"
    if refused != "":
        return _refusal(patterns, refused, chosen, {})

    def again(sample: Counts) -> float:
        _, _, expected, failed = forward(sample, lists, chosen.threshold)
        return float(sample.sum() + expected[0]) if failed == 0 else np.inf

    total = patterns.documented + float(means[0])
    found = interval(
        counts,
        total,
        again,
        rng=rng or np.random.default_rng(0),
        times=chosen.resamples,
        level=chosen.level,
    )
    model: Terms = tuple(terms.tolist())
    diagnostics = {
        "model": written(model),
        "associations": named(model, patterns.lists),
        "p_values": p_values.tolist(),
        "deviance": float(deviance(counts, means)),
        **found.diagnostics(),
    }
    doubt = doubtful(patterns, found, model)
    if doubt != "":
        return _refusal(patterns, doubt, chosen, diagnostics)
    return Estimate(
        method=METHOD,
        low=found.low,
        high=found.high,
        median=total,
        mean=total,
        level=chosen.level,
        documented=patterns.documented,
        assumption=ASSUMPTION,
        diagnostics=diagnostics,
        settings=asdict(chosen),
        table_sha256=patterns.table_sha256,
        draws=found.totals,
    )


def _refusal(
    patterns: Patterns, reason: str, settings: Settings, diagnostics: dict[str, Any]
) -> Refusal:
    return Refusal(
        reason,
        patterns.documented,
        method=METHOD,
        assumption=ASSUMPTION,
        diagnostics=diagnostics,
        settings=asdict(settings),
        table_sha256=patterns.table_sha256,
    )
