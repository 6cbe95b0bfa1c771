"""Feeds are valid, take every time from the record, and tell nothing that may not leave."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.publish import sample
from tests.publish.building import RELEASED

from onrecord.publish.changes import Changes
from onrecord.publish.citing import Keeper, keeper
from onrecord.publish.feeds import ATOM, JSON_FEED, MOST_ERRATA, Erratum, News, errata, feeds
from onrecord.publish.gate import public_holding

KEPT = keeper("Alder Record <1>", sample.HOLDING.key)
PUBLIC = public_holding(sample.HOLDING)
ERRATA = errata(sample.HOLDING.reviews, PUBLIC.claims)
CHANGES = Changes(since=2, documents=1, claims=4, decided={"correct": 1}, withdrawn=2)
NEWS = News(
    version=3,
    at=RELEASED.at,
    claims=20,
    documents=3,
    changes=CHANGES,
    earlier=[(1, datetime(2025, 1, 1, tzinfo=UTC)), (2, datetime(2025, 6, 1, tzinfo=UTC))],
    errata=ERRATA,
)
SCHEMA = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "language": {"type": "string"},
        "authors": {"type": "array", "items": {"type": "object", "required": ["name"]}},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_text"],
                "additionalProperties": False,
                "properties": {
                    "id": {"type": "string", "pattern": "^urn:uuid:"},
                    "title": {"type": "string"},
                    "content_text": {"type": "string", "minLength": 1},
                    "date_published": {"type": "string", "format": "date-time"},
                    "_onrecord": {"type": "object"},
                },
            },
        },
    },
}
"""What JSON Feed 1.1 says of the members that we use; others need an underscore."""


def made(news: News = NEWS, kept: Keeper = KEPT) -> dict[str, str]:
    return dict(feeds(kept, news))


def parsed(atom: str) -> Any:
    read = feedparser.parse(atom.encode())
    assert read.bozo is False
    return read


def test_a_library_reads_the_atom_feed_and_finds_no_fault() -> None:
    read = parsed(made()[ATOM])
    assert (read.version, read.feed.title) == ("atom10", KEPT.title)
    assert read.feed.updated == "2026-03-05T12:00:00Z"
    assert read.feed.author_detail.name == KEPT.title
    assert len(read.entries) == 4 + len(ERRATA)


def test_atom_has_what_rfc_4287_demands_once() -> None:
    space = "{http://www.w3.org/2005/Atom}"
    root = ElementTree.fromstring(made()[ATOM])
    for element in (root, *root.iter(f"{space}entry")):
        for name in ("id", "title", "updated"):
            (found,) = element.findall(space + name)
            assert found.text
    assert root.find(f"{space}author/{space}name") is not None
    links = [e.get("rel") for e in root.findall(f"{space}link")]
    assert sorted(str(rel) for rel in links) == ["alternate", "self"]


def test_the_json_feed_is_as_its_specification_says() -> None:
    jsonschema.validate(json.loads(made()[JSON_FEED]), SCHEMA)


def test_both_feeds_tell_the_same() -> None:
    both = made()
    items = json.loads(both[JSON_FEED])["items"]
    entries = parsed(both[ATOM]).entries
    assert [e.id for e in entries] == [item["id"] for item in items]
    assert [e.updated for e in entries] == [item["date_published"] for item in items]
    assert len({e.id for e in entries}) == len(entries)


def test_newer_stands_before_older() -> None:
    dates = [item["date_published"] for item in json.loads(made()[JSON_FEED])["items"]]
    assert dates == sorted(dates, reverse=True)


def test_an_entry_keeps_its_id_and_time_in_later_releases() -> None:
    later = replace(
        NEWS, version=4, at=datetime(2027, 1, 1, tzinfo=UTC),
        earlier=[*NEWS.earlier, (3, NEWS.at)], changes=None,
    )  # fmt: skip
    before, after = (
        {item["id"]: item["date_published"] for item in json.loads(made(n)[JSON_FEED])["items"]}
        for n in (NEWS, later)
    )
    kept = before.keys() & after.keys()
    assert len(kept) == 3 + len(ERRATA)
    assert all(before[id_] == after[id_] for id_ in kept)


def test_what_was_set_aside_is_told_with_the_reason() -> None:
    items = json.loads(made()[JSON_FEED])["items"]
    told = {item["_onrecord"]["path"]: item["content_text"] for item in items}
    wrong = next(words for path, words in told.items() if sample.WRONG.id in path)
    assert wrong == (
        "Reason given: “They were driven out, not killed.”. "
        f"The claim that says it right: {sample.RIGHT.id}."
    )


def test_what_left_is_a_count() -> None:
    titles = [item["title"] for item in json.loads(made()[JSON_FEED])["items"]]
    assert "Release 3: Claims taken out: 2." in titles


def test_no_erratum_is_of_a_private_claim_or_tells_who_or_at_what_hour() -> None:
    assert {e.claim for e in ERRATA} == {sample.WRONG.id, sample.DROPPED.id}
    assert sample.HIDDEN not in repr(ERRATA)
    assert {e.day for e in ERRATA} == {"2026-03-04"}
    private = errata(sample.HOLDING.reviews, {sample.WRONG.id})
    assert [e.correction for e in private] == [""]


def test_only_the_latest_errata_are_told() -> None:
    many = [Erratum(f"{n:032x}", 1, "2026-01-01", "deprecate", "r", "") for n in range(300)]
    assert len(parsed(made(replace(NEWS, errata=many))[ATOM]).entries) == 4 + MOST_ERRATA


@given(st.text(max_size=40), st.text(min_size=1, max_size=20))
def test_no_reason_or_title_breaks_a_feed(reason: str, title: str) -> None:
    news = replace(NEWS, errata=[Erratum("ab" * 16, 1, "2026-01-01", "correct", reason, "")])
    both = made(news, Keeper(title, "ledger"))
    ElementTree.fromstring(both[ATOM].encode("utf-8"))
    jsonschema.validate(json.loads(both[JSON_FEED]), SCHEMA)


@pytest.mark.parametrize("path", [ATOM, JSON_FEED])
def test_a_release_holds_the_feed(release: Path, path: str) -> None:
    text = (release / path).read_text("utf-8")
    assert sample.WRONG.id in text
    assert "2026-03-05T12:00:00Z" in text
