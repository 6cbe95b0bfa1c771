"""Columns: common headings, maps that go before them, and every fault named at once."""

import pytest

from onrecord.errors import BadList
from onrecord.link.rows.columns import understand


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Full Name", "name"),
        ("given_name", "given"),
        ("FIRST NAME", "given"),
        ("surname", "family"),
        ("father's name", "father"),
        ("date_of_birth", "birth"),
        ("DOB", "birth"),
        ("Gender", "sex"),
        ("Date of death", "event_date"),
        ("suburb", "place"),
        ("state", "region"),
        ("postcode", "detail:postcode"),
        ("identifier:passport", "identifier:passport"),
        ("detail:rank", "detail:rank"),
        ("soc_sec_id", "identifier:national"),
        ("الاسم", "name"),
        ("No.", "id"),
        ("no", "id"),
        ("№", "id"),
        ("№ п/п", "id"),
        ("الرقم", "id"),
        ("Victim's full name", "name"),
        ("Victim\u2019s full name:", "name"),
        ("ФИО", "name"),
        ("Ad Soyad", "name"),
        ("Ime i prezime", "name"),
        ("Имя", "name"),
        ("اسم الأب", "father"),
        ("Отчество", "father"),
        ("Atasının adı", "father"),
        ("اسم الجد", "grandfather"),
        ("العائلة", "family"),
        ("اللقب", "family"),
        ("الكنية", "family"),
        ("Фамилия", "family"),
        ("SOYADI", "family"),
        ("Ազգանուն", "family"),
        ("Prezime", "family"),
        ("العمر", "age"),
        ("Возраст", "age"),
        ("الجنس", "sex"),
        ("Пол", "sex"),
        ("CİNSİYET", "sex"),
        ("تاريخ الميلاد", "birth"),
        ("Год рождения", "birth"),
        ("Doğum Tarihi", "birth"),
        ("تاريخ الاستشهاد", "event_date"),
        ("Дата гибели", "event_date"),
        ("Date of death (dd/mm/yyyy)", "event_date"),
        ("Place of death", "place"),
        ("Место гибели", "place"),
        ("المكان", "place"),
        ("المحافظة", "region"),
        ("Fate", "status"),
        ("الحالة", "status"),
        ("رقم الهوية", "identifier:national"),
        ("Место жительства", "place"),
        ("Нас. пункт", "place"),
        ("Yaşayış yeri", "place"),
        ("مكان الإصابة", "place"),
        ("Doğulub", "birth"),
        ("God. rođenja", "birth"),
        ("رقم القيد", "id"),
        ("Ref No.", "id"),
        ("Full name of deceased", "name"),
        ("Surname and first name", "name"),
        ("M/F", "sex"),
        ("Burial place", "detail:burial"),
    ],
)
def test_a_heading_says_its_role(heading: str, role: str) -> None:
    others = ["full name"] if role not in ("name", "given") else ["father name", "surname"]
    assert understand([*others, heading]).roles[heading] == role


def test_a_map_goes_before_headings_and_may_leave_a_column_out() -> None:
    found = understand(
        ["A", "name", "place", "note"], {"A": "name", "name": "-", "note": "detail:x"}
    )
    assert found.roles == {"A": "name", "place": "place", "note": "detail:x"}
    assert found.kinds("detail") == {"x": "note"}


def test_a_mapped_column_wins_over_one_that_only_sounds_like_it() -> None:
    found = understand(["fullname", "name"], {"fullname": "name"})
    assert found.roles == {"fullname": "name"}


def test_columns_that_nobody_can_place_are_told() -> None:
    assert understand(["name", "zzz"]).unread == ("zzz",)


@pytest.mark.parametrize(
    ("headings", "told", "faults"),
    [
        (["name", "full name"], {}, ["columns 'name' and 'full name' are both name"]),
        (["age", "place"], {}, ["no column holds a name; the headings are: age, place"]),
        (["name", "name"], {}, ["two columns are headed 'name'"]),
        (["name"], {"x": "age"}, ["the map names column 'x'; the list has: name"]),
        (["name"], {"name": "nombre"}, ["the map calls column 'name' 'nombre'"]),
        (
            ["a", "b"],
            {"a": "age", "b": "age"},
            ["columns 'a' and 'b' are both age", "no column holds a name"],
        ),
    ],
)
def test_every_fault_is_named(headings: list[str], told: dict[str, str], faults: list[str]) -> None:
    with pytest.raises(BadList) as caught:
        understand(headings, told)
    assert [row for row, _ in caught.value.faults] == [None] * len(caught.value.faults)
    for fault in faults:
        assert any(why.startswith(fault) for _, why in caught.value.faults), fault
