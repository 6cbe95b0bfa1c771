"""Every registered estimator keeps the same promises."""

import json

import pytest

from onrecord.estimate import ESTIMATORS, Estimator, Patterns, run
from onrecord.estimate.reference import FOLDER as DATA
from onrecord.record.estimate import Estimate, Refusal

KEYS = {
    "method", "estimate", "refusal", "documented", "diagnostics", "assumption", "settings", "seed",
    "table_sha256", "seconds",
}  # fmt: skip

all_estimators = pytest.mark.parametrize("estimator", ESTIMATORS, ids=lambda e: e.name)


@pytest.fixture(scope="module")
def hiv() -> Patterns:
    return Patterns.from_csv(DATA / "rcapture_hiv.csv")


@all_estimators
def test_the_interval_holds_the_middle_and_the_documented_are_below(
    estimator: Estimator, hiv: Patterns
) -> None:
    found = run(estimator.name, hiv, seed=1)
    assert isinstance(found, Estimate)
    assert hiv.documented - 0.5 <= found.low <= found.median <= found.high
    assert found.low <= found.mean <= found.high
    assert found.documented == hiv.documented == 1896


@all_estimators
def test_the_same_seed_gives_the_same_result_as_plain_json(
    estimator: Estimator, hiv: Patterns
) -> None:
    one, other = (run(estimator.name, hiv, seed=7, clock=lambda: 0.0) for _ in range(2))
    assert json.dumps(one.to_json()) == json.dumps(other.to_json())
    assert set(one.to_json()) == KEYS
    assert one.method == estimator.name
    assert one.table_sha256 == hiv.table_sha256
    assert one.assumption.endswith(".")


@all_estimators
def test_lists_without_any_overlap_are_refused(estimator: Estimator) -> None:
    apart = Patterns.from_counts(["A", "B", "C"], {1: 40, 2: 30, 4: 20})
    found = run(estimator.name, apart, seed=1)
    assert isinstance(found, Refusal)
    assert found.documented == 90
    assert found.to_json()["estimate"] is None
    assert found.to_json()["refusal"] == {"reason": found.reason, "documented": 90}


@pytest.mark.parametrize("estimator", [e for e in ESTIMATORS if e.answers], ids=lambda e: e.name)
def test_two_lists_are_never_answered(estimator: Estimator) -> None:
    found = run(estimator.name, Patterns.from_counts(["A", "B"], {1: 40, 2: 30, 3: 9}), seed=1)
    assert isinstance(found, Refusal)
    assert "3 are needed" in found.reason
