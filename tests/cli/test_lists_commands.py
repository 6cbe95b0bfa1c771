"""Lists, judgements and people on the command line: what people type and what scripts read."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.archive.link_data import linked
from tests.archive.list_data import GRAVES, POLICE

from onrecord.archive.store import open_archive
from onrecord.cli.main import group, main
from onrecord.errors import OnrecordError


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an archive and two lists beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(tmp_path / "records"))
    monkeypatch.setenv("ONRECORD_BY", "Ana")
    (tmp_path / "police.csv").write_text(POLICE, "utf-8")
    (tmp_path / "graves.csv").write_text(GRAVES, "utf-8")
    ok("init", "--origin", "test")
    return tmp_path


@pytest.fixture
def imported(home: Path) -> Path:
    for name in ("police", "graves"):
        ok("lists", "import", f"{name}.csv", "--event", "Town, 1992")
    return home


@pytest.fixture
def joined(imported: Path) -> Iterator[Path]:
    """Both lists linked, by scores that need no model."""
    archive = open_archive(imported / "records")
    linked(archive)
    archive.close()
    return imported


def call(*words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(group, list(words), input=stdin)


def ok(*words: str, stdin: str | None = None) -> str:
    result = call(*words, stdin=stdin)
    assert result.exit_code == 0, (result.output, result.exception)
    return result.stdout


def rows(*words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ok(*words, "--json").splitlines()]


def refused(*words: str) -> str:
    result = call(*words)
    if isinstance(result.exception, OnrecordError):
        return str(result.exception)
    assert result.exit_code == 2, (result.output, result.exception)
    return result.output


@pytest.mark.usefixtures("home")
def test_what_is_empty_says_so_and_a_list_is_told_with_its_rows() -> None:
    assert "no list is in the archive" in ok("lists")
    ok("lists", "import", "police.csv")
    assert "no list is linked; run: onrecord link police" in ok("people")
    assert "list, 5 rows" in ok("documents")


@pytest.mark.usefixtures("home")
def test_a_list_is_imported_shown_and_checked() -> None:
    options = ("--maker", "Police", "--date", "March 1992", "--measure", "killed")
    (made,) = rows("lists", "import", "police.csv", *options)
    assert (made["list"], made["rows"], made["new"], made["same"]) == ("police", 5, True, 0)
    assert made["columns"]["father"] == "father"
    (again,) = rows("lists", "import", "police.csv")
    assert (again["new"], again["amended"], again["id"]) == (False, False, made["id"])
    assert "imported before, nothing entered" in ok("lists", "import", "police.csv")
    (one,) = rows("lists")
    assert (one["name"], one["date"], one["maker"], one["status"]) == (
        "police", "1992-03", "Police", "killed",
    )  # fmt: skip
    shown = rows("lists", "show", "police", "--rows")
    assert shown[0]["name"] == "police:1"
    assert shown[0]["cells"]["given"] == "Anna"
    assert "since the last edition" not in ok("lists", "check", "police")
    (checked,) = rows("lists", "check", "police")
    assert checked == {
        "list": "police", "rows": 5, "problems": {}, "unread": [], "dates": [], "change": None,
    }  # fmt: skip
    assert "Police" in ok("lists", "show", "police")


def test_a_map_is_suggested_corrected_and_obeyed(home: Path) -> None:
    (home / "odd.csv").write_text("Nr;Person;Wohnort\n1;Anna Holm;Town\n", "utf-8")
    suggested = ok("lists", "import", "odd.csv", "--suggest-map")
    assert "Nr: id\nPerson: name\n" in suggested
    assert "# Wohnort: '-'  # not understood" in suggested
    (as_json,) = rows("lists", "import", "odd.csv", "--suggest-map")
    assert as_json == {"Nr": "id", "Person": "name", "Wohnort": None}
    assert rows("lists") == []
    result = call("lists", "import", "odd.csv")
    assert "not understood, so kept and not compared: 'Wohnort'" in result.stderr
    (home / "map.yaml").write_text(suggested.replace("# Wohnort: '-'", "Wohnort: place"), "utf-8")
    (made,) = rows("lists", "import", "odd.csv", "--map", "map.yaml")
    assert (made["amended"], made["columns"]["Wohnort"]) == (True, "place")
    (home / "map.yaml").write_text("[1, 2]", "utf-8")
    assert "right: COLUMN: ROLE, one a line" in refused(
        "lists", "import", "odd.csv", "--map", "map.yaml"
    )
    (home / "map.yaml").write_text("a: [", "utf-8")
    assert "is no YAML" in refused("lists", "import", "odd.csv", "--map", "map.yaml")


def test_editions_are_compared_row_by_row(home: Path) -> None:
    ok("lists", "import", "police.csv", "--date", "1992")
    changed = POLICE.replace("M,31", "M,32") + "6,Finn,,Lund,M,20,,Mill,killed\n"
    (home / "newer.csv").write_text(changed, "utf-8")
    (made,) = rows("lists", "import", "newer.csv", "--name", "police", "--date", "1993")
    assert (made["same"], made["rows"]) == (5, 6)
    *_, summary = rows("lists", "check", "police")
    assert summary["change"]["added"] == [7]
    assert summary["change"]["altered"] == [
        {"before": 3, "after": 3, "cells": {"age": ["31", "32"]}}
    ]
    text = ok("lists", "check", "police")
    assert "1 row added, 0 removed, 1 altered" in text
    assert "added: row 7, police:6: 6 | Finn |  | Lund | M | 20 |  | Mill | killed" in text
    assert "row 3: age: '31' -> '32'" in text


@pytest.mark.usefixtures("joined")
def test_a_pair_is_judged_by_names_or_short_id_and_undone() -> None:
    before = rows("people")
    (made,) = rows("judge", "police:3", "graves:g2", "same", "--by", "Ana", "--reason", "one day")
    assert (made["state"], made["stands"], made["linked"]) == ("stands", "same", True)
    assert [change["kind"] for change in made["changes"]] == ["merged"]
    pair = made["pair_id"]
    assert len(rows("people")) == len(before) - 1
    text = ok("judge", pair, "undo", "--by", "Ana", "--reason", "wrong row")
    assert "undone; taken back; no word is left on the pair" in text
    assert rows("people") == before
    assert "no list 'nowhere'" in refused(
        "judge", "nowhere:1", "graves:g2", "same", "--by", "A", "--reason", "r"
    )
    assert "got 'police:3 graves:g2 equal'" in refused(
        "judge", "police:3", "graves:g2", "equal", "--by", "A", "--reason", "r"
    )


@pytest.mark.usefixtures("joined")
def test_people_are_listed_shown_with_their_history_and_counted() -> None:
    listed = rows("people")
    both = next(one for one in listed if len(one["entries"]) == 2)
    assert sorted(both["entries"]) == ["graves:g1", "police:1"]
    (shown,) = rows("people", "show", both["person"][:8])
    assert {e["list"] for e in shown["entries"]} == {"police", "graves"}
    assert {e["cells"]["age"] for e in shown["entries"]} == {"34"}
    assert [event["kind"] for event in shown["history"]] == ["founded"]
    assert (both["names"], both["lists"]) == (["Anna Ivan Holm", "Anna Holm"], ["graves", "police"])
    text = ok("people", "show", both["person"])
    for words in (
        "name       Anna Ivan Holm; Anna Holm\non         graves, police (2 rows)\n",
        "police:1, row 2 of police, as it came\n  id               1\n  given            Anna\n",
        "why these rows are together\n",
        "probability 0.95\n    police:1 graves:g1\n",
        "founded with 2 entries: linkage",
    ):
        assert words in text
    ok("judge", "police:1", "graves:g1", "same", "--by", "Ana", "--reason", "her ring")
    assert "Ana said same on " in ok("people", "show", both["person"])
    few = ok("people", "--limit", "2").splitlines()
    assert few[2] == "and 5 more people; without --limit all are printed"
    assert len(rows("people", "--limit", "2")) == 2
    assert "Anna Ivan Holm; Anna Holm  [" in ok("people")
    assert rows("people", "--as-of", "2020-01-01") == []
    assert rows("people", "--as-of", "2100-01-01") == listed
    (counted,) = rows("people", "count", "--event", "town")
    assert (counted["documented"], counted["lists"]) == (7, ["graves", "police"])
    assert counted["not_linked_as_they_are"] == []
    then = ok("people", "count", "--as-of", "2100-01-01")
    assert then.startswith("7 people documented on graves, police\ncounted: one for each group")
    assert "7 people as linked, and from " in then
    none = ok("people", "count", "--as-of", "2020-01-01")
    assert none == "nobody is documented: no list had entered\n"
    assert ok("people", "--as-of", "2020-01-01") == "nobody was documented then\n"
    assert "there are: Town, 1992" in refused("people", "count", "--event", "Village")
    said = refused("people", "--as-of", "soon")
    assert "no day and no time; right would be 2026-03-01" in said
    assert "winter" not in said


@pytest.mark.usefixtures("joined")
def test_an_alias_leads_on() -> None:
    (made,) = rows("judge", "police:3", "graves:g2", "same", "--by", "Ana", "--reason", "r")
    gone, kept = made["changes"][0]["other"], made["changes"][0]["person"]
    (shown,) = rows("people", "show", gone[:10])
    assert (shown["person"], shown["aliases"]) == (kept, [gone])
    assert f"{gone[:10]} leads to this person" in ok("people", "show", gone[:10])


@pytest.mark.usefixtures("joined")
def test_a_review_shows_one_pair_at_a_time_and_goes_on_where_it_ended() -> None:
    assert len(rows("review-links", "--by", "Ana")) == 3
    shown = ok("review-links", "--by", "Ana", stdin="k\nk\nk\n")
    assert "pair 1 of 3; 0 pairs reviewed so far of 3\nasked because " in shown
    unknown = call("review-links", "--by", "Ana", stdin="x\nz\nq\n")
    assert "one of s, d, r, u, k, z or q" in unknown.stderr
    assert "nothing was said in this review yet" in unknown.stderr
    assert "≠ name             Klara Reed                         Clara Oto Reed" in shown
    assert "  sex              F                                  F" in shown
    for probability in ("0.40", "0.95", "0.10"):
        assert f"probability {probability}" in shown
    assert "done for now: 0 words of this review kept, 3 pairs left" in shown
    assert len(rows("review-links", "--by", "Ana")) == 3
    queued = rows("review-links", "--by", "Ana")
    place = next(i for i, one in enumerate(queued) if "graves:g2" in one["pair"])
    ended = ok("review-links", "--by", "Ana", stdin="k\n" * place + "s\nsame street\nq\n")
    assert "done for now: 1 word of this review kept, 2 pairs left" in ended
    assert len(rows("review-links", "--by", "Ana")) == 2
    (counted,) = rows("people", "count")
    assert counted["documented"] == 6
    assert "needs a name" in refused("review-links")


@pytest.mark.usefixtures("joined")
def test_a_key_takes_the_last_word_back_and_asks_the_pair_again() -> None:
    shown = ok("review-links", "--by", "Ana", stdin="s\n\nz\nr\n\nd\n\nz\nq\n")
    assert shown.count("your last word is taken back; here is its pair again") == 2
    assert "1 word of this review kept, 2 pairs left" in shown
    first = rows("review-links", "--by", "Bo")
    assert len(first) == 2  # the pair that stays judged is done for everybody


@pytest.mark.usefixtures("joined")
def test_a_review_that_is_interrupted_keeps_what_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = iter(["u", KeyboardInterrupt()])

    def key() -> str:
        given = next(keys)
        if isinstance(given, str):
            return given
        raise given

    monkeypatch.setattr("onrecord.cli.review_session._key", key)
    shown = ok("review-links", "--by", "Ana", stdin="\n")
    assert "1 word of this review kept, 2 pairs left; the same command goes on" in shown
    assert len(rows("review-links", "--by", "Ana")) == 2


@pytest.mark.usefixtures("joined")
def test_blind_reviewers_see_no_scores_and_their_agreement_is_told() -> None:
    keys = {"Ana": "s\n\nd\n\nr\n\n", "Bo": "s\n\nd\n\nd\n\n"}
    for by, stdin in keys.items():
        shown = ok("review-links", "--by", by, "--blind", stdin=stdin)
        assert "probability" not in shown
        assert "said" not in shown
        assert rows("review-links", "--by", by, "--blind") == []
    (found,) = rows("review-links", "--agreement")
    assert (found["reviewers"], found["pairs"], found["observed"]) == (["Ana", "Bo"], 3, 2 / 3)
    assert "Ana and Bo: kappa" in ok("review-links", "--agreement")


@pytest.mark.usefixtures("home")
def test_lists_of_an_archive_are_linked_grown_and_refitted() -> None:
    ok("lists", "generate", "inv", "--people", "250", "--lists", "3", "--languages", "en")
    for number in (1, 2, 3):
        ok("lists", "import", f"inv/list-{number}.csv")
    found = rows("link", "list-1", "list-2", "--by", "Ana")
    (total,) = [one for one in found if "linkage" in one]
    assert total["lists"] == ["list-1", "list-2"]
    pairs = [one for one in found if "pair" in one]
    assert len(pairs) == total["pairs"] > 50
    assert set(pairs[0]) >= {"pair", "pair_id", "probability", "weight", "reasons"}
    people = {one["person"]: one["entries"] for one in rows("people")}
    clusters = {one["cluster"]: one["members"] for one in found if "cluster" in one}
    assert clusters == people
    entry_to_id = {entry: id_ for id_, entries in people.items() for entry in entries}
    refused_word = refused("link", "--new", "nowhere")
    assert "no list 'nowhere'; there are: list-1, list-2, list-3" in refused_word
    *_, grown = rows("link", "--new", "list-3", "--by", "Ana")
    assert grown["lists"] == ["list-1", "list-2", "list-3"]
    after = {entry: one["person"] for one in rows("people") for entry in one["entries"]}
    changed = {entry for entry, id_ in entry_to_id.items() if after[entry] != id_}
    events = sum(n for kind, n in grown["changes"].items() if kind in ("merged", "split", "left"))
    assert (len(changed) == 0) or events > 0
    before = rows("people")
    *_, rehearsed = rows("link", "list-1", "--refit")
    assert rehearsed["refit"] == "total"
    assert rows("people") == before
    *_, applied = rows("link", "list-1", "--refit", "--apply")
    assert sum(applied["changes"].values()) == rehearsed["changes"]
    assert call("verify").exit_code == 3
    assert "are for --files" in refused("link", "list-1", "--map", "inv/truth.csv")
    assert "goes with --refit" in refused("link", "list-1", "--apply")


def test_what_reads_documents_leaves_imported_lists_alone(imported: Path) -> None:
    (imported / "note.txt").write_text("Police said that 12 people were killed.", "utf-8")
    ok("add", "note.txt")
    assert [one["name"] for one in rows("read")] == ["note.txt"]
    assert [one["name"] for one in rows("read", "police.csv")] == ["police.csv"]
    access = {one["name"]: one["access"] for one in rows("documents")}
    assert access == {"police.csv": "restricted", "graves.csv": "restricted", "note.txt": "public"}


def test_plausible_linkages_are_written_as_tables_that_estimates_read(home: Path) -> None:
    ok("lists", "generate", "inv", "--people", "200", "--lists", "3", "--languages", "en")
    files = [f"inv/list-{number}.csv" for number in (1, 2, 3)]
    *_, told = rows("link", "--files", *files, "--draws", "3", "--draws-to", "draws")
    assert told == {"draws": 3, "folder": "draws"}
    tables = sorted((home / "draws").iterdir())
    assert [path.name for path in tables] == ["draw-001.csv", "draw-002.csv", "draw-003.csv"]
    assert tables[0].read_text("utf-8").startswith("list-1,list-2,list-3,count\n0,0,1,")
    (answer,) = rows("estimate", "--replicates", "draws", "--method", "bic")
    assert answer["method"] == "bic"
    for file in files:
        ok("lists", "import", file, "--event", "Town, 1992", "--measure", "killed")
    *_, told = rows("link", "list-1", "list-2", "list-3", "--draws", "2", "--draws-to", "more")
    assert told == {"draws": 2, "folder": "more"}
    estimate = ("estimate", "--event", "town", "--measure", "killed", "--method", "bic")
    (one,) = rows(*estimate)
    (drawn,) = rows(*estimate, "--linkage-draws", "2")
    assert one["documented"] > 0
    assert drawn["documented"] > 0
    assert "go together" in refused("link", "list-1", "--draws", "2")
    assert "--event needs --measure" in refused("estimate", "--event", "town")


def test_a_suggested_map_is_usable_as_it_is(home: Path) -> None:
    (home / "odd.csv").write_text("Person;Victim;Shelf\nAnna Holm;Bo;4\n", "utf-8")
    suggested = ok("lists", "import", "odd.csv", "--suggest-map")
    assert "Victim: '-'\n" in suggested
    (home / "map.yaml").write_text(suggested, "utf-8")
    (made,) = rows("lists", "import", "odd.csv", "--map", "map.yaml")
    assert (made["columns"], made["unread"]) == ({"Person": "name"}, ["Shelf"])
    (home / "none.csv").write_text("Shelf;Age\n1;2\n", "utf-8")
    told = call("lists", "import", "none.csv", "--suggest-map").stderr
    assert "no column holds a name yet" in told


def test_a_new_edition_takes_over_what_was_said_of_the_one_before(home: Path) -> None:
    (home / "odd.csv").write_text("Nr,Wer,Wo\n1,Anna Holm,Town\n", "utf-8")
    (home / "map.yaml").write_text("Wer: name\nWo: '-'\n", "utf-8")
    said = ("--maker", "Police", "--event", "Town, 1992", "--measure", "killed")
    ok("lists", "import", "odd.csv", "--map", "map.yaml", *said, "--language", "de")
    (home / "odd.csv").write_text("Nr,Wer,Wo\n1,Anna Holm,Town\n2,Bo Reed,Hill\n", "utf-8")
    result = call("lists", "import", "odd.csv", "--maker", "City police")
    assert result.exit_code == 0, result.exception
    assert (
        "taken over from the edition before: --event 'Town, 1992'; --measure 'killed'; "
        "--language 'de'; the meaning of its columns; not compared: 'Wo'"
    ) in result.stderr
    (one,) = rows("lists")
    assert (one["maker"], one["event"], one["status"], one["language"]) == (
        "City police", "Town, 1992", "killed", "de",
    )  # fmt: skip
    assert one["columns"] == {"Nr": "id", "Wer": "name"}


@pytest.mark.parametrize("text", ["{" * 5_000, "a: [b", "\x00", "\ud800"])
def test_a_map_that_is_no_yaml_is_one_line(home: Path, text: str) -> None:
    (home / "map.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
    for words in (["lists", "import", "police.csv"], ["link", "--files", "police.csv"]):
        error = CliRunner().invoke(group, [*words, "--map", "map.yaml"]).exception
        assert isinstance(error, OnrecordError), error
        assert "map.yaml is no YAML" in str(error)
        assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"a":' * 5_000 + "1" + "}" * 5_000, "is no YAML: it is nested too deep; right: COLUMN"),
        ('{"name": ' + "9" * 5_000 + "}", "'999"),
        ("a: &a [x,x,x,x,x,x,x,x]\n" + "".join(
            f"{one}: &{one} [{','.join([f'*{before}'] * 8)}]\n"
            for before, one in zip("abcdefghijk", "bcdefghijkl", strict=True)
        ), "gives column 'l' several words at once; right: the name of a role"),
        ('{"name": "detail:\\u0000"}', "kind of column 'name' holds '\\x00', which cannot be seen"),
        ("name: 'identifier:a\u202eb'", "holds '\\u202e', which cannot be seen; take it out"),
    ],
    ids=["deep", "long number", "aliases", "zero", "override"],
)  # fmt: skip
def test_a_map_that_cannot_be_right_is_refused_in_a_few_words(
    home: Path, text: str, says: str
) -> None:
    (home / "map.yaml").write_text(text, "utf-8")
    for words in (["lists", "import", "graves.csv"], ["link", "--files", "graves.csv"]):
        error = CliRunner().invoke(group, [*words, "--map", "map.yaml"]).exception
        assert isinstance(error, OnrecordError), error
        assert says in str(error)
        assert len(str(error)) < 1_500
        assert "recursion" not in str(error)
        assert "set_int" not in str(error)


def test_words_of_a_map_stay_as_they_are_written(home: Path) -> None:
    (home / "odd.csv").write_text("007,yes,1_000\nA B,x,y\n", "utf-8")
    (home / "map.yaml").write_text("007: name\nyes: place\n1_000:\n", "utf-8")
    (made,) = rows("lists", "import", "odd.csv", "--map", "map.yaml")
    assert {"007": "name", "yes": "place"}.items() <= made["columns"].items()


def test_a_check_names_cells_with_signs_that_cannot_be_seen(home: Path) -> None:
    (home / "odd.csv").write_text(
        "id,name,place\n1,Anna \u202eHolm,a\n2,Bo Reed,b\x1b[2J\n", "utf-8"
    )
    ok("lists", "import", "odd.csv")
    told = ok("lists", "check", "odd")
    assert "odd: 2 rows; 2 cells with unseen signs" in told
    assert "\u202e" not in told
    assert "\x1b" not in told


def test_one_fault_of_a_list_s_name_is_told_once(home: Path) -> None:
    del home
    told = refused("lists", "import", "police.csv", "--name", "a\u202eb")
    assert told.count("cannot be seen") == 1
    assert "--name gives another" in told


def test_a_model_that_never_ends_is_refused(home: Path) -> None:
    (home / "model.json").write_text("[" * 200_000)
    words = ["link", "--files", "police.csv", "graves.csv", "--model", "model.json"]
    error = CliRunner().invoke(group, words).exception
    assert isinstance(error, OnrecordError), error
    assert "no saved model" in str(error)


def test_half_a_character_is_refused(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    del home
    for words in (
        ["lists", "import", "police.csv", "--maker", "P\udcff"],
        ["lists", "import", "police.csv", "--map", "police.csv", "--name", "P\udcff"],
        ["decide", "abcdef", "accept", "--by", "A\udcff", "--reason", "r"],
        ["judge", "a:\udcff", "b:1", "same", "--by", "A", "--reason", "r"],
    ):
        monkeypatch.setattr(sys, "argv", ["onrecord", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 2
        assert "Traceback" not in capsys.readouterr().err


@pytest.mark.usefixtures("joined")
def test_a_word_says_whom_it_parted_and_what_unsure_does() -> None:
    pair = ("police:1", "graves:g1")
    parted = ok("judge", *pair, "different", "--by", "Ana", "--reason", "r")
    assert "with 1 entry: " in parted
    assert "say whom it belongs to: onrecord judge LIST:ID LIST:ID same" in parted
    unsure = ok("judge", *pair, "unsure", "--by", "Ana", "--reason", "r")
    assert "unsure; unsure binds nothing: the scores decide" in unsure
    assert "your earlier word on the pair binds no more" in unsure


@pytest.mark.usefixtures("imported")
def test_a_break_in_a_cell_is_no_row_of_its_own(home: Path) -> None:
    (home / "odd.csv").write_text('id,name\n1,"Bo\nHill\tx"\n2,Ana Reed\n', "utf-8")
    ok("lists", "import", "odd.csv")
    shown = ok("lists", "show", "odd", "--rows").splitlines()
    assert shown == ["odd:1                1 | Bo\\nHill\\tx", "odd:2                2 | Ana Reed"]
    assert rows("lists", "show", "odd", "--rows")[0]["cells"]["name"] == "Bo\nHill\tx"


@pytest.mark.usefixtures("imported")
def test_names_that_hold_what_cannot_be_seen_are_refused(home: Path) -> None:
    assert "--by holds '\\u202e'" in refused("link", "police", "graves", "--by", "A\u202eb")
    (home / "note.txt").write_text("words", "utf-8")
    assert "--by holds '\\u200b'" in refused("add", "note.txt", "--by", "A\u200bb")
    assert "--how holds '\\x1b'" in refused("add", "note.txt", "--how", "by\x1bhand")
    (home / "table.csv").write_text("a,b,count\n1,1,3\n", "utf-8")
    made = ("estimate", "report", "table.csv", "-o", "page.html", "--title", "T\u202e")
    assert "title holds '\\u202e'" in refused(*made)
    (home / "table.csv").write_text("a\u202e,b,count\n1,1,3\n", "utf-8")
    assert "the name of a list holds '\\u202e'" in refused(*made[:-2])


def test_a_list_with_one_row_is_told_so_and_mixed_letters_are_named(home: Path) -> None:
    (home / "one.csv").write_text("id,name\n1,Алиев Ilham\n", "utf-8")
    made = call("lists", "import", "one.csv")
    assert made.stdout == "one: 1 row; next: onrecord lists check one\n"
    assert "1 name with letters of several scripts, the first in row 2; see: " in made.stderr
    assert "1 row  no date" in ok("lists")
    assert (
        "row 2        mixed scripts: the name 'Алиев Ilham': letters of several scripts: "
        "Cyrillic, Latin"
    ) in ok("lists", "check", "one")
    assert "one: 1 row; 1 oddity of letters in a name\n" in ok("lists", "check", "one")
    assert "a release shows    nothing\n" in ok("lists", "show", "one")


@pytest.mark.usefixtures("joined")
def test_a_measure_that_nobody_has_is_told_with_those_there_are() -> None:
    said = refused("estimate", "--event", "Town, 1992", "--measure", "captive")
    assert "nobody on graves, police is of the measure 'captive'" in said
    assert "what their rows say: killed (6 rows), missing (2 rows)" in said


@pytest.mark.parametrize("left_out", ["null", '"-"'])
def test_a_map_leaves_a_column_out_either_way(home: Path, left_out: str) -> None:
    (home / "two.csv").write_text("id,name,Full name\n1,Ana Reed,x\n", "utf-8")
    (home / "map.yaml").write_text(f"Full name: {left_out}\n", "utf-8")
    (made,) = rows("lists", "import", "two.csv", "--map", "map.yaml")
    assert made["columns"] == {"id": "id", "name": "name"}
    (group,) = rows("link", "--files", "two.csv", "--map", "map.yaml")
    assert group["members"] == [["two.csv", "1"]]


@pytest.mark.usefixtures("joined")
def test_options_of_a_group_hold_for_its_subcommands() -> None:
    (counted,) = [json.loads(line) for line in ok("people", "--json", "count").splitlines()]
    assert counted["documented"] == 7
    then = ok("people", "--as-of", "2020-01-01", "count")
    assert then == "nobody is documented: no list had entered\n"
    assert json.loads(ok("lists", "--json", "show", "police"))["name"] == "police"
