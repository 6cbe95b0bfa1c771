"""A tally: a number that was counted from the record's own entries, never added to other kinds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """count: whole number; of: what was counted; rule: how, in a sentence.

    Reported (`Quantity`), documented (`Tally`) and estimated (`Estimate`) numbers are three types
    with no arithmetic between them; adding two kinds is a TypeError.
    """

    count: int
    of: str
    rule: str

    def __add__(self, other: object) -> "Tally":
        if not isinstance(other, Tally) or other.of != self.of or other.rule != self.rule:
            return NotImplemented
        return Tally(self.count + other.count, self.of, self.rule)
