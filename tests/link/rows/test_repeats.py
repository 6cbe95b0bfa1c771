"""Rows of a declared list that are equal in all that is compared are told, not dropped silently."""

from pathlib import Path

from onrecord.link.linking import link
from onrecord.link.rows.standardise import standardise
from onrecord.record.listing import EntryReading

COLUMNS = {"id": "id", "name": "name", "age": "age", "place": "place"}
ROWS = [
    {"id": "1", "name": "Mersiha Delić", "age": "34", "place": "Kravica"},
    {"id": "2", "name": "Almir Kovač", "age": "20", "place": "Kravica"},
    {"id": "3", "name": "MERSIHA DELIĆ", "age": "34", "place": "village of Kravica"},
    {"id": "4", "name": "Almir Kovač", "age": "21", "place": "Kravica"},
    {"id": "5", "name": "unknown", "age": "20", "place": "Kravica"},
    {"id": "6", "name": "unknown", "age": "20", "place": "Kravica"},
]


def readings(key: str) -> tuple[EntryReading, ...]:
    return standardise(ROWS, list=key, columns=COLUMNS, language="bs")


def told(tmp_path: Path, *declared: str) -> list[str]:
    rows = [*readings("one"), *readings("two")]
    found = link(rows, duplicate_free=frozenset(declared), workdir=tmp_path)
    return [warning for warning in found.warnings if "was declared" in warning]


def test_repeats_of_a_declared_list_are_named(tmp_path: Path) -> None:
    assert told(tmp_path, "one") == [
        "one: it was declared to hold nobody twice, so these rows stay apart though all that is "
        "compared of them is equal: 1 = 3"
    ]


def test_other_lists_are_not_told_of(tmp_path: Path) -> None:
    assert told(tmp_path) == []
