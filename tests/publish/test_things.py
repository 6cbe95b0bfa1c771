"""Things that claims are about: told apart by their names alone, with an address that stays."""

import re
from collections.abc import Mapping

import pytest
from tests.publish.reading import ids, links, tree

from onrecord.publish import things
from onrecord.publish.gate import Row
from onrecord.publish.gazetteer import Named, gazetteer
from onrecord.publish.things import FOLDERS, Thing, thing_parts


def row(id_: str, kind: str, **payload: str) -> Row:
    return {"id": id_, "kind": kind, "payload": payload}


def proceeding(id_: str, who: str, forum: str) -> Row:
    return row(id_, "proceeding", who=who, forum=forum)


ROWS = [
    proceeding("a", "J. Doe", "The Court"),
    proceeding("b", "J.  DOE", "the court"),
    proceeding("c", "J. Doe", ""),
    proceeding("d", "J. Döe", "The Court"),
    row("e", "recognition", body="A Parliament", organ="lower house"),
    row("f", "recognition", body="A Parliament", organ=""),
    row("g", "denial", of="b"),
    row("h", "denial", of="x"),
]


def test_claims_are_about_one_thing_if_they_name_it_alike_and_other_spellings_stand_apart() -> None:
    found = things.things(ROWS, [])
    assert [(t.names, t.claims, t.answers) for t in found["proceedings"]] == [
        (("J. Doe",), ("c",), ()),
        (("J. Doe", "The Court"), ("a", "b"), ("g",)),
        (("J. Döe", "The Court"), ("d",), ()),
    ]
    assert [(t.names, t.claims) for t in found["recognitions"]] == [
        (("A Parliament",), ("f",)),
        (("A Parliament", "lower house"), ("e",)),
    ]


def test_a_place_that_only_the_events_name_names_is_a_thing_too() -> None:
    place = gazetteer()[0]
    (found,) = things.things([], [Named(place, ())])["places"]
    assert thing_parts([found]) == [[found]]
    assert found.place is place


def test_an_anchor_is_made_from_the_names_alone() -> None:
    one, two, three, *_ = (t.anchor for t in things.things(ROWS, [])["proceedings"])
    assert len({one, two, three}) == 3
    assert things.things(ROWS[:1], [])["proceedings"][0].anchor == two
    assert re.fullmatch(r"p-[0-9a-f]{12}", two)


def test_a_thing_of_many_claims_goes_over_several_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(things, "SLICE", 2)
    made = [Thing("places", (n,), (n,), tuple(c)) for n, c in (("x", "abc"), ("y", "d"))]
    parts = thing_parts(made)
    assert [[(t.names[0], t.claims, t.begins) for t in part] for part in parts] == [
        [("x", ("a", "b"), True)],
        [("x", ("c",), False), ("y", ("d",), True)],
    ]


Pages = Mapping[str, str]


def of_folder(pages: Pages, folder: str) -> list[str]:
    return [page for path, page in pages.items() if path.startswith(f"{folder}/")]


@pytest.mark.parametrize("folder", ["proceedings", "recognitions", "speakers"])
def test_each_thing_has_its_link_history_proof_and_citation(pages: Pages, folder: str) -> None:
    for page in of_folder(pages, folder):
        for section in tree(page).xpath("//main/section[h2/@id and @aria-labelledby!='later']"):
            (anchor,) = section.xpath("./h2/@id")
            (kept,) = section.xpath("./details[@class='kept']")
            (address,) = kept.xpath(".//p/a[code]/@href")
            assert address.endswith(f"#{anchor}")
            assert kept.xpath(".//ol[@class='history']/li") or "None of its" in kept.text_content()
            for words in ("Its proof", "BibTeX", "CSL-JSON", anchor):
                assert words in kept.text_content()
    assert of_folder(pages, folder) != []


def test_the_reasons_of_reviews_stand_in_a_things_history(pages: Pages) -> None:
    said = [
        item.text_content()
        for folder in (*FOLDERS, "speakers")
        for page in of_folder(pages, folder)
        for item in tree(page).xpath("//ol[@class='history']/li")
    ]
    assert any("Reason:" in words and "reviewer 1" in words for words in said)


def test_a_row_of_an_event_leads_to_the_thing_it_is_about(pages: Pages) -> None:
    (event,) = [p for path, p in pages.items() if path.startswith("events/alder")]
    places = {path: set(ids(page)) for path, page in pages.items()}
    led = [
        (to.removeprefix("../"), anchor)
        for to, anchor in links(event)
        if to.startswith(("../proceedings/", "../recognitions/")) and anchor != ""
    ]
    assert len(led) > 1
    assert all(anchor in places[to] for to, anchor in led)
