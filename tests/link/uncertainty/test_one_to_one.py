"""One to one: the likeliest win, no entry has two partners on one list."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.uncertainty.one_to_one import one_to_one
from onrecord.record.linkage import ScoredPair

LISTS = {f"{name}{i}": name for name in "abc" for i in range(4)}


def test_the_likeliest_wins_and_other_lists_do_not_matter() -> None:
    pairs = [
        ScoredPair("a1", "b1", 0.7, 1.0),
        ScoredPair("a1", "b2", 0.9, 3.0),
        ScoredPair("a1", "c1", 0.2, -2.0),
        ScoredPair("a0", "b1", 0.6, 0.5),
        ScoredPair("a0", "a1", 0.99, 6.0),
        ScoredPair("a3", "b3", 0.99, 6.0, vetoes=("no",)),
    ]
    kept = [(p.first, p.second) for p in one_to_one(pairs, LISTS)]
    assert kept == [("a1", "b2"), ("a0", "b1"), ("a1", "c1")]


ENDS = st.sampled_from(sorted(LISTS))


@given(st.lists(st.tuples(ENDS, ENDS, st.floats(0, 1)), max_size=40))
def test_no_entry_has_two_partners_on_one_list(drawn: list[tuple[str, str, float]]) -> None:
    pairs = [ScoredPair(min(a, b), max(a, b), p, 0.0) for a, b, p in drawn if a != b]
    kept = one_to_one(pairs, LISTS)
    ends = [(p.first, LISTS[p.second]) for p in kept] + [(p.second, LISTS[p.first]) for p in kept]
    assert len(ends) == len(set(ends))
    assert {(p.first, p.second) for p in kept} <= {(p.first, p.second) for p in pairs}
