"""Files of lists into columns for linking, and what is told of each file and its rows."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import BadImport, BadList
from onrecord.plural import counted
from onrecord.preserve.originals import require_file

if TYPE_CHECKING:
    import pyarrow as pa

    from onrecord.link.reading import Listed
    from onrecord.read.tables import Table

TOLD = 12
"""Warnings about rows of one file that are printed; the rest are counted."""


class Told:
    """Warnings file by file: a file is begun while rows of the one before are still being read."""

    def __init__(self, first: Iterable[str] = ()) -> None:
        self.first = tuple(first)
        self.files: dict[str, list[str]] = {}
        # Numbers kept one by one would hold on to the memory of all the rows they stood between.
        self.numbers: dict[str, array[int]] = {}
        self.count: Counter[str] = Counter()

    def begin(self, file: str, numbers: Iterable[int], notes: list[str]) -> None:
        """numbers: of its rows, as a spreadsheet shows them."""
        self.numbers[file] = array("Q", numbers)
        self.files[file] = notes

    def add(self, file: str, at: int, warning: str) -> None:
        """Of one row, at: its place in the file; the first few are kept, the rest counted."""
        self.count[file] += 1
        if self.count[file] <= TOLD:
            self.files[file].append(f"{file}, row {self.numbers[file][at]}: {warning}")

    def warnings(self) -> Iterator[str]:
        yield from self.first
        for file, told in self.files.items():
            yield from told
            if self.count[file] > TOLD:
                more = counted(self.count[file] - TOLD, "more warning")
                yield f"{file}: {more} about its rows"


def tables(files: Iterable[str], map_: Mapping[str, str]) -> "dict[str, Table]":
    """Each file's rows; what is wrong with a file names it, for there are several.

    map_: column to role, for all files.

    Raises:
        BadImport: a file that is no table.
        BadList: a column of the map that is in none of them.
    """
    from onrecord.read.tables import table

    found = {}
    for file in files:
        require_file(Path(file))
        try:
            found[file] = table(Path(file))
        except BadImport as error:
            named = [(row, why if Path(file).name in why else f"{file}: {why}")
                     for row, why in error.faults]  # fmt: skip
            raise BadImport(named) from error
    known = dict.fromkeys(column for each in found.values() for column in each.columns)
    strange = [column for column in map_ if column not in known]
    if len(strange) > 0:
        raise BadList(
            [(None, f"the map names column {column!r}; the files have: {', '.join(known)}")
             for column in strange]
        )  # fmt: skip
    return found


def twice(found: "Mapping[str, Table]") -> Iterator[str]:
    """Of each file that holds the rows of another: everybody in it would be on two lists."""
    files = tuple(found)
    for n, file in enumerate(files):
        each = found[file]
        for first in files[:n]:
            if found[first].columns == each.columns and found[first].rows == each.rows:
                yield (
                    f"{file} holds the same rows as {first}, so everybody in it counts as being on "
                    "two lists; leave one of them out if they are one list"
                )
                break


def columns_of(
    found: "dict[str, Table]",
    map_: Mapping[str, str],
    language: str,
    told: Told,
    tell: Callable[[str], None],
) -> "Iterator[pa.Table]":
    """The rows of all files in standard form; each file leaves `found` once it is begun.

    Raises:
        BadList: a file whose columns cannot be understood.
    """
    from onrecord.link.reading import read

    def lists() -> "Iterator[Listed]":
        for file in tuple(found):
            tell(f"reading {Path(file).name}")
            yield _listed(file, found.pop(file), map_, language, told)

    for some in read(lists()):
        for at, warning in some.warnings:
            told.add(some.list, at, warning)
        yield some.columns


def plain_columns(files: Sequence[Path]) -> "Iterator[pa.Table]":
    """As `columns_of`, of files whose headings say enough."""
    return columns_of(tables(map(str, files), {}), {}, "", Told(), lambda _: None)


def _listed(
    file: str, found: "Table", map_: Mapping[str, str], language: str, told: Told
) -> "Listed":
    from onrecord.link.reading import Listed
    from onrecord.link.rows.columns import understand
    from onrecord.read.totals import sums, told_sum

    notes = [f"{file}: {note}" for note in found.notes]
    here = {column: role for column, role in map_.items() if column in found.columns}
    try:
        columns = understand(found.columns, here)
    except BadList as error:
        raise BadList([(row, f"{file}: {fault}") for row, fault in error.faults]) from error
    if len(columns.unread) != 0:
        notes.append(f"{file}: not compared: {', '.join(columns.unread)} (a map can name them)")
    told.begin(file, (number for number, _ in found.rows), notes)
    rows = [cells for _, cells in found.rows]
    nobody = dict(sums(found.columns, rows, columns.roles))
    for at, cell in nobody.items():
        told.add(file, at, told_sum(cell))
    numbers = told.numbers[file]
    return Listed(file, found.columns, columns, rows, language, numbers, frozenset(nobody))
