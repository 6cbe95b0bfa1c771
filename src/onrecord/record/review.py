"""Reviews: one person's judgement of a claim, appended, never changed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onrecord.ids import content_id


class Decision(StrEnum):
    """What a person may say of a claim. `deprecate` withdraws an earlier accept, with a reason."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    DEFER = "defer"
    DEPRECATE = "deprecate"


class Standing(StrEnum):
    """Where a claim stands, derived from all its reviews; never stored."""

    SUGGESTED = "suggested"
    AWAITING_SECOND = "awaiting_second"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    DISPUTED = "disputed"
    DEPRECATED = "deprecated"


@dataclass(frozen=True, slots=True)
class Review:
    """claim: id; decision; by: the reviewer's name; at: aware time; reason: never empty.
    correction: for `correct`, the id of the claim that says it right; else "".
    """

    claim: str
    decision: Decision
    by: str
    at: datetime
    reason: str
    correction: str = ""

    @property
    def id(self) -> str:
        return content_id(
            "review", self.claim, self.decision, self.by, self.at.isoformat(), self.reason,
            self.correction,
        )  # fmt: skip
