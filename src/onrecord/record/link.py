"""Links: a person's word on whether two list entries are the same person."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onrecord.ids import content_id


class Judgement(StrEnum):
    """A person's word on a pair of entries."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class Link:
    """first, second: entry ids, first < second; basis: the reason; by, at: who and when."""

    first: str
    second: str
    judgement: Judgement
    basis: str
    by: str
    at: datetime

    @property
    def id(self) -> str:
        return content_id(
            "link",
            self.first,
            self.second,
            self.judgement,
            self.by,
            self.at.isoformat(),
            self.basis,
        )
