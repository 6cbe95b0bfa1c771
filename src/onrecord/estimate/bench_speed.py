"""Processor time and memory of what people wait for, beside what is to be reached."""

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from itertools import combinations

import numpy as np

from onrecord.estimate.bench import Row, timed
from onrecord.estimate.latent_chains import Chains, Model, swept
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.processes import in_processes
from onrecord.estimate.reference import table
from onrecord.estimate.run import run
from onrecord.estimate.stepwise import Settings as StepwiseSettings
from onrecord.estimate.stepwise import stepwise
from onrecord.estimate.strata import Stratum, estimate_strata

PART = "speed"
SWEEPS = 40_000
SWEPT = (
    ("kosovo", 10.0),
    ("ukdat", 7.0),
    ("ph_caloocan_unidentified", 14.0),
    ("co_recruit_male1999_r1", 14.0),
)
"""Microseconds a sweep: 4 lists, 6, 11 lists of 67 patterns, 20 lists of 103."""
STEPWISE = (("ukdat_5", 5.0), ("kosovo", 2.0))
GRAPHS = ((5, 0.3), (6, 0.3), (7, 10.0))
MEMORY = 300.0
"""Megabytes of a whole process, libraries included."""
STRATA, STRATA_MINUTES, ASKED = 1000, 30.0, 20
"""So many strata are asked; the time for the rest follows, since each is by itself."""
ALONE = """
import resource, sys, time
from onrecord.estimate.bench_speed import overlapping
from onrecord.estimate.dga import dga
lists = int(sys.argv[1])
dga(overlapping(3))
start = time.process_time()
dga(overlapping(lists))
spent = time.process_time() - start
print(spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def speed(seed: int) -> Iterator[Row]:
    """Compiled code is kept from before; a first run takes some seconds more."""
    for name, most in SWEPT:
        yield _sweep(name, most)
    found, spent = timed(lambda: run("lcmcr", table("ned"), seed=seed))
    said = f"R-hat {found.diagnostics['rhat']:.3f}"
    yield Row(PART, "lcmcr, whole answer, CPU s", "ned", 60.0, spent, 0.0, True, spent, said)
    for lists, most in GRAPHS:
        yield from _graphs(lists, most)
    for name, most in STEPWISE:
        settings = StepwiseSettings(resamples=1000)
        stepwise(table("korea"), settings=StepwiseSettings(resamples=20))
        _, spent = timed(partial(stepwise, table(name), settings=settings))
        yield Row(PART, "stepwise, 1,000 resamples, CPU s", name, most, spent, 0.0, True, spent)
    yield _strata(seed)


def _sweep(name: str, most: float) -> Row:
    """Of one chain, by itself."""
    patterns = table(name)
    chains = Chains(
        patterns,
        Model(10, 1.0, 1.0, 20.0),
        chains=1,
        sizes=(),
        tempered=False,
        rng=np.random.default_rng(1),
    )
    chains.take([swept(part) for part in chains.parts(SWEEPS // 10)])
    done, spent = timed(lambda: [swept(part) for part in chains.parts(SWEEPS)])
    del done
    return Row(PART, "lcmcr, a sweep, CPU us", name, most, 1e6 * spent / SWEEPS, 0.0, True, spent)


def _graphs(lists: int, most: float) -> Iterator[Row]:
    """In a process of its own, so that its memory is its own."""
    done = subprocess.run(
        [sys.executable, "-c", ALONE, str(lists)], capture_output=True, text=True, check=True
    )
    spent, memory = map(float, done.stdout.split())
    name = f"{lists} lists"
    yield Row(PART, "dga, full grid, CPU s", name, most, spent, 0.0, True, spent)
    yield Row(PART, "dga, memory, MB", name, MEMORY, memory, 0.0, True)


def overlapping(lists: int) -> Patterns:
    """A table of so many lists on which all but the widest patterns have somebody."""
    rng = np.random.default_rng(lists)
    counts = {
        sum(1 << i for i in on): int(rng.integers(1, 4000 // 5**size + 2))
        for size in range(1, min(lists, 4) + 1)
        for on in combinations(range(lists), size)
    }
    return Patterns.from_counts([f"L{i + 1}" for i in range(lists)], counts)


def _strata(seed: int) -> Row:
    """Made-up strata of 4 lists and 60 to 400 people, on two processes."""
    rng = np.random.default_rng(seed)
    tables: dict[Stratum, Patterns] = {(str(i),): _stratum(rng) for i in range(ASKED)}
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    found = estimate_strata(tables, "lcmcr", seed=seed, spread=in_processes(2))
    wall = time.perf_counter() - start
    cpu = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    minutes = cpu / 2 / 60 * STRATA / ASKED
    note = (
        f"{ASKED} strata took {cpu:.0f} CPU s, {wall:.0f} s of waiting; "
        f"{len(found.refused)} refused; two cores are half the CPU time"
    )
    what = "lcmcr, 1,000 strata, 2 cores, minutes"
    return Row(PART, what, "4 lists", STRATA_MINUTES, minutes, 0.0, True, cpu, note)


def _stratum(rng: np.random.Generator) -> Patterns:
    people = int(rng.integers(100, 600))
    easy = rng.random((people, 1)) < 0.5
    on = rng.random((people, 4)) < np.array([0.3, 0.2, 0.25, 0.3]) * np.where(easy, 1.4, 0.6)
    masks = (on * (1 << np.arange(4))).sum(axis=1)
    counts = {m: int(n) for m, n in enumerate(np.bincount(masks)) if m > 0 and n > 0}
    return Patterns.from_counts(["A", "B", "C", "D"], counts)
