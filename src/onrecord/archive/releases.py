"""Building a release: what it shows, whether it stands there already, and who is told of it."""

from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path

from onrecord.account import account
from onrecord.archive import actions, public_documents, queries
from onrecord.archive.building import Building, Built
from onrecord.archive.parts import corrected
from onrecord.archive.proofs import Prover
from onrecord.archive.public_estimates import by_event
from onrecord.archive.store import Archive
from onrecord.count import account_of
from onrecord.errors import PublishRefused
from onrecord.publish import proof_fields, public_holding
from onrecord.publish.writing import SUMS
from onrecord.record.account import Account
from onrecord.record.event_count import EventCount
from onrecord.record.holding import Holding


def holding(archive: Archive, size: int | None = None) -> Holding:
    """Everything the archive holds, texts and proofs read when asked; files of lists that stay
    as restricted.

    size: of the ledger that proofs lead to; all of it unless given.
    """
    prover = Prover(archive, size)
    claims = queries.claims(archive)
    reviews = queries.reviews(archive)
    made = Holding(
        documents=public_documents.documents(archive),
        renditions=queries.renditions(archive),
        claims=claims,
        reviews=reviews,
        standings=queries.standings(archive, claims, reviews),
        text=lambda sha256: queries.text(archive, sha256),
        proof=lambda item: prover.proof(item, fields(item)),
        checkpoint=prover.note,
        key=archive.verifier_key().text,
        events=tuple(queries.events(archive)),
        estimates=by_event(archive, size),
    )
    public = public_holding(made)

    def fields(item: str) -> Collection[str]:
        return proof_fields(public.claims[item], public)

    return made


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
    corrections = corrected(public.reviews)
    return {
        event: account_of(event, public.claims, public.standings, corrections=corrections)
        for event in dict.fromkeys(c.event for c in public.claims.values() if c.event != "")
    }


def release(
    archive: Archive,
    target: Path,
    *,
    title: str,
    now: datetime,
    since: str | None = None,
    processes: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Built:
    """Build a release beside `target`, then put it in its place; the same state, the same bytes.

    since: the earlier release it is compared with, a version or a folder; the last one if None.
    processes: how many make pages; chosen by the work and the machine if None.

    Raises:
        PublishRefused: `target` holds something else, or the release may not be built.
    """
    _refuse_other(target)
    building = Building(archive, target, title, since)
    kept = building.kept()
    if kept is None:
        kept = building.build(processes, progress)
    if not archive.read_only and not building.state.recorded:
        actions.record_release(
            archive,
            version=kept.version,
            manifest=kept.manifest,
            size=building.state.size,
            now=now,
        )
    return kept


def _refuse_other(target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise PublishRefused(f"{target} is a file; give a folder")
    if any(target.iterdir()) and not (target / SUMS).is_file():
        raise PublishRefused(
            f"{target} holds something that is no release; give a new folder, so nothing is lost"
        )
