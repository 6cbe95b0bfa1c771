"""Names as lists write them, read into parts: a table of whole values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadName
from onrecord.link.names import read_name, read_names

READ = [
    ("İlham Heydər oğlu Əliyev", "given ilham | father heydar | family aliyev"),
    ("Əliyev İlham Heydər oğlu", "family aliyev | given ilham | father heydar"),
    ("Həsənova Leyla Vəli qızı", "family hasanova | given leyla | father vali"),
    ("Иван Иванович Петров", "given ivan | patronymic ivanovich | family petrov"),
    ("Абрамович Роман Аркадьевич", "family abramovich | given roman | patronymic arkadyevich"),
    ("Роман Аркадьевич Абрамович", "given roman | patronymic arkadyevich | family abramovich"),
    ("Роман Абрамович", "given roman | family abramovich"),
    ("محمد أحمد خليل المصري", "given muhammad | father ahmad | grandfather khalil | family masri"),
    ("عبد الرحمن أبو شمالة", "given abdrahman | family abushamala"),
    ("عبدالرحمن ابوشمالة", "given abdrahman | family abushamala"),
    ("Abdul Rahman Abu Shamala", "given abdrahman | family abushamala"),
    ("Osama bin Mohammed bin Awad", "given osama | father mohammed | grandfather awad"),
    (
        "Salim bin Fares Rami al-Haddad",
        "given salim | father fares | grandfather rami | family haddad",
    ),
    ("Ali Umar Aal Ahmed", "given ali | father umar | family ahmed"),
    ("إبراهيم آل عمر", "given ibrahim | family umar"),
    ("Al-Masri, Mohammed Khalil", "family masri | given mohammed | father khalil"),
    ("Garcia, José", "family garcia | given jose"),
    ("A. B. Aliyev", "given a | unknown b | family aliyev"),
    ("Dr. Levon Ter-Petrosyan", "honorific dr | given levon | family terpetrosyan"),
    ("الشهيد محمد حسن", "honorific shahid | given muhammad | family hasan"),
    ("Նիկոլ Փաշինյան", "given nikol | family pashinyan"),
    ("Սարգիս Յարութիւնեան", "given sargis | family harutyunyan"),
    ("Patrick O'Brien", "given patrick | family obrien"),
    ("Jean-Pierre Moreau", "given jean | given pierre | family moreau"),
    ("Anna Lopez-Vega", "given anna | family lopez | family vega"),
    ("Pieter van der Berg", "given pieter | family vanderberg"),
    ("Jorge de la Cruz Vega", "given jorge | unknown delacruz | family vega"),
    ("Van Anh", "given van | family anh"),
    ("DIALLO Mamadou", "family diallo | given mamadou"),
    ("Хаджи Мурад Алиев", "honorific khaji | given murad | family aliyev"),
    ("أبو محمد علي حسن", "kunya abumuhammad | given ali | family hasan"),
    ("ابن علي حسن", "father ali | family hasan"),
    ("ابراهيم ابو العز", "given ibrahim | family abuizz"),
    ("محمد عبد حسن", "given muhammad | father abd | family hasan"),
    ("Юсиф-заде Али", "given yusifzade | family ali"),
    ("Cеpгей Ивaнoв", "given sergey | family ivanov"),
    ("\u200fمـحـمـد\u200e ﺃﺣﻤﺪ", "given muhammad | family ahmad"),
    ("𝐀𝐥𝐢 Hasan", "given ali | family hasan"),
    ("Aliyev (Əliyev) Ilham", "family aliyev | given ilham"),
    ("Ali2 Hasan", "given ali | family hasan"),
    ("Ђорђе Николић", "given jorje | family nikolich"),
    ("Dr.", "unknown dr"),
    ("unknown man", ""),
    ("محمد مجهول", "given muhammad"),
    ("N/A", ""),
    ("unknown", ""),
    ("неизвестно", ""),
    ("مجهول الهوية", ""),
    ("naməlum", ""),
    ("", ""),
    ("12 7", ""),
    ("Al-Masri Mohammed Khalil", "family masri | given mohammed | father khalil"),
    ("المصري محمد خليل", "family masri | given muhammad | father khalil"),
    ("Abu Ali al-Masri", "kunya abuali | family masri"),
    ("Al-Hassan Mohammed Khalil", "given hassan | father mohammed | family khalil"),
    ("Dr. Haj Ahmad al-Masri", "honorific dr | honorific haj | given ahmad | family masri"),
    ("Carter, Ann Grace, Jr.", "family carter | given ann | unknown grace | honorific jr"),
    ("O'Connell, Mary-Anne", "family oconnell | given mary | given anne"),
    ("Mohd. Ali", "given mohammed | family ali"),
    ("M0hammed A1i", "given mohammed | family ali"),
]


@pytest.mark.parametrize(("written", "parts"), READ, ids=[written for written, _ in READ])
def test_a_name_is_read_into_parts(written: str, parts: str) -> None:
    name = read_name(written)
    assert name.written == written
    assert " | ".join(f"{part.role} {part.latin}" for part in name.parts) == parts


def test_columns_say_what_their_names_are() -> None:
    name = read_names({"given": "محمد", "father": "أحمد علي", "family": "المصري"}, language="ar")
    assert [(p.role, p.latin) for p in name.parts] == [
        ("given", "muhammad"), ("father", "ahmad"), ("father", "ali"), ("family", "masri"),
    ]  # fmt: skip
    assert name.written == "محمد أحمد علي المصري"


def test_a_role_that_no_name_has_is_refused() -> None:
    with pytest.raises(BadName, match="unknown roles \\['mother'\\]; known: given, father"):
        read_names({"mother": "Leyla"})


@given(st.text(max_size=60))
def test_any_text_can_be_read_and_stays_as_it_was(written: str) -> None:
    name = read_name(written)
    assert name.written == written
    for part in name.parts:
        assert part.written in written
        assert part.latin != ""
        assert set(part.latin) <= set("abcdefghijklmnopqrstuvwxyz ")
    assert read_name(written) == name


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Elçin, Novruz oğlu Məhərrəmov", "given elchin, father novruz, family maharramov"),
        ("Hakob, son of Armen Petrosyan", "given hakob, father armen, family petrosyan"),
        ("Leyla, daughter of Ali Hasan", "given leyla, father ali, family hasan"),
        ("Aliyev, Elçin Novruz oğlu", "family aliyev, given elchin, father novruz"),
    ],
)
def test_a_comma_before_the_father_turns_nothing_round(written: str, parts: str) -> None:
    assert ", ".join(f"{part.role} {part.latin}" for part in read_name(written).parts) == parts
