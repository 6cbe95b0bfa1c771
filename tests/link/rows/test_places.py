"""Places in several scripts, with and without the words that say what kind of place they are."""

import pytest

from onrecord.link.rows.places import fold_place

SAME = [
    ("selo Kravica", "Kravica", "Kravica village"),
    ("село Кравица", "Кравица"),
    ("Xocalı", "Xocalı şəhəri", "Ходжалы"),
    ("с. Марага", "Maraga village", "Marağa kəndi", "Մարաղա գյուղ"),
    ("محافظة إدلب", "Idlib Governorate", "Idleb"),
    ("مخيم جباليا", "Jabalia refugee camp", "Jabaliya"),
    ("حي الشجاعية", "Shujaiya neighborhood", "Al-Shujaiya"),
    ("Yeniköy köyü", "Yenikoy"),
    ("Општина Братунац", "općina Bratunac"),
]


@pytest.mark.parametrize("places", SAME, ids=lambda places: places[0])
def test_one_place_has_one_sound(places: tuple[str, ...]) -> None:
    assert len({fold_place(place)[1] for place in places}) == 1


@pytest.mark.parametrize("place", ["Camp", "City", "مخيم", "село"])
def test_a_word_for_a_kind_of_place_is_its_name_where_nothing_else_is(place: str) -> None:
    assert fold_place(place)[1] != ""


def test_the_countryside_of_a_city_is_another_place() -> None:
    assert fold_place("Rif Dimashq")[1] == fold_place("ريف دمشق")[1] != fold_place("دمشق")[1]
