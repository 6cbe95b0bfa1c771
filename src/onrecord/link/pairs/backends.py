"""Where the comparing is done: DuckDB on one machine, Spark on many; the same SQL but for names."""

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import LinkRefused

if TYPE_CHECKING:
    import duckdb

BACKENDS = ("duckdb", "spark")
SPILL = "duckdb-spill"
"""The folder inside the workdir where DuckDB keeps the table, and what does not fit in memory; the
number of its process stands in its name."""
MEMORY = "1400MB"
"""What DuckDB may use before it writes to the workdir; the rest of 3 GB is Python's."""
THREADS = 2
PARTITIONS = 8
"""Into how many parts Spark divides what it joins, where it runs on this machine."""

FUNCTIONS: Mapping[str, Mapping[str, str]] = {
    "duckdb": {
        "jaro_winkler": "jaro_winkler_similarity",
        "edits": "damerau_levenshtein",
        "has": "list_contains",
        "overlap": "list_has_any",
        "intersect": "list_intersect",
        "size": "len",
    },
    "spark": {
        "jaro_winkler": "jaro_winkler",
        "edits": "damerau_levenshtein",
        "has": "array_contains",
        "overlap": "arrays_overlap",
        "intersect": "array_intersect",
        "size": "size",
    },
}
"""What the functions in the levels of `comparisons.py` are called where they run."""


@dataclass(frozen=True, slots=True)
class Backend:
    """name: one of `BACKENDS`; con: the local DuckDB that holds the table of readings.

    api: what Splink runs on. On DuckDB it is the same connection.
    """

    name: str
    con: "duckdb.DuckDBPyConnection"
    api: Any

    def people(self, name: str, columns: Sequence[str], where: str = "") -> Any:
        """Columns of the table of readings, or of part of it, as Splink takes them."""
        sql = f"SELECT {', '.join(columns)} FROM r_people {where}"
        if self.name == "duckdb":
            kind = "VIEW" if where == "" else "TABLE"
            self.con.execute(f"CREATE OR REPLACE TEMP {kind} {name} AS {sql}")
            return self.api.register(name, dataset_display_name=name)
        return self.api.register(self.con.execute(sql).to_arrow_table(), dataset_display_name=name)

    def columns(self, sql: str) -> dict[str, Any]:
        """The answer to a query, as numpy arrays by column."""
        if self.name == "duckdb":
            return dict(self.con.execute(sql).fetchnumpy())
        table = self.api.spark.sql(sql).toArrow()
        return {name: table.column(name).to_numpy() for name in table.column_names}


@contextmanager
def opened(name: str, workdir: Path) -> Iterator[Backend]:
    """A backend for as long as the block runs; what an earlier, killed run left is removed.

    Raises:
        LinkRefused: an unknown backend, or Spark without pyspark or Java.
    """
    import duckdb
    from splink import DuckDBAPI

    if name not in BACKENDS:
        raise LinkRefused(f"unknown backend {name!r}; known: {', '.join(BACKENDS)}")
    logging.getLogger("splink").setLevel(logging.ERROR)
    spill = emptied(workdir)
    con = duckdb.connect(str(spill / "readings.duckdb"))
    try:
        con.execute(f"SET temp_directory = '{_quoted(spill)}'")
        con.execute(f"SET memory_limit = '{MEMORY}'")
        con.execute(f"SET threads = {THREADS}")
        con.execute("SET preserve_insertion_order = false")
        con.execute("SET enable_progress_bar = false")
        if name == "duckdb":
            yield Backend(name, con, DuckDBAPI(connection=con))
        else:
            with _spark(workdir) as api:
                yield Backend(name, con, api)
    finally:
        con.close()
        shutil.rmtree(spill, ignore_errors=True)


def emptied(workdir: Path) -> Path:
    """The spill folder of this run, after those of runs that were killed are gone."""
    workdir.mkdir(parents=True, exist_ok=True)
    for left in workdir.glob(f"{SPILL}-*"):
        if not _runs(left.name.removeprefix(f"{SPILL}-").partition("-")[0]):
            shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"{SPILL}-{os.getpid()}-", dir=workdir))


def _runs(process: str) -> bool:
    """Whether a process of this number runs, which may be another user's."""
    if not process.isdecimal():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


@contextmanager
def _spark(workdir: Path) -> Iterator[Any]:
    """A Spark session: the one that runs already, as on a cluster, else one of this machine.

    Only a session that was started here is stopped here. Splink's jar is added to either, for a
    Java that Python started before takes no `spark.jars` any more.

    Raises:
        LinkRefused: no Java, no pyspark, or a session that cannot compare names.
    """
    if shutil.which("java") is None:
        raise LinkRefused("--backend spark needs Java 17 or newer; no `java` was found")
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise LinkRefused("--backend spark needs pyspark: pip install 'onrecord[spark]'") from error
    from splink import SparkAPI
    from splink.internals.spark.jar_location import similarity_jar_location

    running = SparkSession.getActiveSession()
    session = running or (
        SparkSession.builder.appName("onrecord link")
        .config("spark.driver.memory", "2g")
        .config("spark.sql.shuffle.partitions", str(PARTITIONS))
        .config("spark.default.parallelism", str(PARTITIONS))
        .config("spark.ui.enabled", "false")
        .config("spark.sql.warehouse.dir", str(workdir / "spark-warehouse"))
        .config("spark.log.level", "ERROR")
        .getOrCreate()
    )
    try:
        session.sparkContext.setCheckpointDir(str(workdir / "spark-checkpoints"))
        session.sql(f"ADD JAR '{similarity_jar_location()}'")
        api = SparkAPI(  # type: ignore[no-untyped-call]
            spark_session=session,
            break_lineage_method="persist",
            num_partitions_on_repartition=PARTITIONS,
        )
        _check(session)
        yield api
    finally:
        if running is None:
            session.stop()


def _check(session: Any) -> None:
    """That the session knows Splink's functions, which Splink itself passes over."""
    needed = ("jaro_winkler", "damerau_levenshtein")
    missing = [name for name in needed if not session.catalog.functionExists(name)]
    if len(missing) != 0:
        raise LinkRefused(
            f"the Spark session does not know {', '.join(missing)}; right would be one that was "
            "started with Splink's jar: spark-submit --jars (splink/internals/files/spark_jars)"
        )
