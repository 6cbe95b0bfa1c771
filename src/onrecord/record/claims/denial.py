"""A denial: that a speaker says something is not so."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.record.claims.base import Payload


@dataclass(frozen=True, slots=True)
class Denial(Payload):
    """what: what is denied, in the document's words; of: id of the claim denied, or ""."""

    KIND: ClassVar[str] = "denial"
    NAMES: ClassVar[tuple[str, ...]] = ("what",)
    NEEDED: ClassVar[tuple[str, ...]] = ("what",)

    what: str
    of: str = ""
