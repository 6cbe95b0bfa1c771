"""A recognition: an act of a public body that uses a noun for an event."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.record.claims.base import Payload


@dataclass(frozen=True, slots=True)
class Recognition(Payload):
    """body: who acted; organ: which part of it, or ""; act: a term of `recognition_acts`.
    noun: the exact noun used, or "" where the document gives none; date: EDTF, or "".
    count: how many bodies, where the document counts them instead of naming them, else None.
    binding: "yes", "no" or "" where the document does not say.
    rescinded: EDTF of the day it was withdrawn, or "".
    """

    KIND: ClassVar[str] = "recognition"
    NUMBERS: ClassVar[tuple[str, ...]] = ("count",)
    NAMES: ClassVar[tuple[str, ...]] = ("body", "organ", "noun")
    DATES: ClassVar[tuple[str, ...]] = ("date", "rescinded")
    TERMS: ClassVar[dict[str, str]] = {"act": "recognition_acts"}
    NEEDED: ClassVar[tuple[str, ...]] = ("body", "act")

    body: str
    act: str = "unspecified"
    organ: str = ""
    noun: str = ""
    date: str = ""
    count: int | None = None
    binding: str = ""
    rescinded: str = ""

    def own_faults(self) -> list[str]:
        if self.binding in ("", "yes", "no"):
            return []
        return [f"binding is 'yes', 'no' or empty, got {self.binding!r}"]
