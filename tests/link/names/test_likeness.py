"""Likeness of names: one person across scripts, and people whose names only look alike."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.names import read_name, read_names, similarity
from onrecord.link.names.matching import best_f1, columns, scored, top_1

SAME = [
    ("Mohammed Khalil", "محمد خليل"),
    ("Mohammed Khalil", "Muhammad Khaleel"),
    ("Hussein al-Masri", "حسين المصري"),
    ("Husayn Masri", "Hocine El Masri"),
    ("Abdul Rahman Abu Shamala", "عبدالرحمن ابو شماله"),
    ("Abd al-Rahman Saleh", "Абдуррахман Салех"),
    ("Yousef Najjar", "Юсуф Наджар"),
    ("Yusif Nəccar", "يوسف النجار"),
    ("Mariam Haddad", "Maryam Haddad"),
    ("Nour al-Din Zaki", "Noureddine Zaki"),
    ("Əliyev İlham Heydər oğlu", "Ильхам Гейдарович Алиев"),
    ("Elçin Həsənov", "Эльчин Гасанов"),
    ("Սարգիս Հարությունյան", "Սարգիս Յարութիւնեան"),
    ("Hovhannes Sarkissian", "Ованес Саркисян"),
    ("Đorđe Nikolić", "Ђорђе Николић"),
    ("Петров Иван", "Ivan Petrov"),
    ("Фёдор Соловьёв", "Fedor Soloviev"),
    ("Salah al-Din Qasim", "Salaheddine Kassem"),
    ("نور الدين سليم", "Nurettin Selim"),
    ("Hibatullah Jamal", "هبة الله جمال"),
    ("ذو الفقار كاظم", "Zulfiqar Kadhim"),
    ("Abdelhamid Ben Badis", "Abdul Hamid bin Badis"),
    ("Mary-Anne O'Connell", "O'Connell, Maryanne"),
    ("حياة رزق", "Hayat Rizq"),
    ("Nêçîrvan Cemîl", "Nechirvan Jamil"),
    ("Fatma Çiçek", "Fatma Chichek"),
]
DIFFERENT = [
    ("Hasan al-Masri", "Hussein al-Masri"),
    ("حسن المصري", "حسين المصري"),
    ("Ali Jaber", "Adel Jaber"),
    ("علي جابر", "عادل جابر"),
    ("Aram Petrosyan", "Armen Petrosyan"),
    ("Rashad Mammadov", "Rashid Mammadov"),
    ("محمد خليل", "محمود خليل"),
    ("Abdul Rahman Saleh", "Abdul Rahim Saleh"),
    ("Fatima Haddad", "Mariam Haddad"),
    ("Senad Avdić", "Sead Avdić"),
    ("Jamil Rashid Tuqan", "Jamal Rashid Tuqan"),
    ("Mirsad Džafić", "Mirsada Džafić"),
    ("Александр Соловьёв", "Александра Соловьёва"),
    ("Basim Mahir Assaf", "Bassam Mahir Assaf"),
]


def test_names_find_themselves_in_every_other_script() -> None:
    tables = scored(columns("names.csv"), similarity)
    assert top_1(tables) >= 0.99
    assert best_f1([pair for table in tables for pair in table]) >= 0.985
    assert min(best_f1(table) for table in tables) >= 0.97


def test_names_that_the_tables_were_not_written_for_find_themselves_too() -> None:
    names = columns("habits.csv")
    tables = scored({code: names[code] for code in ("en", "ar", "ru", "az")}, similarity)
    assert top_1(tables) >= 0.985
    assert min(best_f1(table) for table in tables) >= 0.87


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_person_in_two_spellings(one: str, other: str) -> None:
    assert similarity(read_name(one), read_name(other)) >= 0.8


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_people_whose_names_only_look_alike(one: str, other: str) -> None:
    assert similarity(read_name(one), read_name(other)) < 0.93


def test_every_spelling_of_one_person_is_nearer_than_any_near_miss() -> None:
    spellings = [read_name(name) for name in ("Hussein Masri", "حسين المصري", "Хусейн Масри")]
    brother = read_name("Hasan Masri")
    assert min(similarity(a, b) for a, b in combinations(spellings, 2)) > max(
        similarity(brother, one) for one in spellings
    )


def test_a_father_is_not_his_son() -> None:
    son = read_names({"given": "Ali", "father": "Hasan", "family": "Masri"})
    father = read_names({"given": "Hasan", "father": "Ali", "family": "Masri"})
    assert similarity(son, son) == 1.0
    assert similarity(son, father) < 0.95


def test_a_name_that_says_nothing_is_like_no_name() -> None:
    unknown = read_name("unknown")
    assert similarity(unknown, unknown) == 0.0
    assert similarity(unknown, read_name("Ali")) == 0.0


def test_a_part_that_one_list_leaves_out_costs_less_than_one_that_differs() -> None:
    full = read_name("محمد أحمد خليل المصري")
    short = read_name("محمد أحمد المصري")
    other = read_name("محمد سعيد خليل المصري")
    assert similarity(full, other) < similarity(full, short) < 1.0


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    a, b = read_name(one), read_name(other)
    assert 0.0 <= similarity(a, b) <= 1.0
    assert similarity(a, b) == pytest.approx(similarity(b, a))
    assert similarity(a, a) == (1.0 if any(p.role != "honorific" for p in a.parts) else 0.0)
