import numpy as np
import pytest

from onrecord.estimate.latent_cap import capped, log_within
from onrecord.estimate.latent_chains import nested, table_of
from onrecord.estimate.lcmcr import MANY_MARKS, Settings, lcmcr
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.reference import FOLDER as DATA
from onrecord.estimate.uniform_draws import states
from onrecord.record.estimate import Estimate, Refusal


@pytest.mark.parametrize(
    ("table", "mean", "low", "high"),
    [
        ("korea", 144, 124, 202),
        ("rcapture_hiv", 11_000, 9_378, 13_039),
        ("ph_manila_police", 576, 534, 650),
        ("neworl", 714, 501, 1_033),
    ],
)
def test_known_answers(table: str, mean: float, low: float, high: float) -> None:
    """Long runs of the same model; the table of the comparison in docs has the slower ones."""
    found = lcmcr(_table(table), rng=np.random.default_rng(1948))
    assert isinstance(found, Estimate)
    assert found.diagnostics["rhat"] <= 1.01 and found.diagnostics["ess"] >= 400
    assert found.mean == pytest.approx(mean, rel=0.02)
    assert (found.low, found.high) == (pytest.approx(low, rel=0.04), pytest.approx(high, rel=0.04))
    assert found.diagnostics["warnings"] == []


def test_chains_that_disagree_are_a_refusal_that_lists_where_they_were() -> None:
    found = lcmcr(
        _table("ned_5"), rng=np.random.default_rng(2), settings=Settings(first=2_000, most=30_000)
    )
    assert isinstance(found, Refusal)
    assert found.reason.startswith("not converged: 4 chains")
    assert "of the draws" in found.reason
    assert len(found.diagnostics["modes"]) >= 1
    assert found.diagnostics["rungs"] > 10
    assert len(found.diagnostics["exchanged"]) == found.diagnostics["rungs"] - 1
    assert len(found.diagnostics["traces"]) == 4


def test_a_cap_that_binds_is_told() -> None:
    found = lcmcr(
        _table("western"), rng=np.random.default_rng(2), settings=Settings(cap=3.0, steady=0.05)
    )
    assert isinstance(found, Estimate)
    assert found.high <= 4 * 345
    assert found.diagnostics["cap_bound"] > 0.1
    assert "the cap of 1,380 people in all bound in" in found.diagnostics["warnings"][0]


def test_few_or_separate_lists_are_refused() -> None:
    apart = Patterns.from_counts(["A", "B", "C"], {1: 40, 2: 30, 4: 20})
    assert isinstance(lcmcr(apart), Refusal)


def test_a_ladder_gives_what_plain_chains_give() -> None:
    quick = Settings(first=16_000, most=200_000, steady=0.05)
    plain = lcmcr(_table("korea"), rng=np.random.default_rng(1), settings=quick)
    rungs = _laddered("korea", np.random.default_rng(1))
    assert isinstance(plain, Estimate)
    assert np.median(rungs) == pytest.approx(plain.median, rel=0.02)
    assert np.quantile(rungs, 0.9) == pytest.approx(np.quantile(plain.draws, 0.9), rel=0.05)


def test_rungs_are_nested() -> None:
    counts = table_of(_table("kosovo")).counts
    rows = nested(counts, (50, 400, 2000), np.random.default_rng(1))
    assert rows.sum(axis=1).tolist() == [50, 400, 2000, 4400]
    assert (np.diff(rows, axis=0) >= 0).all()


@pytest.mark.parametrize(
    ("documented", "p0", "cap"), [(40, 0.5, 45), (40, 0.9, 100), (200, 0.99, 400), (5, 0.3, 1)]
)
def test_the_undocumented_under_a_cap(documented: int, p0: float, cap: int) -> None:
    from scipy import stats

    truth = stats.nbinom(documented, 1 - p0)
    assert log_within(documented, p0, cap) == pytest.approx(truth.logcdf(cap), abs=1e-8)
    state = states(np.random.default_rng(3), 1)[0]
    drawn = np.array([capped(state, documented, p0, cap) for _ in range(20_000)])
    values = np.arange(cap + 1)
    mass = np.exp(truth.logpmf(values) - truth.logcdf(cap))
    mean, spread = mass @ values, np.sqrt(mass @ values**2 - (mass @ values) ** 2)
    assert drawn[:, 0].max() <= cap
    assert abs(drawn[:, 0].mean() - mean) < 4 * spread / np.sqrt(20_000)
    assert drawn[:, 1].any()


def test_the_interval_covers_a_known_population() -> None:
    """Two classes, four lists, 12 populations of 600; short chains, held to less."""
    covered = answered = 0
    quick = Settings(first=4_000, most=9_000, rhat=1.1, ess=50, steady=1.0)
    for seed in range(12):
        found = lcmcr(_simulated(np.random.default_rng(seed)), settings=quick)
        if isinstance(found, Estimate):
            answered += 1
            covered += found.low <= 600 <= found.high
    assert answered >= 9
    assert covered >= answered - 3


def test_a_wide_table_gets_fewer_sweeps() -> None:
    """So that nobody waits longer for it: each of its sweeps costs more."""
    rng = np.random.default_rng(1)
    easy = rng.random((4000, 1)) < 0.5
    on = rng.random((4000, 14)) < np.where(easy, 0.15, 0.03)
    masks, counts = np.unique((on * (1 << np.arange(14))).sum(axis=1), return_counts=True)
    people = {int(mask): int(n) for mask, n in zip(masks, counts, strict=True) if mask > 0}
    wide = Patterns.from_counts([f"L{i}" for i in range(14)], people)
    assert table_of(wide).present.size > 2 * MANY_MARKS
    hurried = Settings(chains=2, first=400, most=20_000, ratio=0.3, steady=0.0001)
    found = lcmcr(wide, rng=rng, settings=hurried)
    assert found.diagnostics["sweeps"] * found.diagnostics["rungs"] < 8_000


def _laddered(name: str, rng: np.random.Generator) -> np.ndarray:
    from onrecord.estimate.latent_chains import Chains, Model

    patterns = _table(name)
    model = Model(10, 1.0, 1.0, 20.0)
    chains = Chains(patterns, model, chains=4, sizes=(40, 70), tempered=True, rng=rng)
    chains.extend(16_000)
    assert min(chains.exchanged()) > 0.1
    return patterns.documented + chains.missing()


def _simulated(rng: np.random.Generator) -> Patterns:
    seen = rng.random(600) < 0.4
    chances = np.where(seen, 0.6, 0.25)
    masks = sum((rng.random(600) < chances) * (1 << j) for j in range(4))
    counts = {mask: int((masks == mask).sum()) for mask in range(1, 16)}
    return Patterns.from_counts(["A", "B", "C", "D"], counts)


def _table(name: str) -> Patterns:
    return Patterns.from_csv(DATA / f"{name}.csv")
