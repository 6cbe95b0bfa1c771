import numpy as np
import pytest
from scipy import stats

from onrecord.estimate.missing_grid import Cells, Posterior, even, followed


@pytest.mark.parametrize(("mean", "size"), [(6.0, 2.0), (900.0, 40.0), (2e6, 3e5)])
def test_a_known_distribution_is_found_wherever_it_lies(mean: float, size: float) -> None:
    truth = stats.nbinom(size, size / (size + mean))
    found = followed(lambda cells: (np.log(_mass(truth, cells) + 1e-300), np.ones(1)), 1000)
    assert found.mean == pytest.approx(mean, rel=1e-3)
    for share in (0.025, 0.5, 0.975):
        assert found.quantile(share) == pytest.approx(truth.ppf(share), rel=0.005, abs=1)
    assert found.beyond < 1e-6


def test_a_tail_that_never_ends_is_said_to_lie_beyond() -> None:
    found = followed(lambda cells: (np.log(cells.widths) - np.log1p(cells.middles), np.ones(1)), 99)
    assert found.beyond > 1e-3


def test_an_even_grid_counts_its_points_only() -> None:
    cells = even(20.0, 5)
    assert cells.middles.tolist() == [0.0, 5.0, 10.0, 15.0, 20.0]
    found = Posterior(cells, np.array([0.1, 0.2, 0.4, 0.2, 0.1]), 0.0, np.ones(1))
    assert [found.quantile(share) for share in (0.05, 0.5, 0.95)] == [0.0, 10.0, 20.0]
    assert (found.mean, found.mode) == (pytest.approx(10.0), 10.0)


def test_draws_are_whole_numbers_inside_the_cells() -> None:
    cells = Cells(np.array([0.0, 1.0, 5.0, 50.0]), np.array([0.0, 2.5, 27.0]))
    found = Posterior(cells, np.array([0.5, 0.3, 0.2]), 0.0, np.ones(1))
    drawn = found.draws(5000, np.random.default_rng(1))
    assert set(drawn) <= set(map(float, range(50)))
    assert np.mean(drawn == 0) == pytest.approx(0.5, abs=0.03)
    assert np.mean(drawn < 5) == pytest.approx(0.8, abs=0.03)


def _mass(truth: stats.rv_discrete, cells: Cells) -> np.ndarray:
    mass: np.ndarray = truth.cdf(cells.edges[1:] - 1) - truth.cdf(cells.edges[:-1] - 1)
    return mass
