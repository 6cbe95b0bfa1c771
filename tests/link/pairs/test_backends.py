"""Spark gives the pairs that DuckDB gives; what is missing for a backend is said."""

import importlib.util
import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from onrecord.errors import LinkRefused
from onrecord.link import LinkSettings, link
from onrecord.link.bench.measured import read
from onrecord.link.generate import Invented, invent
from onrecord.link.pairs import backends

SPARK = shutil.which("java") is not None and importlib.util.find_spec("pyspark") is not None


def test_an_unknown_backend_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LinkRefused, match="unknown backend 'mars'; known: duckdb, spark"):
        link([], workdir=tmp_path, settings=LinkSettings(backend="mars"))


@pytest.mark.skipif(not SPARK, reason="needs pyspark and Java")
@pytest.mark.filterwarnings("ignore")
def test_spark_gives_the_pairs_that_duckdb_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also after another session ran in this process, as tests/estimate/test_cluster.py has it."""
    monkeypatch.setattr(backends, "PARTITIONS", 1)
    written = invent(tmp_path / "lists", Invented(people=80, lists=2, languages=("az",)), seed=4)
    whole = [reading for path in written.files for reading in read(path)]
    # Without births and events there are fewer rules, each of which costs Spark seconds.
    readings = [replace(each, birth=None, age=None, event_date=None) for each in whole]
    by_duckdb = link(readings, workdir=tmp_path / "one")
    by_spark = link(
        readings, workdir=tmp_path / "other", settings=LinkSettings(backend="spark"),
        model=by_duckdb.model,
    )  # fmt: skip
    one = link(readings, workdir=tmp_path / "one", model=by_duckdb.model)
    assert [(p.first, p.second, p.reasons) for p in by_spark.pairs] == [
        (p.first, p.second, p.reasons) for p in one.pairs
    ]
    assert [p.probability for p in by_spark.pairs] == pytest.approx(
        [p.probability for p in one.pairs], abs=1e-4
    )
    assert by_spark.clusters == one.clusters


def test_a_session_without_the_functions_is_refused() -> None:
    session = SimpleNamespace(catalog=SimpleNamespace(functionExists=lambda n: n != "jaro_winkler"))
    with pytest.raises(LinkRefused, match="does not know jaro_winkler; right would be one that"):
        backends._check(session)
