"""Strata by themselves, their total, and versions of one table combined."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import BadPatterns
from onrecord.estimate.combine import combined, pooled
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.processes import in_processes, on_spark
from onrecord.estimate.strata import Mapper, Result, Task, estimate_strata
from onrecord.estimate.stratified import from_csv
from onrecord.record.estimate import Estimate, Refusal

DATA = Path(__file__).parent / "data"
GOOD = Patterns.from_counts(["A", "B", "C"], {1: 40, 2: 30, 4: 20, 3: 8, 5: 6, 6: 4, 7: 2})
APART = Patterns.from_counts(["A", "B", "C"], {1: 40, 2: 30, 4: 20})


def counted(calls: list[Task]) -> Mapper:
    def spread(function: Callable[[Task], Result], tasks: Sequence[Task]) -> list[Result]:
        calls.extend(tasks)
        return [function(each) for each in tasks]

    return spread


def test_equal_tables_are_estimated_once_and_still_vary_apart_in_the_total() -> None:
    calls: list[Task] = []
    tables = {("a",): GOOD, ("b",): GOOD}
    found = estimate_strata(tables, "stepwise", seed=3, mapper=counted(calls))
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


class Gathered(list[Task]):
    """Stands for the Spark data set that `parallelize` returns."""

    def map(self, function: Callable[[Task], Result]) -> "Gathered":
        return Gathered(function(each) for each in self)  # type: ignore[misc]

    def collect(self) -> list[Task]:
        return list(self)


class Context:
    parts = 0

    def parallelize(self, tasks: Sequence[Task], parts: int) -> Gathered:
        self.parts = parts
        return Gathered(tasks)


def test_processes_and_a_cluster_give_the_same_as_one_process() -> None:
    tables = {("x",): GOOD, ("y",): Patterns.from_csv(DATA / "korea.csv")}
    here = estimate_strata(tables, "chao", seed=5)
    context = Context()
    for mapper in (in_processes(2), on_spark(context)):
        there = estimate_strata(tables, "chao", seed=5, mapper=mapper)
        for name, result in here.results.items():
            assert there.results[name].to_json() | {"seconds": 0} == (
                result.to_json() | {"seconds": 0}
            )
    assert context.parts == 2


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
    with pytest.raises(BadPatterns, match=r"no column \['sex'\]; the columns are"):
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
