"""Lists into columns, long ones in two processes at once; the columns are the same either way."""

import gc
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING

from onrecord.link.names.faults import mixed_scripts
from onrecord.link.pairs.backends import THREADS
from onrecord.link.pairs.columns import columns
from onrecord.link.rows.columns import Columns
from onrecord.link.rows.habits import LOOKED_AT, Habits, habits
from onrecord.link.rows.keys import Keys
from onrecord.link.rows.standardise import Reader

if TYPE_CHECKING:
    import pyarrow as pa

LONG = 25_000
"""Rows of one list from which processes are started, which takes as long as to read so many."""
CHUNK = 20_000
"""Rows read at a time."""
WAITING = 6
"""Chunks that may wait to be read or taken, so that a long list is never in memory twice."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as its file has it: headings, what each column is, and the cells of each row.

    list: its key; language: of its names where that was told, else "". numbers: of the rows as a
    spreadsheet shows them; without them a row is called by its place.
    nobody: places of rows, from 0, that are of nobody, such as sums, and are not read.
    """

    list: str
    headings: tuple[str, ...]
    columns: Columns
    rows: Sequence[Sequence[str]]
    language: str = ""
    numbers: Sequence[int] = ()
    nobody: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Read:
    """columns: as `pairs/columns.py` has them; warnings: place in the list, from 0, and words."""

    list: str
    columns: "pa.Table"
    warnings: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Some rows of a list with all that reading them needs: nothing else has to be known.

    first: place of the first of them; keys: of each row; told: warnings of keys, by row here.
    """

    listed: Listed
    habits: Habits
    first: int
    keys: list[str]
    told: dict[int, list[str]]


def read(lists: Iterable[Listed]) -> Iterator[Read]:
    """The columns of each list, in order, a chunk of rows at a time."""
    with ExitStack() as stack:
        pool: ProcessPoolExecutor | None = None
        waiting: deque[Future[Read]] = deque()
        for listed in lists:
            if pool is None and len(listed.rows) >= LONG:
                pool = stack.enter_context(_started())
            for chunk in _chunks(listed):
                if pool is None:
                    yield _read(chunk)
                    continue
                waiting.append(pool.submit(_read, chunk))
                if len(waiting) == WAITING:
                    yield waiting.popleft().result()
        while len(waiting) != 0:
            yield waiting.popleft().result()


def _started() -> ProcessPoolExecutor:
    """Not forked: a copy of a process that has threads, as DuckDB's has, may hang.

    Reading makes no cycles, so nothing there need look for them.
    """
    return ProcessPoolExecutor(THREADS, mp_context=get_context("spawn"), initializer=gc.disable)


def _chunks(listed: Listed) -> Iterator[_Chunk]:
    """What hangs on rows before or after, their keys and the list's habits, is found here."""
    found = habits(
        (dict(zip(listed.headings, cells, strict=True)) for cells in listed.rows[:LOOKED_AT]),
        listed.columns,
        listed.language,
    )
    keys = Keys(listed.list, listed.columns)
    for first in range(0, len(listed.rows), CHUNK):
        rows = listed.rows[first : first + CHUNK]
        given: list[str] = []
        told: dict[int, list[str]] = {}
        for at, cells in enumerate(rows):
            warnings: list[str] = []
            row = dict(zip(listed.headings, cells, strict=True))
            place = first + at
            number = listed.numbers[place] if len(listed.numbers) != 0 else None
            given.append(keys.next(place + 1, row, warnings, number))
            if len(warnings) != 0:
                told[at] = warnings
        here = range(first, first + len(rows))
        nobody = frozenset(at for at in listed.nobody if at in here)
        part = Listed(listed.list, listed.headings, listed.columns, rows, nobody=nobody)
        yield _Chunk(part, found, first, given, told)


def _read(chunk: _Chunk) -> Read:
    listed = chunk.listed
    reader = Reader(listed.list, listed.columns, chunk.habits)
    readings = {
        chunk.first + at: reader.read(
            key, dict(zip(listed.headings, cells, strict=True)), chunk.told.get(at, [])
        )
        for at, (key, cells) in enumerate(zip(chunk.keys, listed.rows, strict=True))
        if chunk.first + at not in listed.nobody
    }
    warnings = tuple(
        (place, warning)
        for place, reading in readings.items()
        for warning in (*reading.warnings, *mixed_scripts(reading.name.written))
    )
    return Read(listed.list, columns(tuple(readings.values())), warnings)
