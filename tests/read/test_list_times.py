"""Times of a row that cannot all be right are told; what may be right is left alone."""

from datetime import date

import pytest

from onrecord.dates import Date, parse_date
from onrecord.read.list_times import until, wrong_times
from onrecord.record.age import Age
from onrecord.record.listing import EntryReading
from onrecord.record.personal_name import PersonalName

TODAY = date(2026, 3, 1)


def when(written: str | None) -> Date | None:
    return None if written is None else parse_date(written)


@pytest.mark.parametrize(
    ("birth", "event", "age", "edition", "told"),
    [
        ("1962", "1992-02-26", 30, "1992", []),
        ("1962-03-01", "1992-02-26", 29, None, []),
        ("1962", "1992", 31, None, []),
        ("1990", "1992", 30, None,
         ["age 30, but born '1990' they were 1 to 2 at the time of '1992'"]),
        ("1990", "2050-01-01", None, None, ["event_date '2050-01-01' is after today"]),
        ("1990", "1993-01-01", None, "1992",
         ["event_date '1993-01-01' is after the edition of 1992"]),
        ("2050", None, None, None, ["birth '2050' is after today"]),
        ("1990", "1992-12-31", None, "1992", []),
        (None, "2026-03-01", 30, None, []),
        ("1990", "1989", 3, None, []),
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_told(
    birth: str | None, event: str | None, age: int | None, edition: str | None, told: list[str]
) -> None:
    row = EntryReading(
        entry="1", list="x", name=PersonalName("A"), age=None if age is None else Age(age, age),
        birth=when(birth), event_date=when(event),
    )  # fmt: skip
    assert list(wrong_times(row, until(when(edition), TODAY))) == told
