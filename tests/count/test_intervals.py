"""What reported quantities leave possible."""

import pytest

from onrecord.count.intervals import Interval, allowed, apart
from onrecord.quantity import Quantity

TABLE = [
    (Quantity(613, 613, "exact"), Interval(613, 613)),
    (Quantity(161, None, "at_least"), Interval(161, None)),
    (Quantity(200, None, "more_than"), Interval(201, None)),
    (Quantity(None, 200, "up_to"), Interval(0, 200)),
    (Quantity(None, 200, "fewer_than"), Interval(0, 199)),
    (Quantity(None, 0, "fewer_than"), Interval(0, 0)),
    (Quantity(500, 1000, "between"), Interval(500, 1000)),
    (Quantity(800, 800, "about"), Interval(0, None)),
    (Quantity(None, None, "vague"), Interval(0, None)),
]


@pytest.mark.parametrize(("said", "expected"), TABLE)
def test_each_qualifier_has_its_ends(said: Quantity, expected: Interval) -> None:
    assert allowed(said) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Interval(613, 613), Interval(485, 485), True),
        (Interval(1000, None), Interval(613, 613), True),
        (Interval(0, 200), Interval(613, 613), True),
        (Interval(161, None), Interval(613, 613), False),
        (Interval(500, 1000), Interval(613, 613), False),
        (Interval(0, None), Interval(613, 613), False),
    ],
)
def test_intervals_without_a_common_number_are_apart(
    one: Interval, other: Interval, expected: bool
) -> None:
    assert apart(one, other) is expected
    assert apart(other, one) is expected
