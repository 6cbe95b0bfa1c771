"""From linked lists to the table of an estimate, as they are linked or as they may be."""

from pathlib import Path

import pytest
from tests.archive.data import NOW, claim_rows_file
from tests.archive.link_data import entries, linked, two_lists
from tests.archive.list_data import POLICE, add_list

from onrecord.archive.counting import documented_people, event_named, list_overlaps
from onrecord.archive.groups import Groups, verdicts
from onrecord.archive.inclusion import Asked, plausible
from onrecord.archive.judging import Word, judge
from onrecord.archive.listings import Listings
from onrecord.archive.store import Archive
from onrecord.errors import BadPatterns, LinkRefused, NotFound


@pytest.fixture
def two(archive: Archive, tmp_path: Path) -> Archive:
    """Two lists, linked; Anna and Boris, Dan, Edda and Gustav were killed, Clara is missing."""
    two_lists(archive, tmp_path)
    linked(archive)
    return archive


def test_the_table_counts_people_by_the_lists_they_are_on(two: Archive) -> None:
    table = Asked(two, "town", "killed").table()
    assert table.lists == ("graves", "police")
    assert table.counts == (((), (0, 1), 3), ((), (1, 0), 1), ((), (1, 1), 1))
    assert table.set_aside == ("2 people of whom no row says 'killed'",)
    by_sex = Asked(two, "town", "missing", ("sex",))
    assert by_sex.texts() == ("sex,graves,police,count\nfemale,0,1,1\nfemale,1,0,1\n",)


def test_a_judgement_moves_people_between_patterns_at_once(two: Archive) -> None:
    ids = entries(two)
    word = Word("same", "Ana", "one day")
    judge(two, ids["police:3"], ids["graves:g2"], word, now=NOW)
    assert Asked(two, "town", "missing").table().counts == (((), (1, 1), 1),)


def test_a_status_that_is_not_understood_leaves_the_word_of_the_list(
    archive: Archive, tmp_path: Path
) -> None:
    text = "id,name,status\n1,Anna Holm,قتيل\n2,Bo Reed,Killed in shelling\n3,Cleo Falk,gone\n"
    add_list(archive, tmp_path, text + "4,Dan Berg,missing\n", status="killed")
    add_list(archive, tmp_path, "id,name,status\n1,Eva Lund,gone\n", "graves.csv")
    linked(archive, {})
    table = Asked(archive, "town", "killed").table()
    assert table.counts == (((), (1,), 3),)
    assert table.set_aside[0] == "2 people of whom no row says 'killed'"


def test_draws_give_tables_of_plausible_linkages(two: Archive) -> None:
    texts = Asked(two, "town", "missing").texts(40)
    assert texts == Asked(two, "town", "missing").texts(40)
    apart, together = "graves,police,count\n0,1,1\n1,0,1\n", "graves,police,count\n1,1,1\n"
    assert set(texts) == {apart, together}
    assert 5 < texts.count(together) < 35  # Clara and Klara are one with probability .4


def test_the_range_of_people_holds_their_number(two: Archive) -> None:
    error = plausible(Groups.of(two), Listings(two)).error(200)
    assert error.people.count == 7
    assert error.range.low <= 7 <= error.range.high
    assert error.range.low < error.range.high
    assert "nobody reviewed a pair" in error.sentence


def test_a_word_narrows_the_range(two: Archive) -> None:
    ids = entries(two)
    for pair in (("police:3", "graves:g2"), ("police:1", "graves:g1"), ("police:1", "police:2")):
        same = "different" if pair[1] == "police:2" else "same"
        judge(two, ids[pair[0]], ids[pair[1]], Word(same, "Ana", "seen"), now=NOW)
    error = plausible(Groups.of(two), Listings(two)).error(50)
    assert (error.range.low, error.people.count, error.range.high) == (6, 6, 6)


def test_lists_must_be_linked_as_they_are(archive: Archive, tmp_path: Path) -> None:
    two_lists(archive, tmp_path)
    with pytest.raises(
        LinkRefused, match="graves is not linked; police is not linked; an estimate"
    ):
        Asked(archive, "town", "killed").table()
    linked(archive)
    (tmp_path / "later").mkdir()
    add_list(archive, tmp_path / "later", POLICE.replace("Edda", "Eda"))
    with pytest.raises(LinkRefused, match="police has an edition since it was linked"):
        Asked(archive, "town", "killed").table()
    assert documented_people(archive).stale == ("police",)
    assert documented_people(archive).sentences[2].endswith("run: onrecord link police")
    with pytest.raises(NotFound, match="no event of lists answers to 'village'"):
        Asked(archive, "village", "killed").table()
    with pytest.raises(BadPatterns, match="cannot be divided by"):
        Asked(archive, "town", "killed", ("height",)).table()


def test_an_event_is_known_by_claims_or_by_lists(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no event answers to 'Hill'"):
        event_named(archive, "Hill")
    claim_rows_file(archive, tmp_path)
    add_list(archive, tmp_path, event="Hill, 1993")
    assert event_named(archive, "town") == "Town, 1992"
    assert event_named(archive, "hill") == "Hill, 1993"


def test_overlaps_of_lists_are_counts_without_names(two: Archive) -> None:
    found = list_overlaps(two, "town")
    assert (found.lists, found.people) == (("graves", "police"), 7)
    assert found.counts == (((), (0, 1), 4), ((), (1, 0), 2), ((), (1, 1), 1))
    ids = entries(two)
    judge(two, ids["police:3"], ids["graves:g2"], Word("same", "Ana", "seen"), now=NOW)
    assert list_overlaps(two).counts[2] == ((), (1, 1), 2)
    assert [verdict.judgement for verdict in verdicts(two).values()] == ["same"]


def test_who_is_not_documented_any_more_is_not_counted(two: Archive, tmp_path: Path) -> None:
    assert documented_people(two).tally.count == 7
    (tmp_path / "later").mkdir()
    add_list(two, tmp_path / "later", "\n".join(POLICE.splitlines()[:3]) + "\n")
    linked(two, {("police:1", "graves:g1"): 0.9})
    assert documented_people(two).tally.count == 4
