"""Which rows of a new edition of a list are rows of the one before: by their own id, or whole."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.alike import plain_name
from onrecord.read.row_people import Nobody, Whom, no_rule, same_people, same_under_id, whom

LEAST_COMMON = 0.5
"""Share of the columns of both editions that must be common before rows are compared whole; with
fewer, equal rows would be people who only share a place."""


@dataclass(frozen=True, slots=True)
class Row:
    """number: as a spreadsheet shows it; cells: by column; own: its id in its list, or "".

    roles: what its columns are, by column.
    """

    number: int
    cells: Mapping[str, str]
    own: str = ""
    roles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Altered:
    """A row that is there in both editions with other words: column to (before, after)."""

    before: int
    after: int
    cells: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from one edition to the next; rows by their numbers."""

    columns_added: tuple[str, ...]
    columns_removed: tuple[str, ...]
    added: tuple[int, ...]
    removed: tuple[int, ...]
    altered: tuple[Altered, ...]


def same_rows(
    before: Sequence[Row], after: Sequence[Row], nobody: Nobody = no_rule
) -> dict[int, int]:
    """Place in `after` to place in `before` of each row that is the same one.

    First rows that are equal in every column that both have, double ones in their order; then rows
    that are equal but for their own id, since lists are renumbered; then rows of which sex, age,
    birth, date and place are equal and the name is, or one alone is spelt alike; then rows whose
    own id stands once in what is left of either, unless they are of another person. The others are
    new, or gone.
    """
    found: dict[int, int] = {}
    common = _common(before, after)
    if len(common) > 0:
        _match(before, after, found, lambda row: (row.own, *(row.cells[c] for c in common)))
        _match(before, after, found, lambda row: _but_own(row, common))
    _match_people(before, after, found, nobody)
    renumbered = any(before[old].own != after[new].own for new, old in found.items())
    left = _by_own(before, set(found.values()))
    for own, place in _by_own(after, found.keys()).items():
        if own in left:
            one, other = _whom(before[left[own]], nobody), _whom(after[place], nobody)
            if same_under_id(one, other, renumbered=renumbered):
                found[place] = left[own]
    return found


def _whom(row: Row, nobody: Nobody) -> Whom:
    return whom(row.cells, row.roles, nobody)


def _match_people(
    before: Sequence[Row], after: Sequence[Row], found: dict[int, int], nobody: Nobody
) -> None:
    """Find rows of one name, or of names spelt alike, of which the same is told."""
    done = set(found.values())
    olds = {n: _whom(row, nobody) for n, row in enumerate(before) if n not in done}
    news = {n: _whom(row, nobody) for n, row in enumerate(after) if n not in found}
    found |= same_people(olds, news)


def _match(
    before: Sequence[Row],
    after: Sequence[Row],
    found: dict[int, int],
    key: Callable[[Row], tuple[str, ...]],
) -> None:
    """Find rows not found yet whose keys are equal; an empty key is equal to none."""
    done = set(found.values())
    waiting: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for place, row in enumerate(before):
        if place not in done:
            waiting[key(row)].append(place)
    for place, row in enumerate(after):
        equal = waiting.get(key(row)) if place not in found else None
        if equal is not None and len(equal) > 0 and key(row) != ():
            found[place] = equal.popleft()


def _but_own(row: Row, common: Sequence[str]) -> tuple[str, ...]:
    """The cells without the one that holds the row's own id; empty where too few are filled."""
    if row.own == "":
        return ()
    cells = tuple(row.cells[column] for column in common if row.cells[column] != row.own)
    return cells if sum(cell != "" for cell in cells) > 1 else ()


def _common(before: Sequence[Row], after: Sequence[Row]) -> tuple[str, ...]:
    """The columns that both editions have, none where they are too few to compare rows by."""
    if len(before) == 0 or len(after) == 0:
        return ()
    one, other = before[0].cells, after[0].cells
    common = tuple(column for column in one if column in other)
    return common if len(common) > LEAST_COMMON * max(len(one), len(other)) else ()


def _by_own(rows: Sequence[Row], placed: Iterable[int]) -> dict[str, int]:
    """Own id to place, of rows not yet placed whose id stands once among them."""
    done = set(placed)
    left = [(place, row.own) for place, row in enumerate(rows) if place not in done]
    often = Counter(own for _, own in left)
    return {own: place for place, own in left if own != "" and often[own] == 1}


def difference(before: Sequence[Row], after: Sequence[Row], nobody: Nobody = no_rule) -> Difference:
    """What changed from one edition to the next: columns, and rows added, removed and altered."""
    same = same_rows(before, after, nobody)
    one = list(before[0].cells) if len(before) > 0 else []
    other = list(after[0].cells) if len(after) > 0 else []
    kept = set(same.values())
    altered = (_altered(before[old], after[new]) for new, old in sorted(same.items()))
    return Difference(
        tuple(column for column in other if column not in one),
        tuple(column for column in one if column not in other),
        tuple(row.number for place, row in enumerate(after) if place not in same),
        tuple(row.number for place, row in enumerate(before) if place not in kept),
        tuple(one for one in altered if len(one.cells) > 0),
    )


def other_people(before: Sequence[Row], after: Sequence[Row], same: Mapping[int, int]) -> list[int]:
    """Places in `after` of new rows under an id that rows before had: it is of somebody else."""
    had = {row.own for row in before if row.own != ""}
    return [place for place, row in enumerate(after) if place not in same and row.own in had]


def renamed(
    before: Sequence[Row], after: Sequence[Row], same: Mapping[int, int]
) -> list[tuple[int, int, str, str]]:
    """Of rows in both whose name is another one than before: both places, and both names."""
    found = []
    for new, old in sorted(same.items()):
        one, other = (_whom(row, no_rule).name for row in (before[old], after[new]))
        if one != other and plain_name(one) != plain_name(other):
            found.append((new, old, one, other))
    return found


def _altered(before: Row, after: Row) -> Altered:
    cells = {
        column: (before.cells[column], after.cells[column])
        for column in before.cells
        if column in after.cells and before.cells[column] != after.cells[column]
    }
    return Altered(before.number, after.number, cells)
