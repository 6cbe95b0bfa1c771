"""The search finds on file:// what the pages show, in any spelling, and asks nobody."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.publish import sample
from tests.publish.chromium import Tab
from tests.publish.test_folding import SAME, SPLIT

from onrecord.publish.addresses import Addresses
from onrecord.publish.folding import folded, words
from onrecord.publish.gate import public_record
from onrecord.publish.search import DIGITS, _facets, gaps

RECORD = public_record(sample.HOLDING)
NUMBERS = st.sets(st.integers(0, 200_000)).map(sorted)


def numbers(text: str) -> list[int]:
    """What `gaps` wrote, read back as the script reads it."""
    found, before, gap, shift = [], -1, 0, 0
    for digit in map(DIGITS.index, text):
        gap += (digit % 32) << shift
        shift += 5
        if digit < 32:
            before += gap + 1
            found.append(before)
            gap = shift = 0
    return found


@pytest.mark.parametrize(
    ("as_of", "event", "year"),
    [
        ("2005", "Town, 25-26 February 1992", "2005"),
        ("", "Town, 25-26 February 1992", "1992"),
        ("", "Town 19920", ""),
        ("", "", ""),
    ],
)
def test_the_year_is_the_one_a_claim_tells_of(as_of: str, event: str, year: str) -> None:
    row = {"event": event, "kind": "figure", "speaker": "A", "as_of": as_of}
    assert _facets(row) == [event, "figure", "A", year]


@given(NUMBERS)
def test_gaps_read_back_as_the_numbers(given: list[int]) -> None:
    assert numbers(gaps(given)) == given


def called(file: Path) -> list[object]:
    """What a script hands to the search."""
    text = file.read_text("utf-8")
    inside = text.partition("(")[2].removesuffix(");\n")
    found: list[object] = json.loads(f"[{inside}]")
    return found


def test_every_claim_is_stored_once_with_its_quote_and_nothing_more(release: Path) -> None:
    rows = [
        row
        for file in sorted((release / "search").glob("c-*.js"))
        for row in called(file)[1]  # type: ignore[attr-defined]
    ]
    wanted = sorted((r["id"], r["exact"], r["standing"]) for r in RECORD.claims.values())
    assert sorted(map(tuple, rows)) == wanted


def test_only_words_that_pages_show_are_in_the_index(release: Path, pages: dict[str, str]) -> None:
    shown = folded(" ".join(pages.values()))
    for file in (release / "search").glob("w*.js"):
        for word in called(file)[1]:  # type: ignore[attr-defined]
            assert word in shown


def test_every_word_of_a_quote_leads_to_its_claim(release: Path) -> None:
    about = called(release / "search/index.js")[0]
    ids = sorted(RECORD.claims)
    firsts = {key: min(i for i, id_ in enumerate(ids) if id_[:2] == key) for key in about["blocks"]}  # type: ignore[index]
    index = {
        word: places
        for file in (release / "search").glob("w*.js")
        for word, places in called(file)[1].items()  # type: ignore[attr-defined]
    }
    for id_, row in RECORD.claims.items():
        for word in words(row["exact"]):
            found = [
                ids[firsts[part[:2]] + number]
                for part in index[word].split(".")
                for number in numbers(part[2:])
            ]
            assert id_ in found


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with Tab(tmp_path_factory.mktemp("profile")) as made:
        yield made


def results(tab: Tab, release: Path, query: str) -> list[str]:
    """The claims that the page shows for a query."""
    tab.open(release / "search.html")
    tab.wait("document.getElementById('found').dataset.count !== undefined")
    tab.run(
        "(q => { const f = document.getElementById('found'); delete f.dataset.count;"
        f" q.value = {json.dumps(query)}; q.dispatchEvent(new Event('input')); }})"
        "(document.getElementById('q'))"
    )
    tab.wait("document.getElementById('found').dataset.count !== undefined")
    links = tab.run("[...document.querySelectorAll('#results a')].map(a => a.getAttribute('href'))")
    return [link.partition("#")[2] for link in links]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("driven out", [sample.RIGHT.id, sample.WRONG.id]),
        ("DRIVEN", [sample.RIGHT.id, sample.WRONG.id]),
        ("driv", [sample.RIGHT.id, sample.WRONG.id]),
        ("٦١٣ قتلوا", [sample.IN_ARABIC[0].id]),
        ("613 قتلوا", [sample.IN_ARABIC[0].id]),
        ("61", []),
        ("اللجنه أطفال", [sample.IN_ARABIC[1].id]),
        ("nowhere", []),
        ("__proto__ constructor", []),
    ],
)
def test_a_query_finds_the_claims_that_say_it(
    tab: Tab, release: Path, query: str, wanted: list[str]
) -> None:
    assert sorted(results(tab, release, query)) == sorted(wanted)


def test_an_empty_query_shows_every_claim(tab: Tab, release: Path) -> None:
    assert set(results(tab, release, "")) <= set(RECORD.claims)
    assert tab.run("document.getElementById('found').dataset.count") == str(len(RECORD.claims))


def test_results_lead_to_the_claims_page(tab: Tab, release: Path) -> None:
    results(tab, release, "driven")
    links = tab.run("[...document.querySelectorAll('#results a')].map(a => a.getAttribute('href'))")
    assert sorted(links) == sorted(map(Addresses.claim, (sample.RIGHT.id, sample.WRONG.id)))


def test_a_facet_narrows_the_results_and_says_how_many(tab: Tab, release: Path) -> None:
    results(tab, release, "driven")
    options = tab.run("[...document.getElementById('facet-1').options].map(o => o.textContent)")
    assert options == ["every kind", "figure (2)"]
    tab.open(release / "search.html")
    tab.wait("document.getElementById('found').dataset.count !== undefined")
    tab.run(
        "(s => { s.value = [...s.options].find(o => o.textContent.startsWith('جسر')).value;"
        " s.dispatchEvent(new Event('change', {bubbles: true})); })"
        "(document.getElementById('facet-0'))"
    )
    tab.wait(f"document.getElementById('found').dataset.count === '{len(sample.IN_ARABIC)}'")


def test_a_query_in_the_address_is_asked(tab: Tab, release: Path) -> None:
    tab.call("Page.navigate", url=(release / "search.html").as_uri() + "?q=driven")
    tab.wait("(document.getElementById('found') || {dataset: {}}).dataset.count === '2'")


def test_the_keyboard_leads_to_the_words_and_through_the_results(tab: Tab, release: Path) -> None:
    results(tab, release, "driven")
    press = "document.dispatchEvent(new KeyboardEvent('keydown', {key: %r, cancelable: true}))"
    tab.run(press % "/")
    assert tab.run("document.activeElement.id") == "q"
    tab.run(press % "ArrowDown")
    assert tab.run("document.activeElement.closest('#results') !== null")
    tab.run(press % "ArrowUp")
    assert tab.run("document.activeElement.id") == "q"
    tab.run(press % "Escape")
    assert tab.run("document.getElementById('q').value") == ""


def test_words_are_shown_as_words_and_no_markup_runs(tab: Tab, release: Path) -> None:
    results(tab, release, "alert")
    assert tab.run("document.querySelectorAll('#results script, #results b').length") == 0


@pytest.mark.parametrize("text", [text for pair in SAME for text in pair] + [t for t, _ in SPLIT])
def test_the_script_folds_as_the_index_does(tab: Tab, release: Path, text: str) -> None:
    if tab.run("typeof onrecordSearch") != "object":
        results(tab, release, "")
    assert tab.run(f"onrecordSearch.fold({json.dumps(text)})") == words(text)


def test_the_search_asks_for_nothing_but_files_of_the_release(tab: Tab, release: Path) -> None:
    results(tab, release, "driven out by the Commission")
    asked = tab.requests()
    assert len(asked) > 3
    assert all(address.startswith(release.as_uri()) for address in asked)


def test_without_scripts_the_page_leads_to_everything(pages: dict[str, str]) -> None:
    page = pages["search.html"]
    assert "<noscript>" in page
    for to in ("index.html", "documents.html", "downloads.html"):
        assert f'<li><a href="{to}">' in page
