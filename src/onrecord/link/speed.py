"""The test of speed: linking invented rows, beside Splink alone on the same columns."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.link.backends import opened
from onrecord.link.blocking import block
from onrecord.link.comparisons import comparisons
from onrecord.link.linking import link
from onrecord.link.model import Model, settings
from onrecord.link.table import fill


def against_bare(rows: int, *, seed: int) -> Iterator[dict[str, Any]]:
    """Seconds and memory of each part, then ours over bare."""
    from onrecord.link.bench import peak_mb, read
    from onrecord.link.generate import Invented, invent

    with tempfile.TemporaryDirectory(prefix="onrecord-speed-") as folder:
        # About four rows in ten people: what the generator's three lists cover.
        written = invent(
            Path(folder), Invented(people=rows // 2, lists=3, languages=("ar", "az")), seed=seed
        )
        start = time.perf_counter()
        readings = [reading for path in written.files for reading in read(path)]
        standard = time.perf_counter() - start
        start = time.perf_counter()
        bare_pairs = _bare(readings, Path(folder))
        bare = time.perf_counter() - start
        start = time.perf_counter()
        found = link(readings, workdir=Path(folder))
        ours = time.perf_counter() - start
    data = f"invented, {len(readings):,} rows"
    yield {"what": "rows into standard form, s", "data": data, "measured": standard}
    yield {"what": "Splink alone, s", "data": f"{bare_pairs:,} pairs", "measured": bare}
    yield {"what": "linking, s", "data": f"{len(found.pairs):,} pairs", "measured": ours}
    yield {
        "what": "linking over Splink alone", "data": data, "measured": ours / bare, "target": 1.3,
        "least": False, "peak_mb": peak_mb(),
    }  # fmt: skip


def _bare(readings: Any, workdir: Path) -> int:
    """Splink as its manual has it: u by sampling, m by two rounds of EM, predict, connected."""
    from splink import Linker, block_on

    with opened("duckdb", workdir) as backend:
        shape = fill(backend.con, readings)
        blocks = block(backend.con, shape)
        backend.con.execute("ALTER TABLE r_people ADD COLUMN r_solo INTEGER")
        made = settings(Model(comparisons(shape)), blocks, "duckdb")
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
    return int(counted[0]) if counted is not None else 0
