"""The test of speed: linking invented rows, beside Splink alone on the same columns.

Each runs in a process of its own, so that each has its own peak of memory, and is clocked twice:
from the files, and from when the rows stand in their table. Both read the files in the same way.
Splink alone has the same table, the same comparisons and the same blocking rules with the same
caps, so that it compares as many pairs; it lacks relatives, rivals, verdicts, groups that obey and
reasons.
"""

import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

LISTS = 3
COVERED = 1.5
"""Rows for each invented person, as the generator's three lists have it by default."""
RECALL = 0.5
"""The share of pairs of one person that have one name and one event or place, as Splink is told."""
AT_MOST = 1.3
"""How much longer than Splink alone linking may take: names, groups, rivals and sentences."""


Files = Sequence[Path]
Read = Callable[[Files], "Iterable[pa.Table]"]
"""How files become columns; the shell tells it, for this stage reads no files."""


@dataclass(frozen=True, slots=True)
class Measure:
    """reading, working: wall seconds, until the table stood, and after; cpu: seconds of both.

    peak_mb: of the process itself; while two more read for it, all three together hold less.
    """

    reading: float
    working: float
    cpu: float
    peak_mb: float
    pairs: int

    @property
    def whole(self) -> float:
        return self.reading + self.working


def measured(run: Callable[[Files, Path, Read], Measure], files: Files, read: Read) -> Measure:
    """What a run takes in a process of its own."""
    with (
        tempfile.TemporaryDirectory(prefix="onrecord-speed-") as workdir,
        ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool,
    ):
        return pool.submit(run, files, Path(workdir), read).result()


def _measure(start: float, filled: float, pairs: int) -> Measure:
    from onrecord.link.bench.measured import peak_mb

    end = time.perf_counter()
    readers = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Measure(
        filled - start,
        end - filled,
        time.process_time() + readers.ru_utime + readers.ru_stime,
        peak_mb(),
        pairs,
    )


def ours(files: Files, workdir: Path, read: Read) -> Measure:
    from onrecord.link.linking import link

    start = time.perf_counter()
    steps: dict[str, float] = {}

    def note(step: str) -> None:
        steps[step] = time.perf_counter()

    found = link(read(files), workdir=workdir, progress=note)
    return _measure(start, steps["training"], len(found.pairs))


def bare(files: Files, workdir: Path, read: Read) -> Measure:
    """Splink as its manual has it: a prior, u by sampling, m by EM twice, predict, connected.

    The prior is estimated from rows with one name and one event or place, taken to be half of all.
    """
    from splink import Linker, block_on

    from onrecord.link.pairs.backends import opened
    from onrecord.link.pairs.blocking import block
    from onrecord.link.pairs.comparisons import comparisons
    from onrecord.link.pairs.model import Model, read_columns, settings
    from onrecord.link.pairs.table import fill

    start = time.perf_counter()
    with opened("duckdb", workdir) as backend:
        shape = fill(backend.con, read(files))
        blocks = block(backend.con, shape)
        model = Model(comparisons(shape))
        filled = time.perf_counter()
        linker = Linker(
            backend.people("r_bare", read_columns(model, blocks)),
            settings(model, blocks, "duckdb"),
            log_level=None,
            validate_settings=False,
        )
        linker.training.estimate_probability_two_random_records_match(
            [block_on("r_given", "r_family", also) for also in ("r_event", "r_place")],
            recall=RECALL,
        )
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
    return _measure(start, filled, 0 if counted is None else int(counted[0]))


def against_bare(rows: int, read: Read, *, seed: int) -> Iterator[dict[str, Any]]:
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
        alone = measured(bare, written.files, read)
        yield _row("Splink alone, s", data, alone)
        mine = measured(ours, written.files, read)
        yield _row("linking, s", data, mine)
    yield {"what": "rows into a table, s", "data": data, "measured": mine.reading}
    yield {
        "what": "linking over Splink alone", "data": data,
        "measured": mine.working / alone.working, "target": AT_MOST, "least": False,
    }  # fmt: skip
    yield {
        "what": "the same, from the files", "data": data,
        "measured": mine.whole / alone.whole, "target": AT_MOST, "least": False,
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
