"""Spread tasks over Spark, every chain a Spark task of its own; same seeds, same results."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from onrecord.errors import NotInstalled
from onrecord.estimate.processes import by_chain
from onrecord.estimate.strata import Result, Spread, Task

In = TypeVar("In")
Out = TypeVar("Out")


@contextmanager
def spark(settings: Mapping[str, str] | None = None) -> Iterator[Any]:
    """The `SparkContext` of this process: the cluster it was submitted to, else this machine."""
    try:
        from pyspark import SparkConf, SparkContext
    except ImportError as error:
        raise NotInstalled("Spark is not installed; right would be: onrecord[spark]") from error
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise NotInstalled("Spark needs Java 17 or newer; right would be: `java` in the PATH")
    # Spark would start whichever `python3` it finds first, which need not have this program.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    conf = SparkConf().setAll(list((settings or {}).items()))
    conf.setIfMissing("spark.master", "local[*]")
    conf.setIfMissing("spark.app.name", "onrecord estimate")
    context = SparkContext.getOrCreate(conf)
    context.setLogLevel("ERROR")
    try:
        yield context
    finally:
        context.stop()


def on_spark(context: Any) -> Spread:
    """Over a cluster: a task for each stratum, version and chain; `context` is a `SparkContext`.

    The workers need onrecord installed; they compile once each and keep that.
    """

    def mapped(function: Callable[[In], Out], parts: Sequence[In]) -> list[Out]:
        if len(parts) == 0:
            return []
        found: list[Out] = context.parallelize(parts, len(parts)).map(function).collect()
        return found

    def spread(tasks: Sequence[Task]) -> list[Result]:
        return by_chain(tasks, mapped)

    return spread
