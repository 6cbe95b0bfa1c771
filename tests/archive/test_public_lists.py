"""Lists of people leave only as far as somebody said: nothing, counts, or names of public files."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.archive.data import NOW, add_text, claim_rows_file
from tests.archive.link_data import entries, linked
from tests.archive.list_data import add_list
from tests.publish.reading import own_voice, tree
from tests.publish.test_site import LOADED

from onrecord.archive.estimates import Of, record_estimates
from onrecord.archive.founding import create
from onrecord.archive.judging import Word, judge
from onrecord.archive.public_estimates import named
from onrecord.archive.releases import holding, release
from onrecord.archive.store import Archive
from onrecord.errors import BadList
from onrecord.estimate.asked import Asked, answer
from onrecord.publish import public_holding

POLICE = """id,given,father,family,sex,age,place,status
1,Anna,Ivan,CANARYHOLM,F,34,CANARYTOWN,killed
2,Boris,Ivan,CANARYHOLM,M,31,CANARYTOWN,killed
3,Clara,Oto,CANARYREED,F,,CANARYHILL,killed
"""
GRAVES = """id,name,sex,age,place,status
g1,Anna CANARYHOLM,F,34,CANARYTOWN,killed
g2,Gustav CANARYBERG,M,70,CANARYMILL,killed
"""
BOOK = "id,name,status\nb1,Dan Freely,killed\nb2,Edda <b>Open</b>,killed\n"
SECRET = "id,name,status\ns1,Ivo CANARYSECRET,killed\n"
ON_BOTH = {("police:1", "graves:g1"): 0.95}
Files = Mapping[str, str]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = create(tmp_path / "archive", origin="example.org/ledger", now=NOW)
    claim_rows_file(made, tmp_path)
    return made


def four_lists(archive: Archive, folder: Path) -> None:
    """Two told as counts, one with its names, one that nobody may know of; and who is on both."""
    add_list(archive, folder, POLICE, maker="Town police", published="counts")
    add_list(archive, folder, GRAVES, "graves.csv", published="counts")
    add_list(archive, folder, BOOK, "book.csv", published="names", access="public")
    add_list(archive, folder, SECRET, "secret.csv", maker="CANARYMAKER")
    linked(archive, ON_BOTH)


def published(archive: Archive, folder: Path, name: str = "site") -> Files:
    target = folder / name
    release(archive, target, title="Record", now=NOW, processes=1)
    return {
        path.relative_to(target).as_posix(): path.read_bytes().decode("utf-8", "replace")
        for path in target.rglob("*")
        if path.is_file()
    }


def estimate(archive: Archive, table: str, strata: tuple[str, ...] = ()) -> None:
    asked = Asked(tables=(table,), method="chao", seed=5, strata=strata)
    record_estimates(
        archive, Of("Town, 1992", "killed", "CANARYANALYST"), [(asked, answer(asked))],
        report=lambda event: f"<!DOCTYPE html><p>{event}</p>", now=NOW,
    )  # fmt: skip


def text_of(page: str) -> str:
    return " ".join(tree(page).text_content().split())


def of_list(files: Files, name: str) -> str:
    (path,) = [path for path in files if path.startswith(f"lists/{name}-")]
    return files[path]


def test_nothing_of_a_list_leaves_unless_somebody_said_so(archive: Archive, tmp_path: Path) -> None:
    add_list(archive, tmp_path, POLICE)
    add_list(archive, tmp_path, GRAVES, "graves.csv", published="nothing")
    linked(archive, ON_BOTH)
    files = published(archive, tmp_path)
    assert [path for path in files if "list" in path] == []
    assert not any("CANARY" in text or "police" in text for text in files.values())
    assert "Lists of people" not in files["index.html"]


def test_no_name_of_a_list_told_as_counts_is_in_any_file(archive: Archive, tmp_path: Path) -> None:
    four_lists(archive, tmp_path)
    files = published(archive, tmp_path)
    assert [path for path, text in files.items() if "CANARY" in text] == []
    assert [path for path, text in files.items() if "secret" in text and "list" in path] == []
    assert "Dan Freely" in of_list(files, "book")


@pytest.mark.parametrize(
    ("said", "access", "shown"),
    [
        ("names", "public", True), ("names", "restricted", False), ("names", "sealed", False),
        ("counts", "public", False),
    ],
)  # fmt: skip
def test_names_leave_only_of_a_public_file_of_which_it_was_said(
    archive: Archive, tmp_path: Path, said: str, access: str, shown: bool
) -> None:
    add_list(archive, tmp_path, BOOK, "book.csv", published=said, access=access)
    files = published(archive, tmp_path)
    assert any("Dan Freely" in text for text in files.values()) is shown
    assert ("names of this list are not published" in of_list(files, "book")) is not shown


def test_people_are_told_with_their_range_and_with_what_people_judged_of_shown_lists(
    archive: Archive, tmp_path: Path
) -> None:
    for name in ("police", "graves"):
        rows = "".join(f"{n},Given{n} {name}\n" for n in range(1, 13))
        add_list(archive, tmp_path, f"id,name\n{rows}", f"{name}.csv", published="counts")
    add_list(archive, tmp_path, SECRET, "secret.csv")
    sure = {(f"police:{n}", f"graves:{n}"): 1.0 for n in range(2, 7)}
    linked(archive, sure | {("police:1", "graves:1"): 0.5})
    doubtful = text_of(published(archive, tmp_path)["lists.html"])
    assert "there are from 18 to 20 people" in doubtful
    assert "No pair of rows was judged by people" in doubtful
    ids = entries(archive)
    for one, other, said in (
        ("police:1", "graves:1", "same"),
        ("police:2", "secret:s1", "different"),
    ):
        judge(archive, ids[one], ids[other], Word(said, "Ana", "because", False), now=NOW)
    told = text_of(published(archive, tmp_path)["lists.html"])
    assert "there are from 18 to 18 people" in told
    assert "1 pair of rows was judged by people" in told


def test_rows_that_name_nobody_are_counted_and_stand_under_no_name(
    archive: Archive, tmp_path: Path
) -> None:
    text = BOOK + "b3,unidentified male,killed\nb4,,killed\n"
    add_list(archive, tmp_path, text, "book.csv", published="names", access="public")
    page = text_of(of_list(published(archive, tmp_path), "book"))
    assert "2 rows name nobody, and are not among them" in page
    assert "unidentified" not in page


def test_what_was_said_can_be_taken_back(archive: Archive, tmp_path: Path) -> None:
    add_list(archive, tmp_path, BOOK, "book.csv", published="names", access="public")
    (path,) = [p for p in published(archive, tmp_path) if p.startswith("lists/book-")]
    add_list(archive, tmp_path, BOOK, "book.csv", published="nothing")
    files = published(archive, tmp_path)
    assert not any("Dan Freely" in text for text in files.values())
    assert "Nothing of it is published now" in files[path]


def test_a_release_after_one_with_lists_and_estimates_is_the_same_as_one_made_from_everything(
    archive: Archive, tmp_path: Path
) -> None:
    four_lists(archive, tmp_path)
    estimate(archive, "graves,police,count\n1,0,40\n0,1,30\n1,1,8\n")
    first = published(archive, tmp_path)
    add_text(archive, tmp_path, "later.txt", "Nothing yet.\n")
    second = published(archive, tmp_path)
    assert second == published(archive, tmp_path, "anew")
    assert {path for path in first if path.startswith(("lists", "estimates"))} <= second.keys()
    for name in ("police", "graves", "book"):
        assert of_list(second, name) == of_list(first, name)


def test_a_newer_edition_of_which_nothing_is_said_takes_the_list_out(
    archive: Archive, tmp_path: Path
) -> None:
    add_list(archive, tmp_path, BOOK, "book.csv", published="names", access="public", date="1992")
    more = BOOK + "b3,Finn CANARYNEW,killed\n"
    add_list(archive, tmp_path, more, "later.csv", name="book", date="1993")
    assert [p for p in published(archive, tmp_path) if "list" in p] == []


def test_a_page_says_who_made_a_list_its_editions_and_what_looks_wrong(
    archive: Archive, tmp_path: Path
) -> None:
    said = {"published": "counts", "maker": "Town police"}
    add_list(archive, tmp_path, POLICE, date="1992", **said)
    more = POLICE + "4,Dan,Oto,CANARYREED,M,240,CANARYHILL,killed\n"
    add_list(archive, tmp_path, more, "later.csv", name="police", date="1993", **said)
    text = text_of(of_list(published(archive, tmp_path), "police"))
    for words in (
        "Town police", "Town, 1992", "1992: 3 rows", "1993: 4 rows",
        "1 new, 0 gone, 0 saying something else", "cells that cannot be right: 1",
        "not linked as it is now",
    ):  # fmt: skip
        assert words in text


def test_a_list_that_is_not_linked_as_it_is_now_says_which_edition_its_number_is_of(
    archive: Archive, tmp_path: Path
) -> None:
    said = {"name": "book", "published": "names", "access": "public"}
    add_list(archive, tmp_path, BOOK + "b3,Finn Lund,killed\n", "book.csv", date="1992", **said)
    linked(archive, {})
    add_list(archive, tmp_path, BOOK + "b4,Gus Bo,killed\nb5,Io Bo,killed\n", "later.csv",
             date="1993", **said)  # fmt: skip
    files = published(archive, tmp_path)
    (row,) = [json.loads(line) for line in files["data/lists.jsonl"].splitlines()]
    assert (row["people"], row["editions"][-1]["count"], row["linked"]) == (3, 4, False)
    told = text_of(of_list(files, "book"))
    assert "3 not linked as it is now: counted as in the edition that was linked last" in told


def two_told(archive: Archive, folder: Path) -> Files:
    """A release of two lists told as counts, one person on both, two on one, one on the other."""
    add_list(archive, folder, POLICE, maker="Town police", published="counts")
    add_list(archive, folder, GRAVES, "graves.csv", published="counts")
    linked(archive, ON_BOTH)
    return published(archive, folder)


def test_people_are_counted_once_and_by_the_lists_they_are_on(
    archive: Archive, tmp_path: Path
) -> None:
    files = two_told(archive, tmp_path)
    page = text_of(files["lists.html"])
    assert "From 3 to 12 people are documented on these lists together" in page
    assert "linkages that the scores allow" not in page
    rows = list(csv.DictReader(io.StringIO(files["data/overlaps.csv"])))
    assert [(row["lists"], row["people"]) for row in rows] == [
        ('["graves"]', "fewer than 5"), ('["police"]', "fewer than 5"),
        ('["graves", "police"]', "fewer than 5"),
    ]  # fmt: skip
    told = [json.loads(line) for line in files["data/lists.jsonl"].splitlines()]
    assert {(row["people"], row["people_low"], row["people_high"]) for row in told} == {
        (None, 2, 8)
    }
    text = text_of(of_list(files, "police"))
    assert "from 2 to 8, so that nobody can be recognised by it" in text
    assert "how many rows it has is not told" in text


def test_few_people_are_not_told_by_the_names_of_another_list(
    archive: Archive, tmp_path: Path
) -> None:
    four_lists(archive, tmp_path)
    files = published(archive, tmp_path)
    page = text_of(files["lists.html"])
    assert "nothing is told of how many people are on which lists" in page
    assert "How many people are documented on these lists together is not told" in page
    assert list(csv.DictReader(io.StringIO(files["data/overlaps.csv"]))) == []
    told = [json.loads(line) for line in files["data/lists.jsonl"].splitlines()]
    assert {row["name"]: (row["people"], row["names"]) for row in told} == {
        "book": (2, 2), "graves": (None, 0), "police": (None, 0),
    }  # fmt: skip
    assert "not told, so that nobody" in text_of(of_list(files, "police"))


def test_the_page_of_lists_says_nothing_loaded_and_draws_what_its_table_says(
    archive: Archive, tmp_path: Path
) -> None:
    files = two_told(archive, tmp_path)
    pages = [t for p, t in files.items() if p == "lists.html" or p.startswith("lists/")]
    assert len(pages) == 3
    assert all(LOADED.search(own_voice(page)) is None for page in pages)
    root = tree(files["lists.html"])
    bars = root.xpath("//figure//rect/following-sibling::text[1]/text()")
    words = [str(cell).replace("fewer than ", "<") for cell in root.xpath("//tbody/tr/th/text()")]
    assert bars == words == ["<5", "<5", "<5"]


def test_an_estimate_stays_if_its_table_names_a_list_that_stays(
    archive: Archive, tmp_path: Path
) -> None:
    four_lists(archive, tmp_path)
    for table in ("graves,police,count\n1,0,40\n0,1,30\n1,1,8\n",
                  "graves,secret,count\n1,0,40\n0,1,30\n1,1,8\n"):  # fmt: skip
        estimate(archive, table)
    files = published(archive, tmp_path)
    tables = [text for path, text in files.items() if path.startswith("estimates/")]
    assert any("graves,police" in text for text in tables)
    assert not any("CANARY" in text or "graves,secret" in text for text in files.values())


@pytest.mark.parametrize(
    "column",
    ["secret", "SECRET", " Secret ", "se-cret", '"se_cret"', '"sec\u2028ret"', '"sec\x0bret"',
     "\u0455ecret", '"se\ncret"', "\ufeffsecret"],
)  # fmt: skip
def test_a_list_that_stays_is_known_however_a_table_writes_it(
    archive: Archive, tmp_path: Path, column: str
) -> None:
    four_lists(archive, tmp_path)
    for name in ("book", column):
        estimate(archive, f"graves,police,{name},count\n1,0,0,40\n0,1,0,30\n1,1,0,8\n1,1,1,9\n")
    files = published(archive, tmp_path)
    tables = [text for path, text in files.items() if path.startswith("estimates/")]
    assert [text.partition("\n")[0] for text in tables if text.startswith("graves")] == [
        "graves,police,book,count"
    ]


def test_all_lists_that_stay_are_meant_by_a_table_that_cannot_be_read() -> None:
    assert named([""], ["secret"]) == {"secret"}
    assert named(["a\rb,count\n"], ["secret"]) == {"secret"}
    assert named(["secretive,count\n"], ["secret"]) == set()


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\x0b", "\x0c", "\r", "\u202e", "\x00"])
def test_a_list_s_name_holds_nothing_that_cannot_be_seen(
    archive: Archive, tmp_path: Path, sign: str
) -> None:
    with pytest.raises(BadList, match="which cannot be seen"):
        add_list(archive, tmp_path, POLICE, name=f"a{sign}b")


@pytest.mark.parametrize("said", ["", "nothing", "counts"])
def test_the_public_file_of_a_list_leaves_only_with_its_list(
    archive: Archive, tmp_path: Path, said: str
) -> None:
    told = {"maker": "CANARYMAKER", "event": "CANARYEVENT, 1992", "access": "public"}
    add_list(archive, tmp_path, BOOK, "CANARYFILE.csv", published=said, **told)
    add_list(archive, tmp_path, GRAVES, "graves.csv")
    files = published(archive, tmp_path)
    leaked = {path for path, text in files.items() if "CANARY" in f"{path} {text}".upper()}
    assert (leaked != set()) is (said == "counts")
    assert ("CANARYFILE" in files["documents.html"]) is (said == "counts")
    public = public_holding(holding(archive)).documents.values()
    assert [one.name for one in public if one.kind == "list"] == (
        ["CANARYFILE.csv"] if said == "counts" else []
    )


DIVIDED = "place,graves,police,count\n{0},1,0,40\n{0},0,1,30\n{0},1,1,{1}\n{0}B,1,0,9\n"


@pytest.mark.parametrize(("few", "shown"), [(1, False), (4, False), (5, True), (0, True)])
def test_a_table_divided_so_that_it_tells_of_few_stays_and_the_page_says_so(
    archive: Archive, tmp_path: Path, few: int, shown: bool
) -> None:
    four_lists(archive, tmp_path)
    estimate(archive, DIVIDED.format("Village", few), ("place",))
    files = published(archive, tmp_path)
    assert any(path.startswith("estimates/") for path in files) is shown
    assert any("Village" in text for text in files.values()) is shown
    (page,) = [t for p, t in files.items() if p.startswith("events/") and "chao" in t.casefold()]
    assert ("fewer than five people" in page) is not shown
    assert "Estimated: people on no list" in page


@pytest.mark.parametrize(
    ("told", "few", "shown"),
    [
        (("counts", "restricted"), 2, False),
        (("counts", "restricted"), 5, True),
        (("counts", "restricted"), 0, True),
        (("names", "restricted"), 2, False),
        (("names", "public"), 2, True),
    ],
)
def test_an_estimate_s_table_shows_no_cell_that_the_page_of_overlaps_hides(
    archive: Archive, tmp_path: Path, told: tuple[str, str], few: int, shown: bool
) -> None:
    said = dict(zip(("published", "access"), told, strict=True))
    add_list(archive, tmp_path, BOOK, "book.csv", published="names", access="public")
    add_list(archive, tmp_path, GRAVES, "graves.csv", **said)
    table = f"book,graves,count\n0,1,40\n1,0,30\n1,1,{few}\n"
    estimate(archive, table)
    files = published(archive, tmp_path)
    kept = [text for path, text in files.items() if path.startswith("estimates/")]
    assert (table in kept) is shown
    assert (kept != []) is shown
    (page,) = [t for p, t in files.items() if p.startswith("events/") and "chao" in t.casefold()]
    assert ("fewer than five people on the same lists" in page) is not shown
    assert "Estimated: people on no list" in page


def test_what_may_be_published_is_one_of_a_few_words(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(BadList, match="what may be published is one of"):
        add_list(archive, tmp_path, POLICE, published="everything")
