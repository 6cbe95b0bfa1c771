"""What looks wrong inside a list, told with its rows."""

from dataclasses import replace

import pytest

from onrecord.read.editions import Row
from onrecord.read.list_checks import counted, problems
from onrecord.record.age import Age
from onrecord.record.listing import EntryReading
from onrecord.record.personal_name import NamePart, PersonalName

Pair = tuple[Row, EntryReading]


def person(
    number: int,
    name: str = "",
    *,
    own: str = "",
    age: int | None = None,
    place: str = "",
    passport: str = "",
    warnings: tuple[str, ...] = (),
    status: str = "",
) -> Pair:
    cells = {"id": own, "name": name, "age": str(age or ""), "place": place, "passport": passport}
    parts = tuple(NamePart(word, "given", word.lower(), word[0]) for word in name.split())
    reading = EntryReading(
        entry=str(number), list="x", name=PersonalName(name, parts=parts),
        age=None if age is None else Age(age, age),
        place=(place,) if place != "" else (), warnings=warnings, status=status,
        identifiers={"passport": passport} if passport != "" else {},
    )  # fmt: skip
    return Row(number, cells, own), reading


@pytest.mark.parametrize(
    ("people", "found"),
    [
        ([person(2, "Anna Holm", age=3), person(3, "Anna Holm", age=4)], []),
        ([person(2, "Anna Holm", own="1"), person(3, "Bo Reed", own="1")], [("reused id", (2, 3))]),
        ([person(2, "Anna Holm", own="1", age=3), person(3, "Anna Holm", own="2", age=3)],
         [("equal rows", (2, 3))]),
        ([person(2, "Anna Holm", age=3, place="X"), person(3, "Anna  Holm", age=3, place="X")],
         [("same person", (2, 3))]),
        ([person(2, "Anna Holm", passport="P"), person(3, "Bo Reed", passport="P")],
         [("reused identifier", (2, 3))]),
        ([person(2, "", warnings=("no usable name",))], [("no name", (2,))]),
        ([person(2, "Anna Holm", warnings=("age 340",))], [("value", (2,))]),
        ([person(2, "Anna", warnings=("age 'x' is not understood",)),
          person(3, "Bo", warnings=("age 'x' is not understood", "age 340"))],
         [("not understood", (2, 3)), ("value", (3,))]),
        ([person(2, "", warnings=("age 340", "there is no usable name"))],
         [("value", (2,)), ("no name", (2,))]),
        ([person(2, "Anna", status="gone"), person(3, "Bo", status="gone"),
          person(4, "Cleo", status="killed")], [("status", (2, 3))]),
        ([person(2, "Anna"), person(3, "Anna")], [("equal rows", (2, 3))]),
    ],
)  # fmt: skip
def test_problems_are_told_with_their_kind_and_rows(
    people: list[Pair], found: list[tuple[str, tuple[int, ...]]]
) -> None:
    rows, readings = [row for row, _ in people], [reading for _, reading in people]
    made = problems(rows, readings)
    assert [(one.kind, one.rows) for one in made] == found
    assert counted(made) == {kind: 1 for kind, _ in found}


@pytest.mark.parametrize(
    ("cell", "sign"),
    [("Anna \u202emloH\u202c", "\\u202e"), ("Anna\x1b[2J", "\\x1b"), ("An\u200bna", "\\u200b"),
     ("\u0645\u06cc\u200c\u0631\u0632\u0627", ""), ("Anna\r\nHolm", ""), ("Anna\tHolm", "")],
)  # fmt: skip
@pytest.mark.parametrize("column", ["name", "place"])
def test_signs_that_cannot_be_seen_are_told_with_their_cell(
    column: str, cell: str, sign: str
) -> None:
    row, reading = person(2, "Anna Holm")
    row = replace(row, cells={**row.cells, column: cell}, roles={"name": "name", "place": "place"})
    told = [f"the cell under '{column}' holds '{sign}', which cannot be seen"]
    assert [one.sentence for one in problems([row], [reading])] == (told if sign != "" else [])


def test_an_identifier_used_twice_says_beside_how_many_names() -> None:
    people = [person(n, name, passport="P") for n, name in enumerate(["Anna", "Bo", "Bo"], start=2)]
    shared, equal = problems([r for r, _ in people], [r for _, r in people])
    assert shared.sentence == "the passport number 'P' stands in rows 2, 3 and 4, beside 2 names"
    assert (equal.kind, equal.rows) == ("equal rows", (3, 4))


def test_a_status_that_is_not_understood_is_told_once_with_what_follows() -> None:
    people = [person(2, "Anna", status="gone"), person(3, "Bo", status="gone")]
    (one,) = problems([r for r, _ in people], [r for _, r in people])
    assert one.sentence == "status 'gone' not understood; nothing is counted by it (2 rows)"


def test_a_wording_that_is_not_understood_is_told_once_with_how_many_rows() -> None:
    people = [person(n, "Anna", age=n, warnings=("age 'x' is not understood",)) for n in (2, 3)]
    (one,) = problems([r for r, _ in people], [r for _, r in people])
    assert one.sentence == "age 'x' is not understood (2 rows)"
