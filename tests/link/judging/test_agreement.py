"""Cohen's kappa: known answers, its interval against simulation, and where there is none."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.judging.agreement import Agreement, NoAgreement, cohens_kappa

Judged = list[tuple[str, str]]


def table(same: int, first_only: int, second_only: int, different: int) -> Judged:
    return (
        [("same", "same")] * same
        + [("same", "different")] * first_only
        + [("different", "same")] * second_only
        + [("different", "different")] * different
    )


KNOWN = [
    # Worked in many textbooks: 20, 5, 10, 15 of 50; the interval is the one psych::cohen.kappa of
    # R prints for it.
    (table(20, 5, 10, 15), 0.400, 0.15, 0.65),
    # Equal agreement, unequal marginals (45, 15, 25, 15 and 25, 35, 5, 35 of 100).
    (table(45, 15, 25, 15), 0.1304, None, None),
    (table(25, 35, 5, 35), 0.2593, None, None),
    (table(0, 10, 10, 0), -1.0, -1.0, -1.0),
]


@pytest.mark.parametrize(("judged", "kappa", "low", "high"), KNOWN)
def test_known_answers(judged: Judged, kappa: float, low: float | None, high: float | None) -> None:
    found = cohens_kappa(judged)
    assert isinstance(found, Agreement)
    assert found.kappa == pytest.approx(kappa, abs=5e-5)
    if low is not None and high is not None:
        assert (found.low, found.high) == pytest.approx((low, high), abs=5e-3)


def test_the_interval_covers_the_kappa_of_the_population_about_95_times_in_100() -> None:
    rng = np.random.default_rng(1)
    shares = np.array([0.35, 0.1, 0.05, 0.5])
    first, second = shares[0] + shares[1], shares[0] + shares[2]
    chance = first * second + (1 - first) * (1 - second)
    true = (shares[0] + shares[3] - chance) / (1 - chance)
    held = 0
    for counts in rng.multinomial(200, shares, size=1000):
        found = cohens_kappa(table(*(int(n) for n in counts)))
        assert isinstance(found, Agreement)
        held += found.low <= true <= found.high
    assert 930 <= held <= 970


def test_full_agreement_on_few_pairs_still_has_an_interval() -> None:
    few, many = cohens_kappa(table(5, 0, 0, 5)), cohens_kappa(table(500, 0, 0, 500))
    assert isinstance(few, Agreement)
    assert isinstance(many, Agreement)
    assert few.kappa == many.kappa == few.high == 1
    assert few.low == pytest.approx(1 - 2 * (1 - 0.05**0.1))
    assert few.low < many.low < 1


@pytest.mark.parametrize(
    ("judged", "words"),
    [
        ([], "0 pairs were judged by both"),
        ([("same", "same")], "1 pair was judged by both"),
        ([("same", "same")] * 40, "both said 'same' of all 40 pairs"),
    ],
)
def test_where_kappa_is_not_defined_it_is_refused(judged: Judged, words: str) -> None:
    found = cohens_kappa(judged)
    assert isinstance(found, NoAgreement)
    assert words in found.reason
    assert found.pairs == len(judged)


WORDS = st.sampled_from(["same", "different", "relative", "unsure"])


@given(st.lists(st.tuples(WORDS, WORDS), min_size=2, max_size=60))
def test_it_does_not_matter_who_is_first_and_it_lies_in_its_interval(judged: Judged) -> None:
    found = cohens_kappa(judged)
    turned = cohens_kappa([(second, first) for first, second in judged])
    if isinstance(found, NoAgreement):
        assert turned == found
        return
    assert isinstance(turned, Agreement)
    assert (turned.kappa, turned.low, turned.high) == pytest.approx(
        (found.kappa, found.low, found.high)
    )
    assert -1 <= found.low <= found.kappa <= found.high <= 1
