"""A figure: how many, of what, as somebody counted it."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.quantity import Quantity, quantity_faults
from onrecord.record.claims.base import Payload


@dataclass(frozen=True, slots=True)
class Figure(Payload):
    """low, high, qualifier: as in `quantity.Quantity`.
    unit: what is counted (`counting_units`); measure: what befell or was done (`measures`).
    population: the words that say who was counted, e.g. "Azerbaijani civilians".
    basis: how they were counted (`counting_bases`), or "".
    part_of: id of the claim whose figure this one is a part of, or "".
    includes, excludes: words saying who is counted in or left out.
    """

    KIND: ClassVar[str] = "figure"
    NUMBERS: ClassVar[tuple[str, ...]] = ("low", "high")
    NAMES: ClassVar[tuple[str, ...]] = ("population", "includes", "excludes")
    TERMS: ClassVar[dict[str, str]] = {
        "unit": "counting_units",
        "measure": "measures",
        "basis": "counting_bases",
    }
    NEEDED: ClassVar[tuple[str, ...]] = ("unit", "measure")

    low: int | None
    high: int | None
    qualifier: str
    unit: str
    measure: str
    population: str = ""
    basis: str = ""
    part_of: str = ""
    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()

    def own_faults(self) -> list[str]:
        return quantity_faults(self.low, self.high, self.qualifier)

    @property
    def quantity(self) -> Quantity:
        return Quantity(self.low, self.high, self.qualifier)
