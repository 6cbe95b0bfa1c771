"""Which wordings of who was counted may be compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.count.populations import Relation, disjoint, population_key, relation

SAME, MAY, OTHER = Relation.SAME, Relation.MAY_DIFFER, Relation.OTHER

RELATIONS = [
    ("", "", SAME),
    ("", "persons", SAME),
    ("people", "victims", SAME),
    ("civilians", "Civilian victims", SAME),
    ("taken hostage", "hostages", SAME),
    ("captive civilians", "civilians", SAME),
    ("mostly civilians", "", SAME),
    ("men, women and children", "people", SAME),
    ("elderly individuals", "the elderly", SAME),
    ("woman", "women", SAME),
    ("civilians", "persons", MAY),
    ("Azerbaijani civilians", "civilians", MAY),
    ("Azeri civilians", "Azerbaijani civilians", MAY),
    ("residents of Khojaly", "", MAY),
    ("women", "", OTHER),
    ("women", "civilians", OTHER),
    ("Azerbaijani women", "women", MAY),
    ("women", "children", OTHER),
    ("civilians", "soldiers", OTHER),
    ("Armenians", "Azerbaijanis", OTHER),
    ("children who lost both parents", "children who lost one parent", OTHER),
    ("children who lost both parents", "children who lost their parents", MAY),
]


@pytest.mark.parametrize(("one", "other", "expected"), RELATIONS)
def test_wordings_are_the_same_may_differ_or_are_others(
    one: str, other: str, expected: Relation
) -> None:
    assert relation(one, other) is expected
    assert relation(other, one) is expected


@given(st.text(max_size=20))
def test_a_population_is_the_same_as_itself(words: str) -> None:
    assert relation(words, words) is Relation.SAME


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("130 male", "51 female", True),
        ("civilians", "military", True),
        ("named", "unidentified", True),
        ("women", "children", False),
        ("women and children", "men", False),
        ("", "men", False),
    ],
)
def test_only_words_that_exclude_each_other_are_disjoint(
    one: str, other: str, expected: bool
) -> None:
    assert disjoint(one, other) is expected


def test_mostly_civilians_narrows_nobody_down() -> None:
    assert population_key("mostly civilians, some military") == ""
