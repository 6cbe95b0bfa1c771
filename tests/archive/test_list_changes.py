"""A new edition of a list never gives one person's entry, and what was judged of it, to another."""

from pathlib import Path

from tests.archive.data import NOW
from tests.archive.list_data import add_list

from onrecord.archive.judging import Word, judge
from onrecord.archive.list_changes import names_nobody
from onrecord.archive.list_check import check, readings
from onrecord.archive.listings import Listings
from onrecord.archive.store import Archive

HEADINGS = "No,Name,Sex,Age,Place,Status\n"
TOWN = f"""{HEADINGS}1,Amir Hadzic,M,34,Old Mill,killed
2,Nermin Basic,M,51,Old Mill,killed
3,Selma Kovacevic,F,19,New Mill,killed
4,Hasan Delic,M,60,New Mill,killed
"""
OTHER = f"{HEADINGS}a,Nermin Bašić,M,51,Old Mill,killed\n"
RENUMBERED = f"""{HEADINGS}1,Amir Hadzic,M,34,Old Mill,killed
2,Selma Kovačević,F,19,New Mill,missing
3,Hasan Delic,M,60,New Mill,killed
"""
OVERWRITTEN = TOWN.replace("2,Nermin Basic,M,51", "2,Senad Music,M,22")
CORRECTED = TOWN.replace("2,Nermin Basic,M,51", "2,Nermina Basic,F,51")


def judged(archive: Archive, folder: Path) -> str:
    """The entry of Nermin, of whom somebody said that the other list has him too."""
    add_list(archive, folder, TOWN, "town.csv")
    add_list(archive, folder, OTHER, "other.csv")
    listings = Listings(archive)
    first, second = (listings.find(ref).entry.id for ref in ("town:2", "other:a"))
    judge(archive, first, second, Word("same", "A B", "father told"), now=NOW)
    return first


def again(archive: Archive, folder: Path, text: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Own id to entry of a new edition, and what its import tells."""
    notes = add_list(archive, folder, text, "town2.csv", name="town", date="1992-04").notes
    listings = Listings(archive)
    rows = listings.rows(listings.edition("town"))
    return {one.own: one.entry.id for one in rows}, notes


def test_a_renumbered_row_keeps_its_entry_and_takes_nobodys(
    archive: Archive, tmp_path: Path
) -> None:
    nermin = judged(archive, tmp_path)
    selma = Listings(archive).find("town:3").entry.id
    entries, _ = again(archive, tmp_path, RENUMBERED)
    assert entries["2"] == selma
    assert nermin not in entries.values()


def test_an_id_given_to_somebody_else_is_told(archive: Archive, tmp_path: Path) -> None:
    nermin = judged(archive, tmp_path)
    entries, notes = again(archive, tmp_path, OVERWRITTEN)
    assert nermin not in entries.values()
    assert [note for note in notes if "somebody else" in note] == [
        "1 id stands beside somebody else than in an edition before, so these rows are new ones: "
        "'2' (row 3); words on the earlier rows stay with those"
    ]


def test_a_judged_row_that_changes_its_name_is_told(archive: Archive, tmp_path: Path) -> None:
    nermin = judged(archive, tmp_path)
    entries, notes = again(archive, tmp_path, CORRECTED)
    assert entries["2"] == nermin
    (told,) = (note for note in notes if "was judged" in note)
    assert told.startswith("row 3 was judged as 'Nermin Basic' and is 'Nermina Basic' now; see")


def test_words_for_nobody_are_no_name() -> None:
    assert [names_nobody(name) for name in ("Unknown", "N/A", "unidentified male", "Ana")] == [
        True, True, True, False,
    ]  # fmt: skip


def test_a_sum_is_kept_told_and_nobody(archive: Archive, tmp_path: Path) -> None:
    text = "id,name,age\n1,Anna Holm,34\n2,Boris Reed,51\n3,Total: 2,\n"
    made = add_list(archive, tmp_path, text, "town.csv")
    sentence = "the row is a sum, 'Total: 2': kept, and counted as nobody"
    assert f"row 4: {sentence}" in made.notes
    assert made.edition.count == 3
    listings = Listings(archive)
    assert [(p.kind, p.rows, p.sentence) for p in check(listings, "town").problems] == [
        ("total", (4,), sentence)
    ]
    assert [one.name.written for one in readings(listings, made.edition)] == [
        "Anna Holm", "Boris Reed",
    ]  # fmt: skip


def test_rows_without_a_usable_name_are_told_by_row(archive: Archive, tmp_path: Path) -> None:
    text = "id,name,age\n1,Anna Holm,34\n2,,51\n3,unknown,7\n"
    made = add_list(archive, tmp_path, text, "town.csv")
    assert made.notes == (
        "2 rows without a usable name, hardly to be linked: row 3, 4; "
        "see: onrecord lists check town",
    )
    kinds = [(p.kind, p.rows) for p in check(Listings(archive), "town").problems]
    assert kinds == [("no name", (3,)), ("no name", (4,))]
