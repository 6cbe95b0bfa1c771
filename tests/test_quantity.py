"""Numbers as texts write them."""

import pytest

from onrecord.quantity import numerals

READ = (
    ("several hundred men, a few dozen", [("several hundred", None), ("a few dozen", None)]),
    ("dozens and dozens", [("dozens and dozens", None)]),
    ("hundreds of thousands fled", [("hundreds of thousands", None)]),
    ("2-3 million people", [("2", 2_000_000), ("3 million", 3_000_000)]),
    ("between two and three thousand", [("two", 2_000), ("three thousand", 3_000)]),
    ("Chapter 3 and one million", [("3", 3), ("one million", 1_000_000)]),
    ("the score was even; two score men", [("two score", 40)]),
    ("forty-\nfive", [("forty-\nfive", 45)]),
    ("1’200 men", [("1’200", 1200)]),
    ("half a million", [("half a million", 500_000)]),
)


@pytest.mark.parametrize(("text", "expected"), READ)
def test_numbers_are_read_where_they_stand(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(text[n.start : n.end], n.value) for n in numerals(text)] == expected


def test_a_text_of_number_words_alone_ends() -> None:
    assert len(numerals("one hundred and " * 2_000)) > 0
