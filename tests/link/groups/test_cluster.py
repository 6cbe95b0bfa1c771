"""Groups of rows: verdicts first, then probabilities; never what excludes, in any order alike."""

import random

import pytest

from onrecord.link.groups.cluster import Edge, cluster

Groups = tuple[tuple[int, ...], ...]


@pytest.mark.parametrize(
    ("edges", "asked", "groups"),
    [
        ([Edge(1, 2, 0.9)], {}, ((1, 2), (3,), (4,))),
        ([Edge(1, 2, 0.4)], {}, ((1,), (2,), (3,), (4,))),
        ([Edge(1, 2, 0.9)], {"cannot": [(2, 1)]}, ((1,), (2,), (3,), (4,))),
        ([Edge(1, 2, 0.1)], {"must": [(2, 1)]}, ((1, 2), (3,), (4,))),
        ([], {"must": [(1, 2), (2, 3)], "cannot": [(1, 4)]}, ((1, 2, 3), (4,))),
        # The likelier of two that exclude each other.
        (
            [Edge(1, 2, 0.9), Edge(1, 3, 0.8)],
            {"solo": {2: 0, 3: 0}},
            ((1, 2), (3,), (4,)),
        ),
        # A third row joins where all pairs together speak for it, and not where they do not.
        ([Edge(1, 2, 0.99), Edge(2, 3, 0.95), Edge(1, 3, 0.6)], {}, ((1, 2, 3), (4,))),
        ([Edge(1, 2, 0.99), Edge(2, 3, 0.6), Edge(1, 3, 0.01)], {}, ((1, 2), (3,), (4,))),
        # Two rows of one list join by their own edge, never through a third row alone.
        ([Edge(1, 2, 0.99), Edge(2, 3, 0.95)], {"lists": {1: 0, 3: 0}}, ((1, 2), (3,), (4,))),
        (
            [Edge(1, 2, 0.99), Edge(2, 3, 0.95), Edge(1, 3, 0.6)],
            {"lists": {1: 0, 3: 0}},
            ((1, 2, 3), (4,)),
        ),
        # A cannot-link of one row keeps its whole group apart.
        (
            [Edge(1, 2, 0.99), Edge(2, 3, 0.95)],
            {"cannot": [(1, 3)]},
            ((1, 2), (3,), (4,)),
        ),
    ],
)
def test_grouping(edges: list[Edge], asked: dict[str, object], groups: Groups) -> None:
    assert cluster([1, 2, 3, 4], edges, **asked) == groups  # type: ignore[arg-type]


def test_the_order_of_edges_does_not_matter() -> None:
    rng = random.Random(4)
    edges = [
        Edge(a, b, rng.choice([0.2, 0.55, 0.8, 0.8, 0.97]), rng.choice([3.0, 4.0]))
        for a in range(1, 31)
        for b in range(a + 1, 31)
        if rng.random() < 0.15
    ]
    lists = {row: row % 3 for row in range(1, 31)}
    solo = {row: n for row, n in lists.items() if n < 2}
    first = cluster(range(1, 31), edges, lists=lists, solo=solo)
    for _ in range(5):
        rng.shuffle(edges)
        assert cluster(range(30, 0, -1), edges, lists=lists, solo=solo) == first
    assert sorted(row for group in first for row in group) == list(range(1, 31))
    for group in first:
        held = [lists[row] for row in group if row in solo]
        assert len(held) == len(set(held))
