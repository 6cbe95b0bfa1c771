"""A whole release written into an empty folder: pages, data, proofs, verifier and their digests."""

import re
from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from onrecord.errors import BadQuote, PublishRefused
from onrecord.ids import sha256_hex
from onrecord.publish import addresses as at
from onrecord.publish.binding import Binder, General, Released, rendered, renderer_of
from onrecord.publish.bundle import verifier
from onrecord.publish.changes import Changes
from onrecord.publish.eventview import claim_ids
from onrecord.publish.feeds import errata
from onrecord.publish.gate import PublicRecord, document_rows, public_holding, record_of
from onrecord.publish.site import narrowed, site, totals
from onrecord.publish.units import Of, make, named_by, units_of
from onrecord.publish.writing import empty_folder, encoded
from onrecord.record.account import Account
from onrecord.record.event_count import EventCount
from onrecord.record.holding import Holding
from onrecord.record.passage import Passage
from onrecord.record.public_lists import NO_LISTS, PublicLists

Progress = Callable[[int, int], None]

LEAST_METHODOLOGY = 400
"""Characters of plain text below which a methodology page says nothing."""


def publish(
    holding: Holding,
    *,
    accounts: Mapping[str, Account],
    counts: Mapping[str, EventCount],
    released: Released,
    target: Path,
    leaves: Iterable[str] = (),
    moved: Mapping[str, str] | None = None,
    changes: Changes | None = None,
    lists: PublicLists = NO_LISTS,
    progress: Progress | None = None,
) -> tuple[str, ...]:
    """Write a release into the empty folder `target`; the paths written, sorted.

    accounts, counts: by event, made over `public_holding(holding)`; accounts for every event that
        a public claim names ("" for claims that name none).
    leaves: the ledger's leaf hashes in hex, for proofs/leaves.txt; none, no file.
    moved: pages of earlier releases that are here no more, to where they lead now, "" for nowhere.
    changes: since which release, and what changed.
    lists: of people, as far as somebody said that they may be told of.
    progress: called with units done and units in all.

    The same input gives the same bytes. Nothing outside the allow-list leaves.

    Raises:
        PublishRefused: no methodology, no verifier, a quote that does not stand in its text, an
            account or count that names what is not public, a proof that shows what is private.
    """
    public = public_holding(holding)
    record = record_of(public, document_rows(public))
    refuse(
        [
            *packaged_faults(),
            *_unaccounted(record, accounts),
            *_named_in_private(record, accounts, counts),
            *misquoted(public),
        ]
    )
    made = site(record, accounts, counts, listed={one.event for one in lists.lists})
    render = renderer_of(released, made.places)
    units = units_of(record.documents, _owners(record))
    with Binder(empty_folder(target)) as binder:
        for done, (unit, ids) in enumerate(units.items(), start=1):
            part = narrowed(made, ids, named_by(record, ids))
            binder.add(unit, rendered(make(part, unit, ids), part, render, target))
            if progress is not None:
                progress(done, len(units))
        told = errata(public.reviews, public.claims)
        general = General(released, leaves, moved or {}, changes, told, lists=lists)
        binder.finish(made, totals(record), render, general)
    return tuple(sorted(binder.folder.digests))


def _owners(record: PublicRecord) -> dict[str, Of]:
    return {id_: Of(row["event"], row["document"]) for id_, row in record.claims.items()}


def refuse(faults: list[str]) -> None:
    if faults:
        raise PublishRefused("\n".join(faults))


def packaged_faults() -> list[str]:
    """What is missing of the package itself, without which no release is built."""
    verifier()
    source = files("onrecord.publish").joinpath("templates", at.METHODOLOGY)
    words = re.sub(r"\{[%#].*?[%#]\}|<[^>]*>|\s+", " ", _read(source), flags=re.DOTALL)
    if len(words.strip()) >= LEAST_METHODOLOGY:
        return []
    return [
        f"templates/{at.METHODOLOGY} is missing or says next to nothing; "
        "no figure is published without a page that says how it was made"
    ]


def _read(source: Traversable) -> str:
    return source.read_text("utf-8") if source.is_file() else ""


def _unaccounted(record: PublicRecord, accounts: Mapping[str, Account]) -> list[str]:
    events = dict.fromkeys(row["event"] for row in record.claims.values())
    return [f"event {event!r} has no account" for event in events if event not in accounts]


def _named_in_private(
    record: PublicRecord, accounts: Mapping[str, Account], counts: Mapping[str, EventCount]
) -> list[str]:
    """Accounts and counts that were made over more than what is public."""
    return [
        f"the {what} of {event!r} names a claim that is not public; "
        "make it over public_holding(holding)"
        for what, results in (("account", accounts), ("count", counts))
        for event, result in sorted(results.items())
        if not record.claims.keys() >= set(claim_ids(result))
    ]


def misquoted(public: Holding) -> list[str]:
    """Every public quote that does not stand in its text at its place."""
    passages: dict[str, list[tuple[str, Passage]]] = {}
    for claim in public.claims.values():
        for passage in claim.passages:
            passages.setdefault(passage.rendition, []).append((claim.id, passage))
    return [fault for sha, found in passages.items() for fault in _faults_in(public, sha, found)]


def _faults_in(public: Holding, rendition: str, found: list[tuple[str, Passage]]) -> list[str]:
    text, faults = public.text(rendition), []
    if sha256_hex(encoded(text)) != rendition:
        return [f"the text {rendition[:12]} was changed: its SHA-256 is another"]
    for id_, passage in found:
        try:
            passage.check(text)
        except BadQuote as error:
            faults.append(f"claim {id_[:12]}: {error}")
    return faults
