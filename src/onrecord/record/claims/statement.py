"""A statement: that somebody said something, to somebody, on a date."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.record.claims.base import Payload


@dataclass(frozen=True, slots=True)
class Statement(Payload):
    """said: what was said, in the document's words; to: to whom, or ""; date: EDTF, or ""."""

    KIND: ClassVar[str] = "statement"
    NAMES: ClassVar[tuple[str, ...]] = ("said", "to")
    DATES: ClassVar[tuple[str, ...]] = ("date",)
    NEEDED: ClassVar[tuple[str, ...]] = ("said",)

    said: str
    to: str = ""
    date: str = ""
