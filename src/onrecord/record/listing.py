"""A list of people: an edition of it, its rows as they came, and what each row says."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.dates import Date
from onrecord.ids import content_id
from onrecord.record.age import Age
from onrecord.record.personal_name import PersonalName

NO_NAME = "no usable name"
"""What the warning of a row without a name says, so that others know it among warnings."""

NOT_UNDERSTOOD = "is not understood"
"""What the warning of a cell in unknown words says: it may be right, where others cannot be."""

LEFT_OUT = "-"
"""The role of a column that a person, or the edition before, leaves out of all comparing."""

COUNTS, NAMES = "counts", "names"
"""What of a list may be published; anything else means nothing of it, not even that it is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListEdition:
    """One edition of a list: a document whose rows are people.

    name: the list's, the same in all of its editions; document: sha256 of the edition.
    date: of the edition, EDTF or ""; maker: who made it; event: what its people are listed for.
    sheet: of the spreadsheet it stands on, or ""; status: what befell everybody on it, a term of
    `measures`, or "" where its rows say.
    columns: what each column is, by its own name (see `link/rows/columns.py`), or LEFT_OUT.
    rows: sha256 of the rows as they came, canonical JSON lines; count: how many.
    entries: sha256 of where each row first stood, in this edition or in one before it.
    duplicate_free: whether its maker declares that no person is on it twice.
    published: what of this edition may leave: COUNTS, or NAMES too; nothing otherwise.
    """

    name: str
    document: str
    date: str = ""
    maker: str = ""
    event: str = ""
    language: str = ""
    sheet: str = ""
    status: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    rows: str = ""
    entries: str = ""
    count: int = 0
    duplicate_free: bool = False
    published: str = ""

    @property
    def id(self) -> str:
        return content_id("list", self.name, self.document)

    @property
    def compared(self) -> dict[str, str]:
        """The columns without those that a person left out of all comparing."""
        return {column: role for column, role in self.columns.items() if role != LEFT_OUT}


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One row. It stays itself in later editions of its list, though its words may change.

    edition, row: where it first stood, the row as a spreadsheet numbers it (the header is row 1).
    raw: every cell as it came, by column.
    """

    edition: str
    row: int
    raw: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return content_id("entry", self.edition, self.row)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryReading:
    """What one row says, in standard form, made once at import; the row itself stays beside it.

    entry: its key, unique among all that are linked together; list: the key of its list.
    sex: "female", "male" or ""; age: at `age_as_of` where that is known.
    birth, event_date, age_as_of: None where the row gives none, or none that can be read.
    place: as the row writes it, narrowest first; status: a term of `measures`, or the row's words.
    identifiers: kind to value; details: other columns that may be compared.
    unread: the cells that stand there and are not understood, by role.
    warnings: what could not be read, in sentences; the cells stay in the raw row.
    """

    entry: str
    list: str
    name: PersonalName
    sex: str = ""
    age: Age | None = None
    age_as_of: Date | None = None
    birth: Date | None = None
    event_date: Date | None = None
    place: tuple[str, ...] = ()
    status: str = ""
    identifiers: Mapping[str, str] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
