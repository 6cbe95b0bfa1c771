"""Work that goes out in rounds: parts that can be done anywhere, then a look, then more parts.

A method that runs chains is written as a generator that yields parts and is sent what they gave. So
one machine's threads and a cluster drive the same code, and their results are the same.
"""

from collections.abc import Callable, Generator, Sequence
from typing import TypeVar

from onrecord.estimate.latent_chains import Sweeps, Swept
from onrecord.record.estimate import Estimate, Refusal

Out = TypeVar("Out")
Rounds = Generator[list[Sweeps], Sequence[Swept], Out]
"""Yields the parts of a round, is sent what each gave in their order, returns the result."""

Result = Estimate | Refusal


def driven(work: Rounds[Out], doing: Callable[[list[Sweeps]], Sequence[Swept]]) -> Out:
    """The result of one piece of work."""
    try:
        parts = next(work)
        while True:
            parts = work.send(doing(parts))
    except StopIteration as end:
        result: Out = end.value
        return result


def driven_together(
    works: Sequence[Rounds[Out]], doing: Callable[[list[Sweeps]], Sequence[Swept]]
) -> list[Out]:
    """The results of many; the parts of all of them go out together, round by round."""
    results: dict[int, Out] = {}
    waiting: dict[int, list[Sweeps]] = {}
    for place, work in enumerate(works):
        _step(place, work, None, waiting, results)
    while len(waiting) != 0:
        asked = dict(waiting)
        done = iter(doing([part for parts in asked.values() for part in parts]))
        for place, parts in asked.items():
            given = [next(done) for _ in parts]
            _step(place, works[place], given, waiting, results)
    return [results[place] for place in range(len(works))]


def _step(
    place: int,
    work: Rounds[Out],
    given: Sequence[Swept] | None,
    waiting: dict[int, list[Sweeps]],
    results: dict[int, Out],
) -> None:
    """One step of one piece of work: more parts, or its result."""
    try:
        waiting[place] = next(work) if given is None else work.send(given)
    except StopIteration as end:
        waiting.pop(place, None)
        results[place] = end.value
