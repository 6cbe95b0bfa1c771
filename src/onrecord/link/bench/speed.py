"""The test of speed: linking invented rows, beside Splink alone on the same columns.

Each runs in a process of its own, so that each has its own peak of memory. The clock starts when
the rows stand in their table; reading them into standard form is timed by itself. Splink alone has
the same table, the same comparisons and the same blocking rules with the same caps, so that it
compares as many pairs; it lacks relatives, rivals, verdicts, groups that obey and reasons.
"""

import csv
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from onrecord.link.rows.columns import understand
from onrecord.link.rows.standardise import stream
from onrecord.record.listing import EntryReading

LISTS = 3
COVERED = 1.5
"""Rows for each invented person, as the generator's three lists have it by default."""
AT_MOST = 1.3
"""How much longer than Splink alone linking may take: names, groups, rivals and sentences."""


@dataclass(frozen=True, slots=True)
class Measure:
    """reading, working: wall seconds, until the table stood, and after; cpu: seconds of both."""

    reading: float
    working: float
    cpu: float
    peak_mb: float
    pairs: int


def rows_of(paths: Sequence[Path]) -> Iterator[EntryReading]:
    """Readings of invented lists, one after the other, none kept."""
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            columns = understand(tuple(rows.fieldnames or ()))
            yield from stream(rows, list=path.stem, columns=columns)


def measured(run: Callable[[Sequence[Path], Path], Measure], paths: Sequence[Path]) -> Measure:
    """What a run takes in a process of its own."""
    with (
        tempfile.TemporaryDirectory(prefix="onrecord-speed-") as workdir,
        ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool,
    ):
        return pool.submit(run, paths, Path(workdir)).result()


def ours(paths: Sequence[Path], workdir: Path) -> Measure:
    from onrecord.link.bench.measured import peak_mb
    from onrecord.link.linking import link

    start = time.perf_counter()
    steps: dict[str, float] = {}

    def note(step: str) -> None:
        steps[step] = time.perf_counter()

    found = link(rows_of(paths), workdir=workdir, progress=note)
    end, read = time.perf_counter(), steps["training"]
    return Measure(read - start, end - read, time.process_time(), peak_mb(), len(found.pairs))


def bare(paths: Sequence[Path], workdir: Path) -> Measure:
    """Splink as its manual has it: u by sampling, m by two rounds of EM, predict, connected.

    But for the prior: from even odds it keeps more pairs than it would have to.
    """
    from splink import Linker, block_on

    from onrecord.link.bench.measured import peak_mb
    from onrecord.link.pairs.backends import opened
    from onrecord.link.pairs.blocking import block
    from onrecord.link.pairs.comparisons import comparisons
    from onrecord.link.pairs.model import Model, settings
    from onrecord.link.pairs.table import fill

    start = time.perf_counter()
    with opened("duckdb", workdir) as backend:
        shape = fill(backend.con, rows_of(paths))
        blocks = block(backend.con, shape)
        backend.con.execute("ALTER TABLE r_people ADD COLUMN r_solo INTEGER")
        made = settings(Model(comparisons(shape)), blocks, "duckdb")
        read = time.perf_counter()
        linker = Linker(backend.people("r_bare"), made, log_level=None, validate_settings=False)
        linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
        for columns in (("r_given", "r_family"), ("r_event", "r_place")):
            linker.training.estimate_parameters_using_expectation_maximisation(
                block_on(*columns), estimate_without_term_frequencies=True, max_pairs=1e6
            )
        pairs = linker.inference.predict(threshold_match_probability=0.01, warning_mode="never")
        linker.clustering.cluster_pairwise_predictions_at_threshold(
            pairs, threshold_match_probability=0.9
        )
        counted = backend.con.execute(f"SELECT count(*) FROM {pairs.physical_name}").fetchone()
    count = 0 if counted is None else int(counted[0])
    end = time.perf_counter()
    return Measure(read - start, end - read, time.process_time(), peak_mb(), count)


def against_bare(rows: int, *, seed: int) -> Iterator[dict[str, Any]]:
    """Seconds and memory of each, then ours over bare, as fields of the bench's rows.

    On a machine that does other work too, seconds of the processor tell more than the clock's;
    those hold the reading of rows on both sides.
    """
    from onrecord.link.generate import Invented, invent

    with tempfile.TemporaryDirectory(prefix="onrecord-speed-") as folder:
        written = invent(
            Path(folder) / "lists",
            Invented(people=round(rows / COVERED), lists=LISTS, languages=("ar", "az")),
            seed=seed,
        )
        data = f"invented, {sum(written.rows):,} rows"
        alone = measured(bare, written.files)
        yield _row("Splink alone, s", data, alone)
        mine = measured(ours, written.files)
        yield _row("linking, s", data, mine)
    yield {"what": "rows into a table, s", "data": data, "measured": mine.reading}
    yield {
        "what": "linking over Splink alone", "data": data,
        "measured": mine.working / alone.working, "target": AT_MOST, "least": False,
    }  # fmt: skip
    yield {
        "what": "the same by processor, all of it", "data": data, "measured": mine.cpu / alone.cpu,
    }  # fmt: skip
    yield {
        "what": "peak memory of linking, GB", "data": data, "measured": mine.peak_mb / 1024,
        "target": 3.0, "least": False,
    }  # fmt: skip


def _row(what: str, data: str, measure: Measure) -> dict[str, Any]:
    return {
        "what": what, "data": f"{data}, {measure.pairs:,} pairs", "measured": measure.working,
        "seconds": measure.cpu, "peak_mb": measure.peak_mb,
    }  # fmt: skip
