"""Foldings of speakers' names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.count.names import explain_folding, fold_name, is_unnamed

ONE_ORIGIN = [
    ("Human Rights Watch", "the Human Rights Watch"),
    ("HUMAN RIGHTS WATCH", "Human Rights Watch."),
    ("Human Rights Watch/Helsinki (Holly Cartner)", "Human Rights Watch/Helsinki"),
    ("Azerbaijani officials (unnamed)", "Azerbaijani officials"),
    ("Aydin Rasulov, Azerbaijani investigator", "Aydin Rasulov (investigation head)"),
    ("Aydin Rasulov, Azerbaijani state prosecutor", "Aydin Rasulov"),
    ("Elmar (Elman) Mamedov, mayor of Khojaly", "Elmar Mamedov"),
    ("Edward Nalbandian, Armenian FM", "Edward Nalbandian"),
    ("Serzh Sargsyan, then defence minister", "Serzh Sargsyan"),
    ("Col. Ivan Skrylnyk, CIS military spokesman", "Ivan Skrylnyk"),
    ("President Ilham Aliyev", "İlham Aliyev"),
    ("Volker Türk", "Volker Turk"),
    ("Azerbaijan’s parliament", "Azerbaijan's parliament"),
]

TWO_ORIGINS = [
    ("Azerbaijani officials", "Armenian officials"),
    ("Foreign Relations Committee, Chamber of Deputies", "Foreign Relations Committee, Senate"),
    ("Ministry of Justice, Office of the Prosecutor", "Ministry of Justice"),
    ("President of Azerbaijan", "President of Armenia"),
    ("Memorial", "Memorial Human Rights Centre"),
    ("D. Babayan", "M. Babayan"),
]


@pytest.mark.parametrize(("one", "other"), ONE_ORIGIN)
def test_one_origin_written_in_two_ways_folds_to_one_name(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(("one", "other"), TWO_ORIGINS)
def test_origins_that_differ_in_a_word_stay_apart(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


def test_a_name_of_brackets_only_keeps_its_words() -> None:
    assert fold_name("(unnamed)") == "unnamed"


def test_each_folding_that_changed_a_name_is_explained() -> None:
    assert explain_folding("The Imam (of Aghdam)") == (
        "what stands in brackets",
        "case, accents and punctuation",
        "the article",
    )


@pytest.mark.parametrize("name", ["Armenian officials (unnamed)", "an unidentified source"])
def test_a_document_that_names_nobody_is_noticed(name: str) -> None:
    assert is_unnamed(name)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_of_case_and_articles(name: str) -> None:
    folded = fold_name(name)
    assert folded == folded.strip()
    assert (folded == "") == (name.strip() == "")
