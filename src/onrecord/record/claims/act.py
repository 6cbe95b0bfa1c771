"""An act: who did what to whom."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.record.claims.base import Payload


@dataclass(frozen=True, slots=True)
class Act(Payload):
    """act: a term of `acts`; by: who is said to have done it, or "" where nobody is named.
    to: to whom or what; date: EDTF, or ""; place: as the document names it, or "".
    """

    KIND: ClassVar[str] = "act"
    NAMES: ClassVar[tuple[str, ...]] = ("by", "to", "place")
    DATES: ClassVar[tuple[str, ...]] = ("date",)
    TERMS: ClassVar[dict[str, str]] = {"act": "acts"}
    NEEDED: ClassVar[tuple[str, ...]] = ("act",)

    act: str
    by: str = ""
    to: str = ""
    date: str = ""
    place: str = ""
