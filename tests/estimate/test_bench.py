"""The bench compares with the published figures and says where it differs."""

from onrecord.estimate.bench import Row, parts
from onrecord.estimate.bench_speed import overlapping
from onrecord.estimate.reference import published, table


def test_every_published_figure_has_its_table() -> None:
    for kind, rows in published().items():
        for row in rows:
            assert table(row["table"]).documented > 90, kind


def test_all_exact_figures_hold() -> None:
    rows = list(parts()["exact"](1))
    assert [row.text() for row in rows if row.holds is not True] == []
    assert sum(row.measured for row in rows if row.what == "stepwise, resamples") == 270
    assert len(rows) > 50


def test_a_row_says_whether_it_holds() -> None:
    assert Row("p", "a", "t", 100.0, 100.5, 0.01).holds is True
    assert Row("p", "a", "t", 100.0, 102.5, 0.01).holds is False
    assert Row("p", "a", "t", 100.0, None, 0.01).to_json()["holds"] is False
    assert Row("p", "a", "t", None, 5.0).holds is None
    assert Row("p", "a", "t", 60.0, 59.0, at_most=True).holds is True
    assert Row("p", "a", "t", 60.0, 61.0, at_most=True).holds is False
    assert "DIFFERS" in Row("p", "a", "t", 100.0, 102.5, 0.01).text()


def test_tables_for_speed_overlap_in_every_pair() -> None:
    made = overlapping(5)
    assert all(made.on_both(i, j) > 0 for i in range(5) for j in range(i))
