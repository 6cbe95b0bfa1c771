"""Samples to review: where they look, and how well they tell the number of same pairs."""

import numpy as np
import pytest
from tests.link.pairs_with_truth import Known, two_lists

from onrecord.errors import BadSettings
from onrecord.link.judging.sample import Count, ToReview, band_of, estimated_same, review_sample
from onrecord.record.linkage import ScoredPair

RNG = np.random.default_rng


def judged(known: Known, size: int, seed: int) -> list[tuple[ToReview, bool]]:
    same = dict(zip(((p.first, p.second) for p in known.pairs), known.same, strict=True))
    chosen = review_sample(known.pairs, size, RNG(seed))
    return [(each, same[each.pair.first, each.pair.second]) for each in chosen]


def test_weights_say_of_how_many_pairs_each_is_one() -> None:
    known = two_lists(RNG(1), 2_000)
    chosen = review_sample(known.pairs, 100, RNG(2))
    assert len(chosen) == 100 == len({(c.pair.first, c.pair.second) for c in chosen})
    bands = {band_of(p.probability) for p in known.pairs}
    assert {c.band for c in chosen} == bands
    assert sum(c.weight for c in chosen) == pytest.approx(2_000)
    assert sum(c.twice for c in chosen) == 20


def test_it_looks_where_errors_are_likely_and_never_at_vetoed_pairs() -> None:
    sure = [ScoredPair(f"A{i}", f"B{i}", 0.9999, 13.0) for i in range(1_000)]
    unsure = [ScoredPair(f"C{i}", f"D{i}", 0.6, 0.6) for i in range(100)]
    never = [ScoredPair(f"E{i}", f"F{i}", 0.6, 0.6, vetoes=("no",)) for i in range(100)]
    chosen = review_sample([*sure, *unsure, *never], 60, RNG(3))
    share = sum(c.pair.first.startswith("C") for c in chosen) / len(chosen)
    assert 0.3 < share < 0.7
    assert not any(c.pair.first.startswith("E") for c in chosen)


def test_a_small_list_of_pairs_is_reviewed_whole() -> None:
    known = two_lists(RNG(4), 30)
    assert len(review_sample(known.pairs, 500, RNG(4))) == 30


def test_no_pair_to_review_is_an_error() -> None:
    with pytest.raises(BadSettings, match="0 pairs to review"):
        review_sample([], 0, RNG(5))


def test_when_everything_is_reviewed_the_count_is_known() -> None:
    known = two_lists(RNG(6), 40)
    count = estimated_same(known.pairs, judged(known, 40, 6))
    assert count == Count(sum(known.same), sum(known.same), sum(known.same), 0.95)


@pytest.mark.parametrize(("slope", "shift"), [(1.0, 0.0), (1.5, 0.5), (0.7, -0.5)])
def test_the_interval_holds_the_number_of_same_pairs_about_as_often_as_it_says(
    slope: float, shift: float
) -> None:
    held, widths = 0, []
    for seed in range(200):
        known = two_lists(RNG(seed), 1_000, slope=slope, shift=shift)
        count = estimated_same(known.pairs, judged(known, 120, seed))
        held += count.low <= sum(known.same) <= count.high
        widths.append(count.high - count.low)
    assert held >= 176
    assert float(np.mean(widths)) < 70
