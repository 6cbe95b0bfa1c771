"""Standing follows from the whole history of reviews, alone or in two-person mode."""

from datetime import UTC, datetime, timedelta

import pytest

from onrecord.errors import BadReview
from onrecord.record import Decision, Review, Standing
from onrecord.review.standing import may_decide, standing

START = datetime(2026, 1, 1, tzinfo=UTC)
A, B, C = "Ana", "Bo", "Cem"


def history(*steps: tuple[str, str]) -> tuple[Review, ...]:
    return tuple(
        Review("c", Decision(decision), by, START + timedelta(hours=n), "because")
        for n, (by, decision) in enumerate(steps)
    )


@pytest.mark.parametrize(
    ("steps", "alone", "together"),
    [
        ([], "suggested", "suggested"),
        ([(A, "accept")], "accepted", "awaiting_second"),
        ([(A, "accept"), (B, "accept")], "accepted", "accepted"),
        ([(A, "accept"), (B, "reject")], "rejected", "disputed"),
        ([(A, "reject")], "rejected", "awaiting_second"),
        ([(A, "defer")], "deferred", "deferred"),
        ([(A, "defer"), (B, "accept")], "accepted", "awaiting_second"),
        ([(A, "accept"), (B, "reject"), (C, "accept")], "accepted", "disputed"),
        ([(A, "accept"), (B, "accept"), (A, "deprecate")], "deprecated", "deprecated"),
        ([(A, "correct"), (B, "correct")], "corrected", "corrected"),
    ],
)
def test_standing_is_derived(steps: list[tuple[str, str]], alone: str, together: str) -> None:
    reviews = history(*steps)
    assert standing(reviews) == Standing(alone)
    assert standing(reviews, two_person=True) == Standing(together)


def test_two_spellings_of_one_name_are_one_person() -> None:
    reviews = history((A, "accept"), ("ana\u200b", "accept"))
    assert standing(reviews, two_person=True) is Standing.AWAITING_SECOND


@pytest.mark.parametrize(
    ("by", "decision", "reason", "made_by", "steps", "two", "fault"),
    [
        ("", "accept", "r", "", [], False, "needs a name"),
        (A, "accept", " ", "", [], False, "needs a reason"),
        (A, "deprecate", "r", "", [], False, "only an accepted claim is deprecated"),
        (A, "accept", "r", "ana", [], True, "made this claim"),
        (A, "accept", "r", "", [(A, "accept")], True, "has decided on this claim"),
        ("\u200b\u2060", "accept", "r", "", [], False, "needs a name"),
        (" A\u200bNA ", "accept", "r", A, [], True, "made this claim"),
        ("Jose\u0301", "accept", "r", "", [("Jos\u00e9", "accept")], True, "has decided on"),
        ("\uff21\uff4e\uff41", "accept", "r", A, [], True, "made this claim"),
        ("Bo\u00a0Li", "accept", "r", "", [("bo  li", "defer")], True, "has decided on"),
    ],
)
def test_decisions_that_may_not_be_taken(
    by: str,
    decision: str,
    reason: str,
    made_by: str,
    steps: list[tuple[str, str]],
    two: bool,
    fault: str,
) -> None:
    with pytest.raises(BadReview, match=fault):
        may_decide(
            by, Decision(decision), reason, made_by=made_by, reviews=history(*steps), two_person=two
        )


def test_alone_one_may_decide_on_ones_own_claim_and_again() -> None:
    may_decide(A, Decision.ACCEPT, "r", made_by=A, reviews=history((A, "reject")))
