"""What to review first: the pairs whose verdict would teach, or change, most."""

from collections.abc import Callable, Sequence

import numpy as np

from onrecord.link.judging.sample import BANDS, ToReview, review_sample
from onrecord.plural import counted
from onrecord.record.linkage import Linkage, ScoredPair

DOUBTLESS = 0.02
"""So near to 0 or 1 a probability is no doubt that is worth the word."""

SPREAD = 60
"""Pairs of a review that are spread over all probabilities, before it turns to the doubtful ones:
some more than the 50 from which calibration is usable (docs/linkage-error.md)."""

ENOUGH = (50, 150)
"""From so many reviewed pairs on probabilities are put right; beyond, little is gained (ibid.)."""

SEED = 1992
"""The same pairs give the same sample, so that a review that was broken off goes on."""


def _no_entry(_entry: str) -> bool:
    return False


def first_to_review(
    found: Linkage,
    count: int,
    *,
    threshold: float = 0.5,
    is_new: Callable[[str], bool] = _no_entry,
) -> list[tuple[ScoredPair, str]]:
    """At most `count` pairs, the most doubtful first, with why each is worth a person's time.

    A pair is doubtful by p(1 - p): what a verdict would settle on average. is_new: whether an entry
    is of a list that was added; its pairs come before those of lists that were linked before.
    """

    def rank(pair: ScoredPair) -> tuple[bool, float, str, str]:
        new = is_new(pair.first) or is_new(pair.second)
        return not new, -pair.probability * (1 - pair.probability), pair.first, pair.second

    ranked = sorted(found.pairs, key=rank)
    return [(pair, _why(pair, threshold)) for pair in ranked[:count]]


def _why(pair: ScoredPair, threshold: float) -> str:
    if pair.relation != "":
        return "looks like relatives, and may be one person all the same"
    doubt = ", with doubt" if DOUBTLESS < pair.probability < 1 - DOUBTLESS else ""
    what = "one person" if pair.probability >= threshold else "two people"
    return f"taken to be {what}{doubt}"


def spread(pairs: Sequence[ScoredPair], size: int = SPREAD) -> list[tuple[ScoredPair, str]]:
    """At most `size` pairs over all probabilities, most where errors are likely, and why each.

    Any beginning of them is spread too. The order of `pairs` does not matter.
    """
    ordered = sorted(pairs, key=lambda p: (p.first, p.second))
    chosen = review_sample(ordered, size, np.random.default_rng(SEED))
    return [(one.pair, _stands_for(one)) for one in chosen]


def _stands_for(one: ToReview) -> str:
    low, high = BANDS[one.band], BANDS[one.band + 1]
    whose = f"of probability {low:g} to {high:g}"
    if round(one.weight) <= 1:
        return f"it belongs to the sample that shows how far probabilities are right: {whose}"
    others = counted(round(one.weight), "pair")
    return f"it stands for about {others} {whose}, and shows how many of them are one person"


def progress(reviewed: int, pairs: int) -> str:
    """How far a review has come: reviewed pairs, of `pairs` in all, and how many are enough."""
    few, many = ENOUGH
    said = f"{counted(reviewed, 'pair')} reviewed so far"
    if pairs <= few:
        return f"{said} of {pairs:,}"
    if reviewed < few:
        return f"{said}; {few} to {many} are enough to put the probabilities right"
    if reviewed < many:
        return f"{said}: enough to put the probabilities right; up to {many} help"
    return f"{said}: enough; more words settle single pairs"
