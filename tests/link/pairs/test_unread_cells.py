"""Sentences about a pair: also where a cell is missing, and where one is not understood."""

from pathlib import Path

import numpy as np
import pytest

from onrecord.link.pairs.backends import opened
from onrecord.link.pairs.comparisons import comparisons
from onrecord.link.pairs.score import Pairs
from onrecord.link.pairs.sentences import reasons
from onrecord.link.pairs.table import fill
from onrecord.link.rows.standardise import standardise


@pytest.mark.parametrize(
    ("name", "one", "other", "said"),
    [
        ("c_born", "age", ("", "40"), "birth or age is missing in one of the two"),
        ("c_born", "age", ("then", "40"),
         "birth or age is not understood in one of the two: then, aged 40"),
        ("c_born", "birth", ("then", "1960"),
         "birth or age is not understood in one of the two: then, born 1960"),
        ("c_event", "event_date", ("then", "1992"),
         "date of the event is not understood in one of the two: then, 1992"),
        ("c_event", "event_date", ("../1992", "1992"),
         "date of the event cannot be compared: ../1992, 1992"),
        ("c_sex", "sex", ("Q", "F"), "sex is not understood in one of the two: Q, female"),
        ("c_sex", "sex", ("", "F"), "sex is missing in one of the two"),
        ("c_place", "place", ("★", "Agdam"),
         "place is not understood in one of the two: ★, Agdam"),
    ],
)  # fmt: skip
def test_what_is_not_compared_says_why(
    tmp_path: Path, name: str, one: str, other: tuple[str, str], said: str
) -> None:
    rows = [{"name": "Ali Hasan", one: cell} for cell in (*other, other[1])]
    with opened("duckdb", tmp_path) as backend:
        shape = fill(backend.con, standardise(rows, list="L", columns={"name": "name", one: one}))
        (compared,) = [each for each in comparisons(shape) if each.name == name]
        level = {name: np.array([-1], dtype=np.int8)}
        pairs = Pairs(np.array([1]), np.array([2]), np.zeros(1), {}, level)
        assert reasons(backend.con, (compared,), pairs) == [(said,)]
