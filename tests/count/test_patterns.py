"""People and lists as counts: who counts, on which list, in which stratum."""

import pytest

from onrecord.count.documented import documented, on_lists
from onrecord.count.patterns import STRATA, Told, as_csv, inclusion, overlaps, row_stratum
from onrecord.dates import parse_date
from onrecord.errors import BadPatterns
from onrecord.record.inclusion import Inclusion
from onrecord.record.listing import EntryReading
from onrecord.record.people import Person
from onrecord.record.personal_name import PersonalName


def told(
    entry: str, status: str = "killed", sex: str = "", place: str = "", when: str = ""
) -> Told:
    """An entry "a1" is of list "a"."""
    reading = EntryReading(
        entry=entry,
        list=entry[0],
        name=PersonalName(""),
        sex=sex,
        place=tuple(place.split(", ")) if place != "" else (),
        event_date=None if when == "" else parse_date(when),
    )
    return Told(entry[0], status, reading)


def person(*entries: str) -> Person:
    return Person("p" + entries[0], entries)


def test_a_person_is_on_the_lists_whose_rows_say_the_measure_or_nothing() -> None:
    rows = {
        "a1": told("a1"), "b1": told("b1", status=""), "c1": told("c1", status="injured"),
        "a2": told("a2", status=""), "b2": told("b2", status="injured"), "c3": told("c3"),
    }  # fmt: skip
    people = [person("a1", "b1", "c1"), person("a2", "b2"), person("c3"), person("z9")]
    assert inclusion(people, rows, measure="killed") == Inclusion(
        ("a", "b", "c"), (), (((), (0, 0, 1), 1), ((), (1, 1, 0), 1)),
        ("1 person of whom no row says 'killed'",),
    )  # fmt: skip
    injured = inclusion(people, rows, measure="injured")
    assert as_csv(injured) == "a,b,c,count\n0,1,1,1\n1,1,0,1\n"


def test_a_stratum_is_what_most_rows_tell() -> None:
    rows = {
        "a1": told("a1", sex="female", place="Hill, East"), "b1": told("b1", sex="male"),
        "c1": told("c1", sex="female", place="East"), "a2": told("a2"),
    }  # fmt: skip
    people = [person("a1", "b1", "c1"), person("a2")]
    table = inclusion(people, rows, measure="killed", strata=("sex", "place"))
    assert table.counts == (
        (("female", "East"), (1, 1, 1), 1),
        (("unknown", "unknown"), (1, 0, 0), 1),
    )
    assert table.people == 2
    assert as_csv(table) == (
        "sex,place,a,b,c,count\nfemale,East,1,1,1,1\nunknown,unknown,1,0,0,1\n"
    )


@pytest.mark.parametrize(
    ("when", "year"),
    [("1992", "1992"), ("1992-02-26", "1992"), ("1992-12-31", "1992"), ("1991-12/1992-01", ""),
     ("", "")],
)  # fmt: skip
def test_the_year_of_an_event_is_told_where_its_date_lies_within_one(when: str, year: str) -> None:
    assert dict(STRATA)["year"](told("a1", when=when).reading) == year


def test_a_row_that_tells_no_part_of_its_stratum_tells_none() -> None:
    assert row_stratum(("sex", "place"), told("a1").reading) is None
    assert row_stratum(("sex", "place"), told("a1", sex="male").reading) == ("male", "unknown")


def test_overlaps_count_everybody_on_some_list() -> None:
    lists = {"a1": "a", "b1": "b", "a2": "a", "c3": "c"}
    people = [person("a1", "b1"), person("a2"), person("c3"), person("gone")]
    assert overlaps(people, lists) == Inclusion(
        ("a", "b", "c"), (), (((), (0, 0, 1), 1), ((), (1, 0, 0), 1), ((), (1, 1, 0), 1))
    )


def test_people_cannot_be_divided_by_what_no_row_tells() -> None:
    with pytest.raises(
        BadPatterns, match="cannot be divided by height; right would be: sex, place, year"
    ):
        inclusion([], {}, measure="killed", strata=("sex", "height"))


def test_documented_people_have_a_row_on_a_current_list() -> None:
    lists = {"a1": "a", "b1": "b", "a2": "a"}
    people = [person("a1", "b1"), person("a2"), person("gone")]
    assert documented(people, lists).count == 2
    assert documented(people, lists, ["b"]).count == 1
    assert on_lists(people[0], lists) == {"a", "b"}
