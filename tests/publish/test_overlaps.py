"""Overlaps are drawn to scale: a bar for each set of lists, a dot for each list."""

from onrecord.publish.overlaps import HIGH, MOST, ROW, drawn, in_order
from onrecord.record.inclusion import Inclusion

TABLE = Inclusion(("a", "b"), (), (((), (0, 1), 10), ((), (1, 0), 40), ((), (1, 1), 10)))


def test_most_people_come_first_and_of_equals_fewer_lists() -> None:
    assert in_order(TABLE) == [((1, 0), 40), ((0, 1), 10), ((1, 1), 10)]


def test_a_bar_is_as_high_as_its_people_are_many() -> None:
    made = drawn(TABLE)
    longest = HIGH - ROW
    assert [(c.count, c.height) for c in made.columns] == [
        (40, longest), (10, longest // 4), (10, longest // 4),
    ]  # fmt: skip
    assert all(c.top + c.height == HIGH for c in made.columns)


def test_dots_say_which_lists_and_a_line_joins_them() -> None:
    upper, lower = drawn(TABLE).rows
    only_a, only_b, both = drawn(TABLE).columns
    assert both.dots == ((upper, True), (lower, True))
    assert only_b.dots == ((upper, False), (lower, True))
    assert (both.first, both.last) == (upper, lower)
    assert only_a.first == only_a.last == upper


def test_many_sets_are_drawn_only_as_far_as_there_is_room() -> None:
    patterns = [tuple(int(bit) for bit in f"{n:05b}") for n in range(1, 32)]
    table = Inclusion(tuple("abcde"), (), tuple(((), p, 1) for p in patterns))
    assert len(drawn(table).columns) == MOST < len(in_order(table))


def test_a_set_of_one_person_beside_many_is_still_seen() -> None:
    table = Inclusion(("a", "b"), (), (((), (0, 1), 1), ((), (1, 0), 1_000_000)))
    assert drawn(table).columns[1].height == 1


def test_nobody_on_any_list_is_no_picture() -> None:
    assert drawn(Inclusion(("a",), (), ())).columns == ()
