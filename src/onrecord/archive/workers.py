"""Units of a release made by several processes; the bytes are the same with any number of them."""

import gc
import multiprocessing
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from onrecord.archive.config import Config
from onrecord.archive.parts import Index, Parts
from onrecord.archive.store import Archive, connect, handle
from onrecord.publish.binding import Bound, Released, Render, rendered, renderer_of
from onrecord.publish.units import Unit, make

OBJECTS = 50_000
"""New objects after which a process looks for garbage; Python's 700 costs a tenth of the time."""

FEW = 8_000
"""Claims in units to be made, below which starting other processes takes longer than it saves."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a process must know to make units: the archive, what is public, where to write."""

    root: Path
    config: Config
    read_only: bool
    known: Index
    released: Released
    target: Path


class Done(NamedTuple):
    """A unit that was made; named: the claims that its own name."""

    unit: Unit
    bound: Bound
    named: tuple[str, ...]


class Maker:
    """Makes units, one after the other."""

    def __init__(self, archive: Archive, job: Job) -> None:
        self.parts = Parts(archive, job.known)
        self.target = job.target
        self.render: Render = renderer_of(job.released, self.parts.places)

    def make(self, unit: Unit, ids: Sequence[str]) -> Done:
        site, named = self.parts.site(unit, ids)
        return Done(unit, rendered(make(site, unit, ids), site, self.render, self.target), named)


def processes() -> int:
    """Cores that this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def making(
    archive: Archive, job: Job, units: Mapping[Unit, Sequence[str]], count: int | None
) -> Iterator[Iterator[Done]]:
    """The units in their order, made by `count` processes; by as many as there are cores if None.

    Processes are started afresh, never forked: a fork copies locks of other threads and an open
    database.
    """
    wanted = processes() if count is None else count
    if wanted < 2 or (count is None and sum(map(len, units.values())) < FEW):
        maker = Maker(archive, job)
        yield (maker.make(unit, ids) for unit, ids in units.items())
        return
    context = multiprocessing.get_context("spawn")
    with context.Pool(wanted, _start, (job,)) as pool:
        yield pool.imap(_make, units.items(), chunksize=2)


_maker: list[Maker] = []
"""The one of this process, made when it starts."""


def _start(job: Job) -> None:
    gc.set_threshold(OBJECTS)
    alias = connect(job.root, job.config, read_only=job.read_only)
    archive = handle(job.root, job.config, alias, read_only=job.read_only)
    _maker[:] = [Maker(archive, job)]


def _make(task: tuple[Unit, Sequence[str]]) -> Done:
    return _maker[0].make(*task)
