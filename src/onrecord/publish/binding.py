"""Units bound into one release: their files, the lines they share, pages about the whole."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Self

from onrecord.publish import addresses as at
from onrecord.publish.bundle import write_bundle
from onrecord.publish.changes import Changes, changes_page, moved_page
from onrecord.publish.citing import keeper
from onrecord.publish.feeds import Erratum, News, feeds
from onrecord.publish.languages import refuse_unpublishable, translations
from onrecord.publish.lines import LINE_FILES
from onrecord.publish.listview import list_files, list_pages
from onrecord.publish.previews import preview
from onrecord.publish.rendering import Page, renderer
from onrecord.publish.search import Block, index_files
from onrecord.publish.site import Site, Totals, general_pages
from onrecord.publish.units import Made, Unit
from onrecord.publish.writing import ReleaseFolder, pieces, written
from onrecord.record.claims import CLAIM_KINDS
from onrecord.record.public_lists import NO_LISTS, PublicLists
from onrecord.record.review import Standing
from onrecord.vocab import load
from onrecord.vocab.wordings import wording

ASSETS = (at.STYLE, at.SEARCH_SCRIPT)
"""Files that leave as they stand in the package."""

Render = Callable[[Page, Site], str]


@dataclass(frozen=True, slots=True)
class Released:
    """version: counted from 1; at: aware time; title: the record's name.

    language: BCP 47 of the interface; withdrawn, redacted: how many items later left the record.
    draft: whether a language that nobody read yet is shown; every page then says so.
    """

    version: int
    at: datetime
    title: str
    language: str = "en"
    withdrawn: int = 0
    redacted: int = 0
    draft: bool = False

    @property
    def day(self) -> str:
        return self.at.astimezone(UTC).date().isoformat()


@dataclass(frozen=True, slots=True)
class General:
    """What a release holds besides its units; see `publish`.

    released: as its pages have it; errata, earlier: for the feeds, see `News`.
    lists: of people, as far as they are public.
    """

    released: Released
    leaves: Iterable[str]
    moved: Mapping[str, str]
    changes: Changes | None
    errata: Sequence[Erratum] = ()
    earlier: Sequence[tuple[int, datetime]] = ()
    lists: PublicLists = NO_LISTS


@dataclass(frozen=True, slots=True)
class Bound:
    """A unit as it lies in a release.

    files: path and SHA-256; lines: see `Made`; block: likewise.
    """

    files: tuple[tuple[str, str], ...]
    lines: tuple[bytes, ...] = ()
    block: Block | None = None


def renderer_of(released: Released, places: at.Addresses) -> Render:
    """What renders the pages of a release, whatever part of the record they are made from.

    Raises:
        PublishRefused: the language is not complete, or no person has read it.
    """
    if not released.draft:
        refuse_unpublishable(released.language)
    render = renderer(released.language)
    shared = {"released": released, "places": places, "at": at}
    return lambda page, made: render(page, {**shared, "record": made.record})


def rendered(made: Made, site: Site, render: Render, target: Path) -> Bound:
    """A unit's files written below `target`, with what is shared by several units."""
    contents = {page.path: render(page, site) for page in made.pages} | dict(made.files)
    done = [(path, written(target, path, content)) for path, content in contents.items()]
    return Bound(tuple(done), made.lines, made.block)


class Binder:
    """A release folder that units are added to in their order.

    lengths: of each document's lines in each of LINE_FILES, in bytes; blocks: for the search.
    """

    def __init__(self, folder: ReleaseFolder) -> None:
        self.folder = folder
        self.lengths: dict[Unit, tuple[int, ...]] = {}
        self.blocks: dict[str, Block] = {}
        self.streams = [folder.stream(file.path) for file in LINE_FILES]
        for stream, file in zip(self.streams, LINE_FILES, strict=True):
            stream.write(file.head.encode())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the files, also where the release is refused half-way."""
        for stream in self.streams:
            stream.file.close()

    def add(self, unit: Unit, bound: Bound) -> None:
        """A unit whose files lie in the folder already."""
        for path, digest in bound.files:
            self.folder.took(path, digest)
        self._bind(unit, bound)

    def keep(self, unit: Unit, bound: Bound, before: Path) -> None:
        """A unit that is as it was in the release before."""
        for path, digest in bound.files:
            self.folder.keep(path, digest, before)
        self._bind(unit, bound)

    def _bind(self, unit: Unit, bound: Bound) -> None:
        if bound.block is not None:
            self.blocks[unit.key] = bound.block
        if bound.lines:
            for stream, lines in zip(self.streams, bound.lines, strict=True):
                stream.write(lines)
            self.lengths[unit] = tuple(map(len, bound.lines))

    def finish(self, made: Site, whole: Totals, render: Render, general: General) -> None:
        """Everything that is made anew in each release, and the sums over all of it."""
        for stream, file in zip(self.streams, LINE_FILES, strict=True):
            stream.write(file.tail.encode())
            stream.close()
        pages = [
            *general_pages(made, whole, general.changes, len(general.lists.lists)),
            changes_page(general.changes),
        ]
        pages += list_pages(general.lists)
        pages += [moved_page(path, to) for path, to in sorted(general.moved.items())]
        for page in pages:
            self.folder.write(page.path, render(page, made))
        for path, content in list_files(general.lists):
            self.folder.write(path, content)
        for asset in ASSETS:
            self.folder.write(asset, files("onrecord.publish").joinpath(asset).read_bytes())
        for path, content in index_files(self.blocks, made.places, labels()):
            self.folder.write(path, content)
        self.folder.write(at.preview(at.FRONT), preview(general.released.title))
        for path, content in _feeds(made, whole, general):
            self.folder.write(path, content)
        write_bundle(self.folder, made.record.checkpoint, made.record.key)
        hashes = "".join(f"{leaf}\n" for leaf in general.leaves)
        if hashes != "":
            self.folder.write("proofs/leaves.txt", hashes)
        self.folder.write_sums()


def _feeds(made: Site, whole: Totals, general: General) -> Iterable[tuple[str, str]]:
    released = general.released
    news = News(
        version=released.version,
        at=released.at,
        claims=sum(whole.standings.values()),
        documents=len(made.record.documents),
        changes=general.changes,
        earlier=general.earlier,
        errata=general.errata,
    )
    say = translations(released.language).gettext
    return feeds(keeper(released.title, made.record.key), news, released.language, say)


def labels() -> dict[str, dict[str, str]]:
    """What kinds and standings are called where a script shows them."""
    terms = load("claim_kinds")
    return {
        "kind": {kind.KIND: terms[kind.KIND].label for kind in CLAIM_KINDS},
        "standing": {str(s): wording("standings", str(s), "label") for s in Standing},
    }


def lines_before(
    before: Path, lengths: Sequence[tuple[int, ...]]
) -> list[tuple[tuple[Path, int, int], ...]]:
    """Where each document's lines lie in the files of the release before: file, start, length."""
    at_ = [len(file.head.encode()) for file in LINE_FILES]
    found = []
    for lengths_of_one in lengths:
        found.append(
            tuple(
                (before / file.path, start, length)
                for file, start, length in zip(LINE_FILES, at_, lengths_of_one, strict=True)
            )
        )
        at_ = [start + length for start, length in zip(at_, lengths_of_one, strict=True)]
    return found


def read_lines(places: tuple[tuple[Path, int, int], ...]) -> tuple[bytes, ...]:
    """The lines at those places."""
    return tuple(b"".join(pieces(*place)) for place in places)
