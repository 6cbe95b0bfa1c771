"""Spread tasks over processes of one machine or over Spark; same seeds, same results."""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")


def in_processes(workers: int) -> Callable[[Callable[[In], Out], Sequence[In]], list[Out]]:
    """A `map` over that many processes, each with its own interpreter."""

    def spread(function: Callable[[In], Out], tasks: Sequence[In]) -> list[Out]:
        if workers <= 1 or len(tasks) <= 1:
            return [function(each) for each in tasks]
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            return list(pool.map(function, tasks))

    return spread


def on_spark(context: Any) -> Callable[[Callable[[In], Out], Sequence[In]], list[Out]]:
    """A `map` over a cluster, one Spark task for each task; `context` is a `SparkContext`.

    The workers need onrecord installed; they compile once each and keep that.
    """

    def spread(function: Callable[[In], Out], tasks: Sequence[In]) -> list[Out]:
        if len(tasks) == 0:
            return []
        found: list[Out] = context.parallelize(tasks, len(tasks)).map(function).collect()
        return found

    return spread
