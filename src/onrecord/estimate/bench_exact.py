"""Figures that must come out to the digit: log-linear, existence, stepwise, decomposable graphs."""

import csv
from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np

from onrecord.estimate.bench import FOUR_DIGITS, Row, timed
from onrecord.estimate.bic import rank
from onrecord.estimate.decomposable import decomposable
from onrecord.estimate.dga import Settings, dga, log_prior, posterior
from onrecord.estimate.existence import code
from onrecord.estimate.forward import forward
from onrecord.estimate.graph_average import Floats, log_density_of
from onrecord.estimate.hierarchical import parse
from onrecord.estimate.loglinear import Fit, fit
from onrecord.estimate.missing_grid import Posterior
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.profile import profile
from onrecord.estimate.reference import FOLDER, published, table
from onrecord.estimate.sensitivity import stepwise_point
from onrecord.record.estimate import Estimate

PART = "exact"
WHOLE = 0.5
"""How far a figure may be from one that was published in whole people."""
CONGENITAL = Settings(delta=1.0, points=301, reach=300 / 626, prior=(13.14, 55.17))
"""Madigan & York (1997), section 5: one to 300 missing, prior mean 725 in all."""
EVEN = Settings(reach=10.0)
"""1,000 even steps up to ten times the documented, as other programs have."""


def exact(seed: int) -> Iterator[Row]:
    """No chance is involved."""
    del seed
    fit(table("korea"), parse(3, "[12]"))  # so that nothing below waits for a compiler
    for row in published()["models"]:
        yield from _model(row)
    for row in published()["profile"]:
        yield from _profile(row)
    for row in published()["best"]:
        found, spent = timed(partial(rank, table(row["table"]), order=row["order"]))
        what = f"lowest BIC, order {row['order']}"
        yield Row(PART, what, row["table"], row["total"], float(found.totals[0]), seconds=spent)
    for row in published()["existence"]:
        patterns = table(row["table"])
        found = code(patterns, parse(len(patterns.lists), row["model"]))
        yield Row(PART, f"existence of {row['model']}", row["table"], row["code"], found, 0.0)
    for row in published()["stepwise"]:
        found, spent = timed(partial(stepwise_point, table(row["table"])))
        yield Row(PART, "stepwise, p = .02", row["table"], row["total"], found, seconds=spent)
    for row in published()["resamples"]:
        found, spent = timed(partial(agreeing, row["table"]))
        yield Row(PART, "stepwise, resamples", row["table"], row["rows"], found, 0.0, False, spent)
    for row in published()["graphs"]:
        yield from _graphs(row)
    for row in published()["congenital"]:
        yield from _congenital(row)


def _model(row: dict[str, Any]) -> Iterator[Row]:
    patterns = table(row["table"])
    found, spent = timed(lambda: fit(patterns, parse(len(patterns.lists), row["model"])))
    for name in ("total", "deviance", "freedom", "bic"):
        if name in row:
            value = float(getattr(found, name)) if isinstance(found, Fit) else None
            what = f"log-linear {row['model']}" + ("" if name == "total" else f", {name}")
            yield Row(PART, what, row["table"], row[name], value, seconds=spent)


def _profile(row: dict[str, Any]) -> Iterator[Row]:
    patterns = table(row["table"])
    terms = parse(len(patterns.lists), row["model"])
    found, spent = timed(lambda: profile(patterns, terms))
    for end in ("low", "best", "high"):
        what = f"profile {row['model']}, {end}"
        yield Row(PART, what, row["table"], row[end], getattr(found, end), seconds=spent)


def agreeing(name: str) -> int:
    """How many of the resamples of a table get the published total."""
    with (FOLDER / "stepwise_resamples" / f"{name}.csv").open() as file:
        header, *samples = csv.reader(file)
    lists = len(header[0])
    masks = [sum(int(mark) << i for i, mark in enumerate(column)) for column in header[:-1]]
    right = 0
    for row in samples:
        counts = np.zeros(1 << lists)
        counts[masks] = [float(cell) for cell in row[:-1]]
        total = counts.sum() + forward(counts, lists, 0.02)[2][0]
        right += bool(abs(total / float(row[-1]) - 1) < 1e-6)
    return right


def _graphs(row: dict[str, Any]) -> Iterator[Row]:
    found, spent = timed(lambda: dga(table(row["table"]), settings=EVEN))
    for name in ("mean", "low", "high"):
        value = float(getattr(found, name)) if isinstance(found, Estimate) else None
        within = FOUR_DIGITS if name == "mean" else WHOLE / row[name]
        what = f"dga, even grid, {name}"
        yield Row(PART, what, row["table"], row[name], value, within, seconds=spent)


def _congenital(row: dict[str, Any]) -> Iterator[Row]:
    patterns = table(row["table"])
    found, spent = timed(lambda: posterior(patterns, CONGENITAL))
    people = patterns.documented + found.cells.middles
    own = _of_likeliest(patterns, found)
    values = {
        "likeliest": float(found.shares.max()),
        "its_least": _least(people, own),
        "its_mode": float(people[np.argmax(own)]),
        "least": _least(people, found.mass),
        "mode": patterns.documented + found.mode,
    }
    for name, value in values.items():
        what = f"dga, delta 1, {name.replace('_', ' ')}"
        within = (0.005 if name == "likeliest" else WHOLE) / row[name]
        yield Row(PART, what, row["table"], row[name], value, within, seconds=spent)


def _of_likeliest(patterns: Patterns, found: Posterior) -> Floats:
    """The posterior under the likeliest graph alone, over the same grid."""
    counts = np.zeros(1 << len(patterns.lists))
    counts[list(patterns.masks)] = patterns.counts
    missing = found.cells.middles
    row = int(np.argmax(found.shares))
    graphs = decomposable(len(patterns.lists))
    logs = log_density_of(graphs, row, counts, missing, delta=1.0)
    logs = logs + log_prior(patterns.documented + missing, CONGENITAL)
    mass = np.exp(logs - logs.max())
    return np.asarray(mass / mass.sum())


def _least(people: Floats, mass: Floats) -> float:
    """The estimate of least expected squared relative error, which the paper reports."""
    return float((mass / people).sum() / (mass / people**2).sum())
