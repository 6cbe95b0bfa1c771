"""The bench compares with the published figures and says where it differs."""

from onrecord.estimate.bench import METHODS, MODELS, Row, measured, table


def test_every_reference_table_is_there() -> None:
    for name in {row[0] for row in MODELS} | {row[1] for row in METHODS}:
        assert table(name).documented > 100


def test_the_first_rows_hold() -> None:
    rows = measured(clock=lambda: 0.0)
    first = [next(rows) for _ in range(len(MODELS) + 3)]
    assert [row.holds for row in first] == [True] * len(first)


def test_a_row_says_whether_it_holds() -> None:
    assert Row("a", "t", 100.0, 100.5, 0.01, 0.0).holds is True
    assert Row("a", "t", 100.0, 102.5, 0.01, 0.0).holds is False
    assert Row("a", "t", 100.0, None, 0.01, 0.0).to_json()["holds"] is False
    assert Row("a", "t", None, 5.0, 0.01, 0.0).holds is None
    assert "DIFFERS" in Row("a", "t", 100.0, 102.5, 0.01, 0.0).text()
