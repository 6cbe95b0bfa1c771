"""What to review first: the pairs whose verdict would teach, or change, most."""

from onrecord.record.linkage import Linkage, ScoredPair

DOUBTLESS = 0.02
"""So near to 0 or 1 a probability is no doubt that is worth the word."""


def first_to_review(
    found: Linkage, count: int, *, threshold: float = 0.5
) -> list[tuple[ScoredPair, str]]:
    """At most `count` pairs, the most doubtful first, with why each is worth a person's time.

    A pair is doubtful by p(1 - p): what a verdict would settle on average.
    """
    ranked = sorted(
        found.pairs, key=lambda p: (-p.probability * (1 - p.probability), p.first, p.second)
    )
    return [(pair, _why(pair, threshold)) for pair in ranked[:count]]


def _why(pair: ScoredPair, threshold: float) -> str:
    if pair.relation != "":
        return "looks like relatives, and may be one person all the same"
    doubt = ", with doubt" if DOUBTLESS < pair.probability < 1 - DOUBTLESS else ""
    what = "one person" if pair.probability >= threshold else "two people"
    return f"taken to be {what}{doubt}"
