"""One release while it is built: units kept from the one before, units made anew, put in place."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from onrecord.archive import history
from onrecord.archive.bodies import parsed
from onrecord.archive.parts import Index, Parts, index
from onrecord.archive.store import Archive, refusing
from onrecord.archive.workers import Done, Job, making
from onrecord.ids import canonical_json, sha256_hex
from onrecord.preserve.release import sign_release
from onrecord.publish import incremental
from onrecord.publish.binding import (
    Binder,
    Bound,
    General,
    Released,
    lines_before,
    read_lines,
    renderer_of,
)
from onrecord.publish.feeds import errata
from onrecord.publish.incremental import Kept, State, mark
from onrecord.publish.lines import LINE_FILES, PROOFS
from onrecord.publish.listview import list_pages
from onrecord.publish.release import packaged_faults, refuse
from onrecord.publish.search import Block
from onrecord.publish.units import DOCUMENT, EVENT, SHELVES, Unit, units_of
from onrecord.publish.writing import SUMS, empty_folder

SUMS_NOTE = "SHA256SUMS.note"
CACHE = "cache"
"""Folder of the archive; whatever is in it may be deleted at any time."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class LedgerState:
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


def state(archive: Archive) -> LedgerState:
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
    return LedgerState(size, at, 1 + sum(1 for s in sizes if s < size), size in sizes)


class Building:
    """One release of an archive into one folder."""

    def __init__(self, archive: Archive, target: Path, title: str, since: str | None) -> None:
        self.archive, self.target = archive, target
        self.state = state(archive)
        self.released = Released(self.state.version, self.state.at, title)
        self.before = history.earlier(archive, self.state.size, since)
        self.pages = history.pages_before(archive, self.state.version)
        self.pages += () if self.before is None else self.before.pages
        self.program = incremental.program()

    @cached_property
    def cache(self) -> Path:
        """Where the state of the release in this folder is kept."""
        name = sha256_hex(os.fsencode(self.target.resolve()))[:16]
        return self.archive.root / CACHE / f"publish-{name}.json"

    @cached_property
    def whole(self) -> str:
        """A mark over everything that the release is made from."""
        released = self.released
        before = "" if self.before is None else f"{self.before.version} {self.before.size}"
        return mark(
            self.program, released.title, released.language, str(released.version),
            released.at.isoformat(), str(self.state.size), before, *sorted(self.pages),
        )  # fmt: skip

    @cached_property
    def old(self) -> State:
        """The release before, as far as it is known and stands in the folder."""
        return incremental.load(self.cache)

    @cached_property
    def sums(self) -> dict[str, str]:
        """Path to SHA-256 of the release before."""
        return incremental.sums_of(self.target, str(self.old.built.get("manifest", "")))

    def kept(self) -> Built | None:
        """The release in the folder, if it is this one and nobody touched it."""
        if self.old.whole != self.whole or len(self.sums) == 0:
            return None
        note = self.target / SUMS_NOTE
        if not note.is_file() or note.read_text("utf-8") != self._note(self.target):
            return None
        if not all(self._untouched(path) for path in self.sums) or self._strangers():
            return None
        return Built(self.target, **self.old.built)

    def _untouched(self, path: str) -> bool:
        return incremental.untouched(self.old, self.target, path, self.sums.get(path))

    def _strangers(self) -> bool:
        """Whether files lie in the folder that are not of the release."""
        found = sum(len(files) for _, _, files in os.walk(self.target))
        return found != len(self.sums) + 2

    def _note(self, folder: Path) -> str:
        return sign_release((folder / SUMS).read_bytes(), self.archive.signing_key())

    def build(self, processes: int | None, progress: Progress | None) -> Built:
        """Make the release, and put it in place of the one before."""
        refuse(packaged_faults())
        folder = self.target.with_name(f".{self.target.name}.building")
        shutil.rmtree(folder, ignore_errors=True)
        known = index(self.archive, self.state.size)
        parts = Parts(self.archive, known)
        with refusing(self.target.parent):
            folder.parent.mkdir(parents=True, exist_ok=True)
            try:
                built, new = self._bind(folder, parts, processes, progress)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            _put_in_place(folder, self.target)
        self._remember(built, new)
        return built

    def _bind(
        self, folder: Path, parts: Parts, processes: int | None, progress: Progress | None
    ) -> tuple[Built, "New"]:
        known = parts.known
        units = units_of(known.documents, known.owners())
        marks = Marks(parts, self.program, self.released)
        now = {unit: marks.of(unit, ids) for unit, ids in units.items()}
        old = {
            unit: kept
            for unit, kept in self.old.units.items()
            if self._stands(kept, unit, now, marks)
        }
        fresh = {unit: ids for unit, ids in units.items() if unit not in old}
        job = Job(self.archive.root, self.archive.config, self.archive.read_only, known,
                  self.released, folder)  # fmt: skip
        new = New()
        with Binder(empty_folder(folder)) as binder:
            before = self._before(parts, old)
            with making(self.archive, job, fresh, processes) as made:
                for done, unit in enumerate(units, start=1):
                    if unit in old:
                        binder.keep(unit, before(unit), self.target)
                        new.units[unit] = replace(old[unit], lengths=binder.lengths.get(unit, ()))
                    else:
                        self._add(binder, next(made), now[unit], marks, new)
                    if progress is not None:
                        progress(done, len(units))
            self._finish(binder, parts)
            new.blocks = binder.blocks
            digests, kept_files = binder.folder.digests, binder.folder.kept
        (folder / SUMS_NOTE).write_text(self._note(folder), "utf-8")
        _durable(folder, kept_files)
        manifest = sha256_hex((folder / SUMS).read_bytes())
        new.paths = tuple(digests)
        built = Built(self.target, self.released.version, len(digests), len(known.claims), manifest)
        return built, new

    def _add(self, binder: Binder, done: Done, made_from: str, marks: "Marks", new: "New") -> None:
        binder.add(done.unit, done.bound)
        named = {id_: marks.of_claim(id_) for id_ in done.named}
        lengths = binder.lengths.get(done.unit, ())
        new.units[done.unit] = Kept(made_from, named, done.bound.files, lengths)

    def _stands(self, kept: Kept, unit: Unit, now: Mapping[Unit, str], marks: "Marks") -> bool:
        """Whether a unit can be kept: nothing it is made from changed, its files are whole."""
        if not incremental.unchanged(kept, now.get(unit, ""), marks.of_claim):
            return False
        if unit.kind == SHELVES and unit.key not in self.blocks:
            return False
        if unit.kind == DOCUMENT and not self.lines_stand:
            return False
        return all(
            self.sums.get(path) == digest and self._untouched(path) for path, digest in kept.files
        )

    @cached_property
    def blocks(self) -> dict[str, Block]:
        return incremental.load_blocks(self.cache, self.old)

    @cached_property
    def lines_stand(self) -> bool:
        """Whether the files that documents share are as the release before left them."""
        return all(self._untouched(file.path) for file in LINE_FILES)

    def _before(self, parts: Parts, old: Mapping[Unit, Kept]) -> Callable[[Unit], Bound]:
        """What gives a kept unit as it lies in the release before, its proofs made new."""
        documents = [unit for unit in self.old.units if unit.kind == DOCUMENT]
        places = lines_before(self.target, [self.old.units[unit].lengths for unit in documents])
        at = dict(zip(documents, places, strict=True))
        proofs = [file.path for file in LINE_FILES].index(PROOFS)

        def bound(unit: Unit) -> Bound:
            if unit.kind == SHELVES:
                return Bound(old[unit].files, (), self.blocks[unit.key])
            if unit.kind == EVENT:
                return Bound(old[unit].files)
            lines = list(read_lines(at[unit]))
            if self.old.size != self.state.size:
                lines[proofs] = parts.prover.renewed(lines[proofs])
            return Bound(old[unit].files, tuple(lines))

        return bound

    def _finish(self, binder: Binder, parts: Parts) -> None:
        # Only here, since linking brings numpy, which takes as long as an unchanged release.
        from onrecord.archive.public_lists import public_lists

        site = parts.general()
        lists = public_lists(self.archive, parts.known.documents)
        here = binder.folder.digests.keys() | {page.path for page in list_pages(lists)}
        moved = history.moved(self.pages, here)
        before = self.before
        changes = None if before is None else history.changes(self.archive, parts.known, before)
        leaves = (digest.hex() for digest in parts.prover.tree.leaves)
        released = replace(self.released, withdrawn=history.withdrawn(self.archive, parts.known))
        render = renderer_of(released, parts.places)
        given = {id_: [r.review for r in made] for id_, made in parts.known.reviews.items()}
        general = General(
            released, leaves, moved, changes,
            errata=errata(given, parts.known.claims),
            earlier=history.times(self.archive, self.state.size),
            lists=lists,
        )  # fmt: skip
        binder.finish(site, parts.totals(), render, general)

    def _remember(self, built: Built, new: "New") -> None:
        if self.archive.read_only:
            return
        history.remember(self.archive, built.version, new.paths)
        found = {name: value for name, value in asdict(built).items() if name != "target"}
        stats = incremental.stats(self.target, new.paths)
        made = State(self.whole, self.state.size, found, stats, new.units)
        incremental.save(made, new.blocks, self.cache)


class New:
    """What is remembered of the release that was just built."""

    def __init__(self) -> None:
        self.units: dict[Unit, Kept] = {}
        self.blocks: Mapping[str, Block] = {}
        self.paths: tuple[str, ...] = ()


class Marks:
    """One digest for each unit, over everything that its pages and lines are made from."""

    def __init__(self, parts: Parts, program: str, released: Released) -> None:
        self.known: Index = parts.known
        self.places = parts.places
        notes = sorted(
            row["author"] for row in parts.documents.values() if row["kind"] == "research_note"
        )
        self.shared = mark(program, released.title, released.language, *dict.fromkeys(notes))
        self.documents = {
            sha: mark(canonical_json(row), parts.places.documents[sha])
            for sha, row in parts.documents.items()
        }

    def of(self, unit: Unit, ids: Sequence[str]) -> str:
        found = [self.known.claims[id_] for id_ in ids]
        documents = dict.fromkeys(one.document for one in found)
        if unit.kind == DOCUMENT:
            documents[unit.key] = None
        events = dict.fromkeys(one.event for one in found)
        estimates = self.known.estimates.get(unit.key, ()) if unit.kind == EVENT else ()
        return mark(
            self.shared,
            *unit,
            *(one.id for one in estimates),
            *(["listed"] if unit.kind == EVENT and unit.key in self.places.listed else []),
            *(self.documents[sha] for sha in documents),
            *(f"{event} {self.places.events[event]}" for event in events),
            *ids,
            *(one.hash for one in found),
        )

    def of_claim(self, id_: str) -> str:
        """Of one claim that others name; "" if it is not public."""
        if id_ not in self.known.claims:
            return ""
        one = self.known.claims[id_]
        return mark(one.hash, self.documents[one.document], self.places.events[one.event])


def _files(folder: Path) -> Iterator[Path]:
    for base, _, names in os.walk(folder):
        yield from (Path(base) / name for name in names)
        yield Path(base)


def _durable(folder: Path, kept: set[str]) -> None:
    """Ask the disk to keep what was written before it takes the old release's place."""
    files = [file for file in _files(folder) if file.relative_to(folder).as_posix() not in kept]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(_synced, files))


def _synced(path: Path) -> None:
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
