"""The one write path: row, leaf, salts and frontier together, inside the caller's transaction."""

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.archive.store import Archive
from onrecord.errors import ArchiveRefused
from onrecord.ids import canonical_json
from onrecord.preserve.checkpoint import Checkpoint, sign_checkpoint
from onrecord.preserve.commitment import SALT_SIZE, seal
from onrecord.preserve.merkle import Frontier, leaf_hash
from onrecord.preserve.note import SigningKey

BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Entry:
    """Something about to enter the record: its kind, its id, and its fields as JSON values."""

    kind: str
    item: str
    body: Mapping[str, Any]


def append(archive: Archive, entries: Iterable[Entry]) -> list[int]:
    """Append one leaf an entry and sign the new checkpoint; the leaf numbers, in order.

    The frontier row is locked first, so that two programs never give one number twice. Call it
    inside `store.writing`; an exception takes everything back.
    """
    from onrecord.archive.models import FrontierRow, Leaf

    row = FrontierRow.objects.using(archive.alias).select_for_update().get(id=1)
    frontier = frontier_of(row)
    numbers: list[int] = []
    batch: list[Leaf] = []
    for entry in entries:
        leaf, digest = _sealed(frontier.size, entry)
        frontier = frontier.append(digest)
        numbers.append(leaf.number)
        batch.append(leaf)
        if len(batch) >= BATCH:
            Leaf.objects.using(archive.alias).bulk_create(batch)
            batch = []
    Leaf.objects.using(archive.alias).bulk_create(batch)
    row.size, row.hashes = frontier.size, b"".join(frontier.hashes)
    row.note = signed(archive.config.origin, frontier, archive.signing_key())
    row.save(using=archive.alias)
    return numbers


def lock(archive: Archive) -> int:
    """Keep every other program from writing until the transaction ends; the size of the ledger.

    For actions that decide by what they read: nothing enters between reading and writing.
    """
    from onrecord.archive.models import FrontierRow

    row = FrontierRow.objects.using(archive.alias).select_for_update().get(id=1)
    return int(row.size)


def _sealed(number: int, entry: Entry) -> tuple[Any, bytes]:
    from onrecord.archive.models import Leaf

    salts = secrets.token_bytes(SALT_SIZE * len(entry.body))
    digest = leaf_hash(seal(entry.kind, entry.body, salts_of(entry.body, salts)).leaf)
    leaf = Leaf(
        number=number,
        kind=entry.kind,
        item=entry.item,
        body=canonical_json(entry.body).decode("utf-8"),
        salts=salts,
        hash=digest,
    )
    return leaf, digest


def salts_of(body: Mapping[str, Any], salts: bytes) -> dict[str, bytes]:
    """The salt of every field: 16 bytes each, in the order of the sorted field names."""
    return {
        name: salts[SALT_SIZE * place : SALT_SIZE * (place + 1)]
        for place, name in enumerate(sorted(body))
    }


def recomputed(kind: str, body: str, salts: bytes) -> bytes:
    """The leaf hash of a stored body and its salts; ValueError for a body that is not whole."""
    fields = json.loads(body)
    if not isinstance(fields, dict) or len(salts) != SALT_SIZE * len(fields):
        raise ValueError("the body is not whole")
    if canonical_json(fields).decode("utf-8") != body:
        raise ValueError("the body is not written as it was stored: a key twice, or blanks")
    return leaf_hash(seal(kind, fields, salts_of(fields, salts)).leaf)


def frontier_of(row: Any) -> Frontier:
    """The frontier that a stored row holds."""
    packed = bytes(row.hashes)
    return Frontier(row.size, tuple(packed[i : i + 32] for i in range(0, len(packed), 32)))


def signed(origin: str, frontier: Frontier, key: SigningKey) -> str:
    """The checkpoint of a frontier as a signed note."""
    return sign_checkpoint(Checkpoint(origin, frontier.size, frontier.root()), key)


def founding(archive: Archive) -> dict[str, Any]:
    """The body of leaf 0: what the archive was when it was made."""
    from onrecord.archive.models import Leaf

    leaf = Leaf.objects.using(archive.alias).filter(number=0, kind="archive").first()
    if leaf is None:
        raise ArchiveRefused(f"the ledger of {archive.root} has no first entry; restore a copy")
    try:
        body: dict[str, Any] = json.loads(leaf.body)
        return {name: body[name] for name in ("origin", "two_person", "schema_sha256", "key")}
    except (ValueError, KeyError) as error:
        raise ArchiveRefused(
            f"the first entry of the ledger of {archive.root} is damaged ({error}); restore a copy"
        ) from error
