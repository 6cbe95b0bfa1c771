"""Rows that others refer to come first."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadImport
from onrecord.read.claim_rows import order


def _row(ref: str, of: str = "", kind: str = "figure") -> dict[str, Any]:
    field = "part_of" if kind == "figure" else "of"
    return {"ref": ref, "kind": kind, "payload": {field: f"ref:{of}"} if of else {}}


@pytest.mark.parametrize(
    ("given_rows", "wanted"),
    [
        ([], []),
        ([_row("a"), _row("b")], ["a", "b"]),
        ([_row("a", "b"), _row("b")], ["b", "a"]),
        ([_row("a", "c"), _row("b"), _row("c", "d"), _row("d")], ["d", "c", "a", "b"]),
        ([_row("a", "b", "denial"), _row("b")], ["b", "a"]),
        ([_row("a", "b", "demand"), _row("b")], ["a", "b"]),
        ([_row("a", "unknown"), _row("b")], ["a", "b"]),
        ([{"kind": 3, "payload": []}, {"kind": "figure"}, {"ref": None}], [None, None, None]),
        ([{"ref": "a", "kind": "figure", "payload": {"part_of": 7}}], ["a"]),
    ],
)
def test_a_row_comes_after_the_row_it_refers_to(
    given_rows: list[dict[str, Any]], wanted: list[str]
) -> None:
    ordered = order(enumerate(given_rows, start=1))
    assert [row.get("ref") for _, row in ordered] == wanted


@pytest.mark.parametrize(
    ("given_rows", "numbers", "path"),
    [
        ([_row("a", "a")], [1], "1 -> 1"),
        ([_row("a", "b"), _row("b", "a")], [1, 2], "1 -> 2 -> 1"),
        ([_row("x", "c"), _row("c", "d"), _row("d", "e"), _row("e", "c")], [2, 3, 4],
         "2 -> 3 -> 4 -> 2"),
    ],
)  # fmt: skip
def test_a_circle_names_its_rows(
    given_rows: list[dict[str, Any]], numbers: list[int], path: str
) -> None:
    with pytest.raises(BadImport, match=path) as refused:
        order(enumerate(given_rows, start=1))
    assert [number for number, _ in refused.value.faults] == numbers


def test_one_ref_for_two_rows_is_refused() -> None:
    with pytest.raises(BadImport) as refused:
        order([(4, _row("a")), (9, _row("a"))])
    assert refused.value.faults == ((9, "ref 'a' is taken by row 4; each row has its own"),)


def test_a_chain_of_many_thousand_rows_needs_no_depth() -> None:
    chain = [_row(str(n), str(n + 1)) for n in range(20_000)]
    assert order(enumerate(chain, start=1))[0][1]["ref"] == "19999"


@given(st.lists(st.integers(0, 30), max_size=30))
def test_no_row_is_lost_and_none_comes_too_early(parents: list[int]) -> None:
    rows = [_row(str(n), str(p) if p < n else "") for n, p in enumerate(parents)][::-1]
    ordered = [row for _, row in order(enumerate(rows, start=1))]
    assert sorted(row["ref"] for row in ordered) == sorted(row["ref"] for row in rows)
    seen: set[str] = set()
    for row in ordered:
        assert row["payload"].get("part_of", "ref:").removeprefix("ref:") in (seen | {""})
        seen.add(row["ref"])
