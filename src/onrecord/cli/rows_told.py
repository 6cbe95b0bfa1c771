"""Rows of lists as a person at a terminal reads them: in one line, in a block, side by side."""

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import TYPE_CHECKING

from onrecord.cli.shell import on_one_line

if TYPE_CHECKING:
    from onrecord.archive.listings import Listed, Listings

WIDTH = 34
"""Signs of a cell in a line, where two rows stand side by side; longer ones go on in the next."""

MEANING = 16
"""Signs of what a column means."""

LIKE, UNLIKE, ALONE = " ", "≠", "·"
"""Marks of a line: both say the same to the letter, something else, or only one says anything."""

MARKS = f"{UNLIKE} differs, {ALONE} only one of the two says it"


def in_a_line(cells: Mapping[str, str]) -> str:
    """Every cell of a row, in the order of the columns."""
    return " | ".join(on_one_line(cell) for cell in cells.values())


def name_told(one: "Listed | None", listings: "Listings") -> str:
    """The name that a row carries, as its list writes it; "" where there is none."""
    return "" if one is None else on_one_line(by_meaning(one, listings)["name"])


def by_meaning(one: "Listed | None", listings: "Listings") -> dict[str, str]:
    """The cells of a row by what their columns are, else by the columns' own names.

    The parts of a name stand in one line, in their order.
    """
    from onrecord.link.rows.columns import NAME_COLUMNS

    if one is None:
        return {}
    means = listings.edition(one.list).compared
    found = {means.get(name, name): cell.strip() for name, cell in one.entry.raw.items()}
    parts = [found.pop(role, "") for role in NAME_COLUMNS]
    return {"name": " ".join(part for part in parts if part != ""), **found}


def in_a_block(cells: Mapping[str, str]) -> Iterator[str]:
    """A line for each cell that says something, under the column's own heading."""
    for column, cell in cells.items():
        if cell.strip() != "":
            yield f"  {on_one_line(column)[:MEANING]:{MEANING}} {on_one_line(cell)}"


def side_by_side(first: str, second: str, listings: "Listings") -> list[str]:
    """Both rows, what means the same in one line with a mark, what neither has left out.

    Lists stand on the same side in every pair, the first by the alphabet on the left.
    """
    first, second = sorted((first, second), key=listings.name)
    left, right = (by_meaning(listings.entries.get(entry), listings) for entry in (first, second))
    lines = [f"  {'':{MEANING}} {listings.name(first):{WIDTH}} {listings.name(second)}"]
    for meaning in dict.fromkeys([*left, *right]):
        cells = [on_one_line(each.get(meaning, "")) for each in (left, right)]
        if cells != ["", ""]:
            lines += _marked(meaning, *cells)
    return lines


def _marked(meaning: str, left: str, right: str) -> Iterator[str]:
    mark = LIKE if meaning == "id" else _mark(left, right)
    columns = [wrap(cell, WIDTH) or [""] for cell in (left, right)]
    for place in range(max(len(lines) for lines in columns)):
        one, other = (lines[place] if place < len(lines) else "" for lines in columns)
        head = f"{mark} {on_one_line(meaning)[:MEANING]:{MEANING}}" if place == 0 else ""
        yield f"{head:{MEANING + 2}} {one:{WIDTH}} {other}".rstrip()


def _mark(left: str, right: str) -> str:
    if left == "" or right == "":
        return ALONE
    return LIKE if left.casefold() == right.casefold() else UNLIKE
