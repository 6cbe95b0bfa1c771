"""Rows of a list into readings: each cell in standard form once, the row itself untouched."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from itertools import chain, islice

from onrecord.dates import Date
from onrecord.errors import BadDate
from onrecord.link.names import read_name
from onrecord.link.rows.ages import OLDEST, month_first, read_when
from onrecord.link.rows.columns import NAME_COLUMNS, PLACE_COLUMNS, Columns, understand
from onrecord.link.rows.father_in_brackets import mostly_family_first, with_father
from onrecord.link.rows.list_language import list_language
from onrecord.link.rows.places import split_place
from onrecord.link.rows.status import read_status
from onrecord.record.listing import NO_NAME, EntryReading, ListEntry
from onrecord.record.personal_name import PersonalName
from onrecord.vocab import load
from onrecord.vocab.loader import normal

LOOKED_AT = 5_000
"""Rows read ahead to tell whether a column writes the month before the day."""
KEY_MARK = "\t"
"""Between the list and the row's own id in the key of an entry that no archive gave one."""
AGE = re.compile(r"(\d{1,3})(?:[.,]0+)?")
YEARS = re.compile(r"(\d{1,3})\s*(?:years?|yrs?|y|y\.o\.|anos|años|ans|лет|год|года|yaş|سنة|عام)")
MONTHS_OLD = re.compile(r"(\d{1,2})\s*(?:months?|mos?|m|days?|d|weeks?|w|hours?|أشهر|شهر)")

Row = Mapping[str, str] | ListEntry


def standardise(
    rows: Iterable[Row],
    *,
    list: str,
    columns: Columns | Mapping[str, str],
    language: str = "",
) -> tuple[EntryReading, ...]:
    """One reading for each row, in order; a row that cannot be read keeps its place and says so.

    rows: entries of an archive, or plain cells by column. list: the key of the list.
    columns: what `understand` found, or column to role.
    """
    return tuple(stream(rows, list=list, columns=columns, language=language))


def stream(
    rows: Iterable[Row], *, list: str, columns: Columns | Mapping[str, str], language: str = ""
) -> Iterator[EntryReading]:
    """As `standardise`, one reading after the other, for lists that should not stay in memory."""
    if not isinstance(columns, Columns):
        columns = understand(tuple(columns), columns)
    iterator = iter(rows)
    ahead = tuple(islice(iterator, LOOKED_AT))
    reader = _Reader(list, columns, language, ahead)
    for number, row in enumerate(chain(ahead, iterator), start=1):
        yield reader.read(number, row)


def _cells(row: Row) -> Mapping[str, str]:
    return row.raw if isinstance(row, ListEntry) else row


class _Reader:
    """The columns of one list, resolved once, and the keys that were given out."""

    def __init__(self, list: str, columns: Columns, language: str, ahead: tuple[Row, ...]) -> None:
        self.list = list
        self.column = {role: columns.of(role) for role in dict.fromkeys(columns.roles.values())}
        self.names = tuple(
            (role, column) for role in NAME_COLUMNS if (column := self.column.get(role)) is not None
        )
        self.language = language or list_language(
            said
            for row in ahead
            for _, column in self.names
            if (said := _said(_cells(row), column))
        )
        self.family_first = mostly_family_first(
            _column(ahead, column) if (column := self.column.get("name")) is not None else ()
        )
        self.places = tuple(
            column for role in PLACE_COLUMNS if (column := self.column.get(role)) is not None
        )
        self.identifiers = columns.kinds("identifier")
        self.details = columns.kinds("detail")
        self.when = {
            role: partial(read_when, month_first=bool(month_first(_column(ahead, column))))
            for role in ("birth", "event_date", "age_as_of")
            if (column := self.column.get(role)) is not None
        }
        self.keys: set[str] = set()

    def read(self, number: int, row: Row) -> EntryReading:
        cells = _cells(row)
        warnings: list[str] = []
        entry = row.id if isinstance(row, ListEntry) else self.key(number, cells, warnings)
        age = self.age(cells, warnings)
        birth = self.date("birth", cells, warnings)
        details = self.kinds(self.details, cells)
        if birth is None and (written := self.cell("birth", cells)) != "":
            age, birth, kept = _not_a_birth(written, age, warnings)
            details |= kept
        elif birth is None and age is not None and age > OLDEST:
            age, birth = _not_an_age(age, warnings)
        if age is not None and age > OLDEST:
            warnings.append(f"age {age} is more than anyone lives; it is not compared")
            age = None
        event = self.date("event_date", cells, warnings)
        if birth is not None and event is not None and birth.low >= event.high:
            warnings.append(f"born {birth.written!r}, after the event of {event.written!r}")
        return EntryReading(
            entry=entry,
            list=self.list,
            name=self.name(cells, warnings),
            sex=self.sex(cells, warnings),
            age=age,
            age_as_of=self.date("age_as_of", cells, warnings),
            birth=birth,
            event_date=event,
            place=tuple(
                chain.from_iterable(
                    _split(said) for column in self.places if (said := _said(cells, column)) != ""
                )
            ),
            status=_status(self.cell("status", cells)),
            identifiers=self.kinds(self.identifiers, cells),
            details=details,
            warnings=tuple(warnings),
        )

    def cell(self, role: str, cells: Mapping[str, str]) -> str:
        column = self.column.get(role)
        return "" if column is None else _said(cells, column)

    def key(self, number: int, cells: Mapping[str, str], warnings: list[str]) -> str:
        own = self.cell("id", cells)
        if own == "":
            own = str(number)
            if "id" in self.column:
                warnings.append(f"the row has no id; it is called {own}")
        key = f"{self.list}{KEY_MARK}{own}"
        if key in self.keys:
            warnings.append(
                f"id {own!r} was used by an earlier row; it is kept as a row of its own"
            )
            key = f"{key}{KEY_MARK}{number}"
        self.keys.add(key)
        return key

    def name(self, cells: Mapping[str, str], warnings: list[str]) -> PersonalName:
        written = {role: said for role, c in self.names if (said := _said(cells, c)) != ""}
        whole = written.pop("name", "")
        if whole != "" and "given" not in written:
            read = _beside(whole, written, self.language, self.family_first)
        else:
            read = _joined(tuple(written.items()), self.language)
        if len(read.parts) == 0:
            what = "there is" if read.written == "" else f"{read.written!r} is"
            warnings.append(f"{what} {NO_NAME}; the row can hardly be linked")
        return read

    def sex(self, cells: Mapping[str, str], warnings: list[str]) -> str:
        said = self.cell("sex", cells)
        if said == "":
            return ""
        found = _sex(said)
        if found is None:
            warnings.append(f"sex {said!r} is not understood; right would be F or M")
        return found or ""

    def age(self, cells: Mapping[str, str], warnings: list[str]) -> int | None:
        said = self.cell("age", cells)
        if said == "":
            return None
        found = _age(said)
        if found is None:
            warnings.append(f"age {said!r} is no number of years; it is not compared")
        return found

    def date(self, role: str, cells: Mapping[str, str], warnings: list[str]) -> Date | None:
        said = self.cell(role, cells)
        if said == "":
            return None
        try:
            return self.when[role](said)
        except BadDate:
            if role != "birth":
                warnings.append(f"{role} {said!r} is no date; it is not compared")
            return None

    def kinds(self, columns: Mapping[str, str], cells: Mapping[str, str]) -> dict[str, str]:
        return {kind: said for kind, c in columns.items() if (said := _said(cells, c)) != ""}


@lru_cache(maxsize=100_000)
def _part_of_name(cell: str, role: str, language: str) -> PersonalName:
    """What one column says of a name; lists repeat such cells by the thousand."""
    return read_name(cell, language=language, role=role)


def _joined(written: tuple[tuple[str, str], ...], language: str) -> PersonalName:
    """As `read_names`, each cell read once."""
    read = [_part_of_name(cell, role, language) for role, cell in written]
    return PersonalName(
        " ".join(cell for _, cell in written),
        next((name.language for name in read if name.language != ""), language),
        tuple(part for name in read for part in name.parts),
    )


def _beside(
    whole: str, written: Mapping[str, str], language: str, family_first: bool
) -> PersonalName:
    """A column of names beside columns of parts: the given name where the family's has the family.

    A name that holds its family already is whole; parts that it does not tell come from the others.
    """
    family = normal(written.get("family", ""))
    if family != "" and family not in normal(whole):
        return _joined((("given", whole), *written.items()), language)
    read = with_father(whole, language, family_first=family_first)
    roles = {part.role for part in read.parts}
    more = tuple((role, cell) for role, cell in written.items() if role not in roles)
    if len(more) == 0:
        return read
    rest = _joined(more, read.language or language)
    return replace(read, parts=(*read.parts, *rest.parts))


def _column(rows: tuple[Row, ...], column: str) -> Iterator[str]:
    for row in rows:
        yield _said(row.raw if isinstance(row, ListEntry) else row, column)


def _said(cells: Mapping[str, str], column: str) -> str:
    """The cell without blanks around it, "" where it says that nothing is known."""
    cell = cells.get(column)
    return "" if cell is None else _value(cell)


@lru_cache(maxsize=100_000)
def _value(cell: str) -> str:
    text = " ".join(cell.replace("\ufeff", "").split())
    return "" if normal(text) == "" or load("absences").find(text) is not None else text


@lru_cache(maxsize=10_000)
def _sex(said: str) -> str | None:
    return load("sexes").find(said)


@lru_cache(maxsize=10_000)
def _age(said: str) -> int | None:
    text = said.strip().lower()
    if MONTHS_OLD.fullmatch(text) is not None:
        return 0
    for pattern in (AGE, YEARS):
        match = pattern.fullmatch(text)
        if match is not None:
            return int(match[1])
    return int(text) if text.isdecimal() and len(text) == 4 else None


def _not_a_birth(
    written: str, age: int | None, warnings: list[str]
) -> tuple[int | None, Date | None, dict[str, str]]:
    """What a birth cell that is no date may be: an age, or digits worth comparing as they stand."""
    if written.isdecimal() and int(written) <= OLDEST:
        if age is None:
            warnings.append(f"birth {written!r} looks like an age and is read as one")
            return int(written), None, {}
        warnings.append(f"birth {written!r} looks like an age; it is not compared")
        return age, None, {}
    warnings.append(f"birth {written!r} is no date; only its digits are compared")
    return age, None, {"birth as written": written}


def _not_an_age(age: int, warnings: list[str]) -> tuple[int | None, Date | None]:
    """A year in the column of ages is a year of birth."""
    if 1850 <= age <= 2100:
        warnings.append(f"age {age} looks like a year of birth and is read as one")
        return None, read_when(str(age))
    return age, None


@lru_cache(maxsize=100_000)
def _split(said: str) -> tuple[str, ...]:
    return split_place(said)


def _status(said: str) -> str:
    return read_status(said) or said
