import numpy as np
import pytest

from onrecord.estimate.convergence import effective_size, split_rhat


def test_chains_of_the_same_distribution_agree() -> None:
    chains = np.random.default_rng(1).normal(size=(4, 2000))
    assert split_rhat(chains) == pytest.approx(1.0, abs=0.005)
    assert effective_size(chains) == pytest.approx(8000, rel=0.1)


def test_one_chain_elsewhere_is_seen() -> None:
    chains = np.random.default_rng(1).normal(size=(4, 2000))
    chains[2] += 3
    assert split_rhat(chains) > 1.5
    assert effective_size(chains) < 20


def test_all_chains_wandering_the_same_way_are_seen_by_their_halves() -> None:
    drift = np.linspace(0, 4, 2000)
    assert split_rhat(np.random.default_rng(1).normal(size=(4, 2000)) + drift) > 1.2


@pytest.mark.parametrize("rho", [0.5, 0.9, 0.95])
def test_an_autoregression_is_worth_what_its_formula_says(rho: float) -> None:
    rng = np.random.default_rng(7)
    chains = np.zeros((4, 20_000))
    for t in range(1, chains.shape[1]):
        chains[:, t] = rho * chains[:, t - 1] + rng.normal(size=4)
    assert effective_size(chains) == pytest.approx(80_000 * (1 - rho) / (1 + rho), rel=0.2)


def test_chains_that_stand_still() -> None:
    assert split_rhat(np.ones((4, 10))) == 1.0
    assert split_rhat(np.repeat([[1.0], [2.0]], 10, axis=1)) == float("inf")
