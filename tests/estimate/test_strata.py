"""Strata by themselves, their total, and versions of one table combined."""

import pickle
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onrecord.errors import BadPatterns
from onrecord.estimate.combine import combined, pooled
from onrecord.estimate.lcmcr import Settings
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.processes import Mapped, by_chain, in_processes
from onrecord.estimate.reference import FOLDER as DATA
from onrecord.estimate.strata import Result, Spread, Task, estimate_strata, plainly
from onrecord.estimate.stratified import from_csv
from onrecord.record.estimate import Estimate, Refusal

GOOD = Patterns.from_counts(["A", "B", "C"], {1: 40, 2: 30, 4: 20, 3: 8, 5: 6, 6: 4, 7: 2})
APART = Patterns.from_counts(["A", "B", "C"], {1: 40, 2: 30, 4: 20})


def counted(calls: list[Task]) -> Spread:
    def spread(tasks: Sequence[Task]) -> list[Result]:
        calls.extend(tasks)
        return plainly(tasks)

    return spread


def test_equal_tables_are_estimated_once_and_still_vary_apart_in_the_total() -> None:
    calls: list[Task] = []
    tables = {("a",): GOOD, ("b",): GOOD}
    found = estimate_strata(tables, "stepwise", seed=3, spread=counted(calls))
    assert len(calls) == 1
    one, both = found.results[("a",)], found.total
    assert isinstance(one, Estimate) and isinstance(both, Estimate)
    together = np.std(np.minimum(one.draws, 1e6)) * 2
    assert np.std(both.draws) < 0.8 * together
    assert both.documented == 220


def test_a_refused_stratum_is_named_with_its_documented_count() -> None:
    found = estimate_strata({("x",): GOOD, ("y",): APART}, "stepwise", seed=3)
    assert list(found.refused) == [("y",)]
    assert isinstance(found.total, Estimate)
    assert found.total.documented == 110
    assert found.total.diagnostics["documented_in_refused_strata"] == 90
    assert found.total.diagnostics["strata_refused"]["y"]["documented"] == 90
    assert [one["stratum"] for one in found.to_json()["strata"]] == [["x"], ["y"]]


def test_where_no_stratum_can_be_estimated_the_total_is_refused() -> None:
    found = estimate_strata({("x",): APART}, "stepwise")
    assert isinstance(found.total, Refusal)
    assert (found.total.reason, found.total.documented) == ("no stratum can be estimated", 90)


def test_processes_and_chains_apart_give_the_same_as_one_process() -> None:
    tables = {("x",): GOOD, ("y",): Patterns.from_csv(DATA / "korea.csv")}
    quick = Settings(first=2_000, most=8_000, rhat=1.1, ess=50, steady=1.0)
    for method, settings in (("stepwise", None), ("lcmcr", quick)):
        here = estimate_strata(tables, method, seed=5, settings=settings)
        sent: list[int] = []
        apart: Spread = partial(by_chain, mapped=pickled(sent))
        for spread in (in_processes(2), apart) if method == "stepwise" else (apart,):
            there = estimate_strata(tables, method, seed=5, settings=settings, spread=spread)
            for name, result in here.results.items():
                assert there.results[name].to_json() | {"seconds": 0} == (
                    result.to_json() | {"seconds": 0}
                )
        assert sent[0] == (2 if method == "stepwise" else 8)


def pickled(sent: list[int]) -> Mapped:
    """Everything goes through bytes, as it does on a cluster."""

    def mapped(function: Callable[[Any], Any], parts: Sequence[Any]) -> list[Any]:
        sent.extend([len(parts)] if len(parts) != 0 else [])
        return [pickle.loads(pickle.dumps(function(pickle.loads(pickle.dumps(p))))) for p in parts]

    return mapped


def test_a_table_of_strata_keeps_its_row_numbers_in_messages(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("sex,A,B,count\nf,1,0,3\nm,1,0,4\nf,1,0,5\nm,0,1,x\n")
    with pytest.raises(BadPatterns) as raised:
        from_csv(path, ["sex"])
    assert str(raised.value) == (
        "row 4: stratum f: the pattern of row 2 again; one row a pattern\n"
        "row 5: stratum m: count 'x' is not a whole number of people, 0 or more"
    )


def test_a_list_without_anybody_in_a_stratum_is_left_out_there(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("sex,A,B,count\nf,1,0,3\nf,1,1,0\nm,1,0,4\nm,1,1,2\n")
    found = from_csv(path, ["sex"])
    assert [table.lists for table in found.values()] == [("A",), ("A", "B")]


def test_a_column_of_strata_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("A,B,count\n1,0,3\n")
    with pytest.raises(
        BadPatterns, match="the table has no column 'sex'; its columns are A, B, count"
    ):
        from_csv(path, ["sex"])


def version(middle: float, seed: int) -> Estimate:
    draws = 1000 + middle * np.exp(np.random.default_rng(seed).normal(0, 0.1, 4000))
    low, median, high = np.quantile(draws, [0.025, 0.5, 0.975])
    return Estimate(
        method="lcmcr", low=low, high=high, median=median, mean=float(draws.mean()),
        documented=1000, assumption="y.", draws=tuple(draws.tolist()),
    )  # fmt: skip


def test_versions_that_agree_change_nothing() -> None:
    found = combined([version(500, 1), version(500, 2), version(500, 3)])
    assert isinstance(found, Estimate)
    assert found.median == pytest.approx(1500, rel=0.005)
    assert found.high == pytest.approx(1000 + 500 * np.exp(0.196), rel=0.01)


def test_versions_that_differ_widen_the_interval() -> None:
    apart = [version(300, 1), version(500, 2), version(800, 3)]
    found, together = combined(apart), pooled(apart)
    assert isinstance(found, Estimate) and isinstance(together, Estimate)
    assert found.diagnostics["share_between"] > 0.9
    assert found.low < together.low < together.high < found.high


def test_a_version_that_is_refused_is_not_left_out_in_silence() -> None:
    found = combined([version(500, 1), Refusal("no overlap", 1000)])
    assert isinstance(found, Refusal)
    assert found.reason == "1 of 2 versions: no overlap"


def test_tasks_give_the_same_in_any_order() -> None:
    tables = {("x",): GOOD, ("y",): Patterns.from_csv(DATA / "korea.csv")}
    one = estimate_strata(tables, "stepwise", seed=2).results
    other = estimate_strata(dict(reversed(tables.items())), "stepwise", seed=2).results
    for name in tables:
        assert one[name].to_json()["estimate"] == other[name].to_json()["estimate"]
