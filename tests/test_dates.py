"""Dates keep their wording and mean a half-open range, never more than was said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates import find_dates, parse_date, read_date
from onrecord.errors import BadDate


@pytest.mark.parametrize(
    ("expression", "low", "high"),
    [
        ("1992", date(1992, 1, 1), date(1993, 1, 1)),
        ("1992-02", date(1992, 2, 1), date(1992, 3, 1)),
        ("1992-12", date(1992, 12, 1), date(1993, 1, 1)),
        ("1992-02-29", date(1992, 2, 29), date(1992, 3, 1)),
        ("1992-02-25/1992-02-26", date(1992, 2, 25), date(1992, 2, 27)),
        ("1992-02-25/..", date(1992, 2, 25), date.max),
        ("../1992-02", date.min, date(1992, 3, 1)),
        ("199X", date(1990, 1, 1), date(2000, 1, 1)),
        ("1992-21", date(1992, 3, 1), date(1992, 6, 1)),
        ("1992-24", date(1991, 12, 1), date(1993, 3, 1)),
        ("[1992-02-25,1992-02-26]", date(1992, 2, 25), date(1992, 2, 27)),
        ("[..1992-02-25]", date.min, date(1992, 2, 26)),
    ],
)
def test_expressions_mean_ranges(expression: str, low: date, high: date) -> None:
    parsed = parse_date(expression)
    assert (parsed.low, parsed.high) == (low, high)


@pytest.mark.parametrize(
    ("expression", "approximate", "uncertain"),
    [("1992~", True, False), ("1992?", False, True), ("1992-02%", True, True)],
)
def test_doubt_is_kept_beside_the_range(
    expression: str, approximate: bool, uncertain: bool
) -> None:
    parsed = parse_date(expression)
    assert (parsed.approximate, parsed.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    "expression",
    [" ", "abc", "1992-13", "1992-02-30", "2020/2019", "0000", "19920225", "26.02.1992"],
)
def test_what_is_no_date_is_refused_with_the_value(expression: str) -> None:
    with pytest.raises(BadDate, match=expression.strip().replace(".", r"\.")[:6] or "no date"):
        parse_date(expression)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On February 25-26, 1992", [("February 25-26, 1992", "1992-02-25/1992-02-26")]),
        ("the night of 25–26 February 1992", [("25–26 February 1992", "1992-02-25/1992-02-26")]),
        ("By late 1991, it had", [("By late 1991", "1991~")]),
        ("in January 2025, when", [("January 2025", "2025-01")]),
        ("winter 1992", [("winter 1992", "1992-24")]),
        ("in the early 1990s", [("1990s", "199X")]),
        ("(1992-1994)", [("1992-1994", "1992/1994")]),
        ("before February 1992", [("before February 1992", "../1992-02")]),
        ("since 1994", [("since 1994", "1994/..")]),
        ("in 2023 and 2024 respectively", [("2023", "2023")]),
        ("August 9 attack, 366th regiment, the 1948 Convention", []),
        ("31 February 1992", [("February 1992", "1992-02")]),
    ],
)  # fmt: skip
def test_dates_are_found_in_running_text(text: str, found: list[tuple[str, str]]) -> None:
    mentions = find_dates(text)
    assert [(text[m.start : m.end], m.date.edtf) for m in mentions] == found
    assert all(text[m.start : m.end] == m.date.written for m in mentions)


def test_a_whole_writing_is_read_and_half_of_one_is_not() -> None:
    assert read_date("26 February 1992").edtf == "1992-02-26"
    with pytest.raises(BadDate):
        read_date("26 February 1992 or so")


days = st.dates(date(1500, 1, 1), date(2090, 12, 31))


@given(days, st.integers(0, 400))
def test_an_interval_covers_its_days_and_no_other(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    parsed = parse_date(f"{start}/{end}")
    assert (parsed.low, parsed.high) == (start, end + timedelta(days=1))


@given(days)
def test_a_day_lies_in_its_month_and_its_year(day: date) -> None:
    one = parse_date(day.isoformat())
    for wider in (parse_date(day.isoformat()[:7]), parse_date(day.isoformat()[:4])):
        assert wider.low <= one.low < one.high <= wider.high
        assert wider.overlaps(one)
        assert one.overlaps(wider)


@given(days)
def test_a_written_day_is_found_again(day: date) -> None:
    for form in ("%d %B %Y", "%B %d, %Y"):
        (found,) = find_dates(f"It was on {day.strftime(form)}.")
        assert found.date.edtf == day.isoformat()
