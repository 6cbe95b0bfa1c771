"""Invented lists as CSV files, with the truth about them in a file of its own."""

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.errors import BadSettings
from onrecord.link.generate.lists import Piece, generate
from onrecord.link.generate.settings import Invented

TRUTH = "truth.csv"
TRUTH_COLUMNS = ("list", "id", "person", "named")


@dataclass(frozen=True, slots=True)
class Written:
    """files: of the lists, in order; rows: of each; truth: whom each row means."""

    files: tuple[Path, ...]
    rows: tuple[int, ...]
    truth: Path


def invent(folder: Path, settings: Invented, *, seed: int) -> Written:
    """Write what `settings` and `seed` make: the same lists each time."""
    return write(folder, generate(settings, np.random.default_rng(seed)))


def write(folder: Path, pieces: Iterable[Piece]) -> Written:
    """One CSV a list, and `truth.csv`: list, id, person, and 1 where the row has a name.

    Raises:
        BadSettings: the folder holds something already; nothing is written over.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadSettings(f"{folder} is not an empty folder; name a new one")
    folder.mkdir(parents=True, exist_ok=True)
    counts: dict[Path, int] = {}
    writers: dict[str, Any] = {}
    with ExitStack() as stack:
        truth = _writer(folder / TRUTH, TRUTH_COLUMNS, stack)
        for piece in pieces:
            path = folder / f"{piece.list}.csv"
            if piece.list not in writers:
                writers[piece.list] = _writer(path, piece.columns, stack)
            writers[piece.list].writerows(piece.rows)
            counts[path] = counts.get(path, 0) + len(piece.rows)
            truth.writerows(
                (piece.list, row[0], f"p{person:07d}", int(named))
                for row, person, named in zip(piece.rows, piece.persons, piece.named, strict=True)
            )
    return Written(tuple(counts), tuple(counts.values()), folder / TRUTH)


def _writer(path: Path, columns: tuple[str, ...], stack: ExitStack) -> Any:
    file = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    return writer


def read_truth(path: Path) -> dict[tuple[str, str], str]:
    """(list, id) to person, for every row that has a name."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {(r["list"], r["id"]): r["person"] for r in rows if r["named"] == "1"}
