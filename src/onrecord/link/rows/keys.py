"""Keys of rows that no archive gave one: the list, and the id that the row gives itself."""

from collections.abc import Mapping

from onrecord.link.rows.cells import value
from onrecord.link.rows.columns import Columns

KEY_MARK = "\t"
"""Between the list and the row's own id."""


class Keys:
    """The key of each row in turn, by its own id; an id used before is told, and told apart."""

    def __init__(self, list: str, columns: Columns) -> None:
        self.list, self.column = list, columns.of("id")
        self.used: set[str] = set()

    def next(self, number: int, cells: Mapping[str, str], warnings: list[str]) -> str:
        own = "" if self.column is None else value(cells.get(self.column, ""))
        if own == "":
            own = str(number)
            if self.column is not None:
                warnings.append(f"the row has no id; it is called {own}")
        key = f"{self.list}{KEY_MARK}{own}"
        if key in self.used:
            warnings.append(
                f"id {own!r} was used by an earlier row; it is kept as a row of its own"
            )
            key = f"{key}{KEY_MARK}{number}"
        self.used.add(key)
        return key
