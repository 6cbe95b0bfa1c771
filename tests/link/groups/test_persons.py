"""Ids of people: they last, they change only with an event, and an undoing gives them back."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.groups.persons import folded, lead, narrowed, persons, updated
from onrecord.record.people import CHANGES, People, PersonChange

Clusters = Sequence[Sequence[str]]


def after(before: People, clusters: Clusters, *, undoing: bool = False) -> People:
    return folded([updated(before, clusters, reason="r", undoing=undoing)], before)


def start(*clusters: str) -> People:
    """People founded one update after the other, so that their age is the order given."""
    state = People()
    for end in range(1, len(clusters) + 1):
        state = after(state, [*clusters[:end]])
    return state


def ids(people: People) -> dict[str, str]:
    """Entries, written as one word, to the id of their person."""
    return {"".join(p.entries): p.id for p in persons(people).values()}


def kinds(before: People, *clusters: str, undoing: bool = False) -> list[str]:
    return [c.kind for c in updated(before, clusters, reason="r", undoing=undoing)]


def test_what_stays_as_it_was_gives_no_change() -> None:
    assert updated(start("ab", "c"), ["c", "ba"], reason="r") == ()


def test_on_a_merge_the_older_survives_and_the_other_is_an_alias() -> None:
    before = start("bcd", "a")
    merged = after(before, ["abcd"])
    (person,) = persons(merged).values()
    assert (person.id, person.aliases) == (ids(before)["bcd"], (ids(before)["a"],))
    assert lead(merged, ids(before)["a"]) == person.id
    assert kinds(before, "abcd") == ["merged"]


def test_on_a_split_the_larger_part_keeps_the_id_and_the_other_is_new() -> None:
    before = start("abc", "x")
    split = after(before, ["a", "bc", "x"])
    assert ids(split)["bc"] == ids(before)["abc"]
    assert ids(split)["a"] not in ids(before).values()
    assert updated(before, ["a", "bc", "x"], reason="r") == (
        PersonChange("split", ids(split)["a"], ("a",), "r", ids(before)["abc"]),
    )


def test_a_split_along_an_earlier_merge_gives_both_ids_back() -> None:
    before = start("a", "bcd")
    merged = after(before, ["abcd"])
    assert ids(after(merged, ["a", "bcd"])) == ids(before)
    grown = after(merged, ["abcde"])
    back = after(grown, ["a", "bcde"])
    assert (ids(back)["a"], ids(back)["bcde"]) == (ids(before)["a"], ids(before)["bcd"])


def test_an_alias_follows_its_entries_to_another_person() -> None:
    before = start("a", "d", "b")
    merged = after(before, ["ab", "d"])
    moved = after(merged, ["a", "bd"])
    assert ids(moved) == {"a": ids(before)["a"], "bd": ids(before)["d"]}
    assert lead(moved, ids(before)["b"]) == ids(before)["d"]


def test_an_entry_moves_between_people_without_an_id_changing() -> None:
    before = start("abx", "cd")
    assert kinds(before, "ab", "cdx") == ["left", "joined"]
    moved = after(before, ["ab", "cdx"])
    assert ids(moved) == {"ab": ids(before)["abx"], "cdx": ids(before)["cd"]}
    assert ids(after(moved, ["abx", "cd"], undoing=True)) == ids(before)


def test_an_id_is_never_given_twice() -> None:
    state = start("ab")
    seen = set(state.age)
    for clusters in (["a", "b"], ["ab"], ["a", "b"], [], ["ab"], ["b", "a"]):
        changes = updated(state, clusters, reason="r")
        founded = {c.person for c in changes if c.kind == "founded"}
        assert not founded & seen
        state = folded([changes], state)
        seen |= set(state.age)
    assert len(state.age) == 2


def test_a_row_that_is_gone_leaves_and_its_person_waits_without_entries() -> None:
    before = start("a", "b")
    gone = after(before, ["b"])
    assert (list(persons(gone)), set(gone.entries)) == ([ids(before)["b"]], set(before.entries))
    assert ids(after(gone, ["a", "b"])) == ids(before)


def test_a_thousand_rows_more_change_no_id_without_an_event() -> None:
    old = [(f"a{n}", f"b{n}") if n % 3 == 0 else (f"a{n}",) for n in range(4000)]
    before = after(People(), old)
    new = [(*old[n], f"c{n}") if n < 700 else old[n] for n in range(4000)]
    new += [(f"c{n}",) for n in range(700, 1000)]
    changes = updated(before, new, reason="r")
    now = folded([changes], before)
    assert [c for c in changes if c.kind not in ("joined", "founded")] == []
    for cluster in old:
        assert person_of(now, cluster[0]) == person_of(before, cluster[0])


def person_of(people: People, entry: str) -> str:
    (id_,) = (id_ for id_, entries in people.entries.items() if entry in entries)
    return id_


ENTRIES = "abcdefgh"


@st.composite
def clusterings(draw: st.DrawFn) -> list[str]:
    """A way to divide some of the entries into people."""
    groups: dict[int, str] = {}
    for entry, group in zip(ENTRIES, draw(st.lists(st.integers(0, 5), min_size=8, max_size=8)),
                            strict=True):  # fmt: skip
        if group > 0:
            groups[group] = groups.get(group, "") + entry
    return list(groups.values())


HISTORIES = st.lists(clusterings(), min_size=1, max_size=6)


@given(HISTORIES)
def test_changes_lead_to_exactly_the_groups_wanted(history: list[list[str]]) -> None:
    state = People()
    for clusters in history:
        changes = updated(state, clusters, reason="r")
        assert {c.kind for c in changes} <= set(CHANGES)
        now = folded([changes], state)
        assert sorted(ids(now)) == sorted("".join(sorted(c)) for c in clusters)
        assert set(state.age) <= set(now.age)
        for id_ in state.age:  # every id ever given leads to somebody still known
            assert lead(now, id_) in now.entries
        told = {c.person for c in changes} | {c.other for c in changes}
        for id_, entries in state.entries.items():
            assert now.entries.get(id_) == entries or id_ in told
        state = now


@given(HISTORIES, clusterings())
def test_what_is_undone_is_exactly_as_it_was(history: list[list[str]], wrong: list[str]) -> None:
    state = People()
    for clusters in history:
        state = after(state, clusters)
    undone = after(after(state, wrong), history[-1], undoing=True)
    assert ids(undone) == ids(state)
    again = after(after(undone, wrong), history[-1], undoing=True)
    assert ids(again) == ids(state)


@given(HISTORIES, clusterings())
def test_what_changes_for_some_can_be_worked_out_without_the_others(
    history: list[list[str]], wanted: list[str]
) -> None:
    state = People()
    for clusters in history:
        state = after(state, clusters)
    held = [set(entries) for entries in state.entries.values() if len(entries) > 0]
    closed: set[str] = set()
    for person in held[:3]:
        closed |= person
    inside = ["".join(e for e in group if e in closed) for group in wanted]
    inside = [group for group in inside if group != ""]
    inside += [entry for entry in sorted(closed) if entry not in "".join(inside)]
    others = ["".join(person) for person in held if not person & closed]
    full = updated(state, [*inside, *others], reason="r")
    part = updated(narrowed(state, closed), inside, reason="r")
    assert sorted(full, key=repr) == sorted(part, key=repr)
    for entry, name in state.home.items():
        if any(
            entry in person for person in held
        ):  # an entry came under an id that leads to the one who has it
            assert entry in state.entries[lead(state, name)]


@given(HISTORIES)
def test_folding_a_history_at_once_or_step_by_step_is_the_same(history: list[list[str]]) -> None:
    state, updates = People(), []
    for clusters in history:
        updates.append(updated(state, clusters, reason="r"))
        state = folded([updates[-1]], state)
    assert folded(updates) == state


@pytest.mark.parametrize("clusters", [["a", "bcd"], ["ab", "cd"], ["abc", "d"]])
def test_a_merge_taken_back_by_a_later_word_gives_both_ids_back(clusters: list[str]) -> None:
    before = start(*clusters)
    assert ids(after(after(before, ["abcd"]), clusters)) == ids(before)
