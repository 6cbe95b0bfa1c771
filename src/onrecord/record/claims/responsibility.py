"""A responsibility: whom a speaker holds answerable, and in what degree."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.record.claims.base import Payload


@dataclass(frozen=True, slots=True)
class Responsibility(Payload):
    """actor: whom, in the document's words; degree: a term of `involvements`.
    what: for what, in the document's words, or "".
    """

    KIND: ClassVar[str] = "responsibility"
    NAMES: ClassVar[tuple[str, ...]] = ("actor", "what")
    TERMS: ClassVar[dict[str, str]] = {"degree": "involvements"}
    NEEDED: ClassVar[tuple[str, ...]] = ("actor", "degree")

    actor: str
    degree: str = "responsible"
    what: str = ""
