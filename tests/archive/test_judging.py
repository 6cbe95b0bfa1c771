"""Judging pairs: people change at once, every word is obeyed for ever, and an undo is exact."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.archive.data import NOW, claim_rows_file
from tests.archive.link_data import entries, linked, two_lists
from tests.archive.list_data import POLICE, add_list

from onrecord.archive import judging, queries
from onrecord.archive.groups import Groups
from onrecord.archive.inspection import inspect
from onrecord.archive.judging import Judged, Word, judge, words_on
from onrecord.archive.linkages import last_linkage
from onrecord.archive.listings import Listings, editions, leaves
from onrecord.archive.people import find, history, people, state
from onrecord.archive.store import Archive
from onrecord.errors import BadVerdict, NotFound

ANNA = ("police:1", "graves:g1")
CLARA = ("police:3", "graves:g2")
CLOCK = [NOW]


def say(
    archive: Archive, pair: tuple[str, str], judgement: str, by: str = "Ana", *, blind: bool = False
) -> Judged:
    ids = entries(archive)
    CLOCK[0] += timedelta(minutes=1)
    word = Word(judgement, by, "because", blind)
    return judge(archive, ids[pair[0]], ids[pair[1]], word, now=CLOCK[0])


def groups(archive: Archive) -> dict[str, str]:
    """Everybody as the names of their entries, to their id."""
    listings = Listings(archive)
    return {
        " ".join(sorted(listings.name(entry) for entry in person.entries)): person.id
        for person in people(archive).values()
    }


@pytest.fixture
def two(archive: Archive, tmp_path: Path) -> Archive:
    """Two lists, linked."""
    two_lists(archive, tmp_path)
    linked(archive)
    return archive


def test_linking_makes_people_of_groups(two: Archive) -> None:
    assert set(groups(two)) == {
        "graves:g1 police:1", "police:2", "police:3", "graves:g2", "police:4", "police:5",
        "graves:g3",
    }  # fmt: skip
    run = last_linkage(two)
    assert run is not None
    assert (run.lists, run.counts) == (("graves", "police"), {"rows": 8, "pairs": 3, "groups": 7})
    assert inspect(two.root).exit_code == 3


def test_a_word_same_merges_two_people_at_once_and_the_older_id_survives(two: Archive) -> None:
    before = groups(two)
    made = say(two, CLARA, "same")
    assert (made.verdict.state, made.linked) == ("stands", True)
    assert [change.kind for change in made.changes] == ["merged"]
    after = groups(two)
    survivor = after["graves:g2 police:3"]
    gone = ({before["graves:g2"], before["police:3"]} - {survivor}).pop()
    assert find(state(two), gone[:8]).id == survivor
    assert {k: v for k, v in after.items() if k in before} == {
        k: v for k, v in before.items() if k not in ("graves:g2", "police:3")
    }
    (update,) = history(two, gone)[1:]
    assert (
        update.changes[0].reason
        == "Ana judged "
        + " and ".join(Listings(two).name(e) for e in (made.link.first, made.link.second))
        + " same: because"
    )


def test_a_word_different_splits_them(two: Archive) -> None:
    before = groups(two)
    made = say(two, ANNA, "different")
    assert [change.kind for change in made.changes] == ["split"]
    after = groups(two)
    assert {"graves:g1", "police:1"} <= set(after)
    assert before["graves:g1 police:1"] in (after["graves:g1"], after["police:1"])


@pytest.mark.parametrize(("pair", "judgement"), [(CLARA, "same"), (ANNA, "different")])
def test_undo_restores_the_earlier_state_exactly(
    two: Archive, pair: tuple[str, str], judgement: str
) -> None:
    before, layer = groups(two), documents_layer(two)
    for _ in range(2):
        say(two, pair, judgement)
        assert groups(two) != before
        made = say(two, pair, "undo")
        assert (made.verdict.state, groups(two)) == ("undone", before)
    assert documents_layer(two) == layer
    assert inspect(two.root).exit_code == 3


def documents_layer(archive: Archive) -> list[tuple[str, str, str]]:
    """What documents say, byte for byte: every such leaf but for its salts, and stored texts."""
    from onrecord.archive.models import Leaf

    query = Leaf.objects.using(archive.alias).order_by("number")
    kinds = ("document", "rendition", "claim", "list", "custody")
    return list(query.filter(kind__in=kinds).values_list("kind", "item", "body"))


def test_link_undo_link_leaves_what_documents_say_byte_for_byte(
    archive: Archive, tmp_path: Path
) -> None:
    claim_rows_file(archive, tmp_path)
    two_lists(archive, tmp_path)
    layer, held = documents_layer(archive), editions(archive)
    linked(archive)
    first = groups(archive)
    say(archive, CLARA, "same")
    say(archive, CLARA, "undo")
    linked(archive)
    assert (documents_layer(archive), editions(archive)) == (layer, held)
    assert groups(archive) == first
    assert len(queries.claims(archive)) == 3


def test_a_word_taken_back_after_another_run_leaves_scores_alone(two: Archive) -> None:
    before = groups(two)
    say(two, CLARA, "same")
    ids = entries(two)
    one, other = sorted((ids[CLARA[0]], ids[CLARA[1]]))
    from onrecord.record.linkage import ScoredPair  # what a run gives that obeys the word

    linked_obeying(two, ScoredPair(one, other, 0.5, 0.0, scored=0.4))
    assert "graves:g2 police:3" in groups(two)
    say(two, CLARA, "undo")
    assert groups(two) == before


def linked_obeying(archive: Archive, pair: Any) -> None:
    from onrecord.archive import linking
    from onrecord.link import LinkSettings
    from onrecord.record.linkage import Linkage

    now = Groups.of(archive).now()
    found = Linkage((pair,), now, {}, {"single": []})
    plan = linking.plan(archive, ["police", "graves"], [])
    size = linking.ledger_size(archive)
    linking.keep(archive, found, plan, LinkSettings(), size=size, by="Ana", now=NOW)


def test_a_word_that_entered_while_a_run_went_on_is_obeyed(two: Archive) -> None:
    from onrecord.archive.linking import ledger_size

    size = ledger_size(two)
    say(two, ANNA, "different")
    linked(two, size=size)  # the run did not know it, and has them together
    assert {"graves:g1", "police:1"} <= set(groups(two))


def test_words_that_cannot_all_be_true_are_refused_with_the_chain(two: Archive) -> None:
    say(two, ("police:3", "graves:g2"), "same")
    say(two, ("graves:g2", "police:4"), "same", by="Bo")
    count = len(list(leaves(two, "link")))
    with pytest.raises(BadVerdict) as refused:
        say(two, ("police:3", "police:4"), "different", by="Cem")
    for words in ("police:3", "graves:g2", "police:4", "(Bo, 2026-03-01)", "cannot all be true",
                  "onrecord judge graves:g2 police:4 undo --by 'Bo'"):  # fmt: skip
        assert words in str(refused.value)
    assert len(list(leaves(two, "link"))) == count
    say(two, ("graves:g2", "police:4"), "undo", by="Bo")
    assert say(two, ("police:3", "police:4"), "different", by="Cem").verdict.binds


@pytest.mark.parametrize(
    ("pair", "word", "says"),
    [
        (ANNA, Word("same", " ", "r"), "needs a name"),
        (ANNA, Word("same", "Ana", " "), "needs a reason"),
        (ANNA, Word("equal", "Ana", "r"), "unknown judgement 'equal'; known: same, different"),
        (ANNA, Word("undo", "Ana", "r"), "Ana has no word on this pair"),
        (("police:1", "police:1"), Word("same", "Ana", "r"), "both are one entry"),
    ],
)
def test_a_refused_word_leaves_nothing(
    two: Archive, pair: tuple[str, str], word: Word, says: str
) -> None:
    ids = entries(two)
    with pytest.raises(BadVerdict, match=says):
        judge(two, ids[pair[0]], ids[pair[1]], word, now=NOW)
    assert list(leaves(two, "link")) == []


def test_only_the_owner_of_a_word_takes_it_back(two: Archive) -> None:
    say(two, CLARA, "same", by="Ana")
    with pytest.raises(BadVerdict, match="Bo has no word on this pair"):
        say(two, CLARA, "undo", by="Bo")
    assert say(two, CLARA, "undo", by="ANA").verdict.state == "undone"
    ids = entries(two)
    said = words_on(Groups.of(two), ids[CLARA[0]], ids[CLARA[1]])
    assert [str(link.judgement) for link in said] == ["same", "undone"]


def test_in_two_person_mode_one_word_waits_for_a_second(make_archive: Any, tmp_path: Path) -> None:
    archive = make_archive(two_person=True)
    two_lists(archive, tmp_path)
    linked(archive)
    before = groups(archive)
    assert say(archive, CLARA, "same").verdict.state == "awaiting_second"
    assert groups(archive) == before
    made = say(archive, CLARA, "same", by="Bo")
    assert made.verdict.state == "stands"
    assert "graves:g2 police:3" in groups(archive)
    assert say(archive, CLARA, "undo", by="Bo").verdict.state == "awaiting_second"
    assert groups(archive) == before


def test_a_blind_word_against_another_binds_nobody_until_somebody_sees_both(two: Archive) -> None:
    before = groups(two)
    say(two, CLARA, "same")
    assert say(two, CLARA, "different", by="Bo", blind=True).verdict.state == "disputed"
    assert groups(two) == before
    say(two, CLARA, "same", by="Cem")
    assert "graves:g2 police:3" in groups(two)


def test_a_word_on_lists_that_are_not_linked_waits_for_the_first_linkage(
    archive: Archive, tmp_path: Path
) -> None:
    two_lists(archive, tmp_path)
    made = say(archive, CLARA, "same")
    assert (made.linked, made.changes) == (False, ())
    assert groups(archive) == {}
    linked(archive, size=1)
    assert "graves:g2 police:3" in groups(archive)


def test_people_as_of_any_time_are_those_of_that_time(archive: Archive, tmp_path: Path) -> None:
    two_lists(archive, tmp_path)
    linked(archive)
    states, times = [people(archive)], [CLOCK[0]]
    for pair, word in [(CLARA, "same"), (ANNA, "different"), (CLARA, "undo"), (ANNA, "undo")]:
        say(archive, pair, word)
        states.append(people(archive))
        times.append(CLOCK[0])
    assert [people(archive, as_of=at) for at in times] == states
    assert people(archive, as_of=datetime(2020, 1, 1, tzinfo=UTC)) == {}


def test_a_new_edition_keeps_ids_and_words(two: Archive, tmp_path: Path) -> None:
    say(two, CLARA, "same")
    before = groups(two)
    lines = POLICE.splitlines()
    (tmp_path / "later").mkdir()
    text = "\n".join([lines[0], "9,Finn,,Lund,M,20,,Mill,killed", *lines[1:5]]) + "\n"
    add_list(two, tmp_path / "later", text.replace("Oto,Reed,M,60", "Oto,Reed,M,61"))
    linked(two, size=1)  # made by hand, it knew no word
    after = groups(two)
    assert "graves:g2 police:3" in after
    assert after.keys() - before.keys() == {"police:9"}
    assert before.keys() - after.keys() == {"police:5"}
    assert all(after[key] == before[key] for key in after.keys() & before.keys())


def test_unknown_people_and_pairs_are_named(two: Archive) -> None:
    from onrecord.archive.linkages import pair_id, pair_of

    known = state(two)
    with pytest.raises(NotFound, match="no person 'ffffffff'"):
        find(known, "ffffffff")
    with pytest.raises(NotFound, match="no pair is called 'ffffffff'"):
        pair_of(two, "ffffffff")
    ids = entries(two)
    one, other = sorted((ids[CLARA[0]], ids[CLARA[1]]))
    assert pair_of(two, pair_id(other, one)[:7]) == (one, other)


@pytest.mark.parametrize("other", ["А. Analyst", "Analyst, A.", "a analyst", "A. Análýst"])
def test_one_person_under_two_names_is_no_second_person(
    make_archive: Any, tmp_path: Path, other: str
) -> None:
    two_person = make_archive(two_person=True)
    two_lists(two_person, tmp_path)
    linked(two_person)
    say(two_person, CLARA, "same", "A. Analyst")
    assert say(two_person, CLARA, "same", other).verdict.state == "awaiting_second"
    assert say(two_person, CLARA, "same", "B. Analyst").verdict.state == "stands"


@pytest.mark.parametrize("by", ["An\u200ba", "\x1b[2J", "An\udcff", "An\u3164a"])
def test_a_judgement_has_no_hidden_signs(two: Archive, by: str) -> None:
    with pytest.raises(BadVerdict, match="--by holds"):
        say(two, CLARA, "same", by)


def test_as_of_is_a_beginning_of_the_ledger_also_where_clocks_differ(two: Archive) -> None:
    ids = entries(two)
    at = {}
    for hours, one in ((5, "police:3"), (1, "police:4")):
        word = Word("same", "Ana", "because")
        judge(two, ids[one], ids["graves:g2"], word, now=NOW + timedelta(hours=hours))
    for hours in (0, 2, 4, 5, 6):
        found = people(two, NOW + timedelta(hours=hours)).values()
        rows = sorted(entry for person in found for entry in person.entries)
        assert rows == sorted(ids.values())
        at[hours] = max(len(person.entries) for person in found)
    assert at == {0: 2, 2: 2, 4: 2, 5: 3, 6: 3}
    times = [body["entered"] for _, body in leaves(two, "list", "link", "linkage", "people")]
    assert times == sorted(times)


def test_a_ledger_whose_times_are_out_of_order_is_cut_at_the_first_later_one(
    two: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "not_before", lambda _, now: now)
    ids = entries(two)
    for hours, one in ((5, "police:3"), (1, "police:4")):
        word = Word("same", "Ana", "because")
        judge(two, ids[one], ids["graves:g2"], word, now=NOW + timedelta(hours=hours))
    found = people(two, NOW + timedelta(hours=2)).values()
    assert sorted(len(person.entries) for person in found) == [1, 1, 1, 1, 1, 1, 2]
    assert sum(len(person.entries) for person in people(two).values()) == len(ids)
