"""Stepwise totals as published, on the tables and on 270 resamples of them."""

import csv
from math import exp

import numpy as np
import pytest
from scipy.stats import poisson

from onrecord.estimate.forward import forward, poisson_tail
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.reference import FOLDER as DATA
from onrecord.estimate.stepwise import Settings, stepwise
from onrecord.record.estimate import Estimate, Refusal

PUBLISHED = {
    "korea": 268.8,
    "kosovo": 14_341.7,
    "western": 2_483.4,
    "ukdat_4": 11_015.2,
    "ukdat_5": 11_313.0,
    "ukdat": 11_418.0,
    "ned_5": 121_521.6,
    "ned": 111_139.4,
    "australia": 6_496.0,
    "neworl_5": 981.4,
    "neworl": 1_110.5,
    "neworl_n185": 1_183.7,
    "neworl_5_n185": 1_034.2,
}


@pytest.mark.parametrize(("name", "total"), PUBLISHED.items(), ids=PUBLISHED)
def test_totals_as_published(name: str, total: float) -> None:
    """Chan, Silverman & Vincent (2021), at p = .02."""
    found = stepwise(Patterns.from_csv(DATA / f"{name}.csv"), settings=Settings(resamples=40))
    assert isinstance(found, Estimate)
    assert found.median == found.mean == pytest.approx(total, abs=0.06)


@pytest.mark.parametrize(("name", "rows"), [("kosovo", 150), ("western", 60), ("ukdat_5", 60)])
def test_totals_of_resamples_as_published(name: str, rows: int) -> None:
    with (DATA / "stepwise_resamples" / f"{name}.csv").open() as file:
        header, *samples = csv.reader(file)
    lists = len(header[0])
    masks = [sum(int(mark) << i for i, mark in enumerate(column)) for column in header[:-1]]
    wrong = []
    for row in samples:
        counts = np.zeros(1 << lists)
        counts[masks] = [float(cell) for cell in row[:-1]]
        total = counts.sum() + forward(counts, lists, 0.02)[2][0]
        if total != pytest.approx(float(row[-1]), rel=1e-6):
            wrong.append((row, total))
    assert (len(samples), wrong) == (rows, [])


@pytest.mark.parametrize("expected", [0.3, 2.0, 40.0, 1500.0])
@pytest.mark.parametrize("off", [-0.9, -0.3, 0.0, 0.1, 1.2])
def test_tails_of_the_poisson_distribution(expected: float, off: float) -> None:
    seen = round(expected * (1 + off))
    up = seen >= expected
    known = poisson.sf(seen - 1, expected) if up else poisson.cdf(seen, expected)
    assert poisson_tail(float(seen), expected) == pytest.approx(known, rel=1e-8, abs=1e-300)


def test_a_tail_of_nothing_expected_is_no_evidence() -> None:
    assert poisson_tail(0.0, 0.0) == 1.0
    assert poisson_tail(0.0, 3.0) == pytest.approx(exp(-3.0))


def test_a_list_within_another_is_refused_by_name() -> None:
    counts = {1: 30, 2: 20, 4: 25, 3: 5, 6: 4, 5: 6, 9: 7}
    table = Patterns.from_counts(["A", "B", "C", "D"], counts)
    found = stepwise(table)
    assert isinstance(found, Refusal)
    assert "everybody on list D is on list A too" in found.reason


def test_twelve_lists_have_too_many_patterns() -> None:
    names = [f"L{i}" for i in range(12)]
    counts = {1 << i: 10 for i in range(12)} | {3 << i: 5 for i in range(11)}
    found = stepwise(Patterns.from_counts(names, counts))
    assert isinstance(found, Refusal)
    assert found.reason == (
        "12 lists: a log-linear model sums over 4,095 patterns; at most 11 lists"
    )


def test_the_interval_covers_a_known_population_about_95_times_in_100() -> None:
    """Lists that depend in one pair; 100 populations of 2,000, seeds fixed."""
    rng = np.random.default_rng(11)
    inside = 0
    for _ in range(100):
        a, b, c, d = rng.random((4, 2000)) < np.array([[0.3], [0.2], [0.25], [0.3]])
        b |= a & (rng.random(2000) < 0.3)
        masks = a * 1 + b * 2 + c * 4 + d * 8
        counts = {m: int(n) for m, n in enumerate(np.bincount(masks, minlength=16)) if m and n}
        found = stepwise(
            Patterns.from_counts("ABCD", counts), rng=rng, settings=Settings(resamples=200)
        )
        assert isinstance(found, Estimate)
        inside += found.low <= 2000 <= found.high
    assert 86 <= inside <= 100
