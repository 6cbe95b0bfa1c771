"""A whole release written into an empty folder: pages, data, proofs, verifier and their digests."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from onrecord.errors import BadQuote, PublishRefused
from onrecord.ids import sha256_hex
from onrecord.publish import addresses as at
from onrecord.publish.bundle import verifier, write_bundle
from onrecord.publish.eventview import claim_ids
from onrecord.publish.gate import PublicRecord, public_holding, public_record
from onrecord.publish.rendering import renderer
from onrecord.publish.site import pages, site
from onrecord.publish.writing import ReleaseFolder, empty_folder, encoded
from onrecord.record.account import Account
from onrecord.record.event_count import EventCount
from onrecord.record.holding import Holding
from onrecord.record.passage import Passage

Progress = Callable[[int, int], None]

LEAST_METHODOLOGY = 400
"""Characters of plain text below which a methodology page says nothing."""


@dataclass(frozen=True, slots=True)
class Released:
    """version: counted from 1; at: aware time; title: the record's name.

    language: BCP 47 of the interface; withdrawn, redacted: how many items later left the record.
    """

    version: int
    at: datetime
    title: str
    language: str = "en"
    withdrawn: int = 0
    redacted: int = 0

    @property
    def day(self) -> str:
        return self.at.astimezone(UTC).date().isoformat()


def publish(
    holding: Holding,
    *,
    accounts: Mapping[str, Account],
    counts: Mapping[str, EventCount],
    released: Released,
    target: Path,
    leaves: Iterable[str] = (),
    progress: Progress | None = None,
) -> tuple[str, ...]:
    """Write a release into the empty folder `target`; the paths written, sorted.

    accounts, counts: by event, made over `public_holding(holding)`; accounts for every event that
        a public claim names ("" for claims that name none).
    leaves: the ledger's leaf hashes in hex, for proofs/leaves.txt; none, no file.
    progress: called with pages done and pages in all.

    The same input gives the same bytes. Nothing outside the allow-list leaves.

    Raises:
        PublishRefused: no methodology, no verifier, a quote that does not stand in its text, an
            account or count that names what is not public, a proof that shows what is private.
    """
    record = public_record(holding)
    _refuse(
        [
            *_methodology_faults(),
            *_unaccounted(record, accounts),
            *_named_in_private(record, accounts, counts),
            *_misquoted(public_holding(holding)),
        ]
    )
    verifier()
    folder = empty_folder(target)
    _write_pages(folder, record, accounts, counts, released, progress)
    folder.write(at.STYLE, _packaged("assets", "style.css"))
    write_bundle(folder, record)
    hashes = "".join(f"{leaf}\n" for leaf in leaves)
    if hashes != "":
        folder.write("proofs/leaves.txt", hashes)
    folder.write_sums()
    return tuple(sorted((*folder.digests,)))


def _write_pages(
    folder: ReleaseFolder,
    record: PublicRecord,
    accounts: Mapping[str, Account],
    counts: Mapping[str, EventCount],
    released: Released,
    progress: Progress | None,
) -> None:
    made = site(record, accounts, counts)
    shared = {"released": released, "record": record, "places": made.places, "at": at}
    render = renderer(released.language, shared)
    total = made.size
    for done, page in enumerate(pages(made), start=1):
        folder.write(page.path, render(page))
        if progress is not None:
            progress(min(done, total), total)


def _packaged(*path: str) -> str:
    return files("onrecord.publish").joinpath(*path).read_text("utf-8")


def _refuse(faults: list[str]) -> None:
    if faults:
        raise PublishRefused("\n".join(faults))


def _methodology_faults() -> list[str]:
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


def _misquoted(public: Holding) -> list[str]:
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
