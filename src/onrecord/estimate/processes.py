"""Spread tasks over processes, or their chains over anything that maps; same seeds, same result."""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from onrecord.estimate.latent_chains import swept
from onrecord.estimate.registry import BY_NAME
from onrecord.estimate.rounds import driven_together
from onrecord.estimate.run import run_in_rounds
from onrecord.estimate.strata import Result, Spread, Task, perform, plainly


def in_processes(workers: int) -> Spread:
    """Over that many processes, each with its own interpreter; a task's chains stay together."""

    def spread(tasks: Sequence[Task]) -> list[Result]:
        if workers <= 1 or len(tasks) <= 1:
            return plainly(tasks)
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            return list(pool.map(perform, tasks))

    return spread


Mapped = Callable[[Callable[[Any], Any], Sequence[Any]], list[Any]]
"""As `map`, wherever it is done."""


def by_chain(tasks: Sequence[Task], mapped: Mapped) -> list[Result]:
    """Tasks of methods that have chains go out chain by chain, in rounds; the others whole."""
    whole = [i for i, each in enumerate(tasks) if BY_NAME[each.method].in_rounds is None]
    chained = [i for i in range(len(tasks)) if i not in set(whole)]
    done = dict(zip(whole, mapped(perform, [tasks[i] for i in whole]), strict=True))
    works = [
        run_in_rounds(each.method, each.patterns, seed=each.seed, settings=each.settings)
        for each in (tasks[i] for i in chained)
    ]
    found = driven_together(works, lambda parts: mapped(swept, parts))
    done.update(zip(chained, found, strict=True))
    return [done[i] for i in range(len(tasks))]
