"""Unnamed rows: candidates from the event alone, each with its sentence, and no score anywhere."""

from dataclasses import fields, replace

import pytest

from onrecord.dates import parse_date
from onrecord.link.groups.unnamed import MOST, Candidate, NobodyInParticular, candidates
from onrecord.link.names import read_name
from onrecord.record.age import Age
from onrecord.record.listing import EntryReading
from onrecord.record.personal_name import PersonalName

UNNAMED = EntryReading(
    entry="a:1", list="a", name=PersonalName(""), sex="male", age=Age(40, 40),
    event_date=parse_date("1992-02-26"), place=("Old Mill", "Bloomsted"), status="killed",
)  # fmt: skip
NAMED = replace(UNNAMED, entry="b:1", list="b", name=read_name("Ramiz Aliyev"))


def found_for(*others: EntryReading) -> list[Candidate | NobodyInParticular]:
    return list(candidates([UNNAMED, *others]))


def test_the_same_event_makes_a_candidate_with_a_sentence() -> None:
    (one,) = found_for(replace(NAMED, status="missing", age=None))
    assert isinstance(one, Candidate)
    assert one.sentence == (
        "b:1 may be the unnamed person of a:1: same event by place (Old Mill) and day and "
        "sex (male); but status is 'killed' here and 'missing' there; nothing to compare on age. "
        "The event alone does not identify anybody; somebody has to look."
    )


@pytest.mark.parametrize(
    "other",
    [
        replace(NAMED, sex="female"),
        replace(NAMED, age=Age(60, 60)),
        replace(NAMED, birth=parse_date("1970"), age=None),
        replace(NAMED, event_date=parse_date("1992-03-10")),
        replace(NAMED, event_date=None),
        replace(NAMED, place=("Red Rock", "Bloomsted")),
        replace(NAMED, list="a"),
    ],
)
def test_what_rules_a_candidate_out(other: EntryReading) -> None:
    (told,) = found_for(other)
    assert told == NobodyInParticular("a:1", "0 named entries share its event")


@pytest.mark.parametrize(
    "other",
    [
        replace(NAMED, event_date=parse_date("1992-02-28")),
        replace(NAMED, event_date=parse_date("1992-02")),
        replace(NAMED, age=Age(42, 42), age_as_of=parse_date("1994-09-21")),
        replace(NAMED, birth=parse_date("1951~"), age=None),
        replace(NAMED, place=("Олд Милл",)),
    ],
)
def test_imprecise_dates_later_ages_and_other_scripts_do_not(other: EntryReading) -> None:
    (one,) = found_for(other)
    assert isinstance(one, Candidate)
    assert one.differs == ()


def test_words_for_kinds_of_places_hide_nobody() -> None:
    other = replace(NAMED, place=("Old Mill village", "Bloomsted district"))
    assert isinstance(found_for(other)[0], Candidate)


def test_those_that_differ_on_less_come_first() -> None:
    others = [
        replace(NAMED, entry="b:1", status="missing"),
        replace(NAMED, entry="b:2"),
        replace(NAMED, entry="b:3", sex=""),
    ]
    assert [one.named for one in found_for(*others) if isinstance(one, Candidate)] == [
        "b:2", "b:3", "b:1",
    ]  # fmt: skip


def test_too_many_candidates_are_nobody_in_particular() -> None:
    others = [replace(NAMED, entry=f"b:{i}") for i in range(MOST + 1)]
    assert found_for(*others) == [
        NobodyInParticular(
            "a:1", f"{MOST + 1} named entries share its event; it could be any of them, or none"
        )
    ]


def test_without_place_or_date_nothing_is_guessed() -> None:
    bare = replace(UNNAMED, place=(), event_date=None)
    assert list(candidates([bare, NAMED])) == [
        NobodyInParticular("a:1", "a:1 has no name and no place and no date")
    ]


def test_a_candidate_has_no_number_that_could_be_a_score() -> None:
    assert {field.name for field in fields(Candidate)} == {
        "unnamed", "named", "agrees", "differs", "unknown",
    }  # fmt: skip
    assert all(isinstance(word, str) for c in found_for(NAMED) for word in c.agrees)  # type: ignore[union-attr]
