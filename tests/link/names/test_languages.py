"""Files of words: complete, free of contradictions, refused with every fault at once."""

from collections import Counter
from importlib.resources import files
from itertools import combinations

import pytest
import yaml

from onrecord.errors import BadVocabulary
from onrecord.link.names.languages import (
    KEYS,
    LANGUAGES,
    build,
    code_of,
    folded,
    language_of,
    read_words,
    told_by_letters,
    words_of,
)
from onrecord.link.names.romanise import only_latin

APART = ("honorifics", "honorifics_after", "child_of", "child_of_after", "kunya", "nameless")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_a_source_and_only_latin_letters_come_out(code: str) -> None:
    language = language_of(code)
    assert language.cite != ""
    tables = (language.letters, language.spellings, *language.other_scripts.values())
    for table in tables:
        assert [latin for latin in table.values() if latin != only_latin(latin)] == []


@pytest.mark.parametrize("file", [*LANGUAGES, "sounds", "lookalikes"])
def test_no_key_of_a_file_stands_twice(file: str) -> None:
    whole = yaml.compose(
        files("onrecord.link.names").joinpath("words", f"{file}.yaml").read_text("utf-8")
    )
    twice = [
        key
        for mapping in (whole, *(value for _, value in whole.value))
        if isinstance(mapping, yaml.MappingNode)
        for key, count in Counter(key.value for key, _ in mapping.value).items()
        if count > 1
    ]
    assert twice == []


def test_no_word_is_of_two_kinds_that_contradict() -> None:
    kinds = {key: {folded(word) for word in words_of(key)} for key in APART}
    assert [(a, b) for a, b in combinations(APART, 2) if kinds[a] & kinds[b]] == []


def test_no_two_languages_claim_one_code_or_one_telling_letter() -> None:
    codes = [code for one in LANGUAGES for code in (one, *language_of(one).codes)]
    assert len(codes) == len(set(codes))
    letters = [letter for one in LANGUAGES for letter in language_of(one).telling]
    assert len(letters) == len(set(letters))


def test_a_file_of_words_is_refused_with_every_fault() -> None:
    with pytest.raises(BadVocabulary, match="no script; no cite; unknown key 'leters'"):
        build("xx", {"name": "X", "leters": {}})


def test_the_file_of_sounds_has_two_sounds_a_pair_and_costs_in_range() -> None:
    near = read_words("sounds")["near"]
    pairs = [frozenset(entry["sounds"]) for entry in near]
    assert {len(pair) for pair in pairs} == {2}
    assert len(pairs) == len(set(pairs))
    assert all(0 < entry["cost"] < 1 for entry in near)


@pytest.mark.parametrize(
    ("letters", "script", "code"),
    [
        ("əliyev", "Latin", "az"), ("ҹавад", "Cyrillic", "az"),
        ("мәрјәм", "Cyrillic", "az"), ("иванов", "Cyrillic", ""),
        ("ћирић", "Cyrillic", "sh"), ("київ", "Cyrillic", "uk"), ("smith", "Latin", ""),
        ("արամ", "Armenian", "hy"),
    ],
)  # fmt: skip
def test_letters_tell_the_language_where_only_one_has_them(
    letters: str, script: str, code: str
) -> None:
    assert told_by_letters(letters, script) == code


def test_a_tag_leads_to_the_file_of_its_language() -> None:
    assert [code_of(tag) for tag in ("az-Cyrl", "HR", "fa", "tlh", "")] == [
        "az", "sh", "ar", "", "",
    ]  # fmt: skip
    assert "letters" in KEYS
