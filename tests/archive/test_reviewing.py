"""What to judge next: disputes first, then what is most doubtful; a blind sample is everybody's."""

from pathlib import Path

import pytest
from tests.archive.data import NOW
from tests.archive.link_data import SCORES, entries, linked, two_lists

from onrecord.archive.groups import Groups
from onrecord.archive.judging import Word, judge
from onrecord.archive.linkages import Kept, last_linkage, pair_id
from onrecord.archive.listings import Listings
from onrecord.archive.reviewing import (
    Waiting,
    blind_queue,
    blind_words,
    others_said,
    pairs_within,
    queue,
)
from onrecord.archive.store import Archive

ANNA, CLARA, KIN = "graves:g1 police:1", "graves:g2 police:3", "police:1 police:2"


@pytest.fixture
def two(archive: Archive, tmp_path: Path) -> Archive:
    """Two lists, linked."""
    two_lists(archive, tmp_path)
    linked(archive)
    return archive


def named(archive: Archive, waiting: Waiting) -> list[str]:
    listings = Listings(archive)
    pairs = [one.pair for one in waiting.asked]
    return [" ".join(sorted((listings.name(p.first), listings.name(p.second)))) for p in pairs]


def say(archive: Archive, pair: str, word: Word) -> None:
    ids = entries(archive)
    one, other = pair.split()
    judge(archive, ids[one], ids[other], word, now=NOW)


def test_what_stands_is_done_and_the_rest_waits(two: Archive) -> None:
    assert set(named(two, queue(Groups.of(two), "Ana"))) == {ANNA, CLARA, KIN}
    say(two, CLARA, Word("same", "Bo", "seen"))
    assert set(named(two, queue(Groups.of(two), "Ana"))) == {ANNA, KIN}
    say(two, KIN, Word("unsure", "Ana", "no idea"))
    assert named(two, queue(Groups.of(two), "Ana")) == [ANNA]
    found = queue(Groups.of(two), "Bo")
    assert (set(named(two, found)), found.reviewed, found.pairs) == ({ANNA, KIN}, 1, 3)


def test_after_the_spread_sample_the_most_doubtful_come_first(
    two: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.link.judging.review_order.spread", lambda _: [])
    found = queue(Groups.of(two), "Ana")
    assert named(two, found) == [CLARA, KIN, ANNA]
    assert {one.why for one in found.asked} == {"it is the most doubtful of those that are left"}


def test_a_dispute_waits_first_for_somebody_who_sees_both(two: Archive) -> None:
    say(two, KIN, Word("different", "Ana", "r"))
    say(two, KIN, Word("same", "Bo", "r", blind=True))
    groups = Groups.of(two)
    found = queue(groups, "Cem")
    first = found.asked[0]
    assert named(two, found)[0] == KIN
    assert first.why == "people disagree on it; your word, seeing theirs, decides"
    assert others_said(groups, first.pair) == [
        "Ana said different on 2026-03-01: r", "Bo said same on 2026-03-01: r",
    ]  # fmt: skip
    assert KIN not in named(two, queue(groups, "Ana"))


def test_a_blind_sample_is_the_same_for_everybody_and_goes_on(two: Archive) -> None:
    groups = Groups.of(two)
    sample = named(two, blind_queue(groups, "Ana", 2))
    assert named(two, blind_queue(groups, "Bo", 2)) == sample
    assert len(sample) == 2
    say(two, sample[0], Word("unsure", "Ana", "r", blind=True))
    assert named(two, blind_queue(Groups.of(two), "Ana", 2)) == sample[1:]
    assert named(two, blind_queue(Groups.of(two), "Bo", 2)) == sample


def test_only_words_that_two_people_gave_blind_are_compared(two: Archive) -> None:
    say(two, CLARA, Word("same", "Bo", "r", blind=True))
    say(two, CLARA, Word("different", "Ana", "r", blind=True))
    say(two, KIN, Word("relative", "Ana", "r", blind=True))
    say(two, KIN, Word("relative", "Bo", "r"))
    found = blind_words(Groups.of(two).verdicts.values())
    assert found == {("Ana", "Bo"): [("different", "same")]}


def test_one_person_under_two_spellings_is_one_reviewer(two: Archive) -> None:
    for pair, by in ((CLARA, "Ana Kovač"), (KIN, "KOVAC, Ana"), (ANNA, "Ana Kovač")):
        say(two, pair, Word("same" if pair != KIN else "relative", by, "r", blind=True))
        say(two, pair, Word("same" if pair != KIN else "different", "Bo", "r", blind=True))
    found = blind_words(Groups.of(two).verdicts.values())
    assert list(found) == [("Ana Kovač", "Bo")]
    assert sorted(found["Ana Kovač", "Bo"]) == [
        ("relative", "different"), ("same", "same"), ("same", "same"),
    ]  # fmt: skip


def test_pairs_within_a_person_are_told_the_likeliest_first(two: Archive) -> None:
    ids = entries(two)
    found = pairs_within(Groups.of(two), {ids["police:1"], ids["police:2"], ids["graves:g1"]})
    assert [pair.probability for pair in found] == [0.95, 0.1]


def test_a_run_is_read_back_as_it_was_kept(two: Archive) -> None:
    run = last_linkage(two)
    assert run is not None
    kept = Kept(two, run)
    pairs = list(kept.pairs())
    assert [(p.probability, p.scored, p.weight) for p in pairs] == [
        (p, p, 8 * p - 4) for p in SCORES.values()
    ]
    assert [p.reasons for p in pairs] == [
        ("police:1 graves:g1",), ("police:3 graves:g2",), ("police:1 police:2",),
    ]  # fmt: skip
    assert {one.name for one in kept.covered} == set(entries(two))
    assert pair_id("a", "b") == pair_id("b", "a") != pair_id("a", "c")
