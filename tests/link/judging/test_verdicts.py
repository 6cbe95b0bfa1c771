"""What stands on a pair of entries, and which words cannot be true together."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.judging.verdicts import binding, contradiction, verdicts
from onrecord.record.link import Judgement, Link, Verdict

START = datetime(2026, 3, 1, tzinfo=UTC)
MINUTES = count()


def said(pair: str, judgement: str, by: str = "Ana", *, blind: bool = False) -> Link:
    at = START + timedelta(minutes=next(MINUTES))
    return Link(pair[0], pair[1], Judgement(judgement), "because", by, at, blind=blind)


def of(words: str, *, two_person: bool = False) -> Verdict:
    """What stands on one pair after words such as "Ana same, Bo blind different"."""
    links = []
    for word in words.split(", "):
        by, *blind, judgement = word.split()
        links.append(said("ab", judgement, by, blind=len(blind) > 0))
    return verdicts(links, two_person=two_person)["a", "b"]


@pytest.mark.parametrize(
    ("words", "judgement", "state"),
    [
        ("Ana same", "same", "stands"),
        ("Ana same, Ana different", "different", "stands"),
        ("Ana same, Bo different", "different", "stands"),
        ("Ana same, Ana undone", "undone", "undone"),
        ("Ana same, ANA undone", "undone", "undone"),
        ("Ana same, Bo different, Bo undone", "same", "stands"),
        ("Ana unsure", "unsure", "stands"),
        ("Ana same, Bo unsure", "same", "stands"),
        ("Ana same, Ana unsure", "unsure", "stands"),
        ("Ana same, Bo blind different", "different", "disputed"),
        ("Ana same, Bo blind different, Cem same", "same", "stands"),
        ("Ana blind different, Bo blind relative", "relative", "stands"),
        ("Ana blind same, Ana blind different", "different", "stands"),
    ],
)
def test_what_stands_where_one_person_may_decide(words: str, judgement: str, state: str) -> None:
    found = of(words)
    assert (found.judgement, found.state) == (judgement, state)


@pytest.mark.parametrize(
    ("words", "judgement", "state"),
    [
        ("Ana same", "same", "awaiting_second"),
        ("Ana same, ana same", "same", "awaiting_second"),
        ("Ana same, Bo same", "same", "stands"),
        ("Ana different, Bo relative", "relative", "stands"),
        ("Ana same, Bo different", "different", "disputed"),
        ("Ana same, Bo different, Cem same", "same", "disputed"),
        ("Ana same, Bo different, Bo same", "same", "stands"),
        ("Ana same, Bo unsure", "same", "awaiting_second"),
    ],
)
def test_what_stands_where_nobody_decides_alone(words: str, judgement: str, state: str) -> None:
    found = of(words, two_person=True)
    assert (found.judgement, found.state) == (judgement, state)


def test_only_what_stands_and_says_something_binds() -> None:
    assert of("Ana same").binds
    assert not of("Ana unsure").binds
    assert not of("Ana same, Bo blind different").binds
    assert not of("Ana same, Ana undone").binds
    found = verdicts([said("ab", "same"), said("cd", "unsure"), said("ef", "relative")])
    assert [(link.first, link.judgement) for link in binding(found)] == [
        ("a", "same"),
        ("e", "relative"),
    ]


def test_a_chain_that_cannot_be_true_is_named_by_its_shortest_way() -> None:
    links = [
        said("ab", "same"), said("bc", "same"), said("cd", "same"), said("bd", "same"),
        said("xy", "different"), said("ad", "different"),
    ]  # fmt: skip
    assert contradiction(links) == (links[0], links[3], links[5])
    assert contradiction(links[:5]) == ()


def test_two_relatives_of_one_person_contradict_nothing() -> None:
    assert contradiction([said("ab", "relative"), said("bc", "relative"), said("ac", "same")]) == ()


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde"), st.booleans()),
                max_size=12))  # fmt: skip
def test_a_contradiction_is_found_wherever_there_is_one(
    pairs: list[tuple[str, str, bool]],
) -> None:
    words = {
        (min(a, b), max(a, b)): said(min(a, b) + max(a, b), "same" if together else "different")
        for a, b, together in pairs
        if a != b
    }
    group = {entry: entry for entry in "abcde"}
    for _ in "abcde":
        for (a, b), link in words.items():
            if link.judgement is Judgement.SAME:
                group[a] = group[b] = min(group[a], group[b])
    wrong = [
        link
        for (a, b), link in words.items()
        if link.judgement is Judgement.DIFFERENT and group[a] == group[b]
    ]
    chain = contradiction(words.values())
    assert (len(chain) > 0) == (len(wrong) > 0)
    if len(chain) > 0:
        assert chain[-1] in wrong
        ends = chain[-1].first
        for link in chain[:-1]:  # each word `same` goes on from where the one before ended
            assert ends in (link.first, link.second)
            ends = link.second if link.first == ends else link.first
        assert ends == chain[-1].second
