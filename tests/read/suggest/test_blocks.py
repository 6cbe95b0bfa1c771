"""Pieces of a text: where a line end is a wrap and where it is an end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.suggest.blocks import LONGEST_BLOCK, blocks

WRAPPED = "a line of some length that was wrapped where\nit stood and goes on to the\nend."
PIECES = (
    (WRAPPED, [WRAPPED]),
    ("One.\n\nTwo.", ["One.", "Two."]),
    ("• one\n• two", ["• one", "• two"]),
    ("1. One thing.\n2. Another.", ["1. One thing.", "2. Another."]),
    (
        "A heading\nAnd a line of text below it that is much longer than it is.",
        ["A heading", "And a line of text below it that is much longer than it is."],
    ),
)


@pytest.mark.parametrize(("text", "pieces"), PIECES)
def test_where_a_piece_ends(text: str, pieces: list[str]) -> None:
    assert [block.where.exact for block in blocks(text)] == pieces


def test_a_giant_paragraph_is_cut_after_sentences() -> None:
    text = "One short sentence. " * 3_000
    pieces = [block.where.exact for block in blocks(text)]
    assert all(len(piece) <= LONGEST_BLOCK for piece in pieces)
    assert "".join(pieces) == text.strip()
    assert all(piece.startswith("One") for piece in pieces)


@given(st.text(st.sampled_from("aB.\n -•1\t")))
def test_pieces_stand_in_order_and_lose_no_letter(text: str) -> None:
    found = list(blocks(text))
    assert all(block.where.stands_in(text) for block in found)
    said = "".join("".join(block.where.exact.split()) for block in found)
    assert said == "".join(text.split())
