"""No number of people below five can be worked out from what is told of lists without names."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.publish.few_people import FEWEST, Between, Told, told
from onrecord.record.inclusion import Inclusion, Pattern


def made(names: str, counts: dict[str, int], named: str = "") -> Told:
    """counts: the lists as letters to the number of people on exactly these."""
    patterns = {tuple(int(n in key) for n in names): count for key, count in counts.items()}
    table = Inclusion(tuple(names), (), tuple(((), p, n) for p, n in sorted(patterns.items())))
    people = {n: sum(count for key, count in counts.items() if n in key) for n in names}
    return told(table, named, people, sum(counts.values()))


def test_sums_that_would_tell_the_few_are_told_between_ends() -> None:
    found = made("ab", {"a": 1, "b": 1, "ab": 7})
    assert found.documented == Between(9, 15)
    assert found.people == {"a": Between(8, 11), "b": Between(8, 11)}
    assert found.vague == {"a", "b"}
    assert found.overlaps is not None
    assert found.overlaps.counts == (((), (0, 1), 4), ((), (1, 0), 4), ((), (1, 1), 7))


def test_a_list_without_few_is_told_beside_one_with_few() -> None:
    found = made("abc", {"a": 3, "ab": 9, "c": 20})
    assert found.people == {"a": Between(10, 13), "b": Between(9, 9), "c": Between(20, 20)}
    assert found.vague == {"a"}


def test_where_nothing_is_few_everything_is_told() -> None:
    found = made("ab", {"a": 5, "ab": 7})
    assert (found.documented, found.vague) == (Between(12, 12), frozenset())
    assert made("ab", {"a": 2, "ab": 1}, named="ab").documented == Between(3, 3)


def test_where_a_list_shows_names_nothing_is_told_of_the_lists_people_are_on() -> None:
    found = made("ab", {"a": 5, "ab": 3, "b": 9}, named="a")
    assert (found.overlaps, found.documented) == (None, None)
    assert found.people == {"a": Between(8, 8), "b": None}


def test_where_an_estimate_tells_everybody_nothing_else_of_the_few_is_told() -> None:
    table = Inclusion(("a", "b"), (), (((), (1, 0), 1), ((), (1, 1), 7)))
    found = told(table, (), {"a": 8, "b": 7}, 8, estimated=True)
    assert (found.overlaps, found.documented) == (None, None)
    assert found.people == {"a": None, "b": None}
    many = told(Inclusion(("a",), (), (((), (1,), 7),)), (), {"a": 7}, 7, estimated=True)
    assert many.documented == Between(7, 7)


TABLES = st.integers(1, 4).flatmap(
    lambda size: st.tuples(
        st.just("abcd"[:size]),
        st.dictionaries(
            st.sampled_from(
                ["".join(n for n, on in zip("abcd", bits, strict=False) if on)
                 for bits in product((0, 1), repeat=size) if any(bits)]
            ),
            st.one_of(st.integers(1, 4), st.integers(5, 30)),
            min_size=1,
        ),
        st.sets(st.sampled_from("abcd"[:size])).map(lambda found: "".join(sorted(found))),
    )
)  # fmt: skip


def is_few(key: str, count: int, named: str) -> bool:
    return count < FEWEST and any(name not in named for name in key)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(TABLES)
def test_of_lists_without_names_the_same_is_told_whatever_the_few_are(case: Any) -> None:
    names, counts, _ = case
    first = made(names, counts)
    for key, count in counts.items():
        for other in range(1, FEWEST) if is_few(key, count, "") else ():
            assert made(names, {**counts, key: other}) == first


@settings(max_examples=150, derandomize=True, deadline=None)
@given(TABLES)
def test_no_few_is_the_solution_of_the_equations_that_are_told(case: Any) -> None:
    names, counts, named = case
    found = made(names, counts, named)
    patterns = [p for p in product((0, 1), repeat=len(names)) if any(p)]
    rows = np.array(list(equations(found, patterns, names, named)) or [[0] * len(patterns)])
    for key, count in counts.items():
        if is_few(key, count, named):
            one = np.array([int(p == tuple(int(n in key) for n in names)) for p in patterns])
            both = np.vstack([rows, one])
            assert np.linalg.matrix_rank(both) > np.linalg.matrix_rank(rows)


def equations(
    found: Told, patterns: Sequence[Pattern], names: str, named: str
) -> Iterator[list[int]]:
    """What is told wholly, each as the cells it is the sum of; a list's rows are its people here,
    as where nobody is on it twice, and names show how many rows a list has.
    """
    sums = [(found.documented, [1] * len(patterns))]
    sums += [(found.people[n], [p[at] for p in patterns]) for at, n in enumerate(names)]
    yield from (cells for one, cells in sums if one is not None and one.low == one.high)
    for at, name in enumerate(names):
        if name in named or name not in found.vague:
            yield [p[at] for p in patterns]
    if found.overlaps is not None:
        shown = {pattern for _, pattern, _ in found.overlaps.counts}
        told_whole = [p for p in patterns if p not in shown or p not in found.few]
        yield from ([int(p == one) for p in patterns] for one in told_whole)


@pytest.mark.parametrize("named", ["", "a"])
def test_few_on_one_list_alone_are_told_as_few(named: str) -> None:
    found = made("a", {"a": 3}, named)
    assert found.people == {"a": Between(3, 3) if named else Between(1, 4)}
