"""What is dated, in order, each date as its document writes it: a list, since no axis would fit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from onrecord.dates import parse_date
from onrecord.errors import BadDate
from onrecord.publish.gate import Row

COUNTED = frozenset({"figure", "population"})
"""Kinds whose date says when something was counted, not when something happened."""

FIELDS = ("date", "rescinded")


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated claim.

    edtf: its date; written: the document's own words for it, or "" where none were recorded.
    field: "date", "rescinded", or "as_of" where only the claim as a whole is dated.
    low, high: the half-open range of days.
    """

    claim: str
    field: str
    edtf: str
    written: str
    low: date
    high: date

    @property
    def year(self) -> str:
        """The year it begins, or ends where its beginning is open."""
        return str((self.high if self.low == date.min else self.low).year)


def moments(rows: Iterable[Row]) -> list[Moment]:
    """The dated claims, earliest first; of equal dates, as they entered the record."""
    found = [moment for row in rows if row["kind"] not in COUNTED for moment in _moments(row)]
    return sorted(found, key=lambda m: (_begins(m), m.high))


def _begins(moment: Moment) -> date:
    return moment.high if moment.low == date.min else moment.low


def _moments(row: Row) -> Iterator[Moment]:
    dated = [(name, row["payload"].get(name) or "") for name in FIELDS]
    named = [(name, edtf) for name, edtf in dated if edtf != ""]
    for name, edtf in named or [("as_of", row["as_of"])]:
        made = _moment(row, name, edtf)
        if made is not None:
            yield made


def _moment(row: Row, name: str, edtf: str) -> Moment | None:
    try:
        read = parse_date(edtf)
    except BadDate:
        return None
    written = row["spans"].get(name, {}).get("exact", "")
    return Moment(row["id"], name, edtf, written, read.low, read.high)


@dataclass(frozen=True, slots=True)
class Cell:
    """One date of the strip; first: the claim of its first moment; times: how many share it."""

    edtf: str
    first: Moment
    times: int


def strip(found: Iterable[Moment]) -> list[tuple[str, list[Cell]]]:
    """One cell for each distinct date, by year; the space between two cells means nothing."""
    cells: dict[str, Cell] = {}
    for moment in found:
        known = cells.get(moment.edtf)
        first, times = (moment, 0) if known is None else (known.first, known.times)
        cells[moment.edtf] = Cell(moment.edtf, first, times + 1)
    by_year = groupby(cells.values(), key=lambda cell: cell.first.year)
    return [(year, list(members)) for year, members in by_year]
