"""Lists of people enter the archive: every row as it came, restricted, and the same row once."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.archive.data import NOW
from tests.archive.list_data import GRAVES, POLICE, add_list, list_file

from onrecord.archive import listings, queries
from onrecord.archive.inspection import inspect
from onrecord.archive.list_check import check
from onrecord.archive.listings import Listed, Listings, current, editions, leaves, listed, raw_rows
from onrecord.archive.lists import Wanted, import_list
from onrecord.archive.releases import holding, release
from onrecord.archive.store import Archive
from onrecord.errors import ArchiveRefused, BadImport, BadList, BadSource, NotFound
from onrecord.record.listing import ListEdition


def size(archive: Archive) -> int:
    from onrecord.archive.models import Leaf

    return int(Leaf.objects.using(archive.alias).count())


def test_every_row_is_kept_to_the_letter_and_the_file_byte_for_byte(
    archive: Archive, tmp_path: Path
) -> None:
    text = 'id,name,place\r\n1," Anna  Holm",Town \r\n2,Əli,"Hill, East"\r\n'
    made = add_list(archive, tmp_path, text, maker="Police")
    (edition,) = editions(archive)
    assert (made.edition, made.new, edition.count) == (edition, True, 2)
    columns, rows = raw_rows(archive, edition)
    assert columns == ("id", "name", "place")
    assert rows == [(2, ("1", " Anna  Holm", "Town ")), (3, ("2", "Əli", "Hill, East"))]
    assert archive.originals.path(edition.document).read_bytes() == text.encode()
    document = queries.document(archive, edition.document)
    assert (document.kind, document.access, document.author) == ("list", "restricted", "Police")
    assert inspect(archive.root).exit_code == 3


def test_the_same_bytes_twice_enter_nothing(archive: Archive, tmp_path: Path) -> None:
    first = add_list(archive, tmp_path, maker="Police", date="1992-03")
    before = size(archive)
    again = add_list(archive, tmp_path)
    assert (again.new, again.amended, again.edition) == (False, False, first.edition)
    assert size(archive) == before


def test_what_is_said_of_a_list_may_be_said_otherwise_over_the_same_rows(
    archive: Archive, tmp_path: Path
) -> None:
    first = add_list(archive, tmp_path, maker="Police", date="1992-03").edition
    made = add_list(archive, tmp_path, maker="Town police", columns={"place": "district"})
    assert (made.new, made.amended) == (False, True)
    columns = {**first.columns, "place": "district"}
    assert editions(archive) == (replace(first, maker="Town police", columns=columns),)
    assert [body["maker"] for _, body in leaves(archive, "list")] == ["Police", "Town police"]
    assert inspect(archive.root).exit_code == 3


def test_one_table_is_not_two_lists(archive: Archive, tmp_path: Path) -> None:
    add_list(archive, tmp_path)
    with pytest.raises(ArchiveRefused, match="these bytes are the list 'police' already"):
        add_list(archive, tmp_path, file="copy.csv")


@pytest.mark.parametrize(
    ("text", "wanted", "error", "says"),
    [
        ("id,name\n1\n", {}, BadImport, "row 2: 1 cell under 2 columns"),
        ("id,age\n1,3\n", {}, BadList, "no column holds a name"),
        ("id,name,person\n1,a,b\n", {}, BadList, "'name' and 'person' are both name"),
        (POLICE, {"columns": {"nam": "name"}}, BadList, "the map names column 'nam'"),
        (POLICE, {"columns": {"place": "spot"}}, BadList, "the map calls column 'place' 'spot'"),
        (POLICE, {"name": "a:b"}, BadList, "a list's name has no blanks around it and none of"),
        (POLICE, {"name": "a" * 201}, BadList, "has 200 signs at most, this one 201"),
        (POLICE, {"name": "a\x1b[2J"}, BadList, "the list's name .* holds"),
        (POLICE, {"name": "a\u3164"}, BadList, "the list's name .* holds"),
        (POLICE, {"file": "a\u202eb.csv"}, BadList, "the list's name .* holds"),
        (POLICE, {"maker": "Po\u200blice"}, BadList, "maker holds"),
        (POLICE, {"event": "Town\x9b2J"}, BadList, "event holds"),
        (POLICE, {"status": "gone"}, BadList, "unknown measure 'gone'"),
        (POLICE, {"access": "open"}, ArchiveRefused, "unknown access 'open'"),
        (POLICE, {"date": "soon"}, ArchiveRefused, "'soon' is not an EDTF date"),
    ],
)
def test_a_refused_list_leaves_nothing(
    archive: Archive,
    tmp_path: Path,
    text: str,
    wanted: dict[str, Any],
    error: type[Exception],
    says: str,
) -> None:
    with pytest.raises(error, match=says):
        add_list(archive, tmp_path, text, **wanted)
    assert (size(archive), list(archive.originals.all())) == (1, [])


def test_a_new_edition_stands_beside_the_old_and_its_rows_are_the_same_entries(
    archive: Archive, tmp_path: Path
) -> None:
    first = add_list(archive, tmp_path).edition
    lines = POLICE.splitlines()
    text = "\n".join(
        [lines[0], lines[5], lines[1], lines[2].replace("31", "32"), "6,Finn,,Lund,,,,,"]
    )
    second = add_second(archive, tmp_path, text)
    listings = Listings(archive)
    assert listings.editions == (first, second)
    assert listings.current == {"police": second}
    old = {one.own: one.entry.id for one in listings.rows(first)}
    new = {one.own: one.entry.id for one in listings.rows(second)}
    assert {own: new[own] for own in "512"} == {own: old[own] for own in "512"}
    assert new["6"] not in old.values()
    assert listings.find("police:2").entry.raw["age"] == "32"
    assert listings.entries[old["4"]].own == "4"  # only an earlier edition has it
    change = check(listings, "police").change
    assert change is not None
    assert (change.added, change.removed) == ((5,), (4, 5))
    assert [one.cells for one in change.altered] == [{"age": ("31", "32")}]


def add_second(archive: Archive, folder: Path, text: str, **wanted: Any) -> ListEdition:
    (folder / "later").mkdir()
    return add_list(archive, folder / "later", text, **wanted).edition


def test_the_newest_edition_is_the_one_of_the_latest_date(archive: Archive, tmp_path: Path) -> None:
    newer = add_list(archive, tmp_path, date="1993").edition
    older = add_second(archive, tmp_path, POLICE.replace("Edda", "Eda"), date="1992-03")
    assert current(editions(archive)) == {"police": newer}
    assert editions(archive) == (newer, older)


def test_an_entry_is_found_by_list_and_id_or_row(archive: Archive, tmp_path: Path) -> None:
    add_list(archive, tmp_path, POLICE.replace("5,Edda", "4,Edda"))
    listings = Listings(archive)
    assert listings.find("police:1").entry.raw["given"] == "Anna"
    assert listings.find("police:#6").entry.raw["given"] == "Edda"
    assert [one.name for one in listings.rows(listings.current["police"])][2:] == [
        "police:3", "police:#5", "police:#6",
    ]  # fmt: skip
    for ref, says in [
        ("police:9", "list 'police' has no entry '9'"),
        ("police:4", "2 rows of 'police' have the id '4'; say which: police:#5, police:#6"),
        ("graves:1", "no list 'graves'; there are: police"),
        ("police", "'police' names no entry; right would be LIST:ID or LIST:#ROW"),
    ]:
        with pytest.raises(NotFound, match=says):
            listings.find(ref)


def test_check_names_what_looks_wrong_with_its_rows(archive: Archive, tmp_path: Path) -> None:
    text = """id,name,age,birth,event_date,place,identifier:passport
1,Anna Holm,340,,1992,Town,P1
2,Boris Holm,20,,1992,Town,
2,Clara Reed,30,,1992,Town,P1
4,,30,,1992,Town,
5,Boris Holm,20,,1992,Town,
6,Dan Berg,,1995,1992,Town,
7,Dan Falk,22,,1993,Mill,
8,Dan  Falk,22,,1992,Mill,
"""
    add_list(archive, tmp_path, text)
    found = check(Listings(archive), "police")
    assert [(one.kind, one.rows) for one in found.problems] == [
        ("value", (2,)),
        ("reused identifier", (2, 4)),
        ("reused id", (3, 4)),
        ("equal rows", (3, 6)),
        ("no name", (5,)),
        ("value", (7,)),
        ("same person", (8, 9)),
    ]
    assert found.counts == {
        "value": 2, "equal rows": 1, "same person": 1, "reused id": 1, "reused identifier": 1,
        "no name": 1,
    }  # fmt: skip


def test_a_restricted_list_is_in_nothing_that_is_published(
    archive: Archive, tmp_path: Path
) -> None:
    from tests.archive.data import claim_rows_file

    claim_rows_file(archive, tmp_path)
    before = holding(archive)
    add_list(archive, tmp_path, POLICE.replace("Anna", "CANARY-NAME"), maker="CANARY-MAKER")
    add_list(archive, tmp_path, GRAVES.replace("Gustav", "CANARY-GRAVE"), "graves.csv")
    after = holding(archive)
    assert (after.claims, after.reviews) == (before.claims, before.reviews)
    release(archive, tmp_path / "site", title="t", now=NOW)
    files = [p for p in (tmp_path / "site").rglob("*") if p.is_file()]
    assert len(files) > 10
    assert [
        p for p in files if b"CANARY" in p.read_bytes() or b"police.csv" in p.read_bytes()
    ] == []


def test_a_flipped_bit_in_stored_rows_is_found(archive: Archive, tmp_path: Path) -> None:
    edition = add_list(archive, tmp_path).edition
    for sha256 in (edition.rows, edition.entries):
        path = archive.texts.path(sha256)
        data = path.read_bytes()
        path.chmod(0o644)
        path.write_bytes(data.replace(b"2", b"3", 1))
        found = inspect(archive.root)
        assert (found.exit_code, sha256 in {f.item for f in found.findings}) == (1, True)
        path.write_bytes(data)
        path.chmod(0o444)
    assert inspect(archive.root).exit_code == 3


@pytest.mark.parametrize(
    ("first", "then", "says"),
    [
        ({"access": "public"}, {"access": "restricted"}, "is there already as public"),
        ({}, {"access": "public"}, "is there already as restricted"),
        ({"licence": "CC0-1.0"}, {"licence": "CC-BY-4.0"}, "cannot make it CC-BY-4.0"),
        ({}, {"licence": "CC0-1.0"}, "is there already as nothing"),
    ],
)
def test_another_access_or_licence_is_refused_and_not_passed_over(
    archive: Archive, tmp_path: Path, first: dict[str, str], then: dict[str, str], says: str
) -> None:
    add_list(archive, tmp_path, published="names", **first)
    before = size(archive)
    with pytest.raises(ArchiveRefused, match=f"{says}.*--publish nothing"):
        add_list(archive, tmp_path, **then)
    assert size(archive) == before
    assert add_list(archive, tmp_path, **first).amended is False
    assert add_list(archive, tmp_path, **first, published="nothing").amended is True


@pytest.mark.parametrize(
    ("said", "left"),
    [("", ""), ("nothing", "nothing"), ("counts", "counts"), ("names", "names")],
)
def test_no_more_is_published_than_was_said_of_the_edition_that_entered_last(
    archive: Archive, tmp_path: Path, said: str, left: str
) -> None:
    newest = add_list(archive, tmp_path, date="1992-05", published="names").edition
    add_second(archive, tmp_path, POLICE + "6,Finn,,Lund,,,,,\n", date="1992-01", published=said)
    assert current(editions(archive)) == {"police": replace(newest, published=left)}


def test_what_is_no_plain_file_is_refused_before_it_is_read(
    archive: Archive, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    list_file(tmp_path, "secret,words\nof,a,file,elsewhere\n", "other.csv")
    (tmp_path / "link.csv").symlink_to(tmp_path / "other.csv")
    for name, says in (("pipe.csv", "a pipe"), ("link.csv", "a symbolic link")):
        with pytest.raises(BadSource, match=says):
            import_list(archive, tmp_path / name, Wanted(by="Ana"), now=NOW)


def test_an_import_reads_no_rows_of_other_lists(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_list(archive, tmp_path)
    read: list[str] = []

    def noted(archive: Archive, edition: ListEdition) -> list[Listed]:
        read.append(edition.name)
        return listed(archive, edition)

    monkeypatch.setattr(listings, "listed", noted)
    add_list(archive, tmp_path, GRAVES, "graves.csv")
    assert read == []
    add_second(archive, tmp_path, POLICE + "6,Finn,,Lund,,,,,\n")
    assert read == ["police"]


def test_check_tells_columns_dates_and_words_that_were_not_understood(
    archive: Archive, tmp_path: Path
) -> None:
    text = """No.,Victim's full name,Date of death,Fate,Shelf
1,Anna Holm,04/06/2012,Killed in shelling,a
2,Boris Holm,22/06/2012,gone,b
3,,01/01/2050,gone,c
"""
    made = add_list(archive, tmp_path, text)
    assert made.notes == (
        "status 'gone' not understood; nothing is counted by it (2 rows)",
        "1 row without a usable name, hardly to be linked: row 4; see: onrecord lists check police",
    )
    found = check(Listings(archive), "police", NOW.date())
    assert found.unread == ("Shelf",)
    assert found.orders == (
        "Date of death: 1 cell such as '04/06/2012' read with the day first, as '22/06/2012' has "
        "it",
    )
    assert [(one.kind, one.rows) for one in found.problems] == [
        ("status", (3, 4)), ("value", (4,)), ("no name", (4,)),
    ]  # fmt: skip
    assert found.problems[1].sentence == "event_date '01/01/2050' is after today"


def test_an_import_counts_cells_that_could_not_be_read(archive: Archive, tmp_path: Path) -> None:
    text = "id,name,age,birth\n1,Anna,300,1980\n2,Bo,-4,abc\n3,Cleo,3,\n"
    made = add_list(archive, tmp_path, text)
    assert made.notes == (
        "3 cells could not be read or cannot be right; see: onrecord lists check police",
    )


def test_added_and_removed_rows_are_named(archive: Archive, tmp_path: Path) -> None:
    add_list(archive, tmp_path)
    changed = POLICE.replace("5,Edda,Jan,Falk,F,22", "9,Gerd,Per,Lund,F,70")
    add_second(archive, tmp_path, changed)
    found = check(Listings(archive), "police")
    assert [one.name for one in found.added] == ["police:9"]
    assert [one.entry.raw["given"] for one in found.removed] == ["Edda"]


MAPPED = "id,Wer,age,Shelf,Zzz\n1,Anna Holm,34,a,b\n2,Dan Reed,51,b,c\n"


def test_the_same_bytes_keep_what_a_map_said_of_columns(archive: Archive, tmp_path: Path) -> None:
    columns = {"Wer": "name", "Shelf": "-"}
    first = add_list(archive, tmp_path, MAPPED, columns=columns)
    made = add_list(archive, tmp_path, MAPPED, published="counts")
    assert made.edition == replace(first.edition, published="counts")
    assert first.unread == made.unread == check(Listings(archive), "police").unread == ("Zzz",)
    again = add_list(archive, tmp_path, MAPPED, columns={"Zzz": "place"})
    assert again.edition.columns == {**first.edition.columns, "Zzz": "place"}
    assert again.unread == ()


def test_a_new_edition_that_hides_a_list_says_so(archive: Archive, tmp_path: Path) -> None:
    add_list(archive, tmp_path, published="counts")
    hidden = add_list(archive, tmp_path, POLICE + "6,Fay,Jan,Falk,F,2,,Town,killed\n").notes
    assert any("so a release hides the whole list; --publish counts" in note for note in hidden)
    text = POLICE + "7,Fay,Jan,Falk,F,2,,Town,killed\n"
    said = add_list(archive, tmp_path, text, published="counts").notes
    assert not any("hides" in note for note in said)


@pytest.mark.parametrize(("access", "told"), [("", True), ("public", False)])
def test_names_that_stay_although_they_were_to_be_published_are_told(
    archive: Archive, tmp_path: Path, access: str, told: bool
) -> None:
    made = add_list(archive, tmp_path, published="names", access=access)
    assert any("names are not shown, since the file is" in note for note in made.notes) is told
    assert listings.names_stay(archive, made.edition) is told
