"""How many people are on exactly which lists: the table every estimator starts from."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import BadPatterns
from onrecord.ids import canonical_json, sha256_hex

MOST_LISTS = 24
"""More are refused: overlaps of so many lists are too thin to carry an answer; merge some."""
MILLION = 1_000_000
"""So many people on exactly the same lists are taken for a slip of the keyboard."""


DIVIDES = re.compile(r"^(?!(?:yes|no|true|false)$)(?:.*[^\W\d_]{2}|[mf]$|\d{4}$)", re.IGNORECASE)
"""A word, a letter for a sex, or a year: what columns hold that divide people into strata."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """lists: their names; masks: ascending, bit i is set for people on list i; counts: people.

    Only patterns somebody has are kept: no count is 0, and the pattern of nobody's list (mask 0)
    is never there, since nobody knows its count. Every list has somebody on it.
    """

    lists: tuple[str, ...]
    masks: tuple[int, ...]
    counts: tuple[int, ...]

    @classmethod
    def from_csv(cls, path: Path | str) -> "Patterns":
        """Read a table whose columns are the lists (0 or 1) and, last, `count`.

        Rows are counted as a spreadsheet shows them: the header is row 1.
        """
        return cls.from_text(read(path))

    @classmethod
    def from_text(cls, text: str) -> "Patterns":
        """As `from_csv`, from the text of the table."""
        rows = list(csv.reader(io.StringIO(text)))
        if len(rows) == 0:
            raise BadPatterns([(None, "the table is empty; it needs a header and rows of counts")])
        header = [name.strip() for name in rows[0]]
        if header[-1].lower() != "count":
            raise BadPatterns([(1, f"the last column must be 'count', not {header[-1]!r}")])
        numbered = [(number, row) for number, row in enumerate(rows[1:], start=2) if row != []]
        refuse_dividing(header, [row for _, row in numbered])
        return _checked(tuple(header[:-1]), numbered)

    @classmethod
    def from_rows(
        cls, lists: Sequence[str], rows: Sequence[tuple[Sequence[int], int]]
    ) -> "Patterns":
        """From (0/1 for each list, count) rows, which are counted from 1 in messages.

        >>> Patterns.from_rows(["A", "B"], [((1, 0), 5), ((1, 1), 2), ((0, 1), 0)]).as_rows()
        (((1, 0), 5), ((1, 1), 2))
        """
        cells = [[*(_written(cell) for cell in on), _written(n)] for on, n in rows]
        return _checked(tuple(lists), list(enumerate(cells, start=1)))

    @classmethod
    def from_counts(cls, lists: Sequence[str], counts: Mapping[int, int]) -> "Patterns":
        """From counts by mask; counts of 0 are dropped."""
        kept = sorted((mask, n) for mask, n in counts.items() if n != 0)
        faults = _wrong_masks(len(lists), kept)
        faults += _wrong_table(tuple(lists), kept)
        if len(faults) != 0:
            raise BadPatterns(faults)
        return cls(tuple(lists), tuple(m for m, _ in kept), tuple(n for _, n in kept))

    @property
    def documented(self) -> int:
        """People on at least one list."""
        return sum(self.counts)

    @property
    def sizes(self) -> tuple[int, ...]:
        """People on each list."""
        return tuple(sum(n for mask, n in self if mask >> i & 1) for i in range(len(self.lists)))

    @property
    def seen_once(self) -> int:
        """People on exactly one list."""
        return sum(n for mask, n in self if mask.bit_count() == 1)

    @property
    def table_sha256(self) -> str:
        """Equal tables, equal hash: the order of rows and rows with 0 do not matter."""
        return sha256_hex(canonical_json([self.lists, self.masks, self.counts]))

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(zip(self.masks, self.counts, strict=True))

    def on_both(self, one: int, other: int) -> int:
        """People on list number `one` and on list number `other`, whatever else they are on."""
        both = 1 << one | 1 << other
        return sum(n for mask, n in self if mask & both == both)

    def contained(self) -> tuple[tuple[int, int], ...]:
        """(i, j): everybody on list i is on list j too; equal lists give (i, j) and (j, i)."""
        everyone = range(len(self.lists))
        sizes = self.sizes
        return tuple(
            (i, j) for i in everyone for j in everyone if i != j and self.on_both(i, j) == sizes[i]
        )

    def usable(self) -> tuple[int, ...]:
        """Lists that say something of their own: of equal lists the first, none contained."""
        inside = set(self.contained())
        dropped = {i for i, j in inside if (j, i) not in inside or j < i}
        return tuple(i for i in range(len(self.lists)) if i not in dropped)

    def only(self, lists: Sequence[int]) -> "Patterns":
        """The same people seen through the given lists only; who is on none of them drops out."""
        counts: dict[int, int] = {}
        for mask, n in self:
            seen = sum((mask >> i & 1) << place for place, i in enumerate(lists))
            if seen != 0:
                counts[seen] = counts.get(seen, 0) + n
        return Patterns.from_counts([self.lists[i] for i in lists], counts)

    def as_rows(self) -> tuple[tuple[tuple[int, ...], int], ...]:
        """(0/1 for each list, count) for every pattern somebody has."""
        width = range(len(self.lists))
        return tuple((tuple(mask >> i & 1 for i in width), n) for mask, n in self)


def refuse_dividing(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Raise BadPatterns, in one sentence, where whole columns hold words or years, as strata do."""
    columns = {
        name: [row[i].strip() for row in rows if i < len(row)] for i, name in enumerate(header[:-1])
    }
    dividing = {
        name: cells
        for name, cells in columns.items()
        if any(DIVIDES.search(cell) for cell in cells) and {"0", "1"}.isdisjoint(cells)
    }
    if len(dividing) != 0:
        said = "; ".join(f"column {name!r} holds {cells[0]!r}" for name, cells in dividing.items())
        right = f"if it divides the people give --strata {','.join(dividing)}"
        raise BadPatterns([(1, f"{said}, not 0 or 1; {right}")])


def read(path: Path | str) -> str:
    """The text of a table's file, without a byte order mark.

    Raises:
        BadPatterns: it cannot be read, or is no text.
    """
    try:
        return Path(path).read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadPatterns([(None, f"{path} is not UTF-8 text: {error}")]) from error
    except OSError as error:
        raise BadPatterns([(None, f"{path} cannot be read: {error.strerror}")]) from error


def _written(cell: object) -> str:
    whole = isinstance(cell, int) or (hasattr(cell, "__index__"))
    return str(int(cell)) if whole else str(cell)  # type: ignore[call-overload]


def _checked(lists: tuple[str, ...], rows: Sequence[tuple[int, Sequence[str]]]) -> Patterns:
    faults: list[tuple[int | None, str]] = []
    seen: dict[int, int] = {}
    counts: dict[int, int] = {}
    for number, row in rows:
        wrong = _wrong_row(lists, row)
        if wrong == "":
            mask = sum(int(cell) << i for i, cell in enumerate(row[:-1]))
            if mask in seen:
                wrong = f"the pattern of row {seen[mask]} again; one row a pattern"
            seen.setdefault(mask, number)
            counts.setdefault(mask, int(row[-1]))
        if wrong != "":
            faults.append((number, wrong))
    faults += _wrong_table(lists, [(m, n) for m, n in counts.items() if n != 0], bool(faults))
    if len(faults) != 0:
        raise BadPatterns(faults)
    return Patterns.from_counts(lists, counts)


def _wrong_row(lists: Sequence[str], row: Sequence[str]) -> str:
    if len(row) != len(lists) + 1:
        return f"{len(row)} cells; {len(lists)} lists and a count make {len(lists) + 1}"
    wrong = [
        f"column {name!r} holds {cell!r}, not 0 or 1"
        for name, cell in zip(lists, row, strict=False)
        if cell.strip() not in ("0", "1")
    ]
    count = row[-1].strip()
    if not (count.isascii() and count.isdigit()):
        wrong.append(f"count {count!r} is not a whole number of people, 0 or more")
    elif int(count) >= MILLION:
        wrong.append(_slip(int(count)))
    if len(wrong) == 0 and all(cell.strip() == "0" for cell in row[:-1]):
        wrong.append("a count for people on no list; that number is what is asked, leave it out")
    return "; ".join(wrong)


def _slip(count: int) -> str:
    return (
        f"count {count}: {MILLION:,} people or more on exactly the same lists are taken for a "
        "slip; if they are none, estimate parts of them as strata"
    )


def _wrong_masks(width: int, counts: Sequence[tuple[int, int]]) -> list[tuple[int | None, str]]:
    return [
        (None, f"mask {mask} with count {n}: masks are 1 to {(1 << width) - 1}, counts above 0")
        for mask, n in counts
        if not 0 < mask < 1 << width or n < 0
    ]


def _wrong_table(
    lists: Sequence[str], counts: Sequence[tuple[int, int]], rows_are_wrong: bool = False
) -> list[tuple[int | None, str]]:
    faults: list[str] = []
    twice = sorted({name for name in lists if lists.count(name) > 1})
    if len(twice) != 0:
        faults.append(f"lists named twice: {twice}")
    if "" in lists:
        faults.append(f"list {lists.index('') + 1} has no name")
    if not 1 <= len(lists) <= MOST_LISTS:
        faults.append(f"{len(lists)} lists; from 1 to {MOST_LISTS} can be read; merge some")
    if not rows_are_wrong:
        faults += _wrong_totals(lists, counts)
    return [(None, fault) for fault in faults]


def _wrong_totals(lists: Sequence[str], counts: Sequence[tuple[int, int]]) -> list[str]:
    total = sum(n for _, n in counts)
    if total == 0:
        return ["nobody is on any list: every count is 0 or there is no row"]
    largest = max(n for _, n in counts)
    if largest >= MILLION:
        return [_slip(largest)]
    nobody = [n for i, n in enumerate(lists) if not any(mask >> i & 1 for mask, _ in counts)]
    return [f"nobody is on {nobody}: leave an empty list out"] if len(nobody) != 0 else []
