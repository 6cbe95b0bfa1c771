"""What earlier releases were: their sizes in the ledger, and the addresses they gave out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from onrecord.archive.bodies import parsed
from onrecord.archive.parts import Index
from onrecord.archive.store import Archive, refusing
from onrecord.errors import PublishRefused
from onrecord.preserve.merkle import Tree
from onrecord.preserve.note import decode_base64
from onrecord.publish import things
from onrecord.publish.changes import Changes
from onrecord.record.review import Standing
from onrecord.review.standing import standing

ADDRESSES = "addresses.txt"
"""In the archive: every page that a release had, once, with the first release that had it."""

FOLDERS = tuple(
    f"{name}/" for name in ("events", "documents", "claims", "speakers", "lists", *things.FOLDERS)
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier release: its version, the size of the ledger it showed, pages it is known to have
    had besides those the archive knows of.
    """

    version: int
    size: int
    pages: tuple[str, ...] = ()


def earlier(archive: Archive, size: int, since: str | None) -> Earlier | None:
    """The release that one of `size` leaves is compared with: the last one before it, unless given.

    since: a version, or a folder that holds a release.

    Raises:
        PublishRefused: there is no such release, or it is of another ledger.
    """
    known = _releases(archive)
    if since is None:
        before = [one for one in known if one.size < size]
        return max(before, key=lambda one: one.size, default=None)
    folder = Path(since)
    if folder.is_dir():
        return _of_folder(archive, folder, size, known)
    found = [one for one in known if str(one.version) == since and one.size <= size]
    if len(found) == 0:
        versions = ", ".join(sorted({str(one.version) for one in known})) or "none yet"
        raise PublishRefused(
            f"{since!r} is no folder and no earlier release; there are: {versions}"
        )
    return found[0]


def _releases(archive: Archive) -> list[Earlier]:
    from onrecord.archive.models import Leaf

    query = Leaf.objects.using(archive.alias).filter(kind="release").order_by("number")
    with refusing(archive.root):
        bodies = [parsed(body) for body in query.values_list("body", flat=True)]
    return [Earlier(int(body["version"]), int(body["size"])) for body in bodies]


def times(archive: Archive, size: int) -> list[tuple[int, datetime]]:
    """Version and time of each release of fewer leaves: when the last of its leaves entered."""
    from onrecord.archive.models import Leaf

    versions = {one.size - 1: one.version for one in _releases(archive) if one.size < size}
    query = Leaf.objects.using(archive.alias).filter(number__in=versions).order_by("number")
    with refusing(archive.root):
        rows = [(number, parsed(body)) for number, body in query.values_list("number", "body")]
    return [(versions[number], datetime.fromisoformat(body["entered"])) for number, body in rows]


def _of_folder(archive: Archive, folder: Path, size: int, known: list[Earlier]) -> Earlier:
    try:
        lines = (folder / "proofs/checkpoint.txt").read_text("utf-8").split("\n")
        sums = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
        its_size, root = int(lines[1]), decode_base64(lines[2])
    except (OSError, ValueError, IndexError) as error:
        raise PublishRefused(f"{folder} holds no release that can be read ({error})") from error
    if its_size > size or Tree(hashes(archive, its_size)).root() != root:
        raise PublishRefused(f"the release in {folder} is of another ledger, or of a later state")
    version = next((one.version for one in known if one.size == its_size), 0)
    return Earlier(version, its_size, tuple(line[66:] for line in sums))


def hashes(archive: Archive, size: int) -> list[bytes]:
    """The hashes of the first `size` leaves."""
    from onrecord.archive.models import Leaf

    rows = Leaf.objects.using(archive.alias).order_by("number")[:size]
    with refusing(archive.root):
        return [bytes(digest) for digest in rows.values_list("hash", flat=True)]


def changes(archive: Archive, known: Index, before: Earlier) -> Changes:
    """What is public now that was not then, and the other way round, in counts."""
    from onrecord.archive.models import DocumentRow

    query = DocumentRow.objects.using(archive.alias).filter(leaf__number__gte=before.size)
    with refusing(archive.root):
        new = set(query.values_list("sha256", flat=True))
    decided: dict[str, set[str]] = {}
    for id_ in known.claims:
        for made in known.reviews.get(id_, ()):
            if made.number >= before.size:
                decided.setdefault(str(made.review.decision), set()).add(id_)
    return Changes(
        since=before.version,
        documents=len(new & known.documents.keys()),
        claims=sum(1 for one in known.claims.values() if one.number >= before.size),
        decided={decision: len(ids) for decision, ids in sorted(decided.items())},
        withdrawn=_withdrawn(archive, known, {before.size}),
    )


def withdrawn(archive: Archive, known: Index) -> int:
    """Claims that some earlier release showed and this one does not."""
    return _withdrawn(archive, known, {one.size for one in _releases(archive)})


def _withdrawn(archive: Archive, known: Index, sizes: Collection[int]) -> int:
    """Claims that were public at one of these sizes of the ledger and are not now."""
    two_person = archive.config.two_person

    def was_public(id_: str, size: int) -> bool:
        then = [made.review for made in known.reviews.get(id_, ()) if made.number < size]
        return standing(then, two_person=two_person) is not Standing.REJECTED

    return sum(
        document in known.documents
        and any(number < size <= known.size and was_public(id_, size) for size in sizes)
        for number, document, id_ in known.hidden
    )


def pages_before(archive: Archive, version: int) -> list[str]:
    """Pages of releases before this one, as the archive remembers them."""
    try:
        lines = (archive.root / ADDRESSES).read_text("utf-8").splitlines()
    except FileNotFoundError:
        return []
    pairs = [line.partition(" ") for line in lines]
    return [path for number, _, path in pairs if number.isdecimal() and int(number) < version]


def remember(archive: Archive, version: int, paths: Iterable[str]) -> None:
    """Add the pages that no earlier release had to the archive's list; it only ever grows."""
    known = set(pages_before(archive, version + 1))
    new = [path for path in sorted(paths) if is_lasting(path) and path not in known]
    with (archive.root / ADDRESSES).open("a", encoding="utf-8") as stream:
        stream.writelines(f"{version} {path}\n" for path in new)


def is_lasting(path: str) -> bool:
    """Whether it is a page whose address people cite."""
    return path.startswith(FOLDERS) and path.endswith(".html")


def moved(pages: Iterable[str], now: Collection[str]) -> dict[str, str]:
    """Pages that earlier releases had and this one has not, to where they lead: "" for nowhere.

    now: every lasting page of this release. A later part of an event leads to its first.
    """
    gone = sorted({path for path in pages if is_lasting(path)}.difference(now))
    firsts = {path: path.rpartition("-")[0] + ".html" for path in gone}
    return {path: first if first in now else "" for path, first in firsts.items()}
