"""Links: a person's word on whether two list entries are the same person."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onrecord.ids import content_id


class Judgement(StrEnum):
    """A person's word on a pair of entries; `undone` takes back that person's earlier word."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    RELATIVE = "relative"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Link:
    """One verdict, appended, never changed.

    first, second: entry ids, first < second; basis: the reason, never empty; by, at: who and when.
    model: id of the linkage the person was looking at, or "".
    blind: whether the person was not shown what others said of the pair.
    """

    first: str
    second: str
    judgement: Judgement
    basis: str
    by: str
    at: datetime
    model: str = ""
    blind: bool = False

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
            self.model,
            self.blind,
        )
