"""Ages as lists write them are intervals."""

import pytest

from onrecord.link.rows.written_ages import OLDEST, read_age


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("34", 34, 34),
        ("34.0", 34, 34),
        ("٣٤", 34, 34),
        ("۳۴", 34, 34),
        ("34 years old", 34, 34),
        ("45 y.o.", 45, 45),
        ("1.5", 1, 1),
        ("30-35", 30, 35),
        ("25–30", 25, 30),
        ("٢٥-٣٠", 25, 30),
        ("50-60 yaş", 50, 60),
        ("от 30 до 40 лет", 30, 40),
        ("between 30 and 40", 30, 40),
        ("60+", 60, OLDEST),
        ("over 60", 60, OLDEST),
        ("65 лет и старше", 65, OLDEST),
        ("under 5", 0, 4),
        ("<18", 0, 17),
        ("до 18 лет", 0, 18),
        ("60s", 60, 69),
        ("in his mid-40s", 40, 49),
        ("in his thirties", 30, 39),
        ("في الثلاثينات من عمره", 30, 39),
        ("about 40", 35, 45),
        ("~40", 35, 45),
        ("c. 40", 35, 45),
        ("40?", 35, 45),
        ("около 40", 35, 45),
        ("حوالي 40", 35, 45),
        ("about 3", 2, 4),
        ("6 months", 0, 0),
        ("18 months", 1, 1),
        ("2 years 3 months", 2, 2),
        ("3 недели", 0, 0),
        ("8 أشهر", 0, 0),
        ("child (7)", 7, 7),
        ("40 yaşlı", 40, 40),
    ],
)
def test_ages_in_figures(written: str, low: int, high: int) -> None:
    found = read_age(written)
    assert found is not None
    assert (found.low, found.high, str(found)) == (low, high, written)


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        (0, 0, "newborn new-born новорождённый novorođenče"),
        (0, 1, "infant baby körpə bebek младенец رضيع رضيعة beba bebé Bebe nourrisson ծծկեր"),
        (0, 17, "child Minor uşaq çocuk ребёнок ребенок طفل dijete niño NINA երեխա enfant"),
        (13, 19, "teenager"),
        (18, OLDEST, "adult взрослый yetişkin بالغ odrastao adulto"),
        (60, OLDEST, "elderly пожилой yaşlı مسن starac anciano ծեր"),
    ],
)
def test_ages_in_words_of_the_languages_of_lists(low: int, high: int, written: str) -> None:
    for word in written.split():
        found = read_age(word)
        assert found is not None, word
        assert (found.low, found.high, found.written) == (low, high, word)


@pytest.mark.parametrize("written", ["adult, 17", "40-30", "about thirty", "1 2", "45s", "-4", "x"])
def test_what_is_no_age_or_two_is_not_understood(written: str) -> None:
    assert read_age(written) is None
