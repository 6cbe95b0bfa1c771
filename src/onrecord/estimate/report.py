"""The report on one table as a single page that needs nothing else: all methods, all doubts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord import __version__
from onrecord.estimate.describe import describe
from onrecord.estimate.fitcheck import fit_check
from onrecord.estimate.hierarchical import parse
from onrecord.estimate.intervals import intervals
from onrecord.estimate.loglinear import Fit, fit
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.registry import ESTIMATORS, Estimator
from onrecord.estimate.run import SEED, run
from onrecord.estimate.sensitivity import (
    one_record_more_or_less,
    stepwise_point,
    trajectory,
    without_each_list,
)
from onrecord.estimate.traces import traces
from onrecord.estimate.upset import upset
from onrecord.estimate.wording import high_end, low_end, whole
from onrecord.record.estimate import Estimate, Refusal

Result = Estimate | Refusal


@dataclass(frozen=True, slots=True)
class Named:
    """title: of the page. undocumented: what the people on no list are called in a sentence."""

    title: str
    undocumented: str = "undocumented deaths"


def results(patterns: Patterns, *, seed: int = SEED) -> dict[str, Result]:
    """Every registered method on the table, refusals included."""
    return {each.name: run(each.name, patterns, seed=seed) for each in ESTIMATORS}


def report(
    patterns: Patterns, found: Mapping[str, Result], *, named: Named, seed: int = SEED
) -> str:
    """The page; the same table, results and seed give the same bytes."""
    rng = np.random.default_rng(seed)
    answers = [(each, found[each.name]) for each in ESTIMATORS if each.answers]
    context = [(each, found[each.name]) for each in ESTIMATORS if not each.answers]
    given = {
        "named": named,
        "version": __version__,
        "seed": seed,
        "patterns": patterns,
        "answers": [_shown(each, result) for each, result in answers],
        "context": [_shown(each, result) for each, result in context],
        "table": describe(patterns),
        "upset": Markup(upset(patterns)),
        "intervals": Markup(
            intervals([(e.title, r) for e, r in [*answers, *context]], patterns.documented)
        ),
        "fits": _fits(patterns, found, rng),
        "sensitivity": _sensitivity(patterns, rng),
        "traces": [(e.title, Markup(svg)) for e, r in answers if (svg := traces(r)) != ""],
    }
    return _environment().get_template("report.html").render(given)


def _shown(estimator: Estimator, result: Result) -> dict[str, Any]:
    shown: dict[str, Any] = {"title": estimator.title, "result": result, "refused": True}
    shown["diagnostics"] = _flat(result.diagnostics)
    if isinstance(result, Refusal):
        return shown
    n = result.documented
    return {
        **shown,
        "refused": False,
        "total": (low_end(result.low), high_end(result.high), whole(result.median)),
        "undocumented": (
            low_end(max(0.0, result.low - n)),
            high_end(result.high - n),
            whole(result.median - n),
        ),
        "expansion": result.diagnostics["expansion_factor"],
        "warnings": result.diagnostics["warnings"],
    }


def _flat(diagnostics: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Short values by name; long ones (draws, traces, rows) have their own place or none."""
    flat = [
        (name.replace("_", " "), _word(value))
        for name, value in diagnostics.items()
        if name not in ("expansion_factor", "warnings", "traces", "pairs")
    ]
    return [(name, value) for name, value in flat if value != "" and len(value) <= 600]


def _word(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
    if isinstance(value, Mapping):
        return "; ".join(f"{name} {_word(each)}" for name, each in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_word(each) for each in value)
    return str(value)


def _fits(
    patterns: Patterns, found: Mapping[str, Result], rng: np.random.Generator
) -> list[dict[str, Any]]:
    """Of the models that the log-linear methods chose, each once."""
    shown: list[dict[str, Any]] = []
    lists = len(patterns.lists)
    models = {r.diagnostics.get("model") for r in found.values() if isinstance(r, Estimate)}
    for model in sorted(str(model) for model in models if model is not None):
        fitted = fit(patterns, parse(lists, model))
        if isinstance(fitted, Fit):
            shown.append(fit_check(patterns, fitted, rng=rng))
    return shown


def _sensitivity(patterns: Patterns, rng: np.random.Generator) -> dict[str, Any]:
    return {
        "without": without_each_list(patterns, stepwise_point),
        "records": one_record_more_or_less(patterns, stepwise_point),
        "trajectory": trajectory(patterns, stepwise_point, rng=rng),
    }


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("onrecord.estimate"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["whole"] = whole
    return environment
