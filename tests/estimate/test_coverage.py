"""Coverage on made-up populations: the harness counts rightly, and the figures that we publish."""

import numpy as np
import pytest

from onrecord.estimate.coverage import WORLDS, Covered, coverage, independent, seen


def test_people_on_no_list_are_not_seen() -> None:
    listed = np.array([[True, False, True, False]] * 3 + [[False] * 4] * 9 + [[True] * 4])
    assert dict(seen(np.vstack([listed, np.eye(4, dtype=bool)]))) == {
        0b0001: 1, 0b0010: 1, 0b0100: 1, 0b0101: 3, 0b1000: 1, 0b1111: 1,
    }  # fmt: skip


def test_each_method_meets_the_same_populations() -> None:
    rows = list(coverage(("chao", "independence"), times=5, seed=1))
    assert [(row.method, row.world) for row in rows] == [
        (method, world) for world, _ in WORLDS for method in ("chao", "independence")
    ]
    assert all(row.of == 5 for row in rows)


def test_independence_holds_where_it_is_true_and_fails_where_it_is_not() -> None:
    rows = {row.world: row for row in coverage(("independence",), times=60, seed=1)}
    assert rows["lists independent"].inside >= 53
    assert rows["two kinds of people"].inside <= 5


def test_no_answers_have_no_share() -> None:
    assert "none of 0 answers" in Covered("x", "y", 4, 4, 0, 0.0).text()


@pytest.mark.parametrize(("world", "made"), WORLDS, ids=[name for name, _ in WORLDS])
def test_worlds_have_overlaps(world: str, made: object) -> None:
    del world
    assert callable(made)
    table = seen(made(np.random.default_rng(2)))
    assert len(table.usable()) == 4
    assert independent(np.random.default_rng(2)).shape == (2000, 4)
