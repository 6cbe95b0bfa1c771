"""A demand: what somebody calls on somebody to do."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.record.claims.base import Payload


@dataclass(frozen=True, slots=True)
class Demand(Payload):
    """what: what is asked for; of: of whom, or ""; both in the document's words."""

    KIND: ClassVar[str] = "demand"
    NAMES: ClassVar[tuple[str, ...]] = ("what", "of")
    NEEDED: ClassVar[tuple[str, ...]] = ("what",)

    what: str
    of: str = ""
