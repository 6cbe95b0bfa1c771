"""What a cell of a list says: without blanks around it, nothing where it says "unknown"."""

from collections.abc import Mapping
from functools import lru_cache

from onrecord.vocab import load
from onrecord.vocab.loader import normal


def said(cells: Mapping[str, str], column: str) -> str:
    """The cell without blanks around it, "" where it says that nothing is known."""
    cell = cells.get(column)
    return "" if cell is None else _value(cell)


def value(cell: str) -> str:
    """As `said`, of cells that hardly repeat, such as ids: they would fill the cache in vain."""
    text = " ".join(cell.replace("\ufeff", "").split())
    return "" if normal(text) == "" or load("absences").find(text) is not None else text


_value = lru_cache(maxsize=100_000)(value)
