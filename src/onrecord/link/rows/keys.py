"""Keys of rows that no archive gave one: the list, and the id that the row gives itself."""

from collections.abc import Mapping

from onrecord.link.rows.cells import value
from onrecord.link.rows.columns import Columns

KEY_MARK = "\t"
"""Between the list, the row's own id and, where an earlier row has that id, the row's number."""

ROW_SIGN = "#"
"""Before the number of a row that no own id tells apart."""


class Keys:
    """The key of each row in turn, by its own id; an id used before is told, and told apart."""

    def __init__(self, list: str, columns: Columns) -> None:
        self.list, self.column = list, columns.of("id")
        self.used: set[str] = set()

    def next(
        self, place: int, cells: Mapping[str, str], warnings: list[str], number: int | None = None
    ) -> str:
        """place: among the rows of people, from 1; number: as a spreadsheet shows it, if known."""
        own = "" if self.column is None else value(cells.get(self.column, ""))
        if own == "":
            own = str(place)
            if self.column is not None:
                warnings.append(f"the row has no id; it is called {own}")
        key = f"{self.list}{KEY_MARK}{own}"
        if key in self.used:
            key = f"{key}{KEY_MARK}{place if number is None else number}"
            warnings.append(
                f"id {own!r} was used by an earlier row; it is kept as a row of its own, called "
                f"{called(key)[1]}"
            )
        self.used.add(key)
        return key


def called(key: str) -> tuple[str, str]:
    """The list and what a person calls the row there; an archive's entry stands for itself.

    >>> called("a.csv\\t17"), called("a.csv\\t17\\t4"), called("5be2")
    (('a.csv', '17'), ('a.csv', '#4'), ('', '5be2'))
    """
    list_, mark, rest = key.partition(KEY_MARK)
    if mark == "":
        return "", key
    own, twice, number = rest.rpartition(KEY_MARK)
    return list_, f"{ROW_SIGN}{number}" if twice != "" else own + number
