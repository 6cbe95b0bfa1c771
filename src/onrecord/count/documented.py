"""Documented people counted: how many, on which lists, and by which rule."""

from collections.abc import Collection, Iterable, Mapping

from onrecord.record.people import Person
from onrecord.record.tally import Tally

OF = "people documented"
RULE = "one for each group of rows that linkage and judgements take to be one person"


def documented(
    people: Iterable[Person], list_of: Mapping[str, str], lists: Collection[str] | None = None
) -> Tally:
    """People with a row on some list, or on one of `lists` where they are given.

    list_of: entry to the name of its list; an entry that is not there is on no current edition.
    """
    wanted = None if lists is None else set(lists)
    count = sum(
        1
        for person in people
        if any(
            entry in list_of and (wanted is None or list_of[entry] in wanted)
            for entry in person.entries
        )
    )
    return Tally(count, OF, RULE)


def on_lists(person: Person, list_of: Mapping[str, str]) -> frozenset[str]:
    """The lists that a person is on."""
    return frozenset(list_of[entry] for entry in person.entries if entry in list_of)
