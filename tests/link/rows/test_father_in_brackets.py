"""A father's name in brackets: the family stands where its ending, capitals or the list say."""

import unicodedata

import pytest

from onrecord.link.rows.father_in_brackets import mostly_family_first, with_father

GIVEN_FIRST = "given {} | father {} | family {}"
FAMILY_FIRST = "family {} | father {} | given {}"


def parts(whole: str, *, family_first: bool = True) -> str:
    read = with_father(whole, "bs", family_first=family_first)
    return " | ".join(f"{part.role} {part.latin}" for part in read.parts)


@pytest.mark.parametrize(
    ("whole", "form", "words"),
    [
        ("Mersiha (Samir) Delić", GIVEN_FIRST, ("mersiha", "samir", "delich")),
        ("Mersiha (Samir) Delic", GIVEN_FIRST, ("mersiha", "samir", "delich")),
        ("DELIĆ (SAMIR) MERSIHA", FAMILY_FIRST, ("delich", "samir", "mersiha")),
        ("NOVAK (Ante) Ivana", FAMILY_FIRST, ("novak", "ante", "ivana")),
        ("Ivana (Ante) NOVAK", GIVEN_FIRST, ("ivana", "ante", "novak")),
        ("Мерсиха (Самир) Делић", GIVEN_FIRST, ("mersiha", "samir", "delich")),
        (
            unicodedata.normalize("NFD", "Mersiha (Šaban) Delić"),
            GIVEN_FIRST, ("mersiha", "shaban", "delich"),
        ),
    ],
)  # fmt: skip
def test_a_row_tells_it(whole: str, form: str, words: tuple[str, ...]) -> None:
    assert parts(whole) == parts(whole, family_first=False) == form.format(*words)


def test_where_a_row_does_not_the_list_does() -> None:
    rows = ["Mersiha (Samir) Delić", "Ivana (Ante) Novak", "Almir (Omer) Kovačević"]
    assert not mostly_family_first(rows)
    assert mostly_family_first(["Delić (Samir) Mersiha", *rows[1:2]])
    assert parts(rows[1], family_first=False) == "given ivana | father ante | family novak"
    assert parts(rows[1]) == "family ivana | father ante | given novak"


def test_a_bracket_at_an_end_turns_nothing() -> None:
    assert parts("Ivana Novak (Ante)") == "given ivana | family novak | father ante"
    assert parts("Ivana (Novak Ante") == "given ivana | unknown novak | family ante"
