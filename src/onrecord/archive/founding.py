"""Making a new archive: folder, database, signing key and the first entry of its ledger."""

import secrets
from datetime import datetime
from pathlib import Path

from onrecord import __version__
from onrecord.archive.config import Config
from onrecord.archive.ledger import Entry, append, signed
from onrecord.archive.store import (
    SIGNING_KEY,
    VERIFIER_KEY,
    Archive,
    connect,
    handle,
    open_archive,
    refusing,
    schema_sha256,
    writing,
)
from onrecord.errors import ArchiveRefused
from onrecord.preserve.merkle import Frontier
from onrecord.preserve.note import SigningKey


def create(
    root: Path, *, origin: str, now: datetime, database: str = "sqlite", two_person: bool = False
) -> Archive:
    """A new, empty archive: folder, database, signing key, first ledger entry.

    Raises:
        ArchiveRefused: something is at `root` already, or the database holds tables.
    """
    if root.exists() and not root.is_dir():
        raise ArchiveRefused(f"{root} is a file; an archive is made in a new or empty folder")
    if root.exists() and any(root.iterdir()):
        raise ArchiveRefused(f"{root} is not empty; an archive is made in a new or empty folder")
    config = Config(origin, database, two_person)
    with refusing(root):
        # Sealed testimonies and the names of those who handed them over lie here.
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        archive = handle(root, config, connect(root, config, read_only=False), read_only=False)
        _make_tables(archive)
        key = SigningKey.generate(origin, secrets.token_bytes)
        secret = root / SIGNING_KEY
        secret.touch(mode=0o600)
        secret.write_text(key.to_text() + "\n", "utf-8")
        (root / VERIFIER_KEY).write_text(key.verifier.text + "\n", "utf-8")
        _found(archive, key, now)
        config.save(root)  # last: a folder without it is no archive
    archive.close()
    return open_archive(root)


def _make_tables(archive: Archive) -> None:
    from django.core.management import call_command
    from django.db import connections

    connection = connections[archive.alias]
    if "archive_leaf" in connection.introspection.table_names():
        raise ArchiveRefused(
            "that database already holds an archive; give each archive a database of its own"
        )
    call_command("migrate", database=archive.alias, verbosity=0)


def _found(archive: Archive, key: SigningKey, now: datetime) -> None:
    from onrecord.archive.models import FrontierRow

    body = {
        "id": key.name,
        "origin": key.name,
        "key": key.verifier.text,
        "two_person": archive.config.two_person,
        "schema_sha256": schema_sha256(archive.alias),
        "made_by": f"onrecord {__version__}",
        "entered": now.isoformat(),
    }
    with writing(archive):
        note = signed(key.name, Frontier(0, ()), key)
        FrontierRow.objects.using(archive.alias).create(id=1, size=0, hashes=b"", note=note)
        append(archive, [Entry("archive", key.name, body)])
