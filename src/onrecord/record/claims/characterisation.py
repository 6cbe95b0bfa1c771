"""A characterisation: a label that somebody gives, never onrecord's own word."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.record.claims.base import Payload


@dataclass(frozen=True, slots=True)
class Characterisation(Payload):
    """label: the exact words used; of: what they are used for, or "".
    crime: the term of `crimes` the label names, or "".
    """

    KIND: ClassVar[str] = "characterisation"
    NAMES: ClassVar[tuple[str, ...]] = ("label", "of")
    TERMS: ClassVar[dict[str, str]] = {"crime": "crimes"}
    NEEDED: ClassVar[tuple[str, ...]] = ("label",)

    label: str
    of: str = ""
    crime: str = ""
