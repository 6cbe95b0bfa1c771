import numpy as np
import pytest

from onrecord.estimate.modes import modes


def test_one_heap_is_one_mode() -> None:
    draws = np.exp(np.random.default_rng(1).normal(8, 0.2, size=(4, 3000)))
    (only,) = modes(draws)
    assert only.around == pytest.approx(np.exp(8), rel=0.02)
    assert only.share == pytest.approx(1.0, abs=0.01)


def test_two_heaps_tell_which_chain_was_where() -> None:
    draws = np.exp(np.random.default_rng(2).normal(9, 0.1, size=(4, 3000)))
    draws[1] *= 3
    low, high = modes(draws)
    assert (low.share, high.share) == (pytest.approx(0.75), pytest.approx(0.25))
    assert high.of_each_chain == (0.0, 1.0, 0.0, 0.0)
    assert low.high < high.low
    assert high.around == pytest.approx(3 * np.exp(9), rel=0.02)


def test_draws_that_never_move_are_one_mode() -> None:
    (only,) = modes(np.full((4, 50), 12.0))
    assert (only.around, only.share) == (12.0, 1.0)
