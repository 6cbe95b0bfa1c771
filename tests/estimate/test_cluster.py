"""On a real Spark of two workers: every chain a task of its own, and the results of one process."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.estimate.cluster import on_spark, spark
from onrecord.estimate.lcmcr import Settings
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.reference import table
from onrecord.estimate.strata import estimate_versions

pytest.importorskip("pyspark")
pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")
QUICK = Settings(first=2_000, most=8_000, rhat=1.1, ess=50, steady=1.0)
GOOD = Patterns.from_counts(["A", "B", "C"], {1: 40, 2: 30, 4: 20, 3: 8, 5: 6, 6: 4, 7: 2})


@pytest.fixture(scope="module")
def context() -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        source = str(Path(onrecord.__file__).parents[1])
        patch.setenv("PYTHONPATH", os.pathsep.join([source, os.environ.get("PYTHONPATH", "")]))
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        with spark({"spark.master": "local[2]", "spark.ui.enabled": "false"}) as made:
            yield made


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("method", "settings", "tasks"), [("chao", None, 3), ("lcmcr", QUICK, 12)])
def test_strata_and_versions_give_the_same_as_one_process(
    context: Any, method: str, settings: Any, tasks: int
) -> None:
    """Three tables: one of two strata is the same in both versions, and is estimated once."""
    korea = table("korea")
    more = Patterns.from_counts(korea.lists, {mask: n + 1 for mask, n in korea})
    versions = [{("x",): GOOD, ("y",): korea}, {("x",): GOOD, ("y",): more}]
    here = estimate_versions(versions, method, seed=5, settings=settings, put_together=True)
    there = estimate_versions(
        versions, method, seed=5, settings=settings, put_together=True, spread=on_spark(context)
    )
    for name, one in here.results.items():
        assert there.results[name].to_json() | {"seconds": 0} == one.to_json() | {"seconds": 0}
    assert there.total.to_json()["estimate"] == here.total.to_json()["estimate"]
    first = context.statusTracker().getJobInfo(0 if method == "chao" else 1)
    assert sum(context.statusTracker().getStageInfo(i).numTasks for i in first.stageIds) == tasks
