"""Which pairs a review begins with, why each, and when there are enough."""

import pytest

from onrecord.link.judging.review_order import SPREAD, first_to_review, progress, spread
from onrecord.record.linkage import Linkage, ScoredPair


@pytest.mark.parametrize(
    ("probability", "why"),
    [
        (0.6, "taken to be one person, with doubt"),
        (0.3, "taken to be two people, with doubt"),
        (0.999, "taken to be one person"),
        (0.001, "taken to be two people"),
    ],
)
def test_doubt_is_told_where_there_is_some(probability: float, why: str) -> None:
    pair = ScoredPair("a", "b", probability, 0.0, "", (), ())
    assert first_to_review(Linkage((pair,), (), {}, {}), 1) == [(pair, why)]


def test_pairs_of_a_list_that_was_added_come_first() -> None:
    old, sure, doubtful = (
        ScoredPair(*ends, p, 0.0)
        for ends, p in ((("a1", "b1"), 0.5), (("b1", "n1"), 0.9), (("a1", "n1"), 0.6))
    )
    found = Linkage((old, sure, doubtful), (), {}, {})
    chosen = first_to_review(found, 3, is_new=lambda entry: entry.startswith("n"))
    assert [pair for pair, _ in chosen] == [doubtful, sure, old]


def test_a_review_begins_with_pairs_spread_over_all_probabilities() -> None:
    pairs = [ScoredPair(f"a{n:04}", "b", n / 1_000, 0.0) for n in range(1_000)]
    chosen = spread(pairs)
    assert len(chosen) == SPREAD
    assert chosen == spread(list(reversed(pairs)))
    first = [pair.probability for pair, _ in chosen[:30]]
    for low, high in ((0, 0.1), (0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1)):
        assert any(low <= probability < high for probability in first)
    whys = [why for _, why in chosen]
    assert all(why.startswith(("it stands for about ", "it belongs to the sample")) for why in whys)


@pytest.mark.parametrize(
    ("reviewed", "pairs", "said"),
    [
        (1, 30, "1 pair reviewed so far of 30"),
        (49, 900, "49 pairs reviewed so far; 50 to 150 are enough to put the probabilities right"),
        (
            50,
            900,
            "50 pairs reviewed so far: enough to put the probabilities right; up to 150 help",
        ),
        (150, 900, "150 pairs reviewed so far: enough; more words settle single pairs"),
    ],
)
def test_it_is_told_when_enough_are_reviewed(reviewed: int, pairs: int, said: str) -> None:
    assert progress(reviewed, pairs) == said
