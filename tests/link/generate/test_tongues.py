"""Tongues: every name has a spelling in the letters asked for, by rules that a table shows."""

import re

import pytest

from onrecord.link.generate.tongues import LANGUAGES, WRITINGS, spellings, tongue

KINDS = ("male", "female", "family_male", "family_female", "father_male", "father_female")

LETTERS = {
    "latin": re.compile(r"[A-Za-z '.’-]+"),
    "cyrillic": re.compile(r"[\u0400-\u04ff '-]+"),
    "ar": re.compile(r"[\u0600-\u06ff ]+"),
    "hy": re.compile(r"[\u0530-\u058f -]+"),
}

SPELT = [
    ("az", "male", "cyrillic", "Vüqar", {"Вүгар", "Вюкар"}),
    ("az", "family_female", "latin", "Əliyev", {"Aliyeva", "Eliyeva", "Alieva", "Alijeva"}),
    ("az", "father_female", "cyrillic", "Həsən", {"Һәсән гызы", "Гасан кызы", "Гасан"}),
    ("hy", "family_male", "cyrillic", "Հակոբյան", {"Акопян"}),
    ("hy", "male", "latin", "Ջուլիետա", set()),  # a woman's name
    ("ru", "father_male", "own", "Пётр", {"Петрович"}),
    ("ru", "father_female", "own", "Илья", {"Ильинична"}),
    ("ru", "father_male", "own", "Николай", {"Николаевич"}),
    ("ru", "father_female", "own", "Лев", {"Львовна"}),
    ("ru", "family_female", "own", "Захаровский", {"Захаровская"}),
    ("bs", "family_male", "cyrillic", "Hadžić", {"Хаџић"}),
    ("ar", "male", "latin", "أحمد", {"Ahmed", "Ahmad", "Ahmet"}),
    ("ar", "male", "own", "إبراهيم", {"إبراهيم", "ابراهيم"}),
]


@pytest.mark.parametrize(("code", "kind", "writing", "own", "expected"), SPELT)
def test_names_are_spelt_as_lists_spell_them(
    code: str, kind: str, writing: str, own: str, expected: set[str]
) -> None:
    of = tongue(code)
    names = {"male": of.male, "family": of.families, "father": of.male}[kind.split("_")[0]]
    numbers = [i for i, entry in enumerate(names) if own in entry]
    assert (numbers == []) is (expected == set())
    for number in numbers:
        assert expected & set(spellings(code, kind, writing)[number])


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("writing", WRITINGS)
def test_every_name_is_in_the_letters_of_the_writing(code: str, writing: str) -> None:
    conventions = tongue(code).raw["conventions"]
    latin_given = tongue(code).raw.get("latin_given", False) and writing == "latin"
    rewritten = latin_given or (writing != "own" and writing in conventions)
    letters = LETTERS[writing] if rewritten else LETTERS.get(code)
    for kind in KINDS:
        for name in spellings(code, kind, writing).ravel():
            assert name.strip() == name != ""
            assert letters is None or letters.fullmatch(name), (code, kind, writing, name)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_place_can_be_written(code: str) -> None:
    for number, row in enumerate(tongue(code).places):
        for writing in WRITINGS:
            assert spellings(code, f"place_{number}", writing).shape == (len(row), 1)


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_name_stands_twice_and_there_are_enough(code: str) -> None:
    of = tongue(code)
    for names, least in ((of.male, 50), (of.female, 40), (of.families, 90)):
        first = [entry[0] for entry in names]
        assert len(first) == len(set(first)) >= least, [n for n in first if first.count(n) > 1]
    settlements = [place for row in of.places for place in row]
    assert len(settlements) == len(set(settlements)) == 4 + 48
