"""The pages, read as a reader's browser has them."""

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import html
from tests.account.sample_claims import EVENT, TEXT
from tests.publish import sample
from tests.publish.building import RELEASED
from tests.publish.reading import ids, links, own_voice, tree

from onrecord.publish.addresses import Addresses
from onrecord.publish.gate import public_record

LOADED = re.compile(
    "genocid|massacr|terroris|separatis|regime|liberat|occupi|martyr|pogrom|atrocit|slaughter"
    "|barbar|murder",
    re.IGNORECASE,
)
REQUESTS = re.compile(
    r"<script|<iframe|<img|<object|<embed|<base|<form|<video|<audio|\bsrc=|srcset=|url\(|@import"
    r"|http-equiv|\bon[a-z]+=\"",
    re.IGNORECASE,
)
OWN_SCRIPT = '<script src="assets/search.js"></script>'
RECORD = public_record(sample.HOLDING)
Pages = Mapping[str, str]


def one(pages: Pages, folder: str, words: str) -> str:
    found = [page for path, page in pages.items() if path.startswith(folder) and words in page]
    assert len(found) == 1
    return found[0]


def claim_alone(pages: Pages, id_: str) -> str:
    """The article of one claim, alone on its page."""
    path, _, fragment = Addresses.claim(id_).partition("#")
    root = tree(pages[path])
    for article in root.xpath("//article[@id!=$id]", id=fragment):
        article.drop_tree()
    return html.tostring(root, encoding="unicode")


def test_every_kind_of_page_is_there(pages: Pages) -> None:
    folders = [path.split("/")[0] for path in pages]
    claims = [
        id_ for path, page in pages.items() if path[:7] == "claims/" for id_ in articles(page)
    ]
    assert sorted(claims) == sorted(RECORD.claims)
    assert folders.count("claims") == len({Addresses.claim(c).split("#")[0] for c in claims})
    assert folders.count("documents") == len(RECORD.documents)
    assert folders.count("events") == 2
    assert {path for path in pages if "/" not in path} == {
        "changes.html", "check.html", "documents.html", "downloads.html", "index.html",
        "lists.html", "methodology.html", "search.html",
    }  # fmt: skip


def articles(page: str) -> list[str]:
    return [str(id_) for id_ in tree(page).xpath("//article/@id")]


def test_every_link_leads_to_a_file_and_to_a_place_in_it(release: Path, pages: Pages) -> None:
    places = {path: set(ids(page)) for path, page in pages.items()}
    for path, page in pages.items():
        for to, fragment in links(page):
            target = path if to == "" else posixpath.normpath(f"{posixpath.dirname(path)}/{to}")
            target = target.removeprefix("/")
            assert (release / target).is_file(), (path, to)
            assert fragment == "" or fragment in places[target], (path, to, fragment)


def test_every_page_is_reached_from_the_front(pages: Pages) -> None:
    seen, coming = set(), ["index.html"]
    while coming:
        path = coming.pop()
        if path in seen or path not in pages:
            continue
        seen.add(path)
        folder = posixpath.dirname(path)
        coming += [posixpath.normpath(posixpath.join(folder, to)) for to, _ in links(pages[path])]
    assert set(pages) == seen


def test_no_id_is_twice_on_a_page(pages: Pages) -> None:
    for path, page in pages.items():
        assert len(ids(page)) == len(set(ids(page))), path


def test_nothing_causes_a_request(release: Path, pages: Pages) -> None:
    for path, page in [*pages.items(), ("style", (release / "assets/style.css").read_text())]:
        outside_text = re.sub(r"&lt;script.*?&gt;", "", page).replace(OWN_SCRIPT, "")
        assert REQUESTS.search(outside_text) is None, path


def test_links_out_give_no_referrer_away(pages: Pages) -> None:
    out = [a for page in pages.values() for a in tree(page).xpath("//a[starts-with(@href,'http')]")]
    assert [a.get("href") for a in out] == [sample.OP_ED.origin]
    assert all(a.get("rel") == "noreferrer" for a in out)


def test_no_loaded_word_is_in_the_records_own_voice(pages: Pages) -> None:
    for path, page in pages.items():
        assert LOADED.search(own_voice(page)) is None, path


def test_the_check_for_loaded_words_would_find_one(pages: Pages) -> None:
    page = pages["index.html"].replace("What this is not", "What this genocide is not")
    assert LOADED.search(own_voice(page)) is not None
    assert any("massacre" in page for page in pages.values())


@pytest.mark.parametrize("named", ["<script>alert", "<b>of</b>", "Record <1>"])
def test_markup_in_words_is_shown_as_words(pages: Pages, named: str) -> None:
    assert any(named in tree(page).text_content() for page in pages.values())
    assert not any(named in page for page in pages.values())


def test_characters_that_hide_are_named(pages: Pages) -> None:
    for path, page in pages.items():
        assert not set("\x00\u202e\u202c\u2066\u2069") & set(page), path
    assert "[U+202E]613[U+202C]" in one(pages, "documents/", "Alder Genocide")


def test_every_page_has_title_language_landmarks_and_a_way_past_them(pages: Pages) -> None:
    for path, page in pages.items():
        root = tree(page)
        assert page.startswith("<!DOCTYPE html>"), path
        assert (root.get("lang"), root.get("dir")) == ("en", "ltr")
        assert (root.findtext(".//title") or "").strip() != "", path
        assert [e.tag for e in root.xpath("//header | //main | //footer")][:1] == ["header"]
        assert len(root.xpath("//main")) == len(root.xpath("//h1")) == 1, path
        assert root.xpath("//body/a[1]/@href") == ["#main"]
        assert all(t.find("caption") is not None for t in root.xpath("//table")), path
        assert len(root.xpath("//table//th[not(@scope)]")) == 0, path


def test_headings_leave_out_no_level(pages: Pages) -> None:
    for path, page in pages.items():
        levels = [int(e.tag[1]) for e in tree(page).xpath("//h1 | //h2 | //h3 | //h4")]
        assert all(b <= a + 1 for a, b in zip(levels, levels[1:], strict=False)), path


def test_pages_in_folders_name_no_release_so_that_they_stay_the_same_file(pages: Pages) -> None:
    for path, page in pages.items():
        stamped = tree(page).xpath("//footer//time/@datetime") == ["2026-03-05"]
        assert stamped == ("/" not in path), path
        assert stamped or RELEASED.day not in page, path


def test_a_claim_page_has_quote_chain_fields_and_history(pages: Pages) -> None:
    page = claim_alone(pages, sample.OF_NOTE[0].id)
    root = tree(page)
    (quote,) = root.xpath("//blockquote/q")
    assert quote.text_content() == sample.OF_NOTE[0].quote.exact
    assert quote.findtext("mark") == sample.OF_NOTE[0].anchor.exact
    assert root.xpath("//ol[@class='chain']/li/bdi/text()") == list(sample.OF_NOTE[0].chain)
    text = root.text_content()
    assert sample.OF_NOTE[0].id in text
    for words in ("reviewer 1", "reviewer 2", "The note says so."):
        assert words in text
    assert "research note" in text


def test_a_claim_page_shows_the_words_each_field_was_read_from(pages: Pages) -> None:
    root = tree(claim_alone(pages, sample.WHOLE.id))
    low = root.xpath("//tr[th='low']/td[2]")[0].text_content()
    assert low.split() == ["161", "38–41"]
    assert root.xpath("//ol[@class='chain']/li[2]//q/text()") == ["The"]


def test_words_around_a_quote_are_shown_only_with_the_whole_text(pages: Pages) -> None:
    assert 'class="context"' not in claim_alone(pages, sample.WHOLE.id)
    assert 'class="context"' in claim_alone(pages, sample.OF_NOTE[1].id)


@pytest.mark.parametrize(
    ("claim", "reason", "leads_to"),
    [
        (sample.WRONG, "They were driven out, not killed.", sample.RIGHT.id),
        (sample.DROPPED, "A slogan, no demand <b>of</b> anyone.", ""),
    ],
)
def test_what_was_set_aside_is_struck_with_its_reason(
    pages: Pages, claim: object, reason: str, leads_to: str
) -> None:
    id_ = claim.id  # type: ignore[attr-defined]
    assert len(tree(claim_alone(pages, id_)).xpath("//p[@class='lead']/s")) == 1
    items = tree(one(pages, "events/", "Alder Bridge")).xpath("//ul[@class='sentences']/li[s]")
    (item,) = [i for i in items if reason in i.text_content()]
    assert any(leads_to in href for href in item.xpath(".//@href"))


def test_a_text_that_may_be_published_is_whole_and_its_marks_know_their_place(
    pages: Pages,
) -> None:
    root = tree(one(pages, "documents/", "Note on the Commission"))
    (shown,) = root.xpath("//div[@class='text']")
    for mark in shown.findall(".//mark"):
        start, end = int(mark.get("data-start")), int(mark.get("data-end"))
        assert mark.text_content() == TEXT[start:end]
    for reference in shown.xpath(".//sup"):
        reference.drop_tree()
    assert shown.text_content() == TEXT


def test_a_text_that_may_not_be_published_is_its_quotes_alone(pages: Pages) -> None:
    page = one(pages, "documents/", "Alder Genocide")
    quotes = tree(page).xpath("//ul[@class='passages']/li/q/text()")
    assert sorted(quotes) == sorted(
        {row["exact"] for row in RECORD.claims.values() if row["document"] == sample.OP_ED.sha256}
    )
    everything = "".join(pages.values())
    assert "The world must know: the" not in everything
    assert "Mostly women died" not in everything


def test_a_passage_that_several_claims_rest_on_is_shown_once(pages: Pages) -> None:
    root = tree(one(pages, "documents/", "Alder Genocide"))
    (item,) = root.xpath("//ul[@class='passages']/li[contains(q, 'A thousand')]")
    leads = "".join(item.xpath(".//a[@class='claim']/@href"))
    assert sample.WRONG.id in leads
    assert sample.RIGHT.id in leads


def test_a_research_note_says_what_it_is(pages: Pages) -> None:
    assert "This is a research note." in one(pages, "documents/", "Note on the Commission")
    assert "This is a research note." not in one(pages, "documents/", "Alder Genocide")
    assert 'id="research-notes"' in pages["methodology.html"]


def test_every_number_leads_to_its_claim_in_one_click(pages: Pages) -> None:
    for path, page in pages.items():
        if path.startswith("events/"):
            for number in tree(page).xpath("//*[@class='number']"):
                assert "/claims/" in "".join(number.xpath("ancestor::a/@href")), path


def test_every_sentence_has_its_footnote_and_back(pages: Pages) -> None:
    root = tree(one(pages, "events/", "Alder Bridge"))
    notes = root.xpath("//section[@class='notes']//li/@id")
    assert [href[1:] for href in root.xpath("//ul[@class='sentences']//sup/a/@href")] == notes
    assert len(notes) == sum(row["event"] == EVENT for row in RECORD.claims.values())


def test_figures_stand_as_quoted_with_who_says_so(pages: Pages) -> None:
    root = tree(one(pages, "events/", "Alder Bridge"))
    (row,) = root.xpath("//table[contains(@class, 'figures')]//tr[contains(., 'villagers')]")
    cells = [" ".join(c.text_content().split()) for c in row.xpath("th | td")]
    assert cells == [
        "161", "at least", "persons, seen by a witness", "villagers", "about 1950",
        "Commission of Inquiry", "The Alder Gazette", "accepted",
    ]  # fmt: skip
    arabic = tree(one(pages, "events/", "جسر"))
    assert "٦١٣" in arabic.xpath("//table//bdi[@class='number']/text()")


def test_the_front_page_counts_what_is_public(pages: Pages) -> None:
    text = " ".join(tree(pages["index.html"]).text_content().split())
    assert f"{len(RECORD.claims) - 2} claims, 2 documents" in text
    assert "2 items were withdrawn" in text
    assert RELEASED.title in text


def test_a_page_is_laid_out_from_right_to_left_in_a_language_that_is(tmp_path: Path) -> None:
    from dataclasses import replace

    from tests.publish.building import build

    build(tmp_path / "site", released=replace(RELEASED, language="ar", draft=True))
    root = tree((tmp_path / "site/index.html").read_text("utf-8"))
    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")


def test_the_style_mirrors_and_has_light_dark_phone_and_print(release: Path) -> None:
    style = (release / "assets/style.css").read_text("utf-8")
    for wanted in ("prefers-color-scheme: dark", "@media print", "max-width: 44rem"):
        assert wanted in style
    sides = re.search(r"(margin|padding|border)-(left|right)|text-align: (left|right)", style)
    assert sides is None
    assert len(style) < 13_000
