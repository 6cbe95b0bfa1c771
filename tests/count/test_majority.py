"""Bounds of a union of parts, and whether "mostly" follows from them."""

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.count.intervals import Interval
from onrecord.count.majority import (
    Verdict,
    majority,
    outside_bounds,
    overlap_bounds,
    reach,
    subset_bounds,
    verdict,
    worded,
)
from onrecord.quantity import Quantity


def exactly(number: int) -> Quantity:
    return Quantity(number, number, "exact")


BOUNDS = [
    # the op-ed: 613, women 106, children 63, elderly 70
    (exactly(613), (exactly(106), exactly(63)), Interval(106, 169)),
    (exactly(613), (exactly(106), exactly(63), exactly(70)), Interval(106, 239)),
    (exactly(150), (exactly(106), exactly(63)), Interval(106, 150)),
    (Quantity(600, None, "at_least"), (exactly(106), exactly(63)), Interval(106, 169)),
    (exactly(613), (Quantity(106, None, "at_least"), exactly(63)), Interval(106, 613)),
    (exactly(613), (Quantity(None, 106, "up_to"), exactly(63)), Interval(63, 169)),
    (exactly(613), (Quantity(50, 60, "between"), exactly(63)), Interval(63, 123)),
    (exactly(613), (Quantity(100, 100, "about"), exactly(63)), Interval(63, 613)),
    (Quantity(600, 600, "about"), (Quantity(100, 100, "about"),), Interval(0, None)),
    (exactly(613), (), Interval(0, 0)),
]


@pytest.mark.parametrize(("whole", "parts", "expected"), BOUNDS)
def test_bounds_of_parts_together(
    whole: Quantity, parts: tuple[Quantity, ...], expected: Interval
) -> None:
    assert subset_bounds(whole, parts) == expected


@given(st.integers(1, 7), st.lists(st.integers(0, 7), min_size=1, max_size=2))
def test_bounds_are_exactly_the_sizes_a_union_can_have(whole: int, sizes: list[int]) -> None:
    assume(all(size <= whole for size in sizes))
    people = range(whole)
    choices = [list(itertools.combinations(people, size)) for size in sizes]
    unions = {len(set().union(*sets)) for sets in itertools.product(*choices)}
    bounds = subset_bounds(exactly(whole), [exactly(size) for size in sizes])
    assert bounds == Interval(min(unions), max(unions))
    outside = outside_bounds(exactly(whole), bounds)
    assert outside == Interval(whole - max(unions), whole - min(unions))


@given(st.integers(1, 7), st.integers(0, 7), st.integers(0, 7))
def test_overlap_bounds_are_exactly_the_sizes_an_intersection_can_have(
    whole: int, one: int, other: int
) -> None:
    assume(one <= whole and other <= whole)
    firsts = itertools.combinations(range(whole), one)
    seconds = list(itertools.combinations(range(whole), other))
    common = {len(set(a) & set(b)) for a in firsts for b in seconds}
    found = overlap_bounds(exactly(whole), exactly(one), exactly(other))
    assert found == Interval(min(common), max(common))


def test_parts_without_a_common_member_are_added() -> None:
    # statements.jsonl F007: 130 male and 51 female of 181
    parts = (exactly(130), exactly(51))
    assert subset_bounds(exactly(181), parts, apart=[(0, 1)]) == Interval(181, 181)


VERDICTS = [
    (exactly(613), Interval(307, 400), Verdict.FOLLOWS),
    (exactly(613), Interval(306, 400), Verdict.DOES_NOT_FOLLOW),
    (exactly(613), Interval(106, 169), Verdict.CONTRADICTED),
    (exactly(612), Interval(100, 306), Verdict.CONTRADICTED),
    (exactly(613), Interval(0, 613), Verdict.CANNOT_BE_SAID),
    (Quantity(600, None, "at_least"), Interval(106, 169), Verdict.CONTRADICTED),
    (Quantity(600, None, "at_least"), Interval(400, 500), Verdict.CANNOT_BE_SAID),
    (Quantity(None, 200, "up_to"), Interval(150, 200), Verdict.FOLLOWS),
    (Quantity(600, 600, "about"), Interval(500, 500), Verdict.CANNOT_BE_SAID),
    (Quantity(None, None, "vague"), Interval(0, None), Verdict.CANNOT_BE_SAID),
]


@pytest.mark.parametrize(("whole", "inside", "expected"), VERDICTS)
def test_more_than_half_follows_does_not_or_is_contradicted(
    whole: Quantity, inside: Interval, expected: Verdict
) -> None:
    assert verdict(whole, inside) is expected


def test_the_conclusion_is_a_sentence_for_each_verdict() -> None:
    said = {
        found: worded(exactly(whole), inside, who="women and children", of=str(whole)).sentence
        for found, whole, inside in (
            (Verdict.CONTRADICTED, 613, Interval(106, 169)),
            (Verdict.DOES_NOT_FOLLOW, 200, Interval(90, 169)),
            (Verdict.FOLLOWS, 200, Interval(106, 169)),
            (Verdict.CANNOT_BE_SAID, 200, Interval(0, 200)),
        )
    }
    assert said == {
        Verdict.CONTRADICTED: (
            'women and children are 106 to 169 of 613, so "mostly women and children" does not '
            "follow: even 169 of 613 is not more than half, and these numbers contradict it"
        ),
        Verdict.DOES_NOT_FOLLOW: (
            'women and children are 90 to 169 of 200, so "mostly women and children" does not '
            "follow, and these numbers do not exclude it"
        ),
        Verdict.FOLLOWS: (
            'women and children are 106 to 169 of 200, so "mostly women and children" follows: '
            "even 106 of 200 is more than half"
        ),
        Verdict.CANNOT_BE_SAID: (
            'women and children are 0 to 200 of 200, so whether "mostly women and children" '
            "follows cannot be said"
        ),
    }


def test_majority_of_bare_quantities() -> None:
    found = majority(exactly(613), [exactly(106), exactly(63)])
    assert (found.verdict, found.low, found.high) == ("is contradicted", 106, 169)


def test_reach_names_one_number_once() -> None:
    assert reach(Interval(181, 181)) == "181"
