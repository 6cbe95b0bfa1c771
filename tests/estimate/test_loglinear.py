"""Log-linear fits against published totals, and against the equations they must solve."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.estimate.bic import Settings, bic, rank
from onrecord.estimate.hierarchical import all_models, parse, written
from onrecord.estimate.loglinear import Fit, fit, table
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.profile import profile
from onrecord.estimate.reference import FOLDER as DATA
from onrecord.record.estimate import Estimate, Refusal


def read(name: str) -> Patterns:
    return Patterns.from_csv(DATA / f"{name}.csv")


def fitted(name: str, model: str) -> Fit:
    patterns = read(name)
    found = fit(patterns, parse(len(patterns.lists), model))
    assert isinstance(found, Fit)
    return found


@pytest.mark.parametrize(
    ("name", "model", "total"),
    [
        ("kosovo", "[123,14,34]", 10_356.52),
        ("kosovo", "[123,134]", 12_740.97),
        ("kosovo", "[12,13,14,23,34]", 14_341.7),
        ("korea", "[12,23]", 157.17),
        ("gaza_all", "[12,13,23]", 64_696.1),
        ("ned_5", "[12,15,23,24,25,35,45]", 48_012.7),
    ],
)
def test_totals_as_published(name: str, model: str, total: float) -> None:
    assert fitted(name, model).total == pytest.approx(total, abs=0.05)


def test_kosovo_has_the_published_deviance_and_bic() -> None:
    found = fitted("kosovo", "[123,14,34]")
    assert (found.deviance, found.freedom) == (pytest.approx(9.3227, abs=5e-5), 4)
    assert found.bic == pytest.approx(203.03, abs=0.005)


def test_the_profile_interval_is_the_published_one() -> None:
    found = profile(read("rcapture_hiv"), parse(4, "[12,3,4]"))
    assert found.best == pytest.approx(12_308.03, abs=0.1)
    assert (found.low, found.high) == pytest.approx((10_265.99, 14_992.33), abs=0.01)


@pytest.mark.parametrize(
    ("name", "order", "model", "total"),
    [
        ("kosovo", 3, "[123,14,34]", 10_356.52),
        ("korea", 3, "[12,23]", 157.17),
        ("ukdat_5", 2, "[12,13,23,25,34]", 22_991.3),
        ("ukdat_5", 3, "[123,25,34]", 25_311.3),
        ("ned_5", 2, "[12,15,23,24,25,35,45]", 48_012.7),
        ("neworl_5", 3, "[1,2,3,4,5]", 981.4),
    ],
)
def test_the_lowest_bic_is_the_published_one(
    name: str, order: int, model: str, total: float
) -> None:
    """Silverman, Chan & Vincent (2024), table 6; a term at minus infinity counts as fitted."""
    best = rank(read(name), order=order)
    assert written(best.models[0]) == model
    assert best.totals[0] == pytest.approx(total, abs=0.05)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(0, 30), min_size=15, max_size=15), st.integers(0, 112))
def test_a_fit_keeps_every_margin_of_its_model(counts: list[int], which: int) -> None:
    """The likelihood equations; they make the fit the only one."""
    on = {mask: n for mask, n in enumerate(counts, start=1) if n > 0}
    if any(not any(mask >> i & 1 for mask in on) for i in range(4)):
        return
    patterns, terms = Patterns.from_counts("ABCD", on), all_models(4, 3)[which]
    found = fit(patterns, terms)
    if not isinstance(found, Fit):
        return
    observed, expected = table(patterns), np.array(found.expected)
    masks = np.arange(1, 16)
    for term in terms:
        within = masks[(masks & term) == term]
        assert expected[within].sum() == pytest.approx(observed[within].sum(), abs=1e-4)
    assert found.total >= patterns.documented


def test_counts_in_the_millions_scale_the_total() -> None:
    kosovo = read("kosovo")
    many = Patterns(kosovo.lists, kosovo.masks, tuple(10_000 * n for n in kosovo.counts))
    found = fit(many, parse(4, "[123,14,34]"))
    assert isinstance(found, Fit)
    assert found.total == pytest.approx(103_565_189.57, abs=1)


def test_bic_says_how_often_each_model_was_chosen_again() -> None:
    found = bic(read("korea"), settings=Settings(resamples=200))
    assert isinstance(found, Estimate)
    shares = found.diagnostics["share_of_resamples"]
    assert max(shares, key=shares.get) == "[12,23]"
    assert found.diagnostics["models_without_estimate"] != {}


def test_six_lists_have_too_many_models_for_bic() -> None:
    found = bic(read("ukdat"))
    assert isinstance(found, Refusal)
    assert found.reason == "6 lists: all models can be compared for at most 5 lists"


def test_no_model_with_an_estimate_is_a_refusal_that_says_so() -> None:
    # Two pairs of lists that never meet: nothing ties A and B to C and D.
    table_ = Patterns.from_counts("ABCD", {1: 9, 2: 8, 3: 4, 4: 7, 8: 5, 12: 3})
    found = bic(table_)
    if isinstance(found, Refusal):
        assert "no model can be fitted" in found.reason
    else:
        assert found.low >= table_.documented
