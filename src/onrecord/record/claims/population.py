"""A population: how many people lived in a place at a time."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.quantity import quantity_faults
from onrecord.record.claims.base import Payload


@dataclass(frozen=True, slots=True)
class Population(Payload):
    """low, high, qualifier: persons, as in `quantity.Quantity`.
    place: as the document names it; group: which people, as the document names them, or "".
    date: EDTF of the time counted, or "".
    """

    KIND: ClassVar[str] = "population"
    NUMBERS: ClassVar[tuple[str, ...]] = ("low", "high")
    NAMES: ClassVar[tuple[str, ...]] = ("place", "group")
    DATES: ClassVar[tuple[str, ...]] = ("date",)
    NEEDED: ClassVar[tuple[str, ...]] = ("place",)

    low: int | None
    high: int | None
    qualifier: str
    place: str
    group: str = ""
    date: str = ""

    def own_faults(self) -> list[str]:
        return quantity_faults(self.low, self.high, self.qualifier)
