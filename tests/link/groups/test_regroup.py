"""Groups after a word: only what it touches changes, and a word taken back changes nothing."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.groups.regroup import Scored, regrouped
from onrecord.record.link import Judgement, Link

NOW = datetime(2026, 3, 1, tzinfo=UTC)
Groups = Sequence[str]


def words(text: str) -> list[Link]:
    """ "ab same, cd different" as links."""
    made = []
    for word in text.split(", ") if text != "" else []:
        pair, judgement = word.split()
        made.append(Link(pair[0], pair[1], Judgement(judgement), "r", "Ana", NOW))
    return made


def after(
    base: Groups, scores: dict[str, float], now: str, before: str = "", single: str = ""
) -> list[str]:
    """single: entries of one list that holds nobody twice."""

    def edges(entries: frozenset[str]) -> Iterable[Scored]:
        for pair, p in scores.items():
            if pair[0] in entries and pair[1] in entries:
                yield pair[0], pair[1], p, 0.0

    found = regrouped(
        base, edges, before=words(before), now=words(now),
        single=dict.fromkeys(single, "list"), threshold=0.5,
    )  # fmt: skip
    return ["".join(group) for group in found]


@pytest.mark.parametrize(
    ("base", "scores", "now", "single", "wanted"),
    [
        (["ab", "cd"], {}, "bc same", "", ["abcd"]),
        (["ab", "cd"], {"ab": 0.1}, "bc same", "", ["abcd"]),  # a low score parts nobody by itself
        (["ab", "cd"], {}, "bc different", "", ["ab", "cd"]),
        (["ab"], {"ab": 0.9}, "ab different", "", ["a", "b"]),
        (["abc"], {"ab": 0.9, "bc": 0.8, "ac": 0.7}, "ab different", "", ["a", "bc"]),
        (["ab", "cd"], {"ab": 0.9, "cd": 0.8}, "bc same", "ad", ["abc", "d"]),
        (["ab", "c"], {"ab": 0.9}, "bc same, ac different", "", ["a", "bc"]),
        (["ab", "c", "xy"], {"xy": 0.1}, "bc same", "", ["abc", "xy"]),
        (["ab"], {}, "bz same", "", ["ab"]),  # z is in no linkage
    ],
)
def test_a_word_changes_the_groups_it_touches(
    base: Groups, scores: dict[str, float], now: str, single: str, wanted: Groups
) -> None:
    assert after(base, scores, now, single=single) == wanted


def test_a_word_that_a_run_obeyed_and_that_is_taken_back_leaves_scores_alone() -> None:
    scores = {"ab": 0.1, "cd": 0.9}
    assert after(["ab", "c", "d"], scores, "", before="ab same, cd different") == ["a", "b", "cd"]


ENTRIES = "abcdef"


@given(
    st.lists(st.sampled_from(["ab", "ac", "bd", "ce", "ef", "af"]), unique=True, max_size=4),
    st.dictionaries(st.sampled_from(["ab", "bc", "cd", "de", "ef", "ad"]), st.floats(0.01, 0.99)),
    st.lists(st.sampled_from(ENTRIES), max_size=3, unique=True),
)
def test_words_bind_and_without_a_changed_word_every_group_stays(
    pairs: list[str], scores: dict[str, float], single: list[str]
) -> None:
    base = ["abc", "d", "ef"]
    same = ", ".join(f"{p} same" for p in pairs)
    assert after(base, scores, same, before=same, single="".join(single)) == base
    found = after(base, scores, same, single="".join(single))
    assert sorted("".join(found)) == sorted(ENTRIES)
    for pair in pairs:
        assert any(set(pair) <= set(group) for group in found)
    apart = ", ".join(f"{p} different" for p in pairs)
    for pair in pairs:
        assert not any(set(pair) <= set(group) for group in after(base, scores, apart))
