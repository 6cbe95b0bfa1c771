"""Overlaps of lists drawn: a column for each set of lists, its people a bar, its lists dots."""

from collections.abc import Collection
from dataclasses import dataclass

from onrecord.record.inclusion import Inclusion, Pattern

MOST = 20
"""Columns that are drawn; the table beside them has all."""

LEFT, WIDE, HIGH, ROW, GAP = 40, 36, 140, 24, 36
"""Pixels: before the columns, of a column, of the longest bar, of a list, above the first list."""


@dataclass(frozen=True, slots=True)
class Column:
    """x: its middle; top, height: of its bar; count: people on exactly these lists.

    few: whether they are fewer than FEWEST, and how many is not told; count is then FEWEST - 1.

    dots: height of each list's dot, and whether it is on; first, last: of the dots that are on.
    """

    x: int
    top: int
    height: int
    count: int
    few: bool
    dots: tuple[tuple[int, bool], ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """width, height: in pixels; columns: most people first; rows: heights of the lists' dots."""

    width: int
    height: int
    columns: tuple[Column, ...]
    rows: tuple[int, ...]


def in_order(table: Inclusion) -> list[tuple[Pattern, int]]:
    """Sets of lists, the one with most people first, of equals the one on fewer lists."""
    found = [(pattern, count) for _, pattern, count in table.counts]
    return sorted(found, key=lambda one: (-one[1], sum(one[0]), tuple(-n for n in one[0])))


def drawn(table: Inclusion, few: Collection[Pattern] = ()) -> Drawing:
    """The picture of a rounded table; it has no column where nobody is on any list."""
    shown = in_order(table)[:MOST]
    most = max((count for _, count in shown), default=1)
    rows = tuple(HIGH + GAP + ROW * place for place in range(len(table.lists)))
    columns = tuple(
        _column(LEFT + WIDE * place + WIDE // 2, pattern, (count, pattern in few), most, rows)
        for place, (pattern, count) in enumerate(shown)
    )
    return Drawing(LEFT + WIDE * len(shown), HIGH + GAP + ROW * len(rows), columns, rows)


def _column(
    x: int, pattern: Pattern, told: tuple[int, bool], most: int, rows: tuple[int, ...]
) -> Column:
    count, few = told
    height = max(1, round((HIGH - ROW) * count / most))
    on = [y for y, marked in zip(rows, pattern, strict=True) if marked]
    dots = tuple((y, bool(marked)) for y, marked in zip(rows, pattern, strict=True))
    return Column(x, HIGH - height, height, count, few, dots, min(on), max(on))
