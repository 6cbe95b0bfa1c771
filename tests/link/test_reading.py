"""Lists into columns: long ones in processes, short ones here, with one outcome."""

from collections.abc import Sequence

import pytest

from onrecord.link import reading
from onrecord.link.reading import Listed, Read, read
from onrecord.link.rows.columns import understand

HEADINGS = ("id", "name", "birth", "sex", "place", "identifier:card")


def listed(name: str, rows: Sequence[tuple[str, ...]]) -> Listed:
    return Listed(name, HEADINGS, understand(HEADINGS), rows)


def lists() -> list[Listed]:
    """Ids twice and none, dates with the month first as only one early row shows, no name."""
    rows = [
        (str(n % 40), f"Vagif Əliyev{n % 7}", f"{n % 12 + 1}/{n % 9 + 1}/1960", "F", "Şuşa, X", "")
        for n in range(60)
    ]
    rows[3] = ("3", "Leyla (Nazim) Həsənova", "2/26/1961", "?", "", "A-1")
    rows[50] = ("", "unknown", "34", "M", "", "b 2")
    return [listed("one", rows), listed("two", rows[:5])]


def told(found: list[Read]) -> tuple[list[dict[str, object]], list[tuple[str, int, str]]]:
    cells = [row for some in found for row in some.columns.to_pylist()]
    return cells, [(some.list, at, words) for some in found for at, words in some.warnings]


def test_processes_read_as_one_process_does(monkeypatch: pytest.MonkeyPatch) -> None:
    here, warnings = told(list(read(lists())))
    monkeypatch.setattr(reading, "LONG", 50)
    monkeypatch.setattr(reading, "CHUNK", 7)
    monkeypatch.setattr(reading, "WAITING", 3)
    found = list(read(lists()))
    cells, said = told(found)
    assert len(found) == 10
    # A chunk has a column for a kind only where one of its rows has it.
    assert [{"identifier:card": None} | row for row in cells] == [
        {"identifier:card": None} | row for row in here
    ]
    assert said == warnings
    assert ("one", 50, "the row has no id; it is called 51") in said
    assert (
        "one",
        45,
        "id '5' was used by an earlier row; it is kept as a row of its own, called #46",
    ) in said
    assert [row["r_entry"] for row in cells[44:47]] == ["one\t4\t45", "one\t5\t46", "one\t6\t47"]
    assert cells[0]["r_birth"] == "19600101"
    assert cells[3]["r_father"] == "nazim"


def test_rows_of_nobody_are_left_out_and_the_others_keep_their_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [("", f"Anna Holm{n}", "", "", "", "") for n in range(9)]
    given = Listed("one", HEADINGS, understand(HEADINGS), rows, nobody=frozenset({2, 7}))
    here, warnings = told(list(read([given])))
    assert [row["r_entry"].split("\t")[1] for row in here] == list("1245679")
    assert {at for _, at, _ in warnings} == {0, 1, 3, 4, 5, 6, 8}
    monkeypatch.setattr(reading, "CHUNK", 4)
    assert told(list(read([given]))) == (here, warnings)
