"""What a release was made from, kept outside of it, so that the next one renders only what changed.

A unit is kept if everything it was made from is as it was: its claims and documents by their hashes
in the ledger, where its pages link to, the program itself. The files are those of the release
before. A state that is missing or wrong only costs time.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from onrecord.publish.search import Block
from onrecord.publish.units import Unit
from onrecord.publish.writing import SUMS

FORMAT = 1

Stat = tuple[int, int, int]
"""Size, and times of the last change of a file's content and of its entry, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A unit of the release before.

    mark: over what it was made from; named: further claims that it names, to their hash or "".
    files: path and SHA-256; lengths: of its lines in each of LINE_FILES.
    """

    mark: str
    named: Mapping[str, str]
    files: tuple[tuple[str, str], ...]
    lengths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """A release as it was written.

    whole: mark over everything it was made from; built: what its builder returned, as JSON.
    stats: of each of its files; units: in their order.
    """

    whole: str = ""
    size: int = 0
    built: Mapping[str, Any] = field(default_factory=dict)
    stats: Mapping[str, Stat] = field(default_factory=dict)
    units: Mapping[Unit, Kept] = field(default_factory=dict)


def mark(*parts: str | bytes) -> str:
    """One digest over parts, each with its length, so that no two lists of parts are alike."""
    made = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        made.update(b"%d:" % len(data) + data)
    return made.hexdigest()


def program() -> str:
    """A mark over every file of the package: other code or other words may give other bytes."""
    found = hashlib.sha256()
    for path, data in sorted(_sources(files("onrecord"), "")):
        found.update(mark(path, data).encode())
    return found.hexdigest()


SOURCES = (".py", ".html", ".css", ".js", ".yaml", ".yml", ".po", ".json", ".svg", ".csv", ".tsv")


def _sources(folder: Traversable, path: str) -> Iterable[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _sources(entry, f"{path}/{entry.name}")
        elif entry.name.endswith(SOURCES):
            yield f"{path}/{entry.name}", entry.read_bytes()


def unchanged(kept: Kept | None, now: str, hash_of: Callable[[str], str]) -> bool:
    """Whether a unit is as it was; hash_of: id of a claim to its hash now, "" if not public."""
    if kept is None or kept.mark != now:
        return False
    return all(hash_of(id_) == was for id_, was in kept.named.items())


def stat_of(file: str | Path) -> Stat:
    found = os.stat(file)  # noqa: PTH116 (thousands of files, and a Path of each takes longer)
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def stats(folder: Path, paths: Iterable[str]) -> dict[str, Stat]:
    return {path: stat_of(f"{folder}/{path}") for path in paths}


def untouched(state: State, folder: Path, path: str, digest: str | None) -> bool:
    """Whether a file of the release before still holds what SHA256SUMS says.

    Its size and times tell; where they are others, as in a copy, its content does.
    """
    file = f"{folder}/{path}"
    try:
        if digest is not None and stat_of(file) == tuple(state.stats.get(path, ())):
            return True
        with Path(file).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == digest
    except OSError:
        return False


def sums_of(folder: Path, manifest: str) -> dict[str, str]:
    """Path to SHA-256 as the release before lists them; empty if it is not the one of the state."""
    try:
        data = (folder / SUMS).read_bytes()
    except OSError:
        return {}
    if hashlib.sha256(data).hexdigest() != manifest:
        return {}
    return {line[66:]: line[:64] for line in data.decode().splitlines()}


def save(state: State, blocks: Mapping[str, Block], file: Path) -> None:
    """The state and the search's blocks as two files; each is whole or not there."""
    units = [
        [*unit, kept.mark, dict(kept.named), kept.files, kept.lengths]
        for unit, kept in state.units.items()
    ]
    _put(
        file,
        {
            "format": FORMAT,
            "whole": state.whole,
            "size": state.size,
            "built": dict(state.built),
            "stats": dict(state.stats),
            "units": units,
        },
    )
    _put(file.with_suffix(".words.json"), {"of": state.whole, "blocks": dict(blocks)})


def _put(file: Path, value: Any) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    words = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    part.write_text(f"{mark(words)}\n{words}", "utf-8")
    part.replace(file)


def _taken(file: Path) -> Any:
    """What `_put` wrote; ValueError for anything that is not whole."""
    digest, _, words = file.read_text("utf-8").partition("\n")
    if mark(words) != digest:
        raise ValueError(f"{file} is damaged")
    return json.loads(words)


def load(file: Path) -> State:
    """The state that was saved; an empty one where there is none that can be read."""
    try:
        found = _taken(file)
        if found.pop("format") != FORMAT:
            return State()
        units = {
            Unit(kind, key): Kept(made_from, named, tuple(map(tuple, paths)), tuple(lengths))
            for kind, key, made_from, named, paths, lengths in found.pop("units")
        }
        return State(**found, units=units)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return State()


def load_blocks(file: Path, state: State) -> dict[str, Block]:
    """The search's blocks that were saved with this state; none where they cannot be read."""
    try:
        found = _taken(file.with_suffix(".words.json"))
        if found["of"] != state.whole:
            return {}
        return {key: Block(words, facets) for key, (words, facets) in found["blocks"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}
