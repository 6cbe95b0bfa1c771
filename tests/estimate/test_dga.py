import numpy as np
import pytest

from onrecord.estimate.dga import Settings, dga, posterior
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.reference import FOLDER as DATA
from onrecord.record.estimate import Estimate, Refusal

CONGENITAL = Settings(delta=1.0, points=301, reach=300 / 626, prior=(13.14, 55.17))
"""Madigan & York (1997), section 5: one to 300 missing, prior mean 725 in all."""


@pytest.mark.parametrize(
    ("table", "mean", "low", "high"),
    [
        ("kosovo", 12_749.1, 9_817, 16_556),
        ("ukdat_5", 20_232.5, 10_352, 29_470),
        ("ned_5", 48_004.9, 40_873, 55_462),
        ("western", 2_185.9, 1_340, 3_422),
    ],
)
def test_known_answers_on_a_thousand_even_points(
    table: str, mean: float, low: float, high: float
) -> None:
    found = dga(_table(table), settings=Settings(reach=10.0))
    assert isinstance(found, Estimate)
    assert found.mean == pytest.approx(mean, abs=0.1)
    assert (found.low, found.high) == (pytest.approx(low, abs=0.6), pytest.approx(high, abs=0.6))


def test_madigan_and_york_s_own_table() -> None:
    found = posterior(_table("madigan_york_3"), CONGENITAL)
    assert found.shares.max() == pytest.approx(0.37, abs=0.005)
    assert 626 + found.mode == 728
    assert _least_relative_loss(626 + found.cells.middles, found.mass) == pytest.approx(731, abs=1)


def test_the_grid_reaches_until_the_tail_is_negligible() -> None:
    """On ned_5 a grid that ends at ten times the documented leaves much of the mass out."""
    found = dga(_table("ned_5"))
    assert isinstance(found, Estimate)
    assert found.high > 200_000
    assert found.diagnostics["mass_beyond_grid"] < 1e-6


def test_a_table_that_only_the_saturated_graph_fits_is_warned_of() -> None:
    odd = Patterns.from_counts(
        ["A", "B", "C"], {1: 900, 2: 40, 4: 700, 3: 600, 5: 30, 6: 800, 7: 500}
    )
    found = dga(odd)
    assert isinstance(found, Estimate)
    assert found.diagnostics["prior_dominates"] is True
    assert "every list depends on every other" in found.diagnostics["warnings"][0]


def test_other_prior_weights_are_shown() -> None:
    found = dga(_table("kosovo"))
    assert isinstance(found, Estimate)
    deltas = [row["delta"] for row in found.diagnostics["sensitivity_to_delta"]]
    assert deltas == [1 / 64, 1 / 4, 1.0]
    assert found.diagnostics["warnings"] == []


def test_eight_lists_are_refused() -> None:
    found = dga(_table("neworl"))
    assert isinstance(found, Refusal)
    assert found.reason == "8 lists: all graphs are known for 3 to 7 lists"


def test_draws_follow_the_posterior() -> None:
    found = dga(_table("kosovo"), rng=np.random.default_rng(3))
    assert isinstance(found, Estimate)
    assert len(found.draws) == 2000
    assert np.mean(found.draws) == pytest.approx(found.mean, rel=0.02)


def test_the_interval_covers_a_known_population() -> None:
    """Three lists, B copying a part of A: 60 populations of 1,000."""
    covered = 0
    for seed in range(60):
        found = dga(_simulated(np.random.default_rng(seed)))
        covered += isinstance(found, Estimate) and found.low <= 1000 <= found.high
    assert covered >= 52


def _simulated(rng: np.random.Generator) -> Patterns:
    a = rng.random(1000) < 0.4
    b = rng.random(1000) < np.where(a, 0.5, 0.3)
    c = rng.random(1000) < 0.35
    masks = a + 2 * b + 4 * c
    counts = {mask: int((masks == mask).sum()) for mask in range(1, 8)}
    return Patterns.from_counts(["A", "B", "C"], counts)


def _least_relative_loss(people: np.ndarray, mass: np.ndarray) -> float:
    """The estimate of least expected squared relative error, which the paper reports."""
    return float((mass / people).sum() / (mass / people**2).sum())


def _table(name: str) -> Patterns:
    return Patterns.from_csv(DATA / f"{name}.csv")
