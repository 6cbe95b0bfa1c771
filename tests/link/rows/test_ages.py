"""Ages and dates as intervals."""

from datetime import date

import pytest

from onrecord.dates import parse_date
from onrecord.errors import BadDate
from onrecord.link.rows.ages import born, day_order, exact_day, month_first, read_when, span
from onrecord.record.age import Age


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("1992-02-26", "1992-02-26"),
        ("1992-02-26T00:00:00", "1992-02-26"),
        ("19920226", "1992-02-26"),
        ("26.02.1992", "1992-02-26"),
        ("26/2/92", "1992-02-26"),
        ("1992/2/26", "1992-02-26"),
        ("26 February 1992", "1992-02-26"),
        ("1958", "1958"),
        ("1958~", "1958~"),
        ("1957/1958", "1957/1958"),
        ("15.6.1992.", "1992-06-15"),
        ("15. 6. 1992.", "1992-06-15"),
        ("92-02-26", "1992-02-26"),
        ("٢٦/٢/١٩٩٢", "1992-02-26"),
        ("26 Feb. 1992", "1992-02-26"),
        ("26 Feb 92", "1992-02-26"),
    ],
)
def test_dates_as_lists_write_them(written: str, edtf: str) -> None:
    assert read_when(written).edtf == edtf


@pytest.mark.parametrize("written", ["19159411", "31.2.1990", "soon", "34", "1/2/12"])
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(BadDate):
        read_when(written)


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        (["1/2/1990"], None),
        (["1/2/1990", "13/2/1990"], False),
        (["2/13/1990"], True),
        (["1990-02-13"], None),
    ],
)
def test_a_column_tells_whether_the_month_comes_first(cells: list[str], first: bool | None) -> None:
    assert month_first(cells) is first


def test_an_age_is_a_year_of_births_before_the_date_it_was_true() -> None:
    found = born(None, Age(34, 34), parse_date("1992-02-26"), None)
    assert found is not None
    assert [date.fromordinal(day).isoformat() for day in found] == ["1957-02-27", "1958-02-26"]
    assert born(None, Age(34, 34), None, parse_date("1992-02-26")) == found


def test_an_age_of_several_years_is_as_many_years_of_births() -> None:
    found = born(None, Age(60, 120, "60+"), parse_date("1992-02-26"), None)
    assert found is not None
    assert [date.fromordinal(day).isoformat() for day in found] == ["1871-02-27", "1932-02-26"]


def test_a_birth_goes_before_an_age_and_an_age_without_a_date_says_nothing() -> None:
    birth = parse_date("1960")
    assert born(birth, Age(3, 3), parse_date("1992"), None) == span(birth)
    assert born(None, Age(34, 34), None, None) is None


def test_only_a_whole_date_is_an_exact_day() -> None:
    assert exact_day(parse_date("1992-02-26")) == "1992-02-26"
    assert [exact_day(parse_date(when)) for when in ("1992-02", "1992-02-26~")] == ["", ""]
    assert span(parse_date("../1992")) is None


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (["2012-06-04", "22/06/2012"], ""),
        (["04/04/2012"], ""),
        (["04/06/2012", "05/07/2012"],
         "2 cells such as '04/06/2012' read with the day first, nothing in the column tells the "
         "order"),
        (["04/06/2012", "06/22/2012"],
         "1 cell such as '04/06/2012' read with the month first, as '06/22/2012' has it"),
    ],
)  # fmt: skip
def test_cells_that_may_be_read_in_two_ways_say_how_they_were(cells: list[str], told: str) -> None:
    assert day_order(cells) == told
