"""Oddities of cells that should hold a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.names import faults
from onrecord.link.names.faults import mixed_scripts

FAULTS = [
    ("Ali Hasan", ()),
    ("محمد أحمد", ()),
    ("Levon Ter-Petrosyan", ()),
    ("", ("the name is empty",)),
    ("  ", ("the name is empty",)),
    ("---", ("'---' has no letters",)),
    ("N/A", ("'N/A' says that the name is not known",)),
    ("Алиев Ilham", ("letters of several scripts: Cyrillic, Latin",)),
    ("Cеpгей", ("'Cеpгей' mixes letters that look alike in two scripts",)),
    ("Ali 3", ("digits in the name",)),
    ("Ali (Əli)", ("words in brackets, not read as part of the name",)),
    ("Ali / Əli", ("a stroke in the name: two spellings, or two people",)),
    ("გიორგი", ("no table of our own for Georgian letters",)),
    ("a b c d e f g h i j k l m", ("13 words, more than a name has",)),
]


@pytest.mark.parametrize(("written", "expected"), FAULTS)
def test_what_is_odd_is_said(written: str, expected: tuple[str, ...]) -> None:
    assert faults(written) == expected


@pytest.mark.parametrize(("written", "expected"), FAULTS)
def test_mixed_scripts_are_those_of_all_faults(written: str, expected: tuple[str, ...]) -> None:
    mixed = [fault for fault in expected if "scripts" in fault]
    assert mixed_scripts(written) == tuple(f"the name {written!r}: {fault}" for fault in mixed)


@given(st.text(max_size=60))
def test_any_text_can_be_asked_about(written: str) -> None:
    assert all(fault != "" for fault in faults(written))
