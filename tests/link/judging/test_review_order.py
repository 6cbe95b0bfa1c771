"""Why a pair is worth a look: doubt is only spoken of where there is some."""

import pytest

from onrecord.link.judging.review_order import first_to_review
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
