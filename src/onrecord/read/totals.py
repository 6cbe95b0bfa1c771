"""Rows of a list that are sums of its rows, and nobody: Total: 59."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from onrecord.read.row_people import NAME_ROLES
from onrecord.vocab import load
from onrecord.vocab.loader import normal

SIGNS = re.compile(r"[^\w\s]+|_")
VOWEL_SIGNS = re.compile("[\u0640\u064b-\u0652]")
"""Arabic marks of vowels, and the stroke that only makes a word longer."""
MOST_WORDS = 4
"""Words beside a number after which a cell is a sentence, and no sum: Total killed: 59 people."""


def totals(cells: Mapping[str, str], roles: Mapping[str, str]) -> str:
    """The cell by which a row is a sum, "" for a row of somebody.

    It stands for the name, or in another cell where there is no name; whatever else the row has
    are numbers, since a person may be called by such a word. roles: column to role.
    """
    filled = {column: cell.strip() for column, cell in cells.items() if cell.strip() != ""}
    names = [column for column in filled if roles.get(column) in NAME_ROLES]
    for column in names or filled:
        rest = (cell for other, cell in filled.items() if other != column)
        if is_sum(filled[column]) and not any(_has_letter(cell) for cell in rest):
            return filled[column]
    return ""


def is_sum(cell: str) -> bool:
    """Whether a cell is a word for a sum, alone or with a number.

    >>> is_sum("ИТОГО: 59"), is_sum("Total killed: 59"), is_sum("Total, Amir"), is_sum("Amir")
    (True, True, False, False)
    """
    words = normal(SIGNS.sub(" ", VOWEL_SIGNS.sub("", cell))).split()
    for end in range(len(words), 0, -1):
        if load("totals").find(" ".join(words[:end])) is not None:
            rest = words[end:]
            is_number = [any(sign.isdecimal() for sign in word) for word in rest]
            return len(rest) == 0 or (any(is_number) and is_number.count(False) <= MOST_WORDS)
    return False


def _has_letter(cell: str) -> bool:
    return any(sign.isalpha() for sign in cell)


def sums(
    headings: Sequence[str], rows: Iterable[Sequence[str]], roles: Mapping[str, str]
) -> Iterator[tuple[int, str]]:
    """Place of each row that is a sum, from 0, with the cell that says so."""
    names = [place for place, column in enumerate(headings) if roles.get(column) in NAME_ROLES]
    for place, cells in enumerate(rows):
        # Lists have a million rows and hardly a sum; most are passed over by how a name begins.
        said = [cells[at] for at in names if cells[at] != ""]
        if len(said) == 0 or any(_beginnings().match(cell) is not None for cell in said):
            cell = totals(dict(zip(headings, cells, strict=True)), roles)
            if cell != "":
                yield place, cell


@cache
def _beginnings() -> re.Pattern[str]:
    starts = {re.escape(words[:2]) for words in load("totals").by_spelling}
    return re.compile(rf"[\W_]*(?:{'|'.join(sorted(starts))})", re.IGNORECASE)


def told_sum(cell: str) -> str:
    return f"the row is a sum, {cell!r}: kept, and counted as nobody"
