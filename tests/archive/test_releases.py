"""A release made of what changed is, byte for byte, the release made from everything."""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.archive.data import NOW, ROWS, TEXT, add_text, claim_rows_file

from onrecord.archive import actions, queries, releases
from onrecord.archive.building import state
from onrecord.archive.founding import create
from onrecord.archive.history import ADDRESSES, hashes, moved
from onrecord.archive.imports import import_claims
from onrecord.archive.releases import release
from onrecord.archive.store import Archive
from onrecord.errors import PublishRefused
from onrecord.publish import Released, public_holding, publish
from onrecord.record import Decision

OTHER = "The Red Cross buried 42 men in Şuşa.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    made = create(tmp_path / "archive", origin="example.org/ledger", now=NOW)
    claim_rows_file(made, tmp_path)
    add_text(made, tmp_path, "other.txt", OTHER, event="Elsewhere, 1993", title="Buried")
    rows = [{**ROWS[2], "document": "other.txt", "quote": OTHER.strip(), "speaker": "Red Cross",
             "anchor": "42", "payload": {**ROWS[2]["payload"], "low": 42, "qualifier": "exact",
                                         "high": 42}}]  # fmt: skip
    enter(made, tmp_path, rows)
    yield made
    made.close()


def enter(archive: Archive, folder: Path, rows: list[dict[str, object]]) -> None:
    file = folder / "more.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    import_claims(archive, file, by="Ana", now=NOW)


def built(archive: Archive, target: Path, **given: object) -> dict[str, bytes]:
    release(archive, target, title="Record", now=NOW, **given)  # type: ignore[arg-type]
    return contents(target)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def of_speaker(archive: Archive, speaker: str) -> str:
    return next(id_ for id_, c in queries.claims(archive).items() if c.speaker == speaker)


def decide(archive: Archive, speaker: str, decision: Decision) -> None:
    wanted = actions.Wanted(decision, "B", "Read again.")
    actions.decide(archive, [of_speaker(archive, speaker)], wanted, now=NOW + timedelta(days=1))


CHANGES: dict[str, Callable[[Archive, Path], None]] = {
    "nothing": lambda _archive, _folder: None,
    "a claim accepted": lambda a, _: decide(a, "Helsinki Watch", Decision.ACCEPT),
    "a claim rejected": lambda a, _: decide(a, "Helsinki Watch", Decision.REJECT),
    "an event gone": lambda a, _: decide(a, "Red Cross", Decision.REJECT),
    "a whole rejected, so that its part names it no more": lambda a, _: decide(
        a, "Ministry of Health", Decision.REJECT
    ),
    "a document added": lambda a, f: add_text(a, f, "new.txt", "Nothing yet.\n", title="New"),
    "a claim added": lambda a, f: enter(a, f, [{**ROWS[2], "speaker": "J. Doe",
        "quote": "The newspaper “Ordu” wrote that 636 names stood on its list.", "anchor": "636",
        "payload": {**ROWS[2]["payload"], "low": 636, "high": 636, "qualifier": "exact"}}]),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_alone_gives_the_same_bytes_as_everything(
    archive: Archive, tmp_path: Path, change: str
) -> None:
    built(archive, tmp_path / "site")
    CHANGES[change](archive, tmp_path)
    assert built(archive, tmp_path / "site") == built(archive, tmp_path / "anew")


def test_only_what_changed_is_rendered(archive: Archive, tmp_path: Path) -> None:
    built(archive, tmp_path / "site")
    before = {f: (tmp_path / "site" / f).stat().st_ino for f in contents(tmp_path / "site")}
    decide(archive, "Helsinki Watch", Decision.ACCEPT)
    after = built(archive, tmp_path / "site")
    new = {f for f in after if (tmp_path / "site" / f).stat().st_ino != before.get(f)}
    kept = {f.split("/")[0] for f in before.keys() - new}
    assert kept >= {"claims", "documents", "events", "previews", "search"}
    changed = [f for f in new if f.startswith(("documents/", "events/"))]
    assert len(changed) == 2


def test_nothing_is_written_where_nothing_changed(archive: Archive, tmp_path: Path) -> None:
    built(archive, tmp_path / "site")
    before = {f: (tmp_path / "site" / f).stat() for f in contents(tmp_path / "site")}
    built(archive, tmp_path / "site")
    assert {f: (tmp_path / "site" / f).stat() for f in before} == before


def cache(archive: Archive, name: str = "*") -> list[Path]:
    return sorted((archive.root / "cache").glob(name))


def damage(file: Path) -> None:
    data = file.read_text("utf-8")
    file.write_text(data.replace("Helsinki", "Hexsinki").replace('"document"', '"event"'), "utf-8")


WRONG: dict[str, Callable[[Archive, Path], object]] = {
    "no state": lambda a, _: [file.unlink() for file in cache(a)],
    "a state that is no JSON": lambda a, _: [file.write_text("{") for file in cache(a)],
    "a state with other words": lambda a, _: [damage(file) for file in cache(a)],
    "no words": lambda a, _: [file.unlink() for file in cache(a, "*words*")],
    "a page changed": lambda _, s: next((s / "events").iterdir()).write_text("other"),
    "a page gone": lambda _, s: next((s / "claims").iterdir()).unlink(),
    "data changed": lambda _, s: (s / "data/claims.csv").write_text("other"),
    "proofs changed": lambda _, s: (s / "proofs/claims.jsonl").write_text("other"),
    "sums changed": lambda _, s: (s / "SHA256SUMS").write_text("other"),
    "a file that does not belong": lambda _, s: (s / "events/mine.html").write_text("mine"),
    "no signature": lambda _, s: (s / "SHA256SUMS.note").unlink(),
}


@pytest.mark.parametrize("changed", ["nothing", "a claim accepted"])
@pytest.mark.parametrize("wrong", WRONG)
def test_a_state_or_a_release_that_is_wrong_only_costs_time(
    archive: Archive, tmp_path: Path, wrong: str, changed: str
) -> None:
    built(archive, tmp_path / "site")
    CHANGES[changed](archive, tmp_path)
    WRONG[wrong](archive, tmp_path / "site")
    assert built(archive, tmp_path / "site") == built(archive, tmp_path / "anew")


def test_a_release_that_was_copied_is_known_by_its_content(
    archive: Archive, tmp_path: Path
) -> None:
    first = built(archive, tmp_path / "site")
    shutil.move(tmp_path / "site", tmp_path / "old")
    shutil.copytree(tmp_path / "old", tmp_path / "site")
    assert built(archive, tmp_path / "site") == first


def test_any_number_of_processes_gives_the_same_bytes(archive: Archive, tmp_path: Path) -> None:
    alone = built(archive, tmp_path / "alone", processes=1)
    assert built(archive, tmp_path / "two", processes=2) == alone


def test_an_archive_is_published_as_its_holding_is(archive: Archive, tmp_path: Path) -> None:
    made = built(archive, tmp_path / "site")
    size = state(archive).size
    held = releases.holding(archive, size)
    public = public_holding(held)
    publish(
        held,
        accounts=releases.accounts(public),
        counts=releases.counts(public),
        released=Released(1, state(archive).at, "Record"),
        target=tmp_path / "whole",
        leaves=[digest.hex() for digest in hashes(archive, size)],
    )
    del made["SHA256SUMS.note"]
    assert contents(tmp_path / "whole") == made


def test_what_changed_is_told_in_counts(archive: Archive, tmp_path: Path) -> None:
    built(archive, tmp_path / "site")
    CHANGES["a claim added"](archive, tmp_path)
    decide(archive, "Helsinki Watch", Decision.ACCEPT)
    decide(archive, "Red Cross", Decision.REJECT)
    add_text(archive, tmp_path, "new.txt", "Nothing yet.\n")
    page = built(archive, tmp_path / "site")["changes.html"].decode()
    for words in ("Since release 1:", "1 document was", "1 claim was added", "1 claim was taken"):
        assert words in page
    assert "accepted: 1 claim<" in page.casefold()


def test_what_left_the_record_is_told_as_a_count_in_every_later_release(
    archive: Archive, tmp_path: Path
) -> None:
    told = []
    for speaker in ("", "Red Cross", "Helsinki Watch"):
        if speaker != "":
            decide(archive, speaker, Decision.REJECT)
        told.append(built(archive, tmp_path / "site")["index.html"].decode())
    for count, page in zip(("0 items were", "1 item was", "2 items were"), told, strict=True):
        assert f"{count} withdrawn after" in page


def test_a_claim_that_no_release_showed_is_not_counted_as_withdrawn(
    archive: Archive, tmp_path: Path
) -> None:
    decide(archive, "Red Cross", Decision.REJECT)
    assert "0 items were withdrawn" in built(archive, tmp_path / "site")["index.html"].decode()


@pytest.mark.parametrize("since", ["1", "folder"])
def test_a_release_is_compared_with_any_earlier_one(
    archive: Archive, tmp_path: Path, since: str
) -> None:
    built(archive, tmp_path / "one")
    add_text(archive, tmp_path, "new.txt", "Nothing yet.\n")
    built(archive, tmp_path / "two")
    add_text(archive, tmp_path, "newer.txt", "Nor here.\n")
    given = str(tmp_path / "one") if since == "folder" else since
    page = built(archive, tmp_path / "three", since=given)["changes.html"].decode()
    assert "Since release 1:" in page
    assert "2 documents were added" in page
    assert "1 document was added" in built(archive, tmp_path / "four")["changes.html"].decode()


def test_a_release_that_is_none_of_this_ledger_is_refused(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(PublishRefused, match="no folder and no earlier release; there are: none"):
        built(archive, tmp_path / "site", since="7")
    with pytest.raises(PublishRefused, match="holds no release"):
        built(archive, tmp_path / "site", since=str(tmp_path))
    other = create(tmp_path / "other", origin="example.org/other", now=NOW)
    built(other, tmp_path / "strange")
    with pytest.raises(PublishRefused, match="of another ledger"):
        built(archive, tmp_path / "site", since=str(tmp_path / "strange"))
    other.close()


def test_a_page_that_is_no_more_leads_on_in_every_later_release(
    archive: Archive, tmp_path: Path
) -> None:
    first = built(archive, tmp_path / "one")
    decide(archive, "Red Cross", Decision.REJECT)
    second = built(archive, tmp_path / "two")
    add_text(archive, tmp_path, "new.txt", "Nothing yet.\n")
    third = built(archive, tmp_path / "three")
    lasting = [f for f in first if f.startswith(("events/", "documents/", "claims/"))]
    for later in (second, third):
        assert set(lasting) <= set(later)
        gone = [f for f in lasting if b"Nothing of it is published now" in later[f]]
        assert len(gone) == 2
        assert not any(b"Red Cross" in data for name, data in later.items() if name in gone)
    assert (archive.root / ADDRESSES).is_file()


def test_a_part_of_an_event_that_is_no_more_leads_to_its_first() -> None:
    now = {"events/town-1992-abcdef01.html": "", "claims/000.html": ""}
    second = "events/town-1992-abcdef01-2.html"
    assert moved([second, "claims/000.html", "claims/004.html", "index.html"], now) == {
        second: "events/town-1992-abcdef01.html",
        "claims/004.html": "",
    }


def test_a_quote_that_does_not_stand_leaves_the_old_release(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = built(archive, tmp_path / "site")
    decide(archive, "Helsinki Watch", Decision.ACCEPT)
    monkeypatch.setattr(queries, "text", lambda *_: TEXT.replace("161", "613"))
    with pytest.raises(PublishRefused, match="was changed: its SHA-256 is another"):
        built(archive, tmp_path / "site")
    assert contents(tmp_path / "site") == before
    assert not list(tmp_path.glob(".site*"))


def test_the_feed_tells_earlier_releases_as_they_told_themselves(
    archive: Archive, tmp_path: Path
) -> None:
    def told(files: dict[str, bytes]) -> dict[str, str]:
        items = json.loads(files["feed.json"])["items"]
        return {item["id"]: item["date_published"] for item in items}

    first = told(built(archive, tmp_path / "site"))
    decide(archive, "Helsinki Watch", Decision.ACCEPT)
    decide(archive, "Helsinki Watch", Decision.DEPRECATE)
    second = told(built(archive, tmp_path / "site"))
    assert len(second) == len(first) + 2
    assert second.items() >= first.items()
