"""How well names find themselves: known answers of top-1 and of the best F1."""

from onrecord.link.names.matching import best_f1, columns, scored, top_1

RIGHT, WRONG = (0.9, 0, 0), (0.8, 1, 0)


def test_every_pair_of_columns_is_scored_and_empty_cells_are_left_out() -> None:
    names = columns("habits.csv")
    tables = scored({code: names[code] for code in ("en", "hy")}, lambda *_: 0.5)
    said = [sum(name is not None for name in names[code]) for code in ("en", "hy")]
    assert [len(table) for table in tables] == [said[0] * said[1]]


def test_top_1_counts_names_whose_best_match_is_themselves() -> None:
    first_right = [RIGHT, (0.1, 0, 1), WRONG, (0.2, 1, 1)]
    assert top_1([first_right]) == 0.5


def test_best_f1_is_that_of_the_best_bar() -> None:
    assert best_f1([RIGHT, WRONG, (0.7, 1, 1)]) == 2 * 2 / (3 + 2)
    assert best_f1([RIGHT, (0.9, 1, 1), (0.1, 0, 1)]) == 1.0
