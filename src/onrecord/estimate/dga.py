"""Bayesian model averaging over all decomposable graphs (Madigan & York 1997, Biometrika 84:19)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

import numpy as np
from scipy.special import gammaln

from onrecord.estimate import missing_grid
from onrecord.estimate.decomposable import FEWEST, MOST, Graphs, decomposable
from onrecord.estimate.graph_average import Floats, average
from onrecord.estimate.missing_grid import Cells, Posterior
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.usable import unfit
from onrecord.record.estimate import Estimate, Refusal

METHOD = "dga"
ASSUMPTION = (
    "Dependence between lists follows a decomposable graph, every such graph is as likely as any "
    "other beforehand, everybody is listed in the same way, and what the graphs say of the "
    "documented people also holds for the undocumented."
)
SATURATED_WARNING = 0.05
"""Of the graph that joins all lists; under it the data say nothing of the missing cell."""
TAIL_WARNING = 1e-6
SENSITIVITY_CELLS = 120


@dataclass(frozen=True, slots=True)
class Settings:
    """delta: prior people in each cell of the whole table; None for 2 ** -lists, one in all.

    points: cells of the grid over the undocumented. reach: the grid goes in even steps up to this
    many times the documented people, whatever the tail; None to follow the tail to its end.
    prior: None for p(N) in proportion to 1/N, or (shape, scale) of the gamma distribution whose
    Poisson mixture N has. draws: of the posterior, kept for sums over strata.
    """

    delta: float | None = None
    points: int = 1000
    reach: float | None = None
    prior: tuple[float, float] | None = None
    draws: int = 2000
    level: int = 95


def dga(
    patterns: Patterns,
    *,
    rng: np.random.Generator | None = None,
    settings: Settings | None = None,
) -> Estimate | Refusal:
    """The posterior of N over 3 to 7 lists, every decomposable graph counted."""
    chosen = settings or Settings()
    reason = _refused(patterns)
    if reason != "":
        return Refusal(
            reason,
            patterns.documented,
            method=METHOD,
            assumption=ASSUMPTION,
            settings=asdict(chosen),
            table_sha256=patterns.table_sha256,
        )
    found = posterior(patterns, chosen)
    generator = rng or np.random.default_rng(0)
    documented = patterns.documented
    low, median, high = (
        documented + max(0.0, found.quantile(share))
        for share in (0.5 - chosen.level / 200, 0.5, 0.5 + chosen.level / 200)
    )
    return Estimate(
        method=METHOD,
        low=low,
        high=high,
        median=median,
        mean=documented + found.mean,
        level=chosen.level,
        documented=documented,
        assumption=ASSUMPTION,
        diagnostics=_diagnostics(patterns, found, chosen),
        settings={**asdict(chosen), "delta": _delta(patterns, chosen)},
        table_sha256=patterns.table_sha256,
        draws=tuple((documented + found.draws(chosen.draws, generator)).tolist()),
    )


def posterior(patterns: Patterns, settings: Settings) -> Posterior:
    """Of the undocumented; `shares` are the posterior probabilities of the graphs."""
    log_mass = partial(_log_mass, patterns, settings)
    if settings.reach is None:
        return missing_grid.followed(log_mass, settings.points)
    cells = missing_grid.even(settings.reach * patterns.documented, settings.points)
    return missing_grid.on_grid(log_mass, cells)


def _log_mass(patterns: Patterns, settings: Settings, cells: Cells) -> tuple[Floats, Floats]:
    counts = np.zeros(1 << len(patterns.lists))
    counts[list(patterns.masks)] = patterns.counts
    weights = np.log(cells.widths) + log_prior(patterns.documented + cells.middles, settings)
    found = average(
        decomposable(len(patterns.lists)),
        counts,
        cells.middles,
        delta=_delta(patterns, settings),
        log_weights=weights,
    )
    return found.log_density + weights, found.shares


def log_prior(people: Floats, settings: Settings) -> Floats:
    """Of each total, up to a constant."""
    if settings.prior is None:
        return np.asarray(-np.log(people))
    shape, scale = settings.prior
    mixed: Floats = gammaln(people + shape) - gammaln(people + 1)
    return mixed + people * float(np.log(scale / (1 + scale)))


def _delta(patterns: Patterns, settings: Settings) -> float:
    return float(2.0 ** -len(patterns.lists)) if settings.delta is None else settings.delta


def _refused(patterns: Patterns) -> str:
    refused = unfit(patterns)
    if refused is not None:
        return refused.reason
    if len(patterns.lists) > MOST:
        return f"{len(patterns.lists)} lists: all graphs are known for {FEWEST} to {MOST} lists"
    return ""


def _diagnostics(patterns: Patterns, found: Posterior, settings: Settings) -> dict[str, Any]:
    graphs = decomposable(len(patterns.lists))
    saturated = float(found.shares[graphs.saturated])
    return {
        "graphs": len(graphs),
        "likeliest_graphs": _likeliest(patterns, graphs, found),
        "saturated_probability": saturated,
        "prior_dominates": saturated > SATURATED_WARNING,
        "grid": [float(found.cells.middles[0]), float(found.cells.middles[-1])],
        "mass_beyond_grid": found.beyond,
        "mode": patterns.documented + found.mode,
        "sensitivity_to_delta": _sensitivity(patterns, settings),
        "warnings": _warnings(saturated, found.beyond),
    }


def _likeliest(patterns: Patterns, graphs: Graphs, found: Posterior) -> list[Mapping[str, object]]:
    best = np.argsort(-found.shares, kind="stable")[:5]
    names = patterns.lists
    return [
        {
            "joined": [[names[i], names[j]] for i, j in graphs.pairs(int(row))],
            "probability": float(found.shares[row]),
        }
        for row in best
    ]


def _sensitivity(patterns: Patterns, settings: Settings) -> list[Mapping[str, float]]:
    """The interval under other prior weights, on a coarser grid."""
    used = _delta(patterns, settings)
    rows: list[Mapping[str, float]] = []
    for delta in (used / 4, used * 4, 1.0):
        other = Settings(
            delta, SENSITIVITY_CELLS, settings.reach, settings.prior, level=settings.level
        )
        found = posterior(patterns, other)
        low, median, high = (
            patterns.documented + max(0.0, found.quantile(share))
            for share in (0.5 - settings.level / 200, 0.5, 0.5 + settings.level / 200)
        )
        rows.append({"delta": delta, "low": low, "median": median, "high": high})
    return rows


def _warnings(saturated: float, beyond: float) -> list[str]:
    found = []
    if saturated > SATURATED_WARNING:
        found.append(
            f"with probability {saturated:.2f} every list depends on every other; there the "
            "prior alone says how many are undocumented"
        )
    if beyond > TAIL_WARNING:
        found.append(f"a probability of {beyond:.1e} lies beyond the grid; the mean depends on it")
    return found
