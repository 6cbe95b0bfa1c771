"""Rows under one id are of one person where the names are, or nearly everything else is."""

import pytest

from onrecord.read.row_people import Whom, alike, same_people, same_under_id


def whom(name: str, sex: str = "", age: str = "", place: str = "") -> Whom:
    return Whom(name, {"sex": sex, "age": age, "place": place})


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("Muhammed Ali", "Mohamad Ali", True),
        ("Hadzic Amir", "Амир Хаджич", True),
        ("Амир", "Amir Hadzic", True),
        ("Amir Hadzic", "Tarik Hadzic", False),
        ("Nermin Basic", "Selma Kovacevic", False),
        ("", "Amir", False),
    ],
)
def test_names_are_alike_when_every_word_of_the_shorter_is(
    one: str, other: str, together: bool
) -> None:
    assert alike(one, other) is alike(other, one) is together


@pytest.mark.parametrize(
    ("before", "after", "renumbered", "same"),
    [
        (whom("Nermin Basic", "male", "51"), whom("Selma Kovacevic", "female", "19"), False, False),
        (whom("Nermin Basic"), whom("Selma Kovacevic"), False, False),
        (whom("Amir Hadzic", "male", "34"), whom("Tarik Hadzic", "male", "22"), False, False),
        (whom("Ana Holm", "female", "34"), whom("Ana Reed", "female", "34"), False, True),
        (
            whom("Ana Holm", "female", "34", "A"),
            whom("Eva Reed", "female", "34", "B"),
            False,
            False,
        ),
        (whom("Ana Holm", "female", "34"), whom("Ana Holm", "female", "60"), True, True),
        (whom("Ana Holm", "female", "34"), whom("Anna Holm", "female", "35"), False, True),
        (whom("Ana Holm", "female", "34"), whom("Anna Holm", "female", "35"), True, False),
        (whom("", "male", "40"), whom("Dan Reed", "male", "40"), True, True),
        (whom("", "male"), whom("Dan Reed", "male"), False, True),
        (whom("", "male"), whom("Dan Reed", "male"), True, False),
        (whom("", "male"), whom("Ana Holm", "female"), False, False),
    ],
)
def test_an_id_alone_is_no_evidence_where_the_name_is_another_one(
    before: Whom, after: Whom, renumbered: bool, same: bool
) -> None:
    assert same_under_id(before, after, renumbered=renumbered) is same


def test_a_name_spelt_alike_counts_where_it_can_be_one_row_only() -> None:
    before = {0: whom("Selma Holm", "female", "19"), 1: whom("Ana Holm", "female", "19")}
    assert same_people(before, {7: whom("Selmah Holm", "female", "19")}) == {7: 0}
    twice = {7: whom("Selmah Holm", "female", "19"), 8: whom("Zelma Holm", "female", "19")}
    assert same_people(before, twice) == {}
    exact = {7: whom("Selmah Holm", "female", "19"), 8: whom("Holm, Selma", "female", "19")}
    assert same_people(before, exact) == {8: 0}


def test_a_name_alone_is_too_little_without_an_id() -> None:
    assert same_people({0: whom("Selma Holm", "female")}, {0: whom("Selma Holm", "female")}) == {}
