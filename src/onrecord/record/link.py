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


@dataclass(frozen=True, slots=True)
class Verdict:
    """What stands on one pair after all that was said of it.

    judgement: of the word that was decisive last, `undone` where every word was taken back.
    state: "stands", "awaiting_second" or "disputed" (it then binds nothing), or "undone".
    words: the last word of each person that was not taken back, oldest first.
    """

    first: str
    second: str
    judgement: Judgement
    state: str
    words: tuple[Link, ...]

    @property
    def binds(self) -> bool:
        """Whether every linkage must obey it."""
        return self.state == "stands" and self.judgement is not Judgement.UNSURE

    @property
    def decided(self) -> Link:
        """The last word that says what stands; call it only where some word does."""
        return next(word for word in reversed(self.words) if word.judgement is self.judgement)
