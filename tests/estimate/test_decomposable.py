from itertools import combinations

import pytest

from onrecord.estimate.decomposable import decomposable, pair_numbers


@pytest.mark.parametrize(
    ("lists", "graphs"), [(3, 8), (4, 61), (5, 822), (6, 18_154), (7, 617_675)]
)
def test_the_number_of_labelled_chordal_graphs(lists: int, graphs: int) -> None:
    """OEIS A058862."""
    assert len(decomposable(lists)) == graphs


def test_with_four_lists_only_the_three_squares_are_missing() -> None:
    squares = {64 - 1 - sum(1 << b for b in pair) for pair in _disjoint_pairs()}
    assert set(range(64)) - {int(mask) for mask in decomposable(4).edges} == squares


def test_every_graph_is_its_parent_and_a_list_joined_to_a_clique() -> None:
    graphs = decomposable(5)
    for row in range(1, len(graphs)):
        parent, move = int(graphs.parent[row]), int(graphs.move[row])
        joined, clique = move >> 5, [i for i in range(5) if move >> i & 1]
        edges, before = set(graphs.pairs(row)), set(graphs.pairs(parent))
        assert parent < row
        assert edges - before == {(min(i, joined), max(i, joined)) for i in clique}
        assert all(joined not in pair for pair in before)
        assert set(combinations(clique, 2)) <= before


def test_the_last_graph_joins_all() -> None:
    graphs = decomposable(4)
    assert set(graphs.pairs(graphs.saturated)) == set(combinations(range(4), 2))
    assert graphs.pairs(0) == ()


@pytest.mark.parametrize("lists", [2, 8])
def test_other_numbers_of_lists_are_an_error(lists: int) -> None:
    with pytest.raises(ValueError, match=f"{lists} lists"):
        decomposable(lists)


def _disjoint_pairs() -> list[tuple[int, int]]:
    bits = pair_numbers(4)
    return [
        (bits[one], bits[other])
        for one, other in combinations(bits, 2)
        if len(set(one) | set(other)) == 4
    ]
