"""The log-linear model of the lowest BIC among all, with an interval that repeats the choice."""

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.believable import doubtful
from onrecord.estimate.bootstrap import Counts, interval
from onrecord.estimate.existence import REASONS
from onrecord.estimate.hierarchical import Terms, all_models, named, written
from onrecord.estimate.loglinear import fit, table, unfit_for_loglinear
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.profile import profile
from onrecord.estimate.score import codes, scores, stacked
from onrecord.record.estimate import Estimate, Refusal

METHOD = "bic"
MOST_LISTS = 5
"""Six lists have more hierarchical models than can be tried; `stepwise` takes over there."""
ASSUMPTION = (
    "Lists may depend on each other in pairs or threes, where the table shows it; the highest "
    "association of all lists together is none, everybody is listed in the same way, and the "
    "model that fits the documented people best also holds for the undocumented."
)


@dataclass(frozen=True, slots=True)
class Settings:
    """order: the most lists in one association. resamples: of the bootstrap.

    resampled_models: how many of the models, the best on the table itself, each resample chooses
    among when there are more; Silverman, Chan & Vincent (2024) found no loss in that.
    """

    order: int = 3
    resamples: int = 1000
    resampled_models: int = 120
    level: int = 95


@dataclass(frozen=True, slots=True)
class Ranked:
    """Models from the lowest BIC on; only those with an estimate, and only one."""

    models: tuple[Terms, ...]
    bics: NDArray[np.float64]
    totals: NDArray[np.float64]
    failed: Counter[int]


def bic(
    patterns: Patterns,
    *,
    rng: np.random.Generator | None = None,
    settings: Settings | None = None,
) -> Estimate | Refusal:
    """Every hierarchical model up to an order is fitted; the lowest BIC is taken."""
    chosen = settings or Settings()
    refused = unfit_for_loglinear(patterns) or _too_many(patterns)
    if refused != "":
        return _refusal(patterns, refused, chosen, {})
    ranked = rank(patterns, order=chosen.order)
    if len(ranked.models) == 0:
        why = "; ".join(f"{n} models: {REASONS[code]}" for code, n in sorted(ranked.failed.items()))
        return _refusal(patterns, f"no model can be fitted: {why}", chosen, _failed(ranked))
    return _estimate(patterns, ranked, chosen, rng or np.random.default_rng(0))


def rank(patterns: Patterns, *, order: int) -> Ranked:
    """All hierarchical models of at most `order` lists in a term, judged on the table."""
    counts = table(patterns)
    models = all_models(len(patterns.lists), min(order, len(patterns.lists) - 1))
    rows = stacked(models)
    existence = codes(counts, rows)
    bics, totals = scores(counts, rows, existence)
    best = [int(i) for i in np.argsort(bics, kind="stable") if np.isfinite(bics[i])]
    failed = Counter(int(code) for code in existence if code != 0)
    return Ranked(tuple(models[i] for i in best), bics[best], totals[best], failed)


def _estimate(
    patterns: Patterns, ranked: Ranked, settings: Settings, rng: np.random.Generator
) -> Estimate | Refusal:
    every = len(patterns.lists) < MOST_LISTS
    among = ranked.models if every else ranked.models[: settings.resampled_models]
    picked: Counter[int] = Counter()
    choose = _Choice(among, picked)
    total = float(ranked.totals[0])
    found = interval(
        table(patterns), total, choose, rng=rng, times=settings.resamples, level=settings.level
    )
    diagnostics = {
        **_about(patterns, ranked, settings),
        **found.diagnostics(),
        "share_of_resamples": {
            written(among[i]): n / picked.total() for i, n in picked.most_common(5)
        },
        "resamples_choose_among": len(among),
        **_failed(ranked),
    }
    doubt = doubtful(patterns, found, ranked.models[0])
    if doubt != "":
        return _refusal(patterns, doubt, settings, diagnostics)
    return Estimate(
        method=METHOD,
        low=found.low,
        high=found.high,
        median=total,
        mean=total,
        level=settings.level,
        documented=patterns.documented,
        assumption=ASSUMPTION,
        diagnostics=diagnostics,
        settings=asdict(settings),
        table_sha256=patterns.table_sha256,
        draws=found.totals,
    )


class _Choice:
    """The total of the best of some models; what each support allows is worked out once."""

    def __init__(self, models: tuple[Terms, ...], picked: Counter[int]) -> None:
        self.rows = stacked(models)
        self.picked = picked
        self.known: dict[bytes, NDArray[np.int64]] = {}

    def __call__(self, counts: Counts) -> float:
        support = (counts > 0).tobytes()
        if support not in self.known:
            self.known[support] = codes(counts, self.rows)
        bics, totals = scores(counts, self.rows, self.known[support])
        best = int(np.argmin(bics))
        self.picked[best] += 1
        return float(totals[best])


def _about(patterns: Patterns, ranked: Ranked, settings: Settings) -> dict[str, Any]:
    best = ranked.models[0]
    fitted = fit(patterns, best)
    given = profile(patterns, best, level=settings.level)
    weights = np.exp(-(ranked.bics - ranked.bics[0]) / 2)
    shown = range(min(5, len(ranked.models)))
    return {
        "model": written(best),
        "associations": named(best, patterns.lists),
        "bic": float(ranked.bics[0]),
        "deviance": None if isinstance(fitted, int) else fitted.deviance,
        "degrees_of_freedom": None if isinstance(fitted, int) else fitted.freedom,
        "profile_given_the_model": {"low": given.low, "best": given.best, "high": given.high},
        "best_models": [
            {
                "model": written(ranked.models[i]),
                "total": float(ranked.totals[i]),
                "bic": float(ranked.bics[i]),
                "weight": float(weights[i] / weights.sum()),
            }
            for i in shown
        ],
    }


def _failed(ranked: Ranked) -> dict[str, Any]:
    counted = {REASONS[code]: n for code, n in sorted(ranked.failed.items())}
    return {"models_fitted": len(ranked.models), "models_without_estimate": counted}


def _too_many(patterns: Patterns) -> str:
    if len(patterns.lists) <= MOST_LISTS:
        return ""
    return f"{len(patterns.lists)} lists: all models can be compared for at most {MOST_LISTS} lists"


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
