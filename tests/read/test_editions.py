"""Rows of two editions of one list: which are the same, and what changed."""

import random

import pytest

from onrecord.read.editions import (
    Altered,
    Difference,
    Row,
    difference,
    other_people,
    renamed,
    same_rows,
)


def rows(*lines: str, columns: str = "id name place") -> list[Row]:
    """Rows written as words; "-" is an empty cell; the first row of people is row 2."""
    names = columns.split()
    made = []
    for number, line in enumerate(lines, start=2):
        cells = ["" if word == "-" else word for word in line.split()]
        given = dict(zip(names, cells, strict=True))
        made.append(Row(number, given, given.get("id", "")))
    return made


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        (["1 A X", "2 B X"], ["2 B X", "1 A X"], {0: 1, 1: 0}),
        (["1 A X", "2 B X"], ["1 A Y", "3 C X"], {0: 0}),
        (["1 A X", "1 B X"], ["1 A X", "1 C X"], {0: 0, 1: 1}),
        (["1 A X", "1 B X"], ["1 C X", "1 D X"], {}),
        (["1 A X", "2 B X", "3 C X"], ["1 A X", "2 N X", "3 B X", "4 C X"], {0: 0, 2: 1, 3: 2}),
        (["1 - X"], ["2 - X"], {}),
        (["- A X", "- A X", "- B X"], ["- A X", "- A X", "- A X"], {0: 0, 1: 1}),
        (["- A X"], ["- A Y"], {}),
        ([], ["1 A X"], {}),
    ],
)
def test_a_row_is_the_same_when_it_is_equal_or_has_the_same_own_id(
    before: list[str], after: list[str], same: dict[int, int]
) -> None:
    assert same_rows(rows(*before), rows(*after)) == same


def test_rows_are_found_again_though_a_column_is_new() -> None:
    before = rows("- A X", "- B Y")
    after = rows("- B Y 30", "- A X -", columns="id name place age")
    assert same_rows(before, after) == {0: 1, 1: 0}


def test_with_too_few_columns_in_common_only_own_ids_count() -> None:
    before = rows("1 A F", "2 B F", columns="id name sex")
    after = rows("2 F Y", "9 F Y", columns="id sex district")
    assert same_rows(before, after) == {0: 1}


def test_what_changed_is_told_by_column_and_row() -> None:
    before = rows("1 A X", "2 B X", "3 C X")
    after = rows("1 A X 3", "3 Cc X 4", "4 D X 5", columns="id name place age")
    assert difference(before, after) == Difference(
        ("age",), (), (4,), (3,), (Altered(4, 3, {"name": ("C", "Cc")}),)
    )
    assert difference(before, before) == Difference((), (), (), (), ())


def test_shuffling_a_large_edition_changes_nothing() -> None:
    before = rows(*(f"{n} N{n % 50} P{n % 7}" for n in range(2_000)))
    after = random.Random(5).sample(before, len(before))
    same = same_rows(before, after)
    assert all(after[new] is before[old] for new, old in same.items())
    assert len(same) == len(before)


ROLES = {"id": "id", "name": "name", "sex": "sex", "age": "age", "place": "place"}


def people(*lines: str) -> list[Row]:
    made = rows(*lines, columns="id name sex age place status")
    return [Row(one.number, one.cells, one.own, ROLES) for one in made]


def test_a_renumbered_edition_gives_nobody_the_row_of_somebody_else() -> None:
    before = people(
        "1 Hadzic,Amir M 34 Mill killed", "2 Basic,Nermin M 51 Mill killed",
        "3 Kovacevic,Selma F 19 New killed", "4 Delic,Hasan M 60 New killed",
    )  # fmt: skip
    after = people(
        "1 Hadzic,Amir M 34 Mill killed", "2 Kovačević,Selma F 19 New missing",
        "3 Delic,Hasan M 60 New killed",
    )  # fmt: skip
    same = same_rows(before, after)
    assert same == {0: 0, 1: 2, 2: 3}
    assert renamed(before, after, {1: 1}) == [(1, 1, "Basic,Nermin", "Kovačević,Selma")]
    assert renamed(before, after, same) == []


def test_an_id_beside_another_name_is_of_somebody_else() -> None:
    before = people("1 Hadzic,Amir M 34 Mill killed", "2 Basic,Nermin M 51 Mill killed")
    after = people("1 Hadzic,Amir M 35 Mill killed", "2 Kovačević,Selma F 19 New missing")
    same = same_rows(before, after)
    assert same == {0: 0}
    assert other_people(before, after, same) == [1]
    found = difference(before, after)
    assert (found.added, found.removed) == ((3,), (3,))


def test_who_nobody_named_may_get_a_name() -> None:
    before = people("1 unknown M 34 Mill killed", "2 Basic,Nermin M 51 Mill killed")
    after = people("1 Hadzic,Amir M 35 Mill killed", "2 Basic,Nermin M 51 Mill killed")
    named = people("1 Hadzic,Amir M 34 New killed", "2 Basic,Nermin M 51 Mill killed")
    assert same_rows(before, after, lambda name: name == "unknown") == {1: 1}
    assert same_rows(before, named, lambda name: name == "unknown") == {0: 0, 1: 1}
