"""Dated claims in order, and a strip that holds each date once."""

from typing import Any

import pytest

from onrecord.publish.timeline import moments, strip


def row(claim: str, date: str = "", **changes: Any) -> dict[str, Any]:
    plain = {
        "id": claim, "kind": "occurrence", "payload": {"date": date}, "as_of": "", "spans": {},
    }  # fmt: skip
    return {**plain, **changes}


def test_moments_stand_in_order_whatever_their_precision() -> None:
    dates = ["2026-02-05", "1992", "../1991-12", "1992-02-25/1992-02-26", "1992-02~", "1991-23/.."]
    found = moments(row(date, date) for date in dates)
    assert [m.edtf for m in found] == [
        "1991-23/..", "../1991-12", "1992", "1992-02~", "1992-02-25/1992-02-26", "2026-02-05",
    ]  # fmt: skip


def test_equal_dates_keep_the_order_in_which_they_entered() -> None:
    assert [m.claim for m in moments([row("b", "1992"), row("a", "1992")])] == ["b", "a"]


def test_a_date_stands_as_the_document_writes_it() -> None:
    spans = {"date": {"start": 0, "end": 9, "exact": "that Feb."}}
    (moment,) = moments([row("a", "1992-02", spans=spans)])
    assert moment.written == "that Feb."


def test_a_withdrawn_act_is_two_moments() -> None:
    payload = {"date": "2016", "rescinded": "2018-03"}
    found = moments([row("a", kind="recognition", payload=payload)])
    assert [(m.field, m.edtf) for m in found] == [("date", "2016"), ("rescinded", "2018-03")]


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"as_of": "1992"}, ["as_of"]),
        ({"as_of": "1992", "payload": {"date": "1991"}}, ["date"]),
        ({"as_of": ""}, []),
        ({"as_of": "no date"}, []),
        ({"as_of": "1992", "kind": "figure"}, []),
        ({"payload": {"date": "1988"}, "kind": "population"}, []),
    ],
)
def test_a_claim_is_dated_by_what_it_tells_and_a_count_is_no_moment(
    changes: dict[str, Any], fields: list[str]
) -> None:
    assert [m.field for m in moments([row("a", **changes)])] == fields


def test_the_strip_has_one_cell_a_date_by_year() -> None:
    found = moments([row("a", "1992-02-26"), row("b", "1992-02-26"), row("c", "2026"),
                     row("d", "1992-03")])  # fmt: skip
    cells = [
        (year, [(c.edtf, c.first.claim, c.times) for c in cells]) for year, cells in strip(found)
    ]
    assert cells == [
        ("1992", [("1992-02-26", "a", 2), ("1992-03", "d", 1)]),
        ("2026", [("2026", "c", 1)]),
    ]
