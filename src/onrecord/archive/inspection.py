"""Verifying a whole archive: database, tables, ledger, originals, texts, and what you trust."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.archive import ledger
from onrecord.archive.config import FILE, load_config
from onrecord.archive.estimates import KIND as ESTIMATE
from onrecord.archive.estimates import redone, texts_named
from onrecord.archive.list_bodies import STORED
from onrecord.archive.list_inspection import Bodies, check_lists
from onrecord.archive.store import (
    UNREACHABLE,
    VERIFIER_KEY,
    Archive,
    connect,
    handle,
    refusing,
    require_as_made,
)
from onrecord.errors import ArchiveRefused, BadProof
from onrecord.preserve.finding import Finding
from onrecord.preserve.merkle import Frontier
from onrecord.preserve.note import VerifierKey
from onrecord.preserve.originals import SHA256
from onrecord.preserve.verify import (
    Ledger,
    Row,
    Trust,
    check_ledger,
    check_originals,
    exit_code,
)

Told = Callable[[str, int], None]
"""Told of progress: what is being checked, and how many bytes or rows more are done."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """findings: everything that is not as it was left; anchored: the key came from outside.

    checked: how many of each were looked at.
    """

    findings: tuple[Finding, ...]
    anchored: bool
    checked: dict[str, int]

    @property
    def exit_code(self) -> int:
        return exit_code(self.findings, anchored=self.anchored)


def trust_from(path: Path) -> Trust:
    """What a person kept outside the machine: a verifier key, then perhaps a signed checkpoint.

    Raises:
        BadProof: the file does not start with a verifier key.
    """
    try:
        first, _, rest = path.read_text("utf-8").partition("\n")
    except UnicodeDecodeError as error:
        raise BadProof(
            f"{path} is no text; right would be what `onrecord checkpoint` printed"
        ) from error
    return Trust(VerifierKey.parse(first.strip()), rest.lstrip("\n"))


def inspect(
    root: Path,
    trust: Trust | None = None,
    *,
    redo_estimates: bool = False,
    told: Told = lambda _what, _n: None,
) -> Inspection:
    """Check everything; a damaged archive gives findings, not an exception.

    redo_estimates: also make every recorded estimate again, which takes as long as it took.

    Raises:
        ArchiveRefused: nothing could be checked at all: no archive there, or no database server.
    """
    from django.db import DatabaseError

    if not (root / FILE).is_file():
        load_config(root)
    try:
        config = load_config(root)
        alias = connect(root, config, read_only=False)
    except ArchiveRefused as error:
        return _only(FILE, f"{FILE} is damaged: {error}", trust)
    try:
        archive = handle(root, config, alias, read_only=False)
        found = _inspect(archive, trust, told)
        return _with_estimates(archive, found, told) if redo_estimates else found
    except ArchiveRefused as error:
        if UNREACHABLE in str(error):
            raise
        return _only("database", str(error), trust)
    except DatabaseError as error:
        return _only("database", str(error), trust)


def _with_estimates(archive: Archive, found: Inspection, told: Told) -> Inspection:
    """Only where the record is whole: what was changed is told already."""
    if any(not finding.mild for finding in found.findings):
        return found
    findings = []
    made = 0
    for _, finding in redone(archive):
        findings += [] if finding is None else [finding]
        made += 1
        told("estimates", 1)
    archive.close()
    checked = {**found.checked, "estimates made again": made}
    return Inspection((*found.findings, *findings), found.anchored, checked)


def _only(item: str, message: str, trust: Trust | None) -> Inspection:
    """The one finding that nothing else can be checked after."""
    return Inspection((Finding(item, "damaged", message),), trust is not None, {})


def _read_damaged_text(archive: Archive) -> None:
    """Let a damaged row be read and named, where its text is no UTF-8 any more."""
    from django.db import connections

    connection = connections[archive.alias]
    with refusing(archive.root):
        connection.ensure_connection()
    if connection.vendor == "sqlite":
        connection.connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")


def _inspect(archive: Archive, trust: Trust | None, told: Told) -> Inspection:
    _read_damaged_text(archive)
    checked: dict[str, int] = {}
    findings: list[Finding] = []
    findings += _database(archive)
    if not findings:
        findings += _as_made(archive)
    leaves = _leaves(archive)
    checked["entries"] = len(leaves)
    findings += _entries(archive, leaves, trust, told)
    bodies = _bodies(leaves)
    findings += _finders(archive, bodies)
    findings += check_lists(archive, bodies)
    for name, store, expected in (
        ("originals", archive.originals, _documents(bodies)),
        ("texts", archive.texts, _texts(bodies, archive)),
    ):
        checked[name] = len(expected)
        findings += check_originals(
            store,
            expected,
            lambda sha, sizes=expected: told("bytes", sizes[sha]),  # type: ignore[misc]
        )
    archive.close()
    unique = tuple(dict.fromkeys(findings))
    return Inspection(unique, trust is not None, checked)


def _database(archive: Archive) -> Iterator[Finding]:
    """What the database says of itself (SQLite: every page, every index)."""
    from django.db import DatabaseError, connections

    connection = connections[archive.alias]
    if connection.vendor != "sqlite":
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            said = [row[0] for row in cursor.fetchall()]
            cursor.execute("PRAGMA foreign_key_check")
            said += [f"row {row[1]} of {row[0]} leads nowhere" for row in cursor.fetchall()]
    except DatabaseError as error:
        said = [str(error)]
    for line in said:
        if line != "ok":
            yield Finding("database", "damaged", line)


def _as_made(archive: Archive) -> Iterator[Finding]:
    from django.db import DatabaseError

    try:
        require_as_made(archive)
    except (ArchiveRefused, DatabaseError) as error:
        yield Finding("database", "schema", str(error))
    try:
        made = ledger.founding(archive)
        key = (archive.root / VERIFIER_KEY).read_text("utf-8").strip()
        if made["key"] != key:
            yield Finding(
                VERIFIER_KEY, "key", f"{VERIFIER_KEY} is not the key the archive was made with"
            )
        if archive.signing_key().verifier.text != made["key"]:
            yield Finding(
                "signing.key", "key", "signing.key is not the key the archive was made with"
            )
    except (ArchiveRefused, BadProof, OSError, UnicodeDecodeError, DatabaseError) as error:
        yield Finding(VERIFIER_KEY, "key", f"the archive's keys cannot be read: {error}")


Stored = tuple[int, str, str, str, bytes, bytes]
"""number, kind, item, body, salts, hash: one leaf as the database holds it."""


def _leaves(archive: Archive) -> Sequence[Stored]:
    """Every leaf, as raw bytes where a damaged row no longer decodes."""
    from django.db import connections

    connection = connections[archive.alias]
    with refusing(archive.root), connection.cursor() as cursor:
        cursor.execute(
            "SELECT number, kind, item, body, salts, hash FROM archive_leaf ORDER BY number"
        )
        rows = cursor.fetchall()
    return [_stored(row) for row in rows]


def _stored(row: Sequence[Any]) -> Stored:
    number, kind, item, body, salts, digest = row
    return (
        number if isinstance(number, int) else -1,
        str(kind),
        str(item),
        str(body),
        _blob(salts),
        _blob(digest),
    )


def _blob(value: Any) -> bytes:
    if isinstance(value, str):
        return value.encode("utf-8", "surrogateescape")
    return b"" if value is None or isinstance(value, int | float) else bytes(value)


def _entries(
    archive: Archive, leaves: Sequence[Stored], trust: Trust | None, told: Told
) -> Iterator[Finding]:
    from django.db import DatabaseError

    from onrecord.archive.models import FrontierRow

    try:
        row = FrontierRow.objects.using(archive.alias).get(id=1)
        frontier, note = ledger.frontier_of(row), row.note
        keys = [archive.verifier_key()]
    except (
        FrontierRow.DoesNotExist, BadProof, OSError, ValueError, TypeError, DatabaseError,
    ) as error:  # fmt: skip
        yield Finding("frontier", "damaged", f"frontier or key cannot be read: {error}")
        frontier, note, keys = Frontier(), "", []
    stored = Ledger([(leaf[0], leaf[5]) for leaf in leaves], frontier, note, keys)
    yield from check_ledger(stored, _rows(leaves, told), trust)


def _rows(leaves: Sequence[Stored], told: Told) -> Iterator[Row]:
    for number, kind, item, body, salts, _ in leaves:
        try:
            leaf = ledger.recomputed(kind, body, salts)
            named = json.loads(body).get("id")
        except (ValueError, TypeError, BadProof, RecursionError):
            leaf, named = b"", item
        told("entries", 1)
        yield Row(number, f"{kind} {item}", leaf if named == item else b"")


def _bodies(leaves: Sequence[Stored]) -> Bodies:
    """The readable bodies by leaf number; the unreadable are findings already."""
    found: Bodies = {}
    for number, kind, _, body, _, _ in leaves:
        try:
            fields = json.loads(body)
        except (ValueError, RecursionError):
            continue
        if isinstance(fields, dict):
            found[number] = (kind, fields)
    return found


FINDERS = {
    "document": ("SELECT leaf_id, sha256, event FROM archive_documentrow", ("id", "event")),
    "rendition": (
        "SELECT leaf_id, document_id, sha256 FROM archive_renditionrow",
        ("document", "sha256"),
    ),
    "claim": (
        "SELECT leaf_id, id, document_id, kind, event FROM archive_claimrow",
        ("id", "document", "kind", "event"),
    ),
    "review": ("SELECT leaf_id, claim_id FROM archive_reviewrow", ("claim",)),
}
"""Leaf kind to the table that finds it, and the fields its columns repeat."""


def _finders(archive: Archive, bodies: Bodies) -> Iterator[Finding]:
    """Each leaf is found by one row that says the same; no row finds what is not there."""
    from django.db import DatabaseError, connections

    for kind, (statement, names) in FINDERS.items():
        try:
            with connections[archive.alias].cursor() as cursor:
                cursor.execute(statement)
                rows = {row[0]: tuple(row[1:]) for row in cursor.fetchall()}
        except DatabaseError as error:
            yield Finding(f"table of {kind}s", "damaged", str(error))
            continue
        wanted = {
            number: tuple(fields.get(name) for name in names)
            for number, (its_kind, fields) in bodies.items()
            if its_kind == kind
        }
        for number in sorted({*rows, *wanted}, key=str):
            if rows.get(number) != wanted.get(number):
                item = bodies.get(number, (kind, {}))[1].get("id", f"leaf {number}")
                message = f"the table that finds {kind} {item} does not say what its entry says"
                yield Finding(f"{kind} {item}", "altered", message)


def _documents(bodies: Bodies) -> dict[str, int]:
    """Size in bytes of every original, by its SHA-256."""
    found: dict[str, int] = {}
    for kind, fields in bodies.values():
        sha256, size = fields.get("sha256"), fields.get("size")
        if kind == "document" and _is_sha256(sha256):
            found[str(sha256)] = size if isinstance(size, int) else -1
    return found


def _texts(bodies: Bodies, archive: Archive) -> dict[str, int]:
    """Size in bytes of every stored text; it is not recorded, so the text's own is taken."""
    found: dict[str, int] = {}
    for kind, fields in bodies.values():
        named = [fields.get(name) for name in STORED.get(kind, ())]
        for sha256 in (*named, *(texts_named(fields) if kind == ESTIMATE else ())):
            if _is_sha256(sha256):
                path = archive.texts.path(str(sha256))
                found[str(sha256)] = path.stat().st_size if path.is_file() else 0
    return found


def _is_sha256(value: Any) -> bool:
    return isinstance(value, str) and SHA256.fullmatch(value) is not None
