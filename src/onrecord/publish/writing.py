"""The one way by which every file of a release is written, with its digest."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from onrecord.errors import PublishRefused
from onrecord.ids import sha256_hex

SUMS = "SHA256SUMS"
CHUNK = 1 << 20


@dataclass(slots=True)
class ReleaseFolder:
    """An empty folder being filled.

    digests: relative path, with "/", to the SHA-256 of what was written there.
    kept: paths of it that are files of the release before, not written anew.
    """

    target: Path
    digests: dict[str, str] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    _taken: set[str] = field(default_factory=set)
    _parents: set[str] = field(default_factory=set)

    def write(self, path: str, content: str | bytes) -> None:
        """Write one file; the same path, in any case, is never written twice.

        Raises:
            PublishRefused: the path is taken or leads out of the folder.
        """
        self.took(path, written(self.target, path, content))

    def took(self, path: str, digest: str) -> None:
        """Enter a file that was written by `written` into this folder, perhaps elsewhere."""
        self._take(path)
        self.digests[path] = digest

    def keep(self, path: str, digest: str, before: Path) -> None:
        """Take a file of the release before, whose content is known, without writing it anew."""
        parent = path.rpartition("/")[0]
        if parent not in self._parents:
            _inside(self.target, path).parent.mkdir(parents=True, exist_ok=True)
            self._parents.add(parent)
        old, new = f"{before}/{path}", f"{self.target}/{path}"
        try:
            os.link(old, new)
        except OSError:
            shutil.copyfile(old, new)
        self.took(path, digest)
        self.kept.add(path)

    def stream(self, path: str) -> "Stream":
        """A file written piece by piece; it is part of the release once it is closed."""
        self._take(path)
        file = _inside(self.target, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        return Stream(self, path, file.open("xb"))

    def write_sums(self) -> None:
        """SHA256SUMS over everything written, readable by `sha256sum -c`."""
        lines = [f"{digest}  {path}\n" for path, digest in sorted(self.digests.items())]
        self.write(SUMS, "".join(lines))

    def _take(self, path: str) -> None:
        if path.casefold() in self._taken:
            raise PublishRefused(f"{path!r} is not a new path inside the release")
        self._taken.add(path.casefold())


class Stream:
    """One file while it is written; length: bytes so far."""

    def __init__(self, folder: ReleaseFolder, path: str, file: IO[bytes]) -> None:
        self.folder, self.path, self.file = folder, path, file
        self.hash, self.length = hashlib.sha256(), 0

    def write(self, data: bytes) -> None:
        self.file.write(data)
        self.hash.update(data)
        self.length += len(data)

    def close(self) -> None:
        self.file.close()
        self.folder.digests[self.path] = self.hash.hexdigest()


def written(target: Path, path: str, content: str | bytes) -> str:
    """Write one new file below `target`; its SHA-256.

    Raises:
        PublishRefused: the path is taken or leads out of the folder.
    """
    file = _inside(target, path)
    data = content if isinstance(content, bytes) else encoded(content)
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("xb") as stream:
            stream.write(data)
    except FileExistsError as error:
        raise PublishRefused(f"{path!r} is not a new path inside the release") from error
    return sha256_hex(data)


def _inside(target: Path, path: str) -> Path:
    if path.startswith("/") or ".." in path.split("/"):
        raise PublishRefused(f"{path!r} is not a new path inside the release")
    return target / path


def encoded(text: str) -> bytes:
    r"""UTF-8; a lone surrogate, which UTF-8 cannot hold, as its \udXXX escape."""
    return text.encode("utf-8", "backslashreplace")


def pieces(file: Path, start: int, length: int) -> Iterator[bytes]:
    """A range of a file's bytes, in chunks."""
    with file.open("rb") as stream:
        stream.seek(start)
        while length > 0:
            data = stream.read(min(CHUNK, length))
            if data == b"":
                raise PublishRefused(f"{file} ended {length} bytes early; was it changed just now?")
            length -= len(data)
            yield data


def empty_folder(target: Path) -> ReleaseFolder:
    """The folder, made if it is not there.

    Raises:
        PublishRefused: something is in it.
    """
    target.mkdir(parents=True, exist_ok=True)
    if any(target.iterdir()):
        raise PublishRefused(f"{target} is not empty; a release is written into an empty folder")
    return ReleaseFolder(target)
