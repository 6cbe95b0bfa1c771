"""Sounds, keys and skeletons: what habits of spelling change, and what stays apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.names import read_name, skeleton, sound_key

LATIN = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=20)
ONE_KEY = [
    ("mohammed", "muhamad", "mukhammad"),
    ("khalid", "halid"),
    ("qasim", "kasim", "gasim"),
    ("walid", "valid"),
    ("mahfouz", "mahfuz"),
    ("sarkissian", "sarkisyan"),
    ("djamal", "jamal", "dzhamal"),
    ("nikolayev", "nikolaev"),
    ("fyodor", "fodor"),
    ("fatimah", "fatima"),
]
OTHER_KEY = [("hasan", "husayn"), ("ali", "adil"), ("aram", "armen"), ("rashad", "rashid")]


@pytest.mark.parametrize("words", ONE_KEY, ids=lambda words: words[0])
def test_spellings_of_one_name_have_one_key(words: tuple[str, ...]) -> None:
    assert len({sound_key(word) for word in words}) == 1


@pytest.mark.parametrize(("one", "other"), OTHER_KEY)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other)


@pytest.mark.parametrize(
    ("written", "bones"),
    [
        ("Əliyev", "alf"), ("Алиев", "alf"), ("Aliyev", "alf"), ("علييف", "alf"),
        ("Xaçaturyən", "hjtrn"), ("Хачатурян", "hjtrn"), ("Խաչատրյան", "hjtrn"),
        ("خاتشاتوريان", "hjtrn"), ("Hasan", "hsn"), ("حسن", "hsn"),
    ],
)  # fmt: skip
def test_one_skeleton_in_every_script(written: str, bones: str) -> None:
    assert [part.skeleton for part in read_name(written).parts] == [bones]


@given(LATIN)
def test_keys_and_skeletons_are_small_letters(word: str) -> None:
    for made in (sound_key(word), skeleton(word)):
        assert set(made) <= set("abcdefghijklmnopqrstuvwxyz")
        assert not any(a == b for a, b in zip(made, made[1:], strict=False))


@given(st.lists(LATIN.filter(bool), max_size=4))
def test_the_key_of_words_is_the_keys_of_each(words: list[str]) -> None:
    assert sound_key(" ".join(words)) == " ".join(sound_key(word) for word in words)
