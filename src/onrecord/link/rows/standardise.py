"""Rows of a list into readings: each cell in standard form once, the row itself untouched."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from itertools import chain, islice

from onrecord.dates import Date
from onrecord.errors import BadDate
from onrecord.link.names import read_name
from onrecord.link.rows.ages import OLDEST, read_when
from onrecord.link.rows.cells import said
from onrecord.link.rows.columns import NAME_COLUMNS, PLACE_COLUMNS, Columns, understand
from onrecord.link.rows.father_in_brackets import with_father
from onrecord.link.rows.habits import DATES, LOOKED_AT, Habits, habits
from onrecord.link.rows.keys import Keys
from onrecord.link.rows.places import split_place
from onrecord.link.rows.status import read_status
from onrecord.record.listing import NO_NAME, EntryReading, ListEntry
from onrecord.record.personal_name import PersonalName
from onrecord.vocab import load
from onrecord.vocab.loader import normal

AGE = re.compile(r"(\d{1,3})(?:[.,]0+)?")
YEARS = re.compile(r"(\d{1,3})\s*(?:years?|yrs?|y|y\.o\.|anos|años|ans|лет|год|года|yaş|سنة|عام)")
MONTHS_OLD = re.compile(r"(\d{1,2})\s*(?:months?|mos?|m|days?|d|weeks?|w|hours?|أشهر|شهر)")

Row = Mapping[str, str] | ListEntry
Warnings = list[str]


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
    reader = Reader(list, columns, habits(map(_cells, ahead), columns, language))
    keys = Keys(list, columns)
    for number, row in enumerate(chain(ahead, iterator), start=1):
        cells = _cells(row)
        warnings: Warnings = []
        entry = row.id if isinstance(row, ListEntry) else keys.next(number, cells, warnings)
        yield reader.read(entry, cells, warnings)


def _cells(row: Row) -> Mapping[str, str]:
    return row.raw if isinstance(row, ListEntry) else row


class Reader:
    """The columns of one list, resolved once; any row may be read first."""

    def __init__(self, list: str, columns: Columns, habits: Habits) -> None:
        self.list, self.language = list, habits.language
        self.family_first = habits.family_first
        self.column = {
            role: column
            for role in dict.fromkeys(columns.roles.values())
            if role != "id" and (column := columns.of(role)) is not None
        }
        self.names = tuple(role for role in NAME_COLUMNS if role in self.column)
        self.places = tuple(role for role in PLACE_COLUMNS if role in self.column)
        self.identifiers = columns.kinds("identifier")
        self.details = columns.kinds("detail")
        self.when = {
            role: partial(read_when, month_first=role in habits.month_first) for role in DATES
        }

    def read(self, entry: str, cells: Mapping[str, str], warnings: list[str]) -> EntryReading:
        """entry: the key of the row; warnings: what was told of it before, which is kept."""
        known = {role: said(cells, column) for role, column in self.column.items()}
        age = self.age(known, warnings)
        birth = self.date("birth", known, warnings)
        details = self.kinds(self.details, cells)
        if birth is None and (written := known.get("birth", "")) != "":
            age, birth, kept = _not_a_birth(written, age, warnings)
            details |= kept
        elif birth is None and age is not None and age > OLDEST:
            age, birth = _not_an_age(age, warnings)
        if age is not None and age > OLDEST:
            warnings.append(f"age {age} is more than anyone lives; it is not compared")
            age = None
        event = self.date("event_date", known, warnings)
        if birth is not None and event is not None and birth.low >= event.high:
            warnings.append(f"born {birth.written!r}, after the event of {event.written!r}")
        return EntryReading(
            entry=entry,
            list=self.list,
            name=self.name(known, warnings),
            sex=self.sex(known, warnings),
            age=age,
            age_as_of=self.date("age_as_of", known, warnings),
            birth=birth,
            event_date=event,
            place=tuple(
                chain.from_iterable(
                    [_split(known[role]) for role in self.places if known[role] != ""]
                )
            ),
            status=_status(known.get("status", "")),
            identifiers=self.kinds(self.identifiers, cells),
            details=details,
            warnings=tuple(warnings),
        )

    def name(self, known: Mapping[str, str], warnings: list[str]) -> PersonalName:
        written = {role: known[role] for role in self.names if known[role] != ""}
        whole = written.pop("name", "")
        if whole != "" and "given" not in written:
            read = _beside(whole, written, self.language, self.family_first)
        else:
            read = _joined(tuple(written.items()), self.language)
        if len(read.parts) == 0:
            what = "there is" if read.written == "" else f"{read.written!r} is"
            warnings.append(f"{what} {NO_NAME}; the row can hardly be linked")
        return read

    def sex(self, known: Mapping[str, str], warnings: list[str]) -> str:
        cell = known.get("sex", "")
        if cell == "":
            return ""
        found = _sex(cell)
        if found is None:
            warnings.append(f"sex {cell!r} is not understood; right would be F or M")
        return found or ""

    def age(self, known: Mapping[str, str], warnings: list[str]) -> int | None:
        cell = known.get("age", "")
        if cell == "":
            return None
        found = _age(cell)
        if found is None:
            warnings.append(f"age {cell!r} is no number of years; it is not compared")
        return found

    def date(self, role: str, known: Mapping[str, str], warnings: list[str]) -> Date | None:
        cell = known.get(role, "")
        if cell == "":
            return None
        try:
            return self.when[role](cell)
        except BadDate:
            if role != "birth":
                warnings.append(f"{role} {cell!r} is no date; it is not compared")
            return None

    def kinds(self, columns: Mapping[str, str], cells: Mapping[str, str]) -> dict[str, str]:
        return {kind: cell for kind, c in columns.items() if (cell := said(cells, c)) != ""}


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


@lru_cache(maxsize=10_000)
def _status(said: str) -> str:
    return read_status(said) or said
