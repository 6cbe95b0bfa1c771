"""Rows of a list into readings: each cell in standard form once, the row itself untouched."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from itertools import chain, islice

from onrecord.dates import Date
from onrecord.errors import BadDate, NoCentury, NoSuchDay
from onrecord.link.names import read_name
from onrecord.link.rows.ages import read_when
from onrecord.link.rows.cells import said
from onrecord.link.rows.columns import NAME_COLUMNS, PLACE_COLUMNS, Columns, understand
from onrecord.link.rows.father_in_brackets import with_father
from onrecord.link.rows.habits import DATES, LOOKED_AT, Habits, habits
from onrecord.link.rows.keys import Keys
from onrecord.link.rows.places import split_place
from onrecord.link.rows.status import read_status
from onrecord.link.rows.written_ages import OLDEST, read_age
from onrecord.record.age import Age
from onrecord.record.listing import NO_NAME, NOT_UNDERSTOOD, EntryReading, ListEntry
from onrecord.record.personal_name import PersonalName
from onrecord.vocab import load
from onrecord.vocab.loader import normal

Row = Mapping[str, str] | ListEntry
Warnings = list[str]
Unread = dict[str, str]
"""Cells that are not understood, by role."""


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
            role: partial(
                read_when, month_first=role in habits.month_first, years=habits.years.get(role)
            )
            for role in DATES
        }

    def read(self, entry: str, cells: Mapping[str, str], warnings: list[str]) -> EntryReading:
        """entry: the key of the row; warnings: what was told of it before, which is kept."""
        known = {role: said(cells, column) for role, column in self.column.items()}
        unread: Unread = {}
        age = self.age(known, warnings, unread)
        birth = self.date("birth", known, warnings, unread)
        details = self.kinds(self.details, cells)
        if "birth" in unread:
            age, kept = _not_a_birth(unread, age, warnings)
            details |= kept
        elif birth is None and age is not None and age.low > OLDEST:
            age, birth = _not_an_age(age, warnings)
        if age is not None and age.low > OLDEST:
            warnings.append(f"age {age} is more than anyone lives; it is not compared")
            age = None
        event = self.date("event_date", known, warnings, unread)
        if birth is not None and event is not None and birth.low >= event.high:
            warnings.append(f"born {birth.written!r}, after the event of {event.written!r}")
        return EntryReading(
            entry=entry,
            list=self.list,
            name=self.name(known, warnings),
            sex=self.sex(known, warnings, unread),
            age=age,
            age_as_of=self.date("age_as_of", known, warnings, unread),
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
            unread=unread,
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

    def sex(self, known: Mapping[str, str], warnings: list[str], unread: Unread) -> str:
        cell = known.get("sex", "")
        if cell == "":
            return ""
        found = _sex(cell)
        if found is None:
            unread["sex"] = cell
            warnings.append(f"sex {cell!r} {NOT_UNDERSTOOD}; right would be F or M")
        return found or ""

    def age(self, known: Mapping[str, str], warnings: list[str], unread: Unread) -> Age | None:
        cell = known.get("age", "")
        if cell == "":
            return None
        found = read_age(cell)
        if found is None:
            unread["age"] = cell
            warnings.append(
                f"age {cell!r} {NOT_UNDERSTOOD}; right would be 34, 30-35, 60+ or child"
            )
        return found

    def date(
        self, role: str, known: Mapping[str, str], warnings: list[str], unread: Unread
    ) -> Date | None:
        cell = known.get(role, "")
        if cell == "":
            return None
        try:
            return self.when[role](cell)
        except BadDate as error:
            unread[role] = cell
            if not _an_age(role, cell):
                kept = "only its digits are compared" if role == "birth" else "it is not compared"
                warnings.append(f"{role} {cell!r} {_no_date(error)}; {kept}")
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


def _an_age(role: str, cell: str) -> bool:
    """Whether a birth that is no date looks like an age."""
    return role == "birth" and cell.isdecimal() and int(cell) <= OLDEST


def _no_date(error: BadDate) -> str:
    """Why a cell is no date: one that cannot be right is told apart from unknown words."""
    if isinstance(error, NoSuchDay):
        return "is no day of the calendar"
    return f"{NOT_UNDERSTOOD}: {error}" if isinstance(error, NoCentury) else NOT_UNDERSTOOD


def _not_a_birth(
    unread: Unread, age: Age | None, warnings: list[str]
) -> tuple[Age | None, dict[str, str]]:
    """What a birth cell that is no date may be: an age, or digits worth comparing as they stand."""
    written = unread["birth"]
    if _an_age("birth", written):
        if age is None:
            del unread["birth"]
            warnings.append(f"birth {written!r} looks like an age and is read as one")
            return read_age(written), {}
        warnings.append(f"birth {written!r} looks like an age; it is not compared")
        return age, {}
    return age, {"birth as written": written}


def _not_an_age(age: Age, warnings: list[str]) -> tuple[Age | None, Date | None]:
    """A year in the column of ages is a year of birth."""
    if 1850 <= age.low == age.high <= 2100:
        warnings.append(f"age {age} looks like a year of birth and is read as one")
        return None, read_when(str(age.low))
    return age, None


@lru_cache(maxsize=100_000)
def _split(said: str) -> tuple[str, ...]:
    return split_place(said)


@lru_cache(maxsize=10_000)
def _status(said: str) -> str:
    return read_status(said) or said
