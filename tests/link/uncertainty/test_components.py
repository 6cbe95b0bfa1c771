"""Components: constraints inside them, sizes bounded, verdicts above lists declared free."""

import numpy as np

from onrecord.link.uncertainty.components import MOST_ENTRIES, Components, Constraints, components
from onrecord.record.linkage import ScoredPair


def pair(first: str, second: str, probability: float, **more: tuple[str, ...]) -> ScoredPair:
    return ScoredPair(first, second, probability, 0.0, **more)  # type: ignore[arg-type]


LISTS = {name: name[0] for name in ("a1", "a2", "b1", "b2", "c1")}
PAIRS = (
    pair("a1", "b1", 0.9),
    pair("a1", "b2", 0.3),
    pair("a2", "b2", 0.8),
    pair("b1", "c1", 0.7),
    pair("a1", "c1", 0.0001),
)


def sizes(found: Components) -> list[int]:
    return sorted(len(row) for shape in found.shapes for row in shape.members)


def test_a_component_knows_every_pair_inside_it_also_unlikely_ones() -> None:
    found = components(PAIRS, LISTS, Constraints(duplicate_free=frozenset("ab")))
    (shape,) = found.shapes
    assert found.entries == ("a1", "a2", "b1", "b2", "c1")
    assert shape.forbidden == ((0, 1), (2, 3))
    assert shape.edges == ((0, 2), (0, 3), (1, 3), (2, 4))
    # In the order of pairs that are not forbidden: a1-b1, a1-b2, a1-c1, a2-b1, a2-b2, a2-c1 ...
    assert shape.chosen.tolist() == [[0, 1, 4, -1, 2, -1, 3, -1]]


def test_verdicts_join_and_keep_apart() -> None:
    judged = Constraints(same=frozenset({("a1", "b1")}), different=frozenset({("a2", "b2")}))
    found = components(PAIRS, LISTS, judged)
    assert found.members == 4
    assert found.member_of[0] == found.member_of[2]
    # a1 with b1, b2 and c1 hang together; a2 has no candidate left.
    assert sizes(found) == [3]


def test_a_verdict_outranks_a_list_declared_free_of_duplicates() -> None:
    judged = Constraints(same=frozenset({("a1", "a2")}), duplicate_free=frozenset("a"))
    assert components(PAIRS, LISTS, judged).members == 4


def test_vetoed_pairs_are_no_candidates() -> None:
    vetoed = (pair("a1", "b1", 0.9, vetoes=("two deaths",)),)
    assert components(vetoed, LISTS, Constraints()).shapes == ()


def test_large_components_lose_their_weakest_candidates_and_say_how_much() -> None:
    names = [f"a{i:02d}" for i in range(12)]
    chain = [
        pair(one, other, 0.3 if i == 5 else 0.9)
        for i, (one, other) in enumerate(zip(names, names[1:], strict=False))
    ]
    found = components(chain, dict.fromkeys(names, "a"), Constraints())
    assert sizes(found) == [6, 6]
    assert max(sizes(found)) <= MOST_ENTRIES
    assert found.left_out == 0.3


def test_no_pairs_no_components() -> None:
    found = components((), LISTS, Constraints())
    assert (found.shapes, found.members, found.left_out) == ((), 5, 0.0)
    assert np.array_equal(found.member_of, np.arange(5))
