"""Opening: an archive that is not what it must be is refused with the reason."""

import json
import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connections

from onrecord.archive import queries, sqlite
from onrecord.archive.config import postgresql
from onrecord.archive.founding import create
from onrecord.archive.store import Archive, open_archive, writing
from onrecord.errors import ArchiveRefused

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A closed archive on SQLite."""
    archive = create(tmp_path / "a", origin="test", now=NOW)
    archive.close()
    return archive.root


def statement(root: Path, sql: str) -> None:
    import sqlite3

    with sqlite3.connect(root / "onrecord.sqlite3") as connection:
        connection.execute(sql)
    connection.close()


def test_an_archive_opens_with_the_pragmas_it_needs(made: Path) -> None:
    archive = open_archive(made)
    with connections[archive.alias].cursor() as cursor:
        for name, wanted in sqlite.PRAGMAS.items():
            cursor.execute(f"PRAGMA {name}")
            assert cursor.fetchone() == (wanted,)
    archive.close()


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TRIGGER archive_leaf_no_update",
        "ALTER TABLE archive_claimrow ADD COLUMN secret text",
        "DROP INDEX",
        "CREATE TRIGGER spy AFTER INSERT ON archive_leaf BEGIN SELECT 1; END",
    ],
)  # fmt: skip
def test_changed_tables_or_triggers_are_refused(made: Path, sql: str) -> None:
    if sql.startswith("DROP INDEX"):
        sql = f"DROP INDEX {an_index(made)}"
    statement(made, sql)
    with pytest.raises(ArchiveRefused, match="tables or triggers of .* are not what they were"):
        open_archive(made)


def an_index(root: Path) -> str:
    import sqlite3

    with sqlite3.connect(root / "onrecord.sqlite3") as connection:
        (name,) = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        ).fetchone()
    connection.close()
    return str(name)


def test_changed_settings_are_refused(made: Path) -> None:
    path = made / "onrecord.json"
    path.write_text(path.read_text().replace('"two_person": false', '"two_person": true'))
    with pytest.raises(ArchiveRefused, match="two_person false"):
        open_archive(made)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "is damaged"),
        ('{"origin": "x", "colour": 1}', "is damaged"),
        ('{"origin": "test", "format": 99}', "format 99, this onrecord reads format 1"),
    ],
)
def test_unreadable_settings_are_refused(made: Path, content: str, reason: str) -> None:
    (made / "onrecord.json").write_text(content)
    with pytest.raises(ArchiveRefused, match=reason):
        open_archive(made)


def test_a_folder_that_is_no_archive_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ArchiveRefused, match="onrecord init --archive"):
        open_archive(tmp_path)


def test_an_archive_is_not_made_over_something_else(made: Path) -> None:
    with pytest.raises(ArchiveRefused, match="is not empty"):
        create(made, origin="again", now=NOW)


def test_a_second_archive_in_one_database_is_refused(archive: Archive, tmp_path: Path) -> None:
    if archive.config.database == "sqlite":
        return
    with pytest.raises(ArchiveRefused, match="already holds an archive"):
        create(tmp_path / "b", origin="b", now=NOW, database=archive.config.database)


def test_a_missing_key_or_database_is_named(made: Path) -> None:
    (made / "signing.key").unlink()
    archive = open_archive(made)
    with pytest.raises(ArchiveRefused, match="signing.key is missing"):
        archive.signing_key()
    archive.close()
    (made / "onrecord.sqlite3").unlink()
    with pytest.raises(ArchiveRefused, match="onrecord.sqlite3 is missing"):
        open_archive(made)


def test_an_old_sqlite_is_refused_and_a_flawed_one_warned_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sqlite, "version", lambda: (3, 40, 1))
    assert "3.40.1 has the WAL-reset bug" in sqlite.version_warning()
    monkeypatch.setattr(sqlite, "version", lambda: (3, 20, 0))
    with pytest.raises(ArchiveRefused, match=r"3\.20\.0 is too old"):
        sqlite.require(None)


def test_the_bundled_sqlite_is_new_enough() -> None:
    assert sqlite.version_warning() == ""


@pytest.mark.parametrize("address", ["mysql://a/b", "postgresql://host", "postgresql:///"])
def test_a_database_address_must_be_whole(address: str) -> None:
    with pytest.raises(ArchiveRefused, match="postgresql://USER:PASSWORD@HOST:PORT/NAME"):
        postgresql(address)


def test_a_server_that_does_not_answer_is_a_clear_refusal(tmp_path: Path) -> None:
    with pytest.raises(ArchiveRefused, match="does not answer|refused"):
        create(tmp_path / "a", origin="a", now=NOW, database="postgresql://x@127.0.0.1:1/x")


@pytest.fixture
def nobody(frozen: Path) -> Iterator[None]:
    """Another user for as long as the test runs, since nothing is read-only to root."""
    assert frozen.is_dir()
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


@pytest.fixture
def frozen() -> Iterator[Path]:
    """An archive nobody may write to, in a folder everybody may enter."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        archive = create(Path(folder) / "a", origin="test", now=NOW)
        archive.close()
        for path in (archive.root, *archive.root.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield archive.root
        archive.root.chmod(0o755)


@pytest.mark.usefixtures("nobody")
def test_a_read_only_archive_can_be_read_and_says_so_when_written_to(frozen: Path) -> None:
    archive = open_archive(frozen)
    assert (archive.read_only, queries.events(archive)) == (True, [])
    with pytest.raises(ArchiveRefused, match="is read-only; copy it to where you may write"):
        with writing(archive):
            pass
    archive.close()


def test_a_second_writer_waits_and_then_is_told(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(
        sqlite.__dict__, "database", lambda path, read_only: quick(path, read_only=read_only)
    )
    one = open_archive(made)
    import sqlite3

    other = sqlite3.connect(made / "onrecord.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(ArchiveRefused, match="another program is writing"), writing(one):
        pass
    other.rollback()
    other.close()
    with writing(one):
        pass
    one.close()


ORIGINAL = sqlite.database


def quick(path: Path, *, read_only: bool) -> dict[str, object]:
    settings = ORIGINAL(path, read_only=read_only)
    settings["OPTIONS"]["timeout"] = 0.1
    return settings


def test_the_settings_file_is_readable_json(made: Path) -> None:
    assert json.loads((made / "onrecord.json").read_text())["format"] == 1


def test_a_new_archive_is_closed_to_other_users_of_the_machine(tmp_path: Path) -> None:
    create(tmp_path / "mine", origin="mine", now=NOW).close()
    assert (tmp_path / "mine").stat().st_mode & 0o077 == 0
