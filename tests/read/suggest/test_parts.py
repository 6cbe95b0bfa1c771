"""Which numbers are parts of which, whatever they count."""

import pytest

from onrecord.read.suggest.amounts import amounts
from onrecord.read.suggest.parts import wholes
from onrecord.read.suggest.pipeline import sentences

TIED = (
    ("613 died, including 106 women, 63 children and 70 elderly.", [None, 0, 0, 0]),
    ("7 of the 12 detainees were released.", [1, None]),
    ("Of the 181 bodies, 51 were women.", [None, 0]),
    ("45 died, 13 of them children.", [None, 0]),
    ("45 died (13 women and 5 children).", [None, 0, 0]),
    ("45 died and 13 were injured.", [None, None]),
    ("Over 15 countries, including Pakistan and Turkey, and 28 states voted.", [None, None]),
)


@pytest.mark.parametrize(("text", "expected"), TIED)
def test_parts_are_tied_to_their_whole(text: str, expected: list[int | None]) -> None:
    (sentence,) = sentences(text)
    found = amounts(sentence)
    assert wholes(found, [False] * len(found)) == expected
