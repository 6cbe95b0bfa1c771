"""Known answers of the simple methods, by hand, and what refuses them."""

from math import exp, log, sqrt

import pytest

from onrecord.estimate import Patterns, chao, chapman, independence, lincoln_petersen
from onrecord.record.estimate import Estimate, Refusal

TWO = Patterns.from_counts(["A", "B"], {1: 80, 2: 60, 3: 20})
THREE = Patterns.from_counts(["A", "B", "C"], {1: 40, 2: 30, 4: 20, 3: 8, 5: 6, 6: 4, 7: 2})


def test_chapman_and_its_interval() -> None:
    found = chapman(TWO)
    assert isinstance(found, Estimate)
    total = 101 * 81 / 21 - 1
    variance = 101 * 81 * 80 * 60 / (21**2 * 22)
    missing = total - 160
    spread = exp(1.959964 * sqrt(log(1 + variance / missing**2)))
    assert found.median == pytest.approx(total)
    assert (found.low, found.high) == pytest.approx(
        (160 + missing / spread, 160 + missing * spread), rel=1e-6
    )


def test_lincoln_petersen_is_the_product_over_the_overlap() -> None:
    found = lincoln_petersen(TWO)
    assert isinstance(found, Estimate)
    assert found.median == pytest.approx(100 * 80 / 20)


def test_pairs_of_three_lists_are_all_shown() -> None:
    found = chapman(THREE)
    pairs = found.diagnostics["pairs"]
    assert [pair["lists"] for pair in pairs] == [["A", "B"], ["A", "C"], ["B", "C"]]
    assert [pair["both"] for pair in pairs] == [10, 8, 6]


def test_chao_by_hand() -> None:
    found = chao(THREE)
    assert isinstance(found, Estimate)
    assert found.median == pytest.approx(110 + 2 / 3 * 90 * 89 / (2 * 19))
    assert found.low < found.median < found.high


def test_independence_solves_its_equation() -> None:
    """At the best total, n / N = 1 - prod(1 - n_i / N) but for less than one person."""
    found = independence(THREE)
    assert isinstance(found, Estimate)
    miss = 1.0
    for size in THREE.sizes:
        miss *= 1 - size / found.median
    assert THREE.documented / (1 - miss) == pytest.approx(found.median, rel=0.01)


def test_a_single_list_is_refused() -> None:
    one = Patterns.from_counts(["A"], {1: 50})
    for method in (chapman, lincoln_petersen, chao, independence):
        assert isinstance(method(one), Refusal)
