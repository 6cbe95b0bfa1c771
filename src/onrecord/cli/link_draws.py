"""Plausible linkages as tables in a folder, one a draw, for `onrecord estimate --replicates`."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import LinkRefused

if TYPE_CHECKING:
    from onrecord.link.uncertainty.plausible import Plausible
    from onrecord.record.link import Link
    from onrecord.record.linkage import Linkage


def of_archive(archive_path: Path, count: int, folder: Path) -> list[Path]:
    """Draws of everything that is linked in an archive."""
    from onrecord.archive.groups import Groups
    from onrecord.archive.inclusion import plausible
    from onrecord.archive.listings import Listings
    from onrecord.cli.shell import opened

    with opened(archive_path) as archive:
        groups = Groups.of(archive)
        ready = plausible(groups, Listings(archive))
        lists = {entry: one.list for entry, one in groups.covered.items()}
    return written(ready, lists, count, folder)


def of_files(found: "Linkage", words: "list[Link]", count: int, folder: Path) -> list[Path]:
    """Draws of a linkage of files; a list is called by its file's name without the ending."""
    from onrecord.link.rows.keys import KEY_MARK
    from onrecord.link.uncertainty.plausible import Plausible

    file_of = {entry: entry.split(KEY_MARK)[0] for group in found.clusters for entry in group}
    stems = {file: Path(file).stem for file in dict.fromkeys(file_of.values())}
    once = len(set(stems.values())) == len(stems)
    lists = {entry: stems[file] if once else file for entry, file in file_of.items()}
    single = {stems[file] if once else file for file in found.diagnostics.get("single", ())}
    recall = found.diagnostics.get("blocking_recall")
    ready = Plausible.of(
        found.clusters, found.pairs, lists, words=words, duplicate_free=frozenset(single),
        missed=0.0 if recall is None else recall["missed"],
    )  # fmt: skip
    return written(ready, lists, count, folder)


def written(ready: "Plausible", lists: Mapping[str, str], count: int, folder: Path) -> list[Path]:
    """One table a draw, `draw-001.csv` and so on, in a folder that is new or empty."""
    from onrecord.count.patterns import as_csv
    from onrecord.record.inclusion import Inclusion

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise LinkRefused(f"{folder} is not an empty folder; name a new one for the draws")
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    drawn = ready.inclusion(count, lists=lists, says=frozenset(lists), strata={})
    for number, one in enumerate(drawn, start=1):
        counts = tuple(sorted(((), pattern, n) for pattern, n in one.strata[()]))
        path = folder / f"draw-{number:03d}.csv"
        path.write_text(as_csv(Inclusion(one.lists, (), counts)), "utf-8")
        paths.append(path)
    return paths
