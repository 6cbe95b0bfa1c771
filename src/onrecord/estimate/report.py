"""The report on one table as a single page that needs nothing else: all methods, all doubts."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from markupsafe import Markup

from onrecord import __version__
from onrecord.estimate.describe import describe
from onrecord.estimate.fitcheck import fit_check
from onrecord.estimate.hierarchical import parse
from onrecord.estimate.intervals import intervals
from onrecord.estimate.loglinear import Fit, fit
from onrecord.estimate.page import Named, environment, shown
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.prior_sensitivity import other_settings
from onrecord.estimate.registry import ESTIMATORS
from onrecord.estimate.run import SEED, run
from onrecord.estimate.sensitivity import (
    graphs_point,
    one_record_more_or_less,
    stepwise_point,
    trajectory,
    without_each_list,
)
from onrecord.estimate.traces import traces
from onrecord.estimate.upset import upset
from onrecord.record.estimate import Estimate, Refusal

Result = Estimate | Refusal


def results(patterns: Patterns, *, seed: int = SEED) -> dict[str, Result]:
    """Every registered method on the table, refusals included."""
    return {each.name: run(each.name, patterns, seed=seed) for each in ESTIMATORS}


def report(
    patterns: Patterns, found: Mapping[str, Result], *, named: Named, seed: int = SEED
) -> str:
    """The page; the same table, results and seed give the same bytes."""
    rng = np.random.default_rng(seed)
    given = [(each, found[each.name]) for each in ESTIMATORS if each.name in found]
    answers = [(each, result) for each, result in given if each.answers]
    context = [(each, result) for each, result in given if not each.answers]
    shown_values = {
        "named": named,
        "version": __version__,
        "seed": seed,
        "patterns": patterns,
        "answers": [shown(each, result) for each, result in answers],
        "context": [shown(each, result) for each, result in context],
        "table": describe(patterns),
        "upset": Markup(upset(patterns)),
        "intervals": Markup(
            intervals([(e.title, r) for e, r in [*answers, *context]], patterns.documented)
        ),
        "fits": _fits(patterns, found, rng),
        "sensitivity": _sensitivity(patterns, found, rng),
        "traces": [(e.title, Markup(svg)) for e, r in answers if (svg := traces(r)) != ""],
    }
    return environment().get_template("report.html").render(shown_values)


def _fits(
    patterns: Patterns, found: Mapping[str, Result], rng: np.random.Generator
) -> list[dict[str, Any]]:
    """Of the models that the log-linear methods chose, each once, and of the latent classes."""
    fits: list[dict[str, Any]] = []
    lists = len(patterns.lists)
    models = {r.diagnostics.get("model") for r in found.values() if isinstance(r, Estimate)}
    for model in sorted(str(model) for model in models if model is not None):
        fitted = fit(patterns, parse(lists, model))
        if isinstance(fitted, Fit):
            fits.append(fit_check(patterns, fitted, rng=rng))
    latent = [r.diagnostics["fit"] for r in found.values() if "fit" in r.diagnostics]
    return [*fits, *latent]


def _sensitivity(
    patterns: Patterns, found: Mapping[str, Result], rng: np.random.Generator
) -> dict[str, Any]:
    graphs = without_each_list(patterns, graphs_point)
    return {
        "settings": other_settings(patterns, found),
        "without": [
            {**row, "graphs": other["total"]}
            for row, other in zip(without_each_list(patterns, stepwise_point), graphs, strict=True)
        ],
        "records": one_record_more_or_less(patterns, stepwise_point),
        "trajectory": trajectory(patterns, stepwise_point, rng=rng),
    }
