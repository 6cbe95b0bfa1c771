"""The three kinds of number never mix."""

import pytest

from onrecord.quantity import Quantity
from onrecord.record.tally import Tally


def test_tallies_of_the_same_thing_by_the_same_rule_add_up() -> None:
    assert Tally(2, "names", "one a row") + Tally(3, "names", "one a row") == Tally(
        5, "names", "one a row"
    )


@pytest.mark.parametrize(
    "other",
    [Quantity(1, 1, "exact"), 1, Tally(1, "bodies", "one a row"), Tally(1, "names", "other")],
)
def test_adding_another_kind_of_number_is_a_type_error(other: object) -> None:
    with pytest.raises(TypeError):
        Tally(2, "names", "one a row") + other  # type: ignore[operator]
