"""Blocking: keys that rows share, and keys that are too common to be of use."""

from pathlib import Path

import pytest

from onrecord.link import standardise
from onrecord.link.pairs import blocking
from onrecord.link.pairs.backends import opened
from onrecord.link.pairs.blocking import block
from onrecord.link.pairs.table import fill

COLUMNS = {"given": "given", "family": "family", "identifier:x": "identifier:x"}


def test_rules_hold_the_pairs_that_agree_and_no_others(tmp_path: Path) -> None:
    rows = [
        {"given": "Zilma", "family": "Morvan", "identifier:x": "1"},
        {"given": "Morvan", "family": "Zilma", "identifier:x": ""},
        {"given": "Borek", "family": "Gelter", "identifier:x": "1"},
    ]
    with opened("duckdb", tmp_path) as backend:
        shape = fill(backend.con, standardise(rows, list="L", columns=COLUMNS))
        found = {made.rule.name: made.pairs for made in block(backend.con, shape)}
    assert found == {
        "x": 1,
        "given and family name, in any order": 1,
        "all words of the name, in any order": 1,
    }


def test_a_key_that_too_many_rows_share_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocking, "LEAST_PAIRS", 10)
    rows = [{"given": "Zilma", "family": "Morvan"}] * 30 + [
        {"given": "Borek", "family": "Gelter"}
    ] * 3
    columns = {"given": "given", "family": "family"}
    with opened("duckdb", tmp_path) as backend:
        shape = fill(backend.con, standardise(rows, list="L", columns=columns))
        made = block(backend.con, shape)
        kept = backend.con.execute(
            f"SELECT count({made[0].column}), count(DISTINCT {made[0].column}) FROM r_people"
        ).fetchone()
    assert (made[0].pairs, made[0].cap) == (3, 3)
    assert made[0].common == pytest.approx(30 / 33)
    assert kept == (3, 1)
