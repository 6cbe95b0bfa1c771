"""An archive on disk: making one, opening one, and refusing one that is not what it must be."""

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.archive import sqlite
from onrecord.archive.config import FILE, SQLITE, Config, load_config, postgresql
from onrecord.errors import ArchiveRefused
from onrecord.preserve.note import SigningKey, VerifierKey
from onrecord.preserve.originals import Originals

SIGNING_KEY, VERIFIER_KEY = "signing.key", "verifier.key"


@dataclass(frozen=True, slots=True)
class Archive:
    """An open archive: a handle, no state of its own.

    root: its folder. alias: Django's name for its database. read_only: nothing can be written.
    originals: documents byte for byte; texts: renditions, stored the same way.
    """

    root: Path
    config: Config
    alias: str
    read_only: bool
    originals: Originals
    texts: Originals

    def signing_key(self) -> SigningKey:
        """The key checkpoints are signed with; read when needed, never kept."""
        path = self.root / SIGNING_KEY
        try:
            return SigningKey.from_text(path.read_text("utf-8").strip())
        except FileNotFoundError as error:
            raise ArchiveRefused(
                f"{path} is missing; without it nothing can be added; put it back from your copy"
            ) from error

    def verifier_key(self) -> VerifierKey:
        """The public half, as the archive itself gives it; trust it only from outside."""
        return VerifierKey.parse((self.root / VERIFIER_KEY).read_text("utf-8").strip())

    def close(self) -> None:
        """Close the database; SQLite then folds its write-ahead log into the one file."""
        from django.db import connections

        connections[self.alias].close()


def setup() -> None:
    """Start Django, once, with the newest SQLite there is."""
    sqlite.use_bundled()
    os.environ["DJANGO_SETTINGS_MODULE"] = "onrecord.archive.settings"
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()


def connect(root: Path, config: Config, *, read_only: bool) -> str:
    """Register the archive's database with Django and return its alias."""
    setup()
    from django.db import connections

    alias = "archive-" + hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:12]
    if config.database == "sqlite":
        settings = sqlite.database(root / SQLITE, read_only=read_only)
    else:
        settings = postgresql(config.database)
    if alias in connections.settings:
        connections[alias].close()
        del connections[alias]
    connections.settings[alias] = settings
    connections.configure_settings(connections.settings)  # fills in Django's defaults
    return alias


def open_archive(root: Path) -> Archive:
    """The archive at `root`, checked: format, pragmas, schema, triggers, ledger in place.

    Raises:
        ArchiveRefused: with the reason and what to do.
    """
    config = load_config(root)
    effective = os.access in os.supports_effective_ids
    read_only = not os.access(root, os.W_OK, effective_ids=effective)
    if config.database == "sqlite" and not (root / SQLITE).is_file():
        raise ArchiveRefused(f"{root / SQLITE} is missing; restore it from your copy")
    archive = handle(root, config, connect(root, config, read_only=read_only), read_only=read_only)
    with refusing(archive.root):
        require_as_made(archive)
        if not read_only:
            archive.originals.sweep()
            archive.texts.sweep()
    return archive


def handle(root: Path, config: Config, alias: str, *, read_only: bool) -> Archive:
    """The handle alone; nothing is checked."""
    return Archive(
        root, config, alias, read_only, Originals(root / "originals"), Originals(root / "texts")
    )


def require_as_made(archive: Archive) -> None:
    """Refuse the archive unless pragmas, schema and triggers are as they were when it was made."""
    from django.db import connections

    from onrecord.archive.ledger import founding

    connection = connections[archive.alias]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite" and not archive.read_only:
            sqlite.require(cursor)
    made = founding(archive)
    found = schema_sha256(archive.alias)
    if made["schema_sha256"] != found:
        raise ArchiveRefused(
            f"the tables or triggers of {archive.root} are not what they were when it was made "
            f"(schema {found[:12]}, was {made['schema_sha256'][:12]}); restore a copy"
        )
    if made["two_person"] != archive.config.two_person or made["origin"] != archive.config.origin:
        raise ArchiveRefused(
            f"{archive.root / FILE} was changed after the archive was made; it must say "
            f"origin {made['origin']!r} and two_person {str(made['two_person']).lower()}"
        )


SQLITE_SCHEMA = (
    "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master "
    "WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name"
)
POSTGRESQL_SCHEMA = (
    "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns "
    "WHERE table_schema = current_schema() ORDER BY 1, 2",
    "SELECT event_object_table, trigger_name, event_manipulation, action_statement "
    "FROM information_schema.triggers WHERE trigger_schema = current_schema() ORDER BY 1, 2, 3",
    "SELECT tgname, tgenabled::text, pg_get_triggerdef(oid), '' FROM pg_trigger "
    "WHERE NOT tgisinternal ORDER BY 1",
    "SELECT conname, pg_get_constraintdef(oid), '', '' FROM pg_constraint "
    "WHERE connamespace = current_schema()::regnamespace ORDER BY 1",
    "SELECT proname, prosrc, '', '' FROM pg_proc "
    "WHERE pronamespace = current_schema()::regnamespace ORDER BY 1",
)


def schema_sha256(alias: str) -> str:
    """One digest over every table, index and trigger of the database."""
    from django.db import connections

    from onrecord.ids import canonical_json, sha256_hex

    connection = connections[alias]
    found: list[Any] = []
    statements = (SQLITE_SCHEMA,) if connection.vendor == "sqlite" else POSTGRESQL_SCHEMA
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
            found.append([[_readable(cell) for cell in row] for row in cursor.fetchall()])
    return sha256_hex(canonical_json(found))


def _readable(cell: Any) -> str:
    """The cell as text that can be hashed even where damaged bytes are no UTF-8."""
    return str(cell).encode("utf-8", "backslashreplace").decode("utf-8")


UNREACHABLE = "does not answer"
"""In the refusal of a database server that is not there: nothing could be checked at all."""

REASONS = (
    ("locked", "another program is writing to {root}; wait for it to end, then try again"),
    ("readonly", "{root} is read-only; copy it to where you may write, or ask for the right to"),
    ("disk is full", "the disk of {root} is full; nothing was written; make room and try again"),
    ("disk I/O", "the disk of {root} reports an error; nothing was written; check the disk"),
    ("malformed", "the database of {root} is damaged; run: onrecord verify, and restore a copy"),
    ("not a database", "the database of {root} is damaged; run: onrecord verify, restore a copy"),
    ("unable to open", "the database of {root} cannot be opened; check that you may read it"),
    ("connection", "the database server of {root} does not answer; start it, or check the address"),
    ("no such table", "the database of {root} lacks a table; run: onrecord verify, restore a copy"),
    (
        "does not exist",
        "the database of {root} lacks a table; run: onrecord verify, restore a copy",
    ),
)


@contextmanager
def refusing(root: Path) -> Iterator[None]:
    """Turn what the database or the disk says into one clear refusal."""
    from django.db import DatabaseError

    try:
        yield
    except DatabaseError as error:
        said = str(error).strip()
        for words, reason in REASONS:
            if words.casefold() in said.casefold():
                raise ArchiveRefused(
                    f"{reason.format(root=root)} ({said.splitlines()[0]})"
                ) from error
        raise ArchiveRefused(f"the database of {root} refused: {said}") from error
    except UnicodeDecodeError as error:
        # SQLite names a damaged schema in the damaged bytes themselves.
        raise ArchiveRefused(
            f"the database of {root} is damaged; run: onrecord verify, and restore a copy"
        ) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise ArchiveRefused(
                f"the disk of {root} is full; nothing was written; make room and try again"
            ) from error
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise ArchiveRefused(f"{root} may not be written to: {error}") from error
        raise


def require_writable(archive: Archive) -> None:
    """Refuse now what could not be written later."""
    if archive.read_only:
        raise ArchiveRefused(
            f"{archive.root} is read-only; copy it to where you may write, or ask for the right to"
        )


@contextmanager
def writing(archive: Archive) -> Iterator[None]:
    """One action: one transaction, committed whole or not at all."""
    from django.db import transaction

    require_writable(archive)
    with refusing(archive.root), transaction.atomic(using=archive.alias):
        yield
