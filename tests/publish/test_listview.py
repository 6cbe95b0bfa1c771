"""Pages of lists: what each is, names only where there are some, estimates apart from counts."""

import csv
import json
from collections.abc import Mapping
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from tests.publish import sample_lists
from tests.publish.reading import tree

from onrecord.publish import listview
from onrecord.publish.listview import list_files, list_pages, list_row
from onrecord.record.inclusion import Inclusion
from onrecord.record.public_lists import NO_LISTS, EventPeople, PeopleRange, PublicLists
from onrecord.record.tally import Tally

Pages = Mapping[str, str]


def text_of(page: str) -> str:
    return " ".join(tree(page).text_content().split())


def page_of(pages: Pages, name: str) -> str:
    (found,) = [page for path, page in pages.items() if path.startswith(f"lists/{name}")]
    return found


def test_without_a_public_list_there_is_no_page_and_no_file() -> None:
    assert list(list_pages(NO_LISTS)) == []
    assert list(list_files(NO_LISTS)) == []


def test_each_list_has_a_page_with_names_only_if_there_are_some(pages: Pages) -> None:
    assert "The names of this list are not published." in text_of(page_of(pages, "police"))
    named = tree(page_of(pages, "script"))
    assert len(named.xpath("//section[h2/@id='names']/ol/li")) == 2


def test_a_list_leads_to_its_event_and_to_the_file_that_is_public(pages: Pages) -> None:
    root = tree(page_of(pages, "police"))
    led = [str(href) for href in root.xpath("//main//@href")]
    assert any(href.startswith("../events/alder") for href in led)
    assert sum(href.startswith("../documents/") for href in led) == 1


def test_the_file_of_lists_holds_no_name_of_a_person(release: Path) -> None:
    rows = [json.loads(line) for line in (release / "data/lists.jsonl").read_text().splitlines()]
    assert [row["names"] for row in rows] == [0, 2, 0]
    assert "Anna Holm" not in (release / "data/lists.jsonl").read_text()


def test_the_page_of_an_event_with_lists_leads_to_them(pages: Pages) -> None:
    events = {path: page for path, page in pages.items() if path.startswith("events/")}
    led = {path for path, page in events.items() if "../lists.html" in page}
    assert len(led) > 0
    assert all("alder" in path for path in led)


def test_people_are_told_as_documented_and_lead_to_other_kinds_of_number(pages: Pages) -> None:
    page = pages["lists.html"]
    assert "40 people are documented on these lists together" in text_of(page)
    assert "in 95 % of 200 linkages that the scores allow there are from 37 to 44 people" in (
        text_of(page)
    )
    assert "1 pair of rows was judged by people" in text_of(page)
    assert "events/alder" in "".join(tree(page).xpath("//main//p/a/@href"))


def few_people(named: tuple[str, ...] = ()) -> PublicLists:
    """Two lists with 25, 3 and 2 people on exactly one or both; `named` with names."""
    table = Inclusion(("a", "b"), (), (((), (1, 0), 25), ((), (0, 1), 3), ((), (1, 1), 2)))
    lists = tuple(
        sample_lists.shown(name, names=("Anna Holm",) if name in named else ()) for name in "ab"
    )
    tally = Tally(30, "people documented", sample_lists.RULE)
    within = PeopleRange(29, 31, 0.95, 200, 0)
    return PublicLists(lists, (EventPeople("E", tally, table, within),))


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ((), ["25", "fewer than 5", "fewer than 5"]),
        (("a",), []),
        (("b",), []),
        (("a", "b"), ["25", "3", "2"]),
    ],
)
def test_few_people_are_not_told_unless_they_are_named(
    named: tuple[str, ...], told: list[str]
) -> None:
    shown = few_people(named)
    overlaps = dict(list_files(shown))["data/overlaps.csv"]
    found = [row["people"] for row in csv.DictReader(StringIO(overlaps))]
    assert sorted(found) == sorted(told)
    page = next(page for page in list_pages(shown) if page.path == "lists.html")
    (event,) = page.values["events"]
    drawing = event["drawing"]
    assert (drawing is None) is (len(told) == 0)
    columns = {(one.few, one.count) for one in drawing.columns} if drawing is not None else set()
    assert columns == {
        (word.startswith("fewer"), 4 if word.startswith("fewer") else int(word)) for word in told
    }
    assert {n for pattern, n in event["patterns"] if pattern in event["few"]} <= {4}


def test_numbers_that_would_tell_the_few_are_told_nowhere() -> None:
    shown = few_people()
    lists = [json.loads(line) for line in dict(list_files(shown))["data/lists.jsonl"].splitlines()]
    assert [(row["people"], row["people_low"], row["people_high"]) for row in lists] == [
        (None, 26, 29), (None, 2, 8),
    ]  # fmt: skip
    assert {edition["count"] for row in lists for edition in row["editions"]} == {None}
    page = next(page for page in list_pages(shown) if page.path == "lists.html")
    (event,) = page.values["events"]
    assert (event["documented"].low, event["documented"].high, event["range"]) == (27, 33, None)


def test_a_list_with_many_names_goes_over_several_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listview, "SLICE", 2)
    one = sample_lists.shown("long", names=("a", "b", "c"))
    made = [
        (page.path, page.values["names"], page.values["start"])
        for page in list_pages(replace(sample_lists.LISTS, lists=(one,), events=()))
        if page.template == "list.html"
    ]
    assert [(names, start) for _, names, start in made] == [(("a", "b"), 1), (("c",), 3)]
    assert made[1][0] == made[0][0].replace(".html", "-2.html")


def test_a_row_has_every_listed_field() -> None:
    assert set(list_row(sample_lists.shown("x"))) == set(listview.LIST)
