"""`verify`: whatever bit is flipped, a change of content is found and named."""

import json
import os
import random
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.archive.data import NOW, add_text, claim_rows_file
from tests.archive.link_data import entries, linked, two_lists

from onrecord.archive import actions, proofs, queries
from onrecord.archive.founding import create
from onrecord.archive.groups import Groups
from onrecord.archive.inspection import inspect, trust_from
from onrecord.archive.judging import Word, judge
from onrecord.archive.ledger import Entry, append, recomputed
from onrecord.archive.list_bodies import STORED
from onrecord.archive.listings import Listings, editions, leaves, raw_rows
from onrecord.archive.people import updates
from onrecord.archive.store import Archive, open_archive, writing
from onrecord.errors import ArchiveRefused, BadProof
from onrecord.ids import canonical_json
from onrecord.preserve.merkle import Frontier
from onrecord.record import Decision

FLIPS = int(os.environ.get("ONRECORD_FLIPS", "200"))
"""Bits to flip; `make bench` flips 2,000."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed archive with a document, claims, a decision, a restricted testimony, and two lists
    of people, linked and judged.
    """
    folder = tmp_path_factory.mktemp("flips")
    archive = create(folder / "a", origin="flips", now=NOW)
    refs = claim_rows_file(archive, folder).refs
    add_text(archive, folder, "secret.txt", "I saw it.", kind="testimony")
    wanted = actions.Wanted(Decision.ACCEPT, "Bo", "stands there")
    actions.decide(archive, [refs["whole"]], wanted, now=NOW)
    two_lists(archive, folder)
    linked(archive)
    ids = entries(archive)
    judge(archive, ids["police:3"], ids["graves:g2"], Word("same", "Bo", "one day"), now=NOW)
    archive.close()
    return archive.root


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Iterator[Path]:
    shutil.copytree(made, tmp_path / "copy")
    yield tmp_path / "copy"


def content(root: Path) -> Any:
    """Everything the archive says."""
    archive = open_archive(root)
    try:
        documents = queries.documents(archive)
        renditions = queries.renditions(archive)
        return (
            documents,
            renditions,
            {r.sha256: queries.text(archive, r.sha256) for r in renditions.values()},
            {sha256: archive.originals.path(sha256).read_bytes() for sha256 in documents},
            queries.claims(archive),
            queries.reviews(archive),
            people_layer(archive),
        )
    finally:
        archive.close()


def people_layer(archive: Archive) -> Any:
    """Everything it says of lists and people."""
    held = editions(archive)
    groups = Groups.of(archive)
    return (
        held,
        [raw_rows(archive, edition) for edition in held],
        list(Listings(archive).entries),
        groups.words,
        groups.runs,
        [(kept.groups, list(kept.pairs()), kept.model) for kept in groups.holding],
        list(updates(archive)),
    )


def flip(path: Path, bit: int) -> None:
    mode = path.stat().st_mode
    path.chmod(0o644)
    data = bytearray(path.read_bytes())
    data[bit // 8] ^= 1 << (bit % 8)
    path.write_bytes(data)
    path.chmod(mode)


def test_no_flipped_bit_changes_content_unnoticed(made: Path, tmp_path: Path) -> None:
    rng = random.Random(1992)
    whole = content(made)
    files = sorted(p for p in made.rglob("*") if p.is_file())
    work = tmp_path / "work"
    for number in range(FLIPS):
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(made, work)
        file = rng.choice(files) if number % 2 else made / "onrecord.sqlite3"
        bit = rng.randrange(8 * file.stat().st_size)
        flip(work / file.relative_to(made), bit)
        found = [f for f in inspect(work).findings if not f.mild]
        assert found or content(work) == whole, (file.name, bit)
        assert all(f.item != "" and f.message != "" for f in found)


@pytest.mark.parametrize(
    ("what", "item"),
    [
        (lambda root: next((root / "originals" / "sha256").rglob("*/*/" + "?" * 64)), "original"),
        (lambda root: next((root / "texts" / "sha256").rglob("*/*/" + "?" * 64)), "original"),
        (lambda root: root / "verifier.key", "key"),
        (lambda root: root / "signing.key", "key"),
        (lambda root: root / "onrecord.json", "onrecord.json"),
    ],
)
def test_a_flipped_bit_is_named_with_its_file(copy: Path, what: Any, item: str) -> None:
    path: Path = what(copy)
    flip(path, 8 * (path.stat().st_size // 2))
    findings = inspect(copy).findings
    assert any(item in f.message or path.name in f.item for f in findings), findings
    assert inspect(copy).exit_code == 1


@pytest.mark.parametrize("table", ["archive_frontierrow", "archive_leaf", "archive_documentrow"])
def test_a_page_that_cannot_be_read_is_a_finding(copy: Path, table: str) -> None:
    import sqlite3

    path = copy / "onrecord.sqlite3"
    with sqlite3.connect(path) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = ?", [table]
        ).fetchone()
    for bit in range(8):
        flip(path, 8 * (root - 1) * size + bit)
    found = inspect(copy)
    assert found.exit_code == 1
    assert any(finding.kind == "damaged" for finding in found.findings)


def test_a_row_changed_behind_the_triggers_is_named(copy: Path) -> None:
    import sqlite3

    with sqlite3.connect(copy / "onrecord.sqlite3") as connection:
        (trigger,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'archive_leaf_no_update'"
        ).fetchone()
        connection.execute("DROP TRIGGER archive_leaf_no_update")
        changed = connection.execute(
            "UPDATE archive_leaf SET body = replace(body, '161', '611') WHERE body LIKE '%161%'"
        )
        assert changed.rowcount > 0
        connection.execute(trigger)
    connection.close()
    found = inspect(copy)
    assert found.exit_code == 1
    assert any(f.kind == "altered" and f.item.startswith("claim ") for f in found.findings)


def sqlite(copy: Path, *statements: tuple[str, Any]) -> None:
    """Run statements behind the triggers, which are there again afterwards."""
    with closing(sqlite3.connect(copy / "onrecord.sqlite3")) as base, base:
        triggers = base.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        for name, made in triggers.fetchall():
            base.execute(f"DROP TRIGGER {name}")
            statements = (*statements, (made, ()))
        for statement, values in statements:
            base.execute(statement, values)


def test_a_decision_put_in_without_the_key_is_named(copy: Path) -> None:
    """Somebody who may write to the database, but has no signing key, forges an acceptance."""
    with closing(sqlite3.connect(copy / "onrecord.sqlite3")) as base:
        leaf = "SELECT number, item, body, salts FROM archive_leaf WHERE kind = 'review'"
        _, _, body, salts = base.execute(leaf).fetchone()
        forged = json.loads(body) | {"by": "Cem", "id": "f" * 32}
        body = canonical_json(forged).decode("utf-8")
        digest = recomputed("review", body, salts)
        hashes = [h for (h,) in base.execute("SELECT hash FROM archive_leaf ORDER BY number")]
    frontier = Frontier().extend([*hashes, digest])
    sqlite(
        copy,
        (
            "INSERT INTO archive_leaf (number, kind, item, body, salts, hash) VALUES (?,?,?,?,?,?)",
            (len(hashes), "review", "f" * 32, body, salts, digest),
        ),
        (
            "INSERT INTO archive_reviewrow (leaf_id, claim_id) VALUES (?,?)",
            (len(hashes), forged["claim"]),
        ),
        (
            "UPDATE archive_frontierrow SET size = ?, hashes = ?",
            (frontier.size, b"".join(frontier.hashes)),
        ),
    )
    found = inspect(copy)
    assert [(f.item, f.kind) for f in found.findings] == [("checkpoint", "unsigned")]
    assert found.exit_code == 1


@pytest.mark.parametrize("change", ["body || ' '", '\'{"kind":"x",\' || substr(body, 2)'])
def test_a_body_written_otherwise_is_named_though_it_reads_the_same(
    copy: Path, change: str
) -> None:
    sqlite(copy, (f"UPDATE archive_leaf SET body = {change} WHERE kind = 'review'", ()))
    assert [f.kind for f in inspect(copy).findings] == ["altered"]


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("[" * 100_000, "recursion"),
        ('{"origin": "flips", "database": 5}', "database must be of type str, got 5"),
        ('{"origin": "flips", "two_person": 0}', "two_person must be of type bool, got 0"),
    ],
)
def test_settings_that_are_damaged_are_named(copy: Path, settings: str, reason: str) -> None:
    (copy / "onrecord.json").write_text(settings)
    (finding,) = inspect(copy).findings
    assert (finding.item, finding.kind) == ("onrecord.json", "damaged")
    assert reason in finding.message


def test_trust_from_outside_anchors_and_finds_a_rewritten_past(copy: Path, tmp_path: Path) -> None:
    archive = open_archive(copy)
    trust = tmp_path / "trust.txt"
    trust.write_text(f"{archive.verifier_key().text}\n\n{proofs.checkpoint(archive)}", "utf-8")
    archive.close()
    assert inspect(copy, trust_from(trust)).exit_code == 0

    forged = create(tmp_path / "forged", origin="flips", now=NOW)
    claim_rows_file(forged, tmp_path)
    forged.close()
    assert inspect(forged.root).exit_code == 3
    kinds = {f.kind for f in inspect(forged.root, trust_from(trust)).findings}
    assert "key" in kinds


def test_an_archive_that_grew_still_continues_the_trusted_past(copy: Path, tmp_path: Path) -> None:
    archive = open_archive(copy)
    trust = tmp_path / "trust.txt"
    trust.write_text(f"{archive.verifier_key().text}\n\n{proofs.checkpoint(archive)}", "utf-8")
    add_text(archive, tmp_path, "more.txt", "More.")
    archive.close()
    assert inspect(copy, trust_from(trust)).exit_code == 0


def test_an_older_copy_put_back_is_found_by_a_newer_trust(
    copy: Path, made: Path, tmp_path: Path
) -> None:
    archive = open_archive(copy)
    add_text(archive, tmp_path, "more.txt", "More.")
    trust = tmp_path / "trust.txt"
    trust.write_text(f"{archive.verifier_key().text}\n\n{proofs.checkpoint(archive)}", "utf-8")
    archive.close()
    findings = inspect(made, trust_from(trust)).findings
    assert "rollback" in {f.kind for f in findings}


def test_what_cannot_be_checked_at_all_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArchiveRefused, match="is no archive"):
        inspect(tmp_path)
    (tmp_path / "trust.txt").write_text("hello\n")
    with pytest.raises(BadProof):
        trust_from(tmp_path / "trust.txt")


def test_a_stray_file_is_mentioned_and_mild(copy: Path) -> None:
    (copy / "originals" / "sha256" / "ab").mkdir(parents=True, exist_ok=True)
    (copy / "originals" / "sha256" / "ab" / "note.txt").write_text("left here")
    found = inspect(copy)
    assert [f.kind for f in found.findings] == ["stray"]
    assert found.exit_code == 3


@pytest.mark.parametrize("kind", ["list", "linkage", "people"])
def test_a_flipped_bit_in_a_text_of_lists_or_people_is_named(copy: Path, kind: str) -> None:
    archive = open_archive(copy)
    (_, body), *_ = leaves(archive, kind)
    archive.close()
    texts = [body[name] for name in STORED[kind]]
    assert len(texts) > 0
    for sha256 in texts:
        path = archive.texts.path(sha256)
        flip(path, 5)
        found = inspect(copy)
        assert (found.exit_code, sha256 in {f.item for f in found.findings}) == (1, True)
        flip(path, 5)
    assert inspect(copy).exit_code == 3


def test_a_forged_link_or_list_that_its_leaf_was_made_from_is_named(copy: Path) -> None:
    """Somebody who has the signing key writes what the program itself never would."""
    archive = open_archive(copy)
    ((_, link),) = leaves(archive, "link")
    (_, edition), *_ = leaves(archive, "list")
    with writing(archive):
        append(archive, [
            Entry("link", "0" * 32, link | {"id": "0" * 32, "by": "Cem"}),
            Entry("list", edition["id"], edition | {"count": 1}),
            Entry("linkage", "1" * 32, {"id": "1" * 32, "pairs": "nothing"}),
        ])  # fmt: skip
    archive.close()
    found = {f.item: f.message for f in inspect(copy).findings}
    assert "does not say what its id was made from" in found[f"link {'0' * 32}"]
    assert re.search(r"has 1 (rows|entries); its text has \d good", found[f"list {edition['id']}"])
    assert "names no text" in found[f"linkage {'1' * 32}"]
