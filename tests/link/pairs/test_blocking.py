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


@pytest.mark.parametrize("more", [{"place": "Lunde"}, {"age": "31"}])
def test_a_given_name_gone_wrong_is_found_by_father_and_family(
    tmp_path: Path, more: dict[str, str]
) -> None:
    """Also where so many have this father and family that no rule of the two alone is left."""
    crowd = [{"given": f"Zilma{n}", "father": "Borek", "family": "Gelter"} for n in range(700)]
    pair = [
        {"given": name, "father": "Borek", "family": "Gelter"} | more for name in ("Rena", "Xu")
    ]
    columns = dict.fromkeys(("given", "father", "family", *more))
    with opened("duckdb", tmp_path) as backend:
        rows = standardise(crowd + pair, list="L", columns={c: c for c in columns})
        shape = fill(backend.con, rows)
        found = {made.rule.name: made.pairs for made in block(backend.con, shape)}
    assert "father's and family name" not in found
    assert found[f"father's, family name and {'place' if 'place' in more else 'year'}"] == 1


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
