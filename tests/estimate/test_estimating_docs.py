"""The chapter on estimating shows what the program says today."""

import re
from pathlib import Path

import pytest

from onrecord.estimate import ANSWERS, Patterns, run
from onrecord.estimate.existence import REASONS
from onrecord.estimate.reference import table
from onrecord.estimate.wording import high_end, low_end
from onrecord.record.estimate import Estimate

DOCS = (Path(__file__).parents[2] / "docs" / "estimating.md").read_text("utf-8")
ENDS = r"([\d,]+) to ([\d,]+)"
ROWS = re.findall(rf"^\| `(\w+)`: .*? \| {ENDS} \| {ENDS} \|$", DOCS, re.M)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_the_worked_example_is_what_a_run_gives(row: tuple[str, ...]) -> None:
    method, *shown = row
    found = run(method, table("kosovo"))
    assert isinstance(found, Estimate)
    n = found.documented
    ends = (found.low - n, found.high - n, found.low, found.high)
    assert shown == [low_end(ends[0]), high_end(ends[1]), low_end(ends[2]), high_end(ends[3])]


def test_every_method_and_code_is_in_the_chapter() -> None:
    for each in ANSWERS:
        assert f"`{each.name}`" in DOCS
    assert sorted(REASONS) == [0, 1, 2, 3]
    assert len(ROWS) >= 3


def test_the_table_of_the_chapter_is_the_reference_table() -> None:
    kosovo = table("kosovo")
    assert "EXH,ABA,OSCE,HRW,count" in DOCS
    assert dict(kosovo)[0b0001] == 1131
    assert isinstance(kosovo, Patterns)
