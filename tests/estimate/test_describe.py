"""What a table shows, by hand; warnings; sensitivity; the check of the fit."""

import numpy as np
import pytest

from onrecord.estimate.caution import cautions
from onrecord.estimate.describe import describe, odds_ratio
from onrecord.estimate.fitcheck import SAYS, fit_check
from onrecord.estimate.hierarchical import parse
from onrecord.estimate.loglinear import Fit, fit
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.reference import FOLDER as DATA
from onrecord.estimate.sensitivity import (
    one_record_more_or_less,
    stepwise_point,
    trajectory,
    without_each_list,
)
from onrecord.record.estimate import Estimate

KOSOVO = Patterns.from_csv(DATA / "kosovo.csv")
APART = Patterns.from_counts(["A", "B", "C"], {1: 40, 2: 30, 4: 20, 3: 6})


def test_pairs_that_share_nobody_and_people_seen_once() -> None:
    found = describe(APART)
    assert found["pairs_without_overlap"] == [["A", "C"], ["B", "C"]]
    assert (found["seen_once"], found["documented"]) == (90, 96)
    assert found["lists"] == {"A": 46, "B": 36, "C": 20}


def test_the_odds_ratio_of_two_lists_given_the_third() -> None:
    """One table only: who is on list C; the ratio is then ad / bc."""
    table = Patterns.from_counts(["A", "B", "C"], {1: 9, 2: 9, 4: 10, 5: 5, 6: 4, 7: 8})
    low, middle, high = odds_ratio(table, 0, 1)
    assert middle == pytest.approx(8 * 10 / (5 * 4))
    assert low is not None and high is not None
    assert low < 4.0 < high


def test_an_odds_ratio_the_table_cannot_say() -> None:
    assert odds_ratio(APART, 0, 1) == (None, None, None)


def an_estimate(low: float, median: float, high: float) -> Estimate:
    return Estimate(
        method="x", low=low, high=high, median=median, mean=median, documented=96, assumption="y."
    )


def test_a_far_estimate_is_warned_of() -> None:
    found = cautions(APART, an_estimate(200, 400, 960))
    assert found["expansion_factor"]["high"] == pytest.approx(10.0)
    assert [each.split(":")[0] for each in found["warnings"]] == [
        "expansion factor up to 10.0, above 5",
        "94 per cent of the documented are on one list only",
    ]


def test_a_middle_outside_its_interval_is_warned_of() -> None:
    warnings = cautions(APART, an_estimate(200, 190, 260))["warnings"]
    assert warnings[-1] == "the middle lies outside the interval: the method is not stable here"


def test_leaving_a_list_out_leaves_out_its_own_people() -> None:
    rows = without_each_list(KOSOVO, stepwise_point)
    assert [(row["without"], row["documented"]) for row in rows] == [
        ("EXH", 3269), ("ABA", 3555), ("OSCE", 3464), ("HRW", 4094),
    ]  # fmt: skip
    assert all(row["total"] > row["documented"] for row in rows)


def test_one_record_more_or_less_asks_for_every_pattern() -> None:
    rows = one_record_more_or_less(KOSOVO, stepwise_point)
    assert len(rows) == 15
    assert all(13_000 < row["one_more"] < 16_000 for row in rows)


def test_the_trajectory_ends_at_the_whole_table() -> None:
    rows = trajectory(KOSOVO, stepwise_point, rng=np.random.default_rng(1))
    assert [row["share"] for row in rows] == [0.25, 0.5, 0.75, 1.0]
    assert rows[-1]["middle"] == stepwise_point(KOSOVO)
    assert rows[0]["low"] <= rows[0]["middle"] <= rows[0]["high"]


@pytest.mark.parametrize(("model", "fits"), [("[123,14,34]", True), ("[1,2,3,4]", False)])
def test_a_bad_fit_shows_and_a_good_one_checks_nothing(model: str, fits: bool) -> None:
    found = fit(KOSOVO, parse(4, model))
    assert isinstance(found, Fit)
    checked = fit_check(KOSOVO, found, rng=np.random.default_rng(3))
    assert (checked["p"] > 0.01) is fits
    assert checked["says"] == SAYS
    assert sum(cell["observed"] for cell in checked["cells"]) == 4400
