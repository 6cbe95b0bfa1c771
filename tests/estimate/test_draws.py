"""Samplers for compiled loops against the distributions they claim, by chi-square and moments."""

import numba
import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from onrecord.estimate.count_draws import binomial, log_factorial, negative_binomial, poisson
from onrecord.estimate.gamma_draws import gamma, log_gamma, normal
from onrecord.estimate.uniform_draws import State, bits, states, uniform

NUMBER = 200_000
REJECT = 1e-4
"""Fixed seeds: a p-value below this is a wrong sampler, not bad luck."""

State_ = NDArray[np.uint64]
BINS = 40
compiled = numba.njit(nogil=True)  # not kept: the samplers change under these loops


def test_the_bits_are_those_of_the_published_generator() -> None:
    """From the state 1, 2, 3, 4: the first output is rotl(1 + 4, 23) + 1, then step by step."""
    state = np.array([1, 2, 3, 4], dtype=np.uint64)
    assert [int(bits(state)) for _ in range(3)] == _published([1, 2, 3, 4], 3)


def test_streams_differ_and_repeat_by_seed() -> None:
    one, other = (states(np.random.default_rng(4), 3) for _ in range(2))
    assert (one == other).all()
    assert len({tuple(row) for row in one.tolist()}) == 3


def test_uniform() -> None:
    drawn = _many_uniform(_state(1), NUMBER)
    assert 0.0 < drawn.min() and drawn.max() < 1.0
    assert stats.kstest(drawn, "uniform").pvalue > REJECT


def test_normal() -> None:
    drawn = _many_normal(_state(2), NUMBER)
    assert stats.kstest(drawn, "norm").pvalue > REJECT
    beyond = np.sum(np.abs(drawn) > 3.7)
    assert stats.binomtest(int(beyond), NUMBER, 2 * stats.norm.sf(3.7)).pvalue > REJECT


@pytest.mark.parametrize("shape", [0.05, 0.25, 0.9, 1.0, 1.5, 4.0, 60.0, 5000.0])
def test_gamma(shape: float) -> None:
    drawn = _many_gamma(_state(3), NUMBER, shape)
    assert stats.kstest(drawn, stats.gamma(shape).cdf).pvalue > REJECT


def test_the_logarithm_of_a_gamma_is_finite_where_the_gamma_is_not_above_zero() -> None:
    drawn = _many_log_gamma(_state(4), NUMBER, 0.001)
    assert np.isfinite(drawn).all() and drawn.min() < -750
    # log gamma(a) = log gamma(a + 1) + log(u) / a, so its mean is digamma(a)
    assert drawn.mean() == pytest.approx(-1000.575, rel=0.02)


@pytest.mark.parametrize(
    ("trials", "p"),
    [
        (1, 0.3), (3, 0.5), (8, 0.2), (9, 0.9), (20, 0.01), (40, 0.2), (60, 0.166), (60, 0.167),
        (100, 0.5), (1000, 0.003), (1000, 0.35), (5000, 0.9), (200_000, 0.0001), (3_000_000, 0.4),
    ],
)  # fmt: skip
def test_binomial(trials: int, p: float) -> None:
    _fits(_many_binomial(_state(5), NUMBER, trials, p), stats.binom(trials, p))


def test_binomial_at_the_ends() -> None:
    state = _state(6)
    assert [binomial(state, 7, p) for p in (0.0, -1e-17, 1.0, 1.0 + 1e-16)] == [0, 0, 7, 7]
    assert binomial(state, 0, 0.5) == 0


@pytest.mark.parametrize("mean", [0.01, 0.8, 9.9, 10.1, 40.0, 3000.0, 2e7])
def test_poisson(mean: float) -> None:
    _fits(_many_poisson(_state(7), NUMBER, mean), stats.poisson(mean))


@pytest.mark.parametrize(("size", "p"), [(5, 0.1), (96, 0.6), (4400, 0.55), (200, 0.98)])
def test_negative_binomial(size: int, p: float) -> None:
    _fits(_many_negative_binomial(_state(8), NUMBER, size, p), stats.nbinom(size, 1 - p))


@pytest.mark.parametrize("k", [0, 1, 12, 2047, 2048, 10**7])
def test_log_factorial(k: int) -> None:
    from math import lgamma

    assert log_factorial(k) == pytest.approx(lgamma(k + 1), rel=1e-14, abs=1e-12)


def _fits(drawn: NDArray[np.int64], truth: stats.rv_discrete) -> None:
    """Chi-square over bins of about equal mass."""
    ends = np.unique(truth.ppf(np.linspace(0, 1, BINS + 1)[1:-1]))
    cumulated = np.concatenate([[0.0], truth.cdf(ends), [1.0]])
    expected = np.diff(cumulated) * drawn.size
    seen = np.bincount(np.searchsorted(ends, drawn), minlength=ends.size + 1)
    kept = expected > 5
    statistic = ((seen - expected)[kept] ** 2 / expected[kept]).sum()
    assert stats.chi2(max(1, kept.sum() - 1)).sf(statistic) > REJECT
    assert seen[~kept].sum() <= 30


def _state(seed: int) -> State:
    return states(np.random.default_rng(seed), 1)[0]


def _published(state: list[int], number: int) -> list[int]:
    """Steps of the paper, in whole numbers without end, cut to 64 bits."""
    cut = 2**64 - 1
    found = []
    for _ in range(number):
        total = (state[0] + state[3]) & cut
        found.append((((total << 23 | total >> 41) & cut) + state[0]) & cut)
        shifted = state[1] << 17 & cut
        state[2] ^= state[0]
        state[3] ^= state[1]
        state[1] ^= state[2]
        state[0] ^= state[3]
        state[2] ^= shifted
        state[3] = (state[3] << 45 | state[3] >> 19) & cut
    return found


@compiled
def _many_uniform(state: State_, number: int) -> NDArray[np.float64]:
    return np.array([uniform(state) for _ in range(number)])


@compiled
def _many_normal(state: State_, number: int) -> NDArray[np.float64]:
    return np.array([normal(state) for _ in range(number)])


@compiled
def _many_gamma(state: State_, number: int, shape: float) -> NDArray[np.float64]:
    return np.array([gamma(state, shape) for _ in range(number)])


@compiled
def _many_log_gamma(state: State_, number: int, shape: float) -> NDArray[np.float64]:
    return np.array([log_gamma(state, shape) for _ in range(number)])


@compiled
def _many_binomial(state: State_, number: int, trials: int, p: float) -> NDArray[np.int64]:
    return np.array([binomial(state, trials, p) for _ in range(number)])


@compiled
def _many_poisson(state: State_, number: int, mean: float) -> NDArray[np.int64]:
    return np.array([poisson(state, mean) for _ in range(number)])


@compiled
def _many_negative_binomial(state: State_, number: int, size: float, p: float) -> NDArray[np.int64]:
    return np.array([negative_binomial(state, size, p) for _ in range(number)])
