"""An age as an interval of whole years, beside what was written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Age:
    """An age no more precise than the list made it.

    low, high: completed years, at least and at most, both possible; the same where one number is
    written. written: the list's own words, or "" for the number itself.
    """

    low: int
    high: int
    written: str = ""

    def __str__(self) -> str:
        if self.written != "":
            return self.written
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"
