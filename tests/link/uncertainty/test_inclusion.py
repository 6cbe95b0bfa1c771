"""Inclusion patterns of draws: counted by hand, with strata, and read by `estimate` as they are."""

import csv
import io

import numpy as np
import pytest

from onrecord.errors import BadSettings
from onrecord.estimate.patterns import Patterns
from onrecord.link.uncertainty.inclusion import DrawnTable, as_csv, tables

ENTRIES = ("a1", "a2", "b1", "b2", "c1")
LISTS = {entry: entry[0] for entry in ENTRIES}
DRAWN = (np.array([0, 1, 0, 3, 0]), np.array([0, 0, 2, 3, 3]))


def test_people_are_counted_by_the_lists_they_are_on() -> None:
    assert list(tables(DRAWN, ENTRIES, LISTS)) == [
        DrawnTable(("a", "b", "c"), {(): (((1, 0, 0), 1), ((0, 1, 0), 1), ((1, 1, 1), 1))}),
        DrawnTable(("a", "b", "c"), {(): (((1, 0, 0), 1), ((0, 1, 0), 1), ((0, 1, 1), 1))}),
    ]


def test_a_person_is_in_the_stratum_that_most_of_their_entries_tell() -> None:
    told = {"a1": ("female",), "b1": ("male",), "c1": ("male",), "b2": ("female",)}
    (first, second) = tables(DRAWN, ENTRIES, LISTS, told)
    assert first.strata == {
        ("female",): (((0, 1, 0), 1),),
        ("male",): (((1, 1, 1), 1),),
        ("",): (((1, 0, 0), 1),),
    }
    # a1 and a2 are one woman; b2 and c1 disagree, and the first by the alphabet is taken.
    assert second.strata[("female",)] == (((1, 0, 0), 1), ((0, 1, 1), 1))


def test_estimate_reads_a_draw() -> None:
    first, _ = tables(DRAWN, ENTRIES, LISTS)
    assert Patterns.from_rows(first.lists, first.strata[()]).documented == first.people == 3


def test_all_draws_are_one_table() -> None:
    told = {"a1": ("female",), "b1": ("male",), "c1": ("male",), "b2": ("female",)}
    rows = list(csv.DictReader(io.StringIO(as_csv(tables(DRAWN, ENTRIES, LISTS, told), ["sex"]))))
    assert list(rows[0]) == ["draw", "sex", "a", "b", "c", "count"]
    assert [sum(int(r["count"]) for r in rows if r["draw"] == n) for n in "12"] == [3, 3]


def test_more_lists_than_can_be_estimated_are_refused() -> None:
    lists = {f"e{i}": f"list {i}" for i in range(26)}
    with pytest.raises(BadSettings, match="26 lists"):
        list(tables([np.arange(26)], tuple(lists), lists))
