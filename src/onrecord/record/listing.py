"""A list of people: an edition of it, and its rows, kept as they came."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.ids import content_id


@dataclass(frozen=True, slots=True)
class ListEdition:
    """name: the list's; document: sha256 of the edition; date: EDTF, or ""; maker: who made it."""

    name: str
    document: str
    date: str = ""
    maker: str = ""

    @property
    def id(self) -> str:
        return content_id("list", self.name, self.document)


@dataclass(frozen=True, slots=True)
class ListEntry:
    """edition: id; row: counted from 1; raw: every cell as it came, by column."""

    edition: str
    row: int
    raw: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return content_id("entry", self.edition, self.row)
