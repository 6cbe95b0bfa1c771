"""Rows that are sums of a list are known by their word, beside numbers only."""

import pytest

from onrecord.read.totals import is_sum, sums, totals

ROLES = {"id": "id", "name": "name", "sex": "sex", "age": "age"}
HEADINGS = ("id", "name", "sex", "age")


@pytest.mark.parametrize(
    "cell",
    ["Total: 2", "ИТОГО: 59", "Всего 59 человек", "المجموع", "المجمـوع: ٥٩", "Ukupno", "Укупно 3",
     "Cəmi", "CƏMİ: 7", "Toplam", "Total | 3", "Ընդամենը", "Grand total", "Sub-total",
     "Total killed: 59", "- Total -"],
)  # fmt: skip
def test_a_word_for_a_sum_is_one_alone_or_with_a_number(cell: str) -> None:
    assert is_sum(cell)
    assert list(sums(HEADINGS, [("3", cell, "", "")], ROLES)) == [(0, cell)]


@pytest.mark.parametrize("cell", ["Amir", "Total, Amir", "Totalov", "Tottenham 3", "", "12"])
def test_a_name_is_no_sum(cell: str) -> None:
    assert not is_sum(cell)


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (("", "Total", "", "85"), "Total"),
        (("Total", "", "", "2"), "Total"),
        (("", "", "", "Total: 2"), "Total: 2"),
        (("3", "Total", "M", "34"), ""),
        (("Total", "Amir", "", "34"), ""),
        (("", "", "", ""), ""),
    ],
)
def test_a_person_may_be_called_like_a_sum(cells: tuple[str, ...], found: str) -> None:
    assert totals(dict(zip(HEADINGS, cells, strict=True)), ROLES) == found
    assert [cell for _, cell in sums(HEADINGS, [cells], ROLES)] == ([found] if found else [])
