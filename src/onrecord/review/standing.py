"""Where a claim stands, computed from the whole history of its reviews."""

from collections.abc import Sequence

from onrecord.alike import plain_name
from onrecord.errors import BadReview
from onrecord.record import Decision, Review, Standing
from onrecord.text import hidden_fault

OF_DECISION = {
    Decision.ACCEPT: Standing.ACCEPTED,
    Decision.CORRECT: Standing.CORRECTED,
    Decision.REJECT: Standing.REJECTED,
    Decision.DEFER: Standing.DEFERRED,
    Decision.DEPRECATE: Standing.DEPRECATED,
}


def standing(reviews: Sequence[Review], *, two_person: bool = False) -> Standing:
    """The standing that `reviews`, oldest first, give a claim.

    One person: the last review decides. Two persons: each reviewer's last word counts; one accept
    awaits a second, two accept, and unlike words (deferring apart) are a dispute that stays shown.
    Deprecating an accepted claim takes effect at once in both modes: it withdraws, it adds nothing.
    """
    if len(reviews) == 0:
        return Standing.SUGGESTED
    if not two_person or reviews[-1].decision is Decision.DEPRECATE:
        return OF_DECISION[reviews[-1].decision]
    last_words = {plain_name(review.by): review.decision for review in reviews}
    words = {decision for decision in last_words.values() if decision is not Decision.DEFER}
    if len(words) == 0:
        return Standing.DEFERRED
    if len(words) > 1:
        return Standing.DISPUTED
    (word,) = words
    agreeing = sum(1 for decision in last_words.values() if decision is word)
    return OF_DECISION[word] if agreeing >= 2 else Standing.AWAITING_SECOND


def may_decide(
    by: str,
    decision: Decision,
    reason: str,
    *,
    made_by: str,
    reviews: Sequence[Review],
    two_person: bool = False,
) -> None:
    """Raise BadReview, with every reason, unless `by` may take this decision now.

    made_by: who made the claim, when a person did; "" for a rule's suggestion.
    """
    typed = (hidden_fault(by, "--by"), hidden_fault(reason, "--reason"))
    faults = [fault for fault in typed if fault is not None]
    if plain_name(by) == "":
        faults.append("a decision needs a name: --by NAME")
    if reason.strip() == "":
        faults.append("a decision needs a reason: --reason TEXT")
    if decision is Decision.DEPRECATE and standing(reviews, two_person=two_person) not in (
        Standing.ACCEPTED,
        Standing.CORRECTED,
    ):
        faults.append("only an accepted claim is deprecated; a suggestion is rejected")
    if two_person and _same(by, made_by):
        faults.append(f"{by} made this claim; in two-person mode somebody else decides on it")
    if two_person and any(_same(by, review.by) for review in reviews):
        faults.append(f"{by} has decided on this claim; in two-person mode somebody else is next")
    if faults:
        raise BadReview("; ".join(faults))


def _same(one: str, other: str) -> bool:
    return plain_name(one) != "" and plain_name(one) == plain_name(other)
