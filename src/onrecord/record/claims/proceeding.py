"""A proceeding: a step of a court or prosecutor."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.record.claims.base import Payload


@dataclass(frozen=True, slots=True)
class Proceeding(Payload):
    """who: the person or group concerned; forum: court or authority, or "".
    stage: a term of `stages`; outcome: a term of `outcomes`, or "".
    charge, sentence: in the document's words, or ""; date: EDTF, or "".
    """

    KIND: ClassVar[str] = "proceeding"
    NAMES: ClassVar[tuple[str, ...]] = ("who", "forum", "charge", "sentence")
    DATES: ClassVar[tuple[str, ...]] = ("date",)
    TERMS: ClassVar[dict[str, str]] = {"stage": "stages", "outcome": "outcomes"}
    NEEDED: ClassVar[tuple[str, ...]] = ("who", "stage")

    who: str
    stage: str
    forum: str = ""
    charge: str = ""
    outcome: str = ""
    sentence: str = ""
    date: str = ""
