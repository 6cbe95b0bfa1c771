"""A file of verdicts about rows of files: which rows each of them means, all read or none."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from onrecord.errors import BadImport
from onrecord.preserve.originals import require_file
from onrecord.record.link import Judgement, Link

JUDGED = ("file1", "id1", "file2", "id2", "judgement")


class Rows:
    """The rows of all files as a verdict may name them: by their own id, or as #ROW."""

    def __init__(self, keys: Iterable[str], numbers: Mapping[str, Sequence[int]]) -> None:
        """keys: in the order of the rows; numbers: file to the number of each of its rows, as a
        spreadsheet shows it."""
        from onrecord.link.rows.keys import KEY_MARK

        self.mark, self.numbers = KEY_MARK, numbers
        self.keys: dict[str, list[str]] = defaultdict(list)
        self.again: dict[str, list[str]] = defaultdict(list)
        self.known: set[str] = set()
        for key in keys:
            list_, own, *number = key.split(KEY_MARK)
            self.keys[list_].append(key)
            self.known.add(key)
            if len(number) != 0:
                self.again[f"{list_}{KEY_MARK}{own}"].append(key)

    def file(self, name: str) -> str:
        """The file that is meant, also without its folder where one file alone is called so."""
        alike = [each for each in self.keys if Path(each).name == Path(name).name]
        return alike[0] if len(alike) == 1 else name

    def named(self, file: str, id_: str) -> list[str]:
        """The keys of every row that is called so; none where no row is."""
        key = f"{file}{self.mark}{id_}"
        if key in self.known:
            return [key, *self.again.get(key, ())]
        at = self._at(file, id_)
        return [] if at is None else [self.keys[file][at]]

    def number(self, file: str, key: str) -> int:
        """Of a row, as a spreadsheet shows it."""
        return self.numbers[file][self.keys[file].index(key)]

    def _at(self, file: str, id_: str) -> int | None:
        from onrecord.link.rows.keys import ROW_SIGN

        digits = id_.removeprefix(ROW_SIGN)
        if digits == id_ or not (digits.isascii() and digits.isdigit() and len(digits) < 10):
            return None
        numbers = self.numbers.get(file, ())
        at = bisect_left(numbers, int(digits))
        return at if at < len(numbers) and numbers[at] == int(digits) else None


def words(path: Path, rows: Rows, warnings: list[str]) -> list[Link]:
    """Verdicts of a file, all of them or none; of rows that cannot be told, a warning.

    Raises:
        BadImport: no table, a column is missing, or a judgement is none.
    """
    from onrecord.read.tables import table

    require_file(path)
    read = table(path)
    missing = [name for name in JUDGED if name not in read.columns]
    if missing:
        raise BadImport(
            ((1, f"{path} has no column {', '.join(missing)}; right: {', '.join(JUDGED)}"),)
        )
    faults: list[tuple[int, str]] = []
    found: list[Link] = []
    for number, cells in read.rows:
        row = dict(zip(read.columns, cells, strict=True))
        word = row["judgement"].strip().lower()
        if word not in set(Judgement):
            faults.append((number, f"judgement {word!r}; known: {', '.join(Judgement)}"))
            continue
        pair = _pair(row, rows)
        if isinstance(pair, str):
            warnings.append(f"{path}, row {number}: {pair}; the verdict waits")
            continue
        found.append(
            Link(
                *pair, Judgement(word), row.get("reason", "") or f"as {path.name} says",
                row.get("by", "") or path.name, datetime.fromtimestamp(number, UTC),
            )
        )  # fmt: skip
    if faults:
        raise BadImport(tuple(faults))
    return found


def _pair(row: Mapping[str, str], rows: Rows) -> tuple[str, str] | str:
    """The keys of both rows, in order, or why they cannot be told."""
    ends = [(rows.file(row[f"file{n}"]), row[f"id{n}"].strip()) for n in "12"]
    found = [rows.named(*end) for end in ends]
    doubts = [
        _doubt(rows, *end, keys) for end, keys in zip(ends, found, strict=True) if len(keys) > 1
    ]
    if len(doubts) != 0:
        return "; ".join(dict.fromkeys(doubts))
    keys = sorted(key for each in found for key in each)
    return "no such pair of rows" if len(set(keys)) != 2 else (keys[0], keys[1])


def _doubt(rows: Rows, file: str, id_: str, keys: Sequence[str]) -> str:
    from onrecord.link.rows.keys import ROW_SIGN

    numbers = [str(rows.number(file, key)) for key in keys]
    named = f"{', '.join(numbers[:-1])} and {numbers[-1]}"
    right = " or ".join(f"{ROW_SIGN}{number}" for number in numbers)
    return f"id {id_!r} stands in rows {named} of {file}; right: {right}"
