"""Short forms of given names, in every language that has any."""

import pytest

from onrecord.link.names import full_names, read_name, stands_for
from onrecord.link.names.languages import read_words


def _part(written: str, language: str = ""):
    return read_name(written, role="given", language=language).parts[0]


@pytest.mark.parametrize(
    ("short", "full", "language"),
    [
        ("Liz", "Elisabeth", "en"),
        ("Chuck", "Charles", "en"),
        ("Саша", "Aleksandra", "ru"),
        ("Kolya", "Николай", ""),
        ("Meho", "Мехмед", "sh"),
        ("Paco", "Francisco", "es"),
        ("Սամո", "Samvel", "hy"),
        ("حمادة", "Ahmad", "ar"),
        ("Fritz", "Friedrich", ""),
    ],
)
def test_a_short_form_stands_for_the_name_in_any_script(
    short: str, full: str, language: str
) -> None:
    assert _part(full).skeleton in full_names(_part(short, language).latin)


def test_a_short_form_of_several_names_says_all_of_them() -> None:
    assert {_part("Vladislav").skeleton, _part("Yaroslav").skeleton} < set(full_names("slava"))


def test_a_name_of_few_consonants_is_told_by_its_letters() -> None:
    assert "ann" in full_names("nancy")


def test_a_name_of_its_own_is_no_short_form() -> None:
    assert full_names("margaret") == ()


def test_a_form_of_one_name_is_looked_for_with_it_and_a_form_of_several_with_none() -> None:
    full, short, several = _part("Patrick"), _part("Paddy"), _part("Pat")
    assert stands_for(short.latin, short.skeleton) == stands_for(full.latin, full.skeleton)
    assert stands_for(several.latin, several.skeleton) == ""


def test_every_entry_is_one_name_and_its_forms_are_others() -> None:
    raw = read_words("short_forms")
    assert raw["cite"] != ""
    for language, names in raw["names"].items():
        for name, forms in names.items():
            assert len(forms) == len(set(forms)), (language, name)
            assert name not in forms
            for word in (name, *forms):
                roles = [part.role for part in read_name(word, role="given").parts]
                assert roles == ["given"], (language, word)
