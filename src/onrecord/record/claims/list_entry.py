"""A list entry as a claim: a document lists this person."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.record.claims.base import Payload


@dataclass(frozen=True, slots=True)
class ListedPerson(Payload):
    """name: as listed; list: the list's name; row: its number there, or "".
    status: what the list says befell the person (`measures`), or "".
    """

    KIND: ClassVar[str] = "list_entry"
    NAMES: ClassVar[tuple[str, ...]] = ("name",)
    TERMS: ClassVar[dict[str, str]] = {"status": "measures"}
    NEEDED: ClassVar[tuple[str, ...]] = ("name", "list")

    name: str
    list: str
    row: str = ""
    status: str = ""
