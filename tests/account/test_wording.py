"""Wordings are filled, their optional parts left out, and unknown fields refused."""

import pytest

from onrecord.account.wording import fill, listed
from onrecord.errors import BadVocabulary
from onrecord.record.account import Piece

X = (Piece("X", "named"),)


@pytest.mark.parametrize(
    ("wording", "fields", "words"),
    [
        ("{a} said", {"a": X}, "X said"),
        ("{a}[ to {b}] said", {"a": X, "b": ()}, "X said"),
        ("{a}[ to {b}] said", {"a": X, "b": X}, "X to X said"),
        ("[{b} and {a}]end", {"a": X, "b": ()}, "end"),
    ],
)
def test_optional_parts_need_all_their_fields(
    wording: str, fields: dict[str, tuple[Piece, ...]], words: str
) -> None:
    assert "".join(piece.words for piece in fill(wording, fields)) == words


def test_a_field_nobody_knows_is_refused() -> None:
    with pytest.raises(BadVocabulary, match="names colour; known here: a"):
        fill("{colour}", {"a": X})


def test_braces_and_brackets_of_a_document_are_words() -> None:
    said = (Piece("{b} [c]", "quoted"),)
    assert fill("{a}!", {"a": said}) == (*said, Piece("!"))


def test_a_list_skips_what_says_nothing() -> None:
    assert listed(["a", "", "b"], "named", ", ") == (
        Piece("a", "named"),
        Piece(", "),
        Piece("b", "named"),
    )
