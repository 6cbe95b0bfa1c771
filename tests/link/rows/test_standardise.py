"""Rows into readings: what cells mean, and what is said of cells that mean nothing."""

from datetime import date

import pytest

from onrecord.link.rows.columns import understand
from onrecord.link.rows.standardise import standardise
from onrecord.record.age import Age
from onrecord.record.listing import EntryReading, ListEntry


def one(**cells: str) -> EntryReading:
    columns = understand(tuple(cells))
    return standardise([cells], list="L", columns=columns)[0]


def test_a_row_in_standard_form() -> None:
    found = one(
        id="7", given="Leyla", family="Aliyeva", sex="F", age="34", age_as_of="1992-02",
        event_date="26.2.1992", place="Malibeyli, Shusha", status="Killed",
        **{"identifier:passport": "AZ 123", "detail:rank": "nurse"},
    )  # fmt: skip
    assert (found.entry, found.list, found.sex, found.age) == ("L\t7", "L", "female", Age(34, 34))
    assert [part.role for part in found.name.parts] == ["given", "family"]
    assert found.event_date is not None
    assert found.event_date.low == date(1992, 2, 26)
    assert found.place == ("Malibeyli", "Shusha")
    assert (found.status, found.identifiers, found.details) == (
        "killed", {"passport": "AZ 123"}, {"rank": "nurse"},
    )  # fmt: skip
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("cells", "age", "birth", "warning"),
    [
        ({"birth": "34"}, 34, None, "birth '34' looks like an age and is read as one"),
        ({"birth": "34", "age": "30"}, 30, None, "birth '34' looks like an age; it is not"),
        ({"age": "1958"}, None, "1958", "age 1958 looks like a year of birth"),
        ({"age": "300"}, None, None, "age 300 is more than anyone lives"),
        ({"age": "about thirty"}, None, None, "age 'about thirty' is not understood; right would"),
        ({"birth": "19159411"}, None, None, "birth '19159411' is no day of the calendar; only"),
        ({"birth": "someday"}, None, None, "birth 'someday' is not understood; only its digits"),
        ({"event_date": "31.2.1992"}, None, None, "event_date '31.2.1992' is no day of the calen"),
        (
            {"event_date": "1/2/12"},
            None,
            None,
            "event_date '1/2/12' is not understood: '12' may be",
        ),
        ({"event_date": "someday"}, None, None, "event_date 'someday' is not understood"),
        ({"sex": "Q"}, None, None, "sex 'Q' is not understood; right would be F or M"),
        ({"birth": "1999", "event_date": "1992"}, None, "1999", "born '1999', after the event"),
    ],
)
def test_cells_that_cannot_be_right_are_told(
    cells: dict[str, str], age: int | None, birth: str | None, warning: str
) -> None:
    found = one(name="Ali Hasan", **cells)
    assert found.age == (None if age is None else Age(age, age))
    assert (found.birth.edtf if found.birth is not None else None) == birth
    assert len(found.warnings) == 1
    assert found.warnings[0].startswith(warning)


@pytest.mark.parametrize("cell", ["", "  ", "N/A", "unknown", "-", "?", "غير معروف"])
def test_what_is_not_said_is_absent(cell: str) -> None:
    found = one(name="Ali Hasan", age=cell, sex=cell, birth=cell, place=cell)
    assert (found.age, found.sex, found.birth, found.place) == (None, "", None, ())
    assert found.warnings == ()


def test_ages_in_words_of_years_and_months() -> None:
    ages = [one(name="A B", age=said).age for said in ("34 years", "7 months", "34.0")]
    assert [(age.low, age.high) for age in ages if age is not None] == [(34, 34), (0, 0), (34, 34)]


def test_what_is_not_understood_is_kept_by_its_role() -> None:
    found = one(name="A B", age="some", sex="Q", birth="one day", event_date="then")
    assert found.unread == {"age": "some", "sex": "Q", "birth": "one day", "event_date": "then"}
    assert one(name="A B", birth="34").unread == {}


def test_one_column_decides_whether_the_month_comes_first() -> None:
    rows = [{"name": "A B", "birth": "3/4/1960"}, {"name": "C D", "birth": "12/31/1960"}]
    found = standardise(rows, list="L", columns=understand(("name", "birth")))
    assert [r.birth.edtf for r in found if r.birth is not None] == ["1960-03-04", "1960-12-31"]


def test_ids_used_twice_and_missing_ones_keep_their_rows() -> None:
    rows = [{"id": "1", "name": "A B"}, {"id": "1", "name": "C D"}, {"id": "", "name": "E F"}]
    found = standardise(rows, list="L", columns=understand(("id", "name")))
    assert [r.entry for r in found] == ["L\t1", "L\t1\t2", "L\t3"]
    assert found[1].warnings == (
        "id '1' was used by an earlier row; it is kept as a row of its own, called #2",
    )
    assert found[2].warnings == ("the row has no id; it is called 3",)


def test_entries_of_an_archive_keep_their_ids() -> None:
    entry = ListEntry("edition", 3, {"name": "A B"})
    found = standardise([entry], list="L", columns={"name": "name"})
    assert found[0].entry == entry.id


def test_a_row_without_a_usable_name_keeps_its_place() -> None:
    found = one(name="???", age="3")
    assert found.name.parts == ()
    assert found.warnings[0].endswith("the row can hardly be linked")


@pytest.mark.parametrize(
    ("cells", "given", "family"),
    [
        ({"name": "علي", "father": "حسن", "family": "النجار"}, "علي", "النجار"),
        ({"name": "Anna", "family": "Holm"}, "Anna", "Holm"),
        ({"name": "Anna Holm", "family": "Holm"}, "Anna", "Holm"),
        ({"name": "Anna Holm", "father": "Ivan"}, "Anna", "Holm"),
    ],
)
def test_a_name_beside_parts_of_it_is_not_lost(
    cells: dict[str, str], given: str, family: str
) -> None:
    (found,) = standardise([cells], list="a", columns={role: role for role in cells})
    assert [part.written for part in found.name.of("given")] == [given]
    assert [part.written for part in found.name.of("family")] == [family]
    father = [cells["father"]] if "father" in cells else []
    assert [part.written for part in found.name.of("father")] == father
