"""What looks wrong inside one edition of a list, each finding with the rows it concerns."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.plural import counted as counted_rows
from onrecord.read.editions import Row
from onrecord.read.list_times import Until, wrong_times
from onrecord.record.listing import NO_NAME, NOT_UNDERSTOOD, EntryReading
from onrecord.text import hidden_fault
from onrecord.vocab import load


@dataclass(frozen=True, slots=True)
class Problem:
    """kind: one of `KINDS`; rows: numbers as a spreadsheet shows them; sentence: what is wrong."""

    kind: str
    rows: tuple[int, ...]
    sentence: str


KINDS = (
    "value", "not understood", "status", "equal rows", "same person", "reused id",
    "reused identifier", "no name", "mixed scripts", "unseen signs", "total",
)  # fmt: skip
"""A cell that cannot be right; a wording of a cell that is not understood, and may be right; what
befell people in words that are not understood; rows with the same cells; rows that say the same of
one name; an own id, or a number of a person, that stands in rows that say different things; no
usable name; a name in letters of several scripts; a cell with signs that show nothing or turn what
follows around; a sum, which is nobody."""


def problems(
    rows: Sequence[Row], readings: Sequence[EntryReading], end: Until | None = None
) -> tuple[Problem, ...]:
    """Everything that looks wrong, in the order of the rows; `readings` are of the same rows.

    end: the first day that the list cannot know of, None where nobody says.
    """
    found = [
        *_values(rows, readings, end),
        *_statuses(rows, readings),
        *_unseen(rows),
        *_equal(rows),
        *_own(rows),
        *_identifiers(rows, readings),
        *_same_person(rows, readings),
    ]
    return in_order(found)


def in_order(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """By their rows, then by their kinds."""
    return tuple(sorted(found, key=lambda one: (one.rows, KINDS.index(one.kind))))


def _values(
    rows: Sequence[Row], readings: Sequence[EntryReading], end: Until | None
) -> Iterator[Problem]:
    """Each cell that cannot be right; each wording that is not understood once, with its rows."""
    unread: dict[str, list[Row]] = defaultdict(list)
    for row, reading in zip(rows, readings, strict=True):
        for warning in (*reading.warnings, *wrong_times(reading, end)):
            if NOT_UNDERSTOOD in warning:
                unread[warning].append(row)
            else:
                yield Problem("no name" if NO_NAME in warning else "value", (row.number,), warning)
    for sentence, same in unread.items():
        where = counted_rows(len(same), "row")
        yield Problem("not understood", _numbers(same), f"{sentence} ({where})")


def _statuses(rows: Sequence[Row], readings: Sequence[EntryReading]) -> Iterator[Problem]:
    """Each wording once, with its rows."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row, reading in zip(rows, readings, strict=True):
        if not_understood(reading.status):
            grouped[reading.status].append(row)
    for status, same in grouped.items():
        yield Problem("status", _numbers(same), unread_status(status, len(same)))


def not_understood(status: str) -> bool:
    """Whether a row says what befell the person in words that are no measure."""
    return status != "" and status not in load("measures")


def unread_status(status: str, rows: int) -> str:
    where = counted_rows(rows, "row")
    return f"status {status!r} not understood; nothing is counted by it ({where})"


def _unseen(rows: Sequence[Row]) -> Iterator[Problem]:
    """With such signs a name or a place is shown as another one than it is."""
    for row in rows:
        for column in (column for column, role in row.roles.items() if role != "-"):
            cell = row.cells.get(column, "").replace("\r\n", "\n")
            fault = hidden_fault(cell, f"the cell under {column!r}")
            if fault is not None:
                yield Problem("unseen signs", (row.number,), fault.removesuffix("; take it out"))


def _equal(rows: Sequence[Row]) -> Iterator[Problem]:
    """Rows whose cells are all the same, the own id apart."""
    for same in _groups((_cells(row), row) for row in rows):
        yield Problem("equal rows", _numbers(same), f"{_named(same)} say the same in every cell")


def _own(rows: Sequence[Row]) -> Iterator[Problem]:
    for same in _groups((row.own, row) for row in rows if row.own != ""):
        sentence = f"the id {same[0].own!r} stands in {_named(same)}; an id is of one row"
        yield Problem("reused id", _numbers(same), sentence)


def _identifiers(rows: Sequence[Row], readings: Sequence[EntryReading]) -> Iterator[Problem]:
    kept: list[tuple[tuple[str, str], tuple[Row, EntryReading]]] = [
        (pair, (row, reading))
        for row, reading in zip(rows, readings, strict=True)
        for pair in reading.identifiers.items()
    ]
    grouped: dict[tuple[str, str], list[tuple[Row, EntryReading]]] = defaultdict(list)
    for key, one in kept:
        grouped[key].append(one)
    for (kind, value), ones in grouped.items():
        if len(ones) > 1:
            same = [row for row, _ in ones]
            names = {_folded(reading) for _, reading in ones}
            whom = counted_rows(len(names), "name")
            sentence = f"the {kind} number {value!r} stands in {_named(same)}, beside {whom}"
            yield Problem("reused identifier", _numbers(same), sentence)


def _same_person(rows: Sequence[Row], readings: Sequence[EntryReading]) -> Iterator[Problem]:
    """Rows that agree on the whole name, and on something else, and disagree on nothing told."""
    keyed = (
        ((_folded(reading), *_told(reading)), row)
        for row, reading in zip(rows, readings, strict=True)
        if len(reading.name.parts) > 1 and any(told != "" for told in _told(reading))
    )
    equal = {row.number for same in _groups((_cells(row), row) for row in rows) for row in same}
    for same in _groups(keyed):
        if not {row.number for row in same} <= equal:
            sentence = f"{_named(same)} give one name with the same birth or age and place"
            yield Problem("same person", _numbers(same), sentence)


def _cells(row: Row) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.cells.values() if cell.strip() != row.own)


def _folded(reading: EntryReading) -> str:
    return " ".join(part.latin for part in reading.name.parts)


def _told(reading: EntryReading) -> tuple[str, str]:
    age = reading.age
    born = f"{age.low}-{age.high}" if age is not None else ""
    if reading.birth is not None:
        born = reading.birth.edtf
    return born, " ".join(reading.place).casefold()


def _groups(keyed: Iterable[tuple[object, Row]]) -> Iterator[list[Row]]:
    """Rows under each key that more than one has."""
    grouped: dict[object, list[Row]] = defaultdict(list)
    for key, row in keyed:
        grouped[key].append(row)
    yield from (same for same in grouped.values() if len(same) > 1)


def _numbers(rows: Sequence[Row]) -> tuple[int, ...]:
    return tuple(row.number for row in rows)


def _named(rows: Sequence[Row]) -> str:
    numbers = [str(row.number) for row in rows]
    return f"rows {', '.join(numbers[:-1])} and {numbers[-1]}"


def counted(found: Iterable[Problem]) -> Mapping[str, int]:
    """How many problems there are of each kind, in the order of `KINDS`, those without left out."""
    kinds = [one.kind for one in found]
    return {kind: kinds.count(kind) for kind in KINDS if kind in kinds}
