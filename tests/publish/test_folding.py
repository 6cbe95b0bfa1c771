"""Words that differ only in how their letters are marked or formed fold to the same."""

import pytest

from onrecord.publish.folding import folded, words

SAME = [
    ("Xocalı", "xocali"),
    ("XOCALI", "Xocalı"),
    ("İstanbul", "istanbul"),
    ("Şuşa", "susa"),
    ("Ağdam", "agdam"),
    ("أحمد", "احمد"),
    ("أَحْمَد", "احمد"),
    ("آمنة", "امنه"),
    ("محـــمد", "محمد"),
    ("علی", "علي"),
    ("کرد", "كرد"),
    ("Артём", "артем"),
    ("Ходжалы́", "ходжалы"),
    ("ΌΔΟΣ", "οδος"),
    ("Straße", "STRASSE"),
    ("Łódź", "lodz"),
    ("Sørensen", "sorensen"),
    ("Xəzər", "Xezer"),
    ("Խոջալու", "խոջալու"),
    ("և", "եւ"),
    ("٦١٣", "613"),
    ("۶۱۳", "613"),
    ("६१३", "613"),
    ("ﬁn", "fin"),
    ("Ａｂ１", "ab1"),
    ("שלום", "שלומ"),
    ("co\u00adoperate", "cooperate"),
]
"""Also read by the test of the script, so that both fold alike."""

SPLIT = [
    ("At least 161, killed!", ["at", "least", "161", "killed"]),
    ("Nagorno-Karabakh’s", ["nagorno", "karabakh", "s"]),
    ("قالت اللجنة إن ٦١٣ شخصا", ["قالت", "اللجنه", "ان", "613", "شخصا"]),
    ("1,234.5", ["1", "234", "5"]),
    ("a_b 𐐀 x²", ["a", "b", "𐐨", "x2"]),
    ("", []),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("text", "found"), SPLIT)
def test_a_text_is_cut_into_folded_words(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_different_words_stay_different() -> None:
    assert folded("Артур") != folded("Артём")
    assert folded("أحمد") != folded("محمد")
