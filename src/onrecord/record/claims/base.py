"""What every payload has: a kind, the fields that must stand in the quote, and its faults."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.dates import parse_date
from onrecord.errors import BadDate
from onrecord.vocab import load


@dataclass(frozen=True, slots=True)
class Payload:
    """The base of the payload classes; fields are str ("" = not said), int or None, tuples of str.

    KIND: a term of `claim_kinds`.
    NUMBERS: fields whose number must stand in the quote.
    NAMES: fields whose words must stand in the quote, or have an inherited span.
    DATES: fields holding EDTF.
    TERMS: field to the vocabulary it takes its word from.
    NEEDED: fields that may not be "".
    """

    KIND: ClassVar[str] = ""
    NUMBERS: ClassVar[tuple[str, ...]] = ()
    NAMES: ClassVar[tuple[str, ...]] = ()
    DATES: ClassVar[tuple[str, ...]] = ()
    TERMS: ClassVar[dict[str, str]] = {}
    NEEDED: ClassVar[tuple[str, ...]] = ()

    def faults(self) -> list[str]:
        """Every reason why this payload cannot be right, in words; empty when there is none."""
        return [*self._missing(), *self._unknown_terms(), *self._bad_dates(), *self.own_faults()]

    def own_faults(self) -> list[str]:
        """What only this kind can say of itself; overridden where a kind has such a rule."""
        return []

    def _missing(self) -> list[str]:
        return [f"{self.KIND} needs {name}" for name in self.NEEDED if getattr(self, name) == ""]

    def _unknown_terms(self) -> list[str]:
        faults = (
            load(vocabulary).fault(getattr(self, name), name)
            for name, vocabulary in self.TERMS.items()
            if getattr(self, name) != ""
        )
        return [fault for fault in faults if fault is not None]

    def _bad_dates(self) -> list[str]:
        faults = []
        for name in self.DATES:
            try:
                if getattr(self, name) != "":
                    parse_date(getattr(self, name))
            except BadDate as error:
                faults.append(f"{name}: {error}")
        return faults
