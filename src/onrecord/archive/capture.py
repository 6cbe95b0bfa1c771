"""Getting hold of what is to be preserved: a file, every file of a folder, an address."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from onrecord.errors import BadSource

TIMEOUT = 60.0
"""Seconds without a byte before an address is given up."""


@dataclass(frozen=True, slots=True)
class Captured:
    """One thing to preserve.

    name: a file's name; origin: the path or address as given; how: in words.
    path: where it lies now, or None while it must still be fetched.
    seen: what the server said, for custody.
    """

    name: str
    origin: str
    how: str
    path: Path | None
    seen: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def held(self) -> Iterator[Path]:
        """The file for as long as the block runs; a fetched one is removed after."""
        if self.path is not None:
            yield self.path
            return
        with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
            target = Path(folder) / "fetched"
            self.seen.update(_fetch(self.origin, target))
            yield target


def is_address(source: str) -> bool:
    """Whether `source` is an http or https address rather than a path."""
    return source.startswith(("http://", "https://"))


def captured(source: str) -> Iterator[Captured]:
    """What `source` stands for: itself, or the files of a folder in the order of their names.

    Raises:
        BadSource: there is nothing there, or the folder holds no file.
    """
    if is_address(source):
        name = _name_of(source)
        yield Captured(name, source, "fetched over HTTP", None)
        return
    if source == "" or "\0" in source:
        raise BadSource(f"{source!r} names no file; give the path of a file or folder")
    path = Path(source)
    if not path.is_dir():
        yield Captured(_written(path.name), _written(source), "copied from a file", path)
        return
    files = sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p, path))
    if len(files) == 0:
        raise BadSource(f"{source} holds no file; give a file, or a folder with files in it")
    for file in files:
        name = file.relative_to(path).as_posix()
        how = _written(f"copied from folder {path.name}")
        yield Captured(_written(name), _written(str(file)), how, file)


def _name_of(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise BadSource(f"{address!r} is no address: {error}") from error
    return PurePosixPath(unquote(parts.path)).name or parts.netloc


def _written(path: str) -> str:
    r"""A path as it can be recorded: bytes of a name that are no UTF-8 as `\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def _fetch(address: str, target: Path) -> Mapping[str, str]:
    """Write the bytes the server sends, and return what it said of them."""
    import httpx

    try:
        with (
            httpx.stream("GET", address, follow_redirects=True, timeout=TIMEOUT) as answer,
            target.open("wb") as file,
        ):
            answer.raise_for_status()
            # Raw would be what travelled, perhaps compressed; a reader means the content.
            for chunk in answer.iter_bytes():
                file.write(chunk)
            return {
                "fetched_from": str(answer.url),
                "http_status": str(answer.status_code),
                "last_modified": answer.headers.get("last-modified", ""),
                "content_type": answer.headers.get("content-type", ""),
            }
    except httpx.HTTPError as error:
        raise BadSource(
            f"{address} could not be fetched: {error or type(error).__name__}"
        ) from error
