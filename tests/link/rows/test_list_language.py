"""The language of a list: told by a part of its names, not by a few foreign ones among them."""

import pytest

from onrecord.link import standardise
from onrecord.link.rows.list_language import list_language

AZ = ["Əli Əliyev", "Camal Quliyev", "Cavid Rzayev", "Ramiz Hacıyev"]
EN = ["James Smith", "John Brown", "Mary Jones", "Cavid Green", "Ann Hall", "Ruth Wood"]


@pytest.mark.parametrize(
    ("cells", "language"),
    [
        (AZ * 10, "az"),
        (EN * 10, ""),
        ([*EN * 10, "Əli Əliyev"], ""),
        (["Əli Əliyev"], ""),
        ([], ""),
        (["Мәрјәм Әлијева", "Рамиз Талыбов"] * 10, "az"),
        (["Senad Hodžić", "Emir Delić"] * 10, "sh"),
        (["Senad Hodzic", "Emir Delic"] * 10, "sh"),
        (["Hodzhich Senad", "Emir (Hasan) Delich"] * 10, "sh"),
        (["Ahmed Khaled al-Masri", "Fatima Hassan Abu Jarad", "Omar Ali Albraoi"] * 5, "ar"),
        (["Mehmed Hasan Smaj", "Ibrahim Ahmed Kos", "Fatima Omar Tur"] * 10, ""),
        ([*EN * 10, "Eric Hall", "Dominic Wood"], ""),
        (["Ivan Petrovich Orlov", "Anna Ilyinichna Orlova"] * 10, ""),
    ],
)
def test_the_language_of_many_names(cells: list[str], language: str) -> None:
    assert list_language(cells) == language


@pytest.mark.parametrize("name", ["Hodzich Senad", "Senad Hodzich", "Ibrahimovich Amir"])
def test_a_family_ending_of_the_lists_language_tells_the_order_of_a_row(name: str) -> None:
    names = [*["Hodzic Senad", "Emir Delich", "Begic Amir"] * 10, name]
    rows = [{"id": str(i), "name": one} for i, one in enumerate(names)]
    read = standardise(rows, list="x", columns={"id": "id", "name": "name"})[-1].name
    (family,) = read.of("family")
    assert family.written.endswith("ich")


def test_an_article_written_as_one_word_is_told_by_the_list() -> None:
    arabic = ["Ahmed Khaled al-Masri", "Fatima Hassan Abu Jarad", "Omar Ali Albraoi"] * 5
    for names, latin in ((arabic, "braoi"), (EN * 10, "albraoi")):
        rows = [{"id": str(i), "name": one} for i, one in enumerate([*names, "Omar Ali Albraoi"])]
        read = standardise(rows, list="x", columns={"id": "id", "name": "name"})[-1].name
        assert [part.latin for part in read.of("family")] == [latin]


def test_a_name_without_letters_of_its_own_is_read_as_its_list_is() -> None:
    def read(names: list[str]) -> list[str]:
        rows = [{"id": str(i), "name": name} for i, name in enumerate(names)]
        readings = standardise(rows, list="x", columns={"id": "id", "name": "name"})
        return [r.name.parts[0].latin for r in readings if r.name.written.startswith("Cavid")]

    assert set(read(AZ * 10)) == {"javid"}
    assert set(read(EN * 10)) == {"cavid"}
