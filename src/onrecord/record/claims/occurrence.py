"""An occurrence: what happened, when and where."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.record.claims.base import Payload


@dataclass(frozen=True, slots=True)
class Occurrence(Payload):
    """what: the document's words; act: a term of `acts`, or "".
    date: EDTF, or ""; place: as the document names it, or "".
    """

    KIND: ClassVar[str] = "occurrence"
    NAMES: ClassVar[tuple[str, ...]] = ("what", "place")
    DATES: ClassVar[tuple[str, ...]] = ("date",)
    TERMS: ClassVar[dict[str, str]] = {"act": "acts"}
    NEEDED: ClassVar[tuple[str, ...]] = ("what",)

    what: str
    act: str = ""
    date: str = ""
    place: str = ""
