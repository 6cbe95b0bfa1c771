"""Building a release: what is public, accounted for, counted, written, then put in place."""

import hashlib
import os
import shutil
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from onrecord.account import account
from onrecord.archive import actions, queries
from onrecord.archive.bodies import parsed
from onrecord.archive.proofs import Prover
from onrecord.archive.store import Archive, refusing
from onrecord.count import account_of
from onrecord.errors import PublishRefused
from onrecord.preserve.release import sign_release
from onrecord.publish import Released, proof_fields, public_holding, publish
from onrecord.record.account import Account
from onrecord.record.event_count import EventCount
from onrecord.record.holding import Holding
from onrecord.record.review import Decision

SUMS, SUMS_NOTE = "SHA256SUMS", "SHA256SUMS.note"


@dataclass(frozen=True, slots=True)
class State:
    """What a release shows: the ledger up to its last entry that is no release.

    size: leaves; at: when the last of them entered; version: counted from 1.
    recorded: whether a release of exactly this state is in the ledger already.
    """

    size: int
    at: datetime
    version: int
    recorded: bool


@dataclass(frozen=True, slots=True)
class Built:
    """target: where it stands; files: how many; manifest: SHA-256 of its SHA256SUMS."""

    target: Path
    version: int
    files: int
    claims: int
    manifest: str


def state(archive: Archive) -> State:
    """The state a release would show now; the same until something else enters."""
    from onrecord.archive.models import Leaf

    leaves = Leaf.objects.using(archive.alias)
    with refusing(archive.root):
        last = leaves.exclude(kind="release").order_by("-number").values("number", "body")[0]
        releases = [
            parsed(body) for body in leaves.filter(kind="release").values_list("body", flat=True)
        ]
    size = int(last["number"]) + 1
    at = datetime.fromisoformat(parsed(last["body"])["entered"])
    sizes = {int(body["size"]) for body in releases}
    return State(size, at, 1 + sum(1 for s in sizes if s < size), size in sizes)


def holding(archive: Archive, size: int | None = None) -> Holding:
    """Everything the archive holds, texts and proofs read when asked.

    size: of the ledger that proofs lead to; all of it unless given.
    """
    prover = Prover(archive, size)
    claims = queries.claims(archive)
    reviews = queries.reviews(archive)
    made = Holding(
        documents=queries.documents(archive),
        renditions=queries.renditions(archive),
        claims=claims,
        reviews=reviews,
        standings=queries.standings(archive, claims, reviews),
        text=lambda sha256: queries.text(archive, sha256),
        proof=lambda item: prover.proof(item, fields(item)),
        checkpoint=prover.note,
        key=archive.verifier_key().text,
        events=tuple(queries.events(archive)),
    )
    public = public_holding(made)

    def fields(item: str) -> Collection[str]:
        return proof_fields(public.claims[item], public)

    return made


def leaves(archive: Archive, size: int) -> list[str]:
    """The hashes of the first `size` leaves in hex: they show that a release continues another."""
    from onrecord.archive.models import Leaf

    rows = Leaf.objects.using(archive.alias).order_by("number")[:size]
    return [bytes(digest).hex() for digest in rows.values_list("hash", flat=True)]


def accounts(public: Holding) -> dict[str, Account]:
    """Sentences and footnotes of every event, over what is public only."""
    return {
        event: account(
            event, [c for c in public.claims.values() if c.event == event], public.standings
        )
        for event in dict.fromkeys(c.event for c in public.claims.values())
    }


def counts(public: Holding) -> dict[str, EventCount]:
    """Figures, chains, drift, parts and contradictions of every named event."""
    corrections = corrected(public)
    return {
        event: account_of(event, public.claims, public.standings, corrections=corrections)
        for event in dict.fromkeys(c.event for c in public.claims.values() if c.event != "")
    }


def corrected(held: Holding) -> dict[str, str]:
    """Id of a corrected claim to the id of the claim that says it right."""
    return {
        claim: review.correction
        for claim, reviews in held.reviews.items()
        for review in reviews
        if review.decision is Decision.CORRECT
    }


def release(
    archive: Archive,
    target: Path,
    *,
    title: str,
    now: datetime,
    progress: Callable[[int, int], None] | None = None,
) -> Built:
    """Build a release beside `target`, then put it in its place; the same state, the same bytes.

    Raises:
        PublishRefused: `target` holds something else, or the release may not be built.
    """
    _refuse_other(target)
    found = state(archive)
    held = holding(archive, found.size)
    public = public_holding(held)
    building = target.with_name(f".{target.name}.building")
    shutil.rmtree(building, ignore_errors=True)
    with refusing(target.parent):
        building.mkdir(parents=True)
        files = publish(
            held,
            accounts=accounts(public),
            counts=counts(public),
            released=Released(found.version, found.at, title),
            target=building,
            leaves=leaves(archive, found.size),
            progress=progress,
        )
        note = sign_release((building / SUMS).read_bytes(), archive.signing_key())
        (building / SUMS_NOTE).write_text(note, "utf-8")
        _durable(building)
        _put_in_place(building, target)
    manifest = hashlib.sha256((target / SUMS).read_bytes()).hexdigest()
    if not archive.read_only and not found.recorded:
        actions.record_release(
            archive, version=found.version, manifest=manifest, size=found.size, now=now
        )
    return Built(target, found.version, len(files), len(public.claims), manifest)


def _refuse_other(target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise PublishRefused(f"{target} is a file; give a folder")
    if any(target.iterdir()) and not (target / SUMS).is_file():
        raise PublishRefused(
            f"{target} holds something that is no release; give a new folder, so nothing is lost"
        )


def _durable(folder: Path) -> None:
    """Ask the disk to keep what was written before it takes the old release's place."""
    for path in (*folder.rglob("*"), folder):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _put_in_place(building: Path, target: Path) -> None:
    """Swap the new release in; a crash leaves the old or the new one whole, beside the other."""
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    building.rename(target)
    shutil.rmtree(old, ignore_errors=True)
