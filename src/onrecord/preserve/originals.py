"""Original files under the SHA-256 of their bytes: written once, durably, never overwritten."""

import errno
import fcntl
import hashlib
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import ArchiveRefused, BadSource, NotFound
from onrecord.preserve.finding import Finding

BUFFER = 1 << 20
"""Bytes read at a time: large enough that hashing, not calling, is the cost."""

SHA256 = re.compile("[0-9a-f]{64}")
FULL = (errno.ENOSPC, errno.EDQUOT)
FORBIDDEN = (errno.EROFS, errno.EACCES, errno.EPERM)


@dataclass(frozen=True, slots=True)
class Stored:
    """sha256: hex; size: bytes; new: False when the same bytes were already there."""

    sha256: str
    size: int
    new: bool


@dataclass(frozen=True, slots=True)
class Originals:
    """The store in the folder `root`: `sha256/ab/cd/<hex>`, and `tmp` for what is being written."""

    root: Path

    def path(self, sha256: str) -> Path:
        """Where the original with this hash is, or would be."""
        if SHA256.fullmatch(sha256) is None:
            raise NotFound(f"a SHA-256 is 64 lower-case hex digits, got {sha256[:80]!r}")
        return self.root / "sha256" / sha256[:2] / sha256[2:4] / sha256

    def open(self, sha256: str) -> BufferedReader:
        """The original, for reading."""
        try:
            return self.path(sha256).open("rb")
        except FileNotFoundError:
            raise NotFound(f"no original {sha256} in {self.root}") from None

    def intact(self, sha256: str) -> BufferedReader:
        """The original, for reading, once all of it was read and has the hash of its name.

        Raises:
            NotFound: it is not there. ArchiveRefused: it is not what was stored.
        """
        stream = self.open(sha256)
        found = hashlib.file_digest(stream, "sha256").hexdigest()
        if found != sha256:
            stream.close()
            raise ArchiveRefused(
                f"{self.path(sha256)} is not what was stored: its SHA-256 is {found}; "
                "run: onrecord verify, and put a good copy in its place"
            )
        stream.seek(0)
        return stream

    def put(self, source: Path | BinaryIO) -> Stored:
        """Store the bytes of `source` and return once they would survive a power cut.

        What is hashed is what is written, so a source that changes meanwhile does no harm.

        Raises:
            BadSource: the source is no plain file or cannot be read.
            ArchiveRefused: the disk is full or read-only, or the stored copy is damaged; nothing is
                left behind.
        """
        if isinstance(source, Path):
            with _open_source(source) as stream:
                return self.put(stream)
        with _refusing(self.root), self._temporary() as (descriptor, temporary):
            sha256, size = _copy(source, descriptor)
            os.fchmod(descriptor, 0o444)
            os.fsync(descriptor)
            return Stored(sha256, size, self._place(temporary, sha256))

    def check(self, sha256: str, size: int | None = None) -> Finding | None:
        """What is wrong with one original, read through whole; None when nothing is.

        size: bytes it should have, when known.
        """
        path = self.path(sha256)
        try:
            status = path.lstat()
            if not stat.S_ISREG(status.st_mode):
                return Finding(sha256, "altered", f"{path} is no plain file, not what was stored")
            found = sha256_of(path)
        except (FileNotFoundError, NotADirectoryError):
            return Finding(sha256, "missing", f"the original {sha256} is not in {path.parent}")
        except OSError as error:
            return Finding(sha256, "unreadable", f"the original {sha256} cannot be read: {error}")
        if found != sha256:
            return Finding(sha256, "altered", f"the original {sha256} now has the hash {found}")
        if size is not None and status.st_size != size:
            message = f"the original {sha256} has {status.st_size} bytes; {size} are recorded"
            return Finding(sha256, "size", message)
        if status.st_mode & 0o222:
            message = f"{path} may be written to, though its content is unchanged; chmod 444 it"
            return Finding(sha256, "writable", message)
        return None

    def all(self) -> Iterator[str]:
        """Every stored hash, sorted, without reading the files."""
        for path in self._files():
            if SHA256.fullmatch(path.name) and path == self.path(path.name):
                yield path.name

    def strays(self) -> Iterator[Path]:
        """Every file in the store that the store did not name, sorted; `tmp` is left out."""
        for path in self._files():
            if SHA256.fullmatch(path.name) is None or path != self.path(path.name):
                yield path

    def sweep(self) -> int:
        """Remove what interrupted writes left in `tmp`, and return how many files that were.

        A file that another program is writing is locked, and stays.
        """
        swept = 0
        for path in sorted((self.root / "tmp").glob("*")):
            with suppress(OSError), path.open("rb") as stream:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()
                swept += 1
        return swept

    def _files(self) -> Iterator[Path]:
        return iter(sorted(p for p in (self.root / "sha256").rglob("*") if not p.is_dir()))

    @contextmanager
    def _temporary(self) -> Iterator[tuple[int, Path]]:
        """A new locked file in `tmp`, gone again afterwards whatever happens."""
        folder = self.root / "tmp"
        _make_folder(folder)
        descriptor, path = _create_locked(folder)
        try:
            yield descriptor, path
        finally:
            with suppress(FileNotFoundError):
                path.unlink()
            os.close(descriptor)

    def _place(self, temporary: Path, sha256: str) -> bool:
        """Give the written file its name; False when an intact one already has it."""
        final = self.path(sha256)
        _make_folder(final.parent)
        try:
            os.link(temporary, final)
        except FileExistsError:
            return self._keep(sha256)
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EMLINK):
                raise
            # A file system without hard links, such as FAT. Renaming could replace a file that
            # appeared just now, but only by the same bytes.
            if final.exists():
                return self._keep(sha256)
            temporary.rename(final)
        _sync_folder(final.parent)
        _sync_folder(temporary.parent)
        return True

    def _keep(self, sha256: str) -> bool:
        finding = self.check(sha256)
        if finding is not None and not finding.mild:
            raise ArchiveRefused(
                f"{finding.message}; it is not overwritten. Move the damaged file away, keep it as "
                "evidence, then add the document again"
            )
        # The program that stored it may have been killed before it got this far.
        _sync_folder(self.path(sha256).parent)
        return False


def _copy(source: BinaryIO, descriptor: int) -> tuple[str, int]:
    """Copy, and return the hash and the number of the bytes written."""
    digest, size = hashlib.sha256(), 0
    while chunk := _read(source):
        digest.update(chunk)
        size += len(chunk)
        view = memoryview(chunk)
        while len(view) > 0:
            view = view[os.write(descriptor, view) :]
    return digest.hexdigest(), size


def _read(source: BinaryIO) -> bytes:
    try:
        return source.read(BUFFER)
    except OSError as error:
        raise BadSource(f"the source cannot be read to its end: {error}") from error


def sha256_of(path: Path) -> str:
    """Hex SHA-256 of a file's bytes, read in constant memory."""
    with path.open("rb", buffering=0) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def require_plain(path: Path) -> None:
    """Refuse what `Originals.put` would refuse, before anybody reads it; BadSource says why."""
    _open_source(path).close()


def require_file(path: Path) -> None:
    """Refuse what is read and not kept where it is no file: a pipe would be waited on for ever.

    A symbolic link is followed. Raises BadSource, which says what would have been right.
    """
    try:
        _refuse_special(path, path.stat().st_mode)
    except FileNotFoundError:
        raise BadSource(f"there is no file {path}; give the path of a file that exists") from None
    except OSError as error:
        raise BadSource(f"{path} cannot be read: {error.strerror}") from error


def _open_source(path: Path) -> BinaryIO:
    """The file opened without following a link and without waiting on a pipe."""
    try:
        _refuse_special(path, path.lstat().st_mode)
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        raise BadSource(f"there is no file {path}; give the path of a file that exists") from None
    except OSError as error:
        raise BadSource(f"{path} cannot be read: {error.strerror}") from error
    stream = os.fdopen(descriptor, "rb", buffering=0)
    try:
        _refuse_special(path, os.fstat(descriptor).st_mode)
    except BadSource:
        stream.close()
        raise
    return stream


def _refuse_special(path: Path, mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    kinds = (
        (stat.S_ISDIR, "a folder; give the files in it"),
        (stat.S_ISLNK, "a symbolic link; give the file it leads to"),
        (stat.S_ISFIFO, "a pipe; save its output to a file and give that"),
    )
    what = next((words for test, words in kinds if test(mode)), "a device or socket; give a file")
    raise BadSource(f"{path} is {what}")


def _create_locked(folder: Path) -> tuple[int, Path]:
    while True:
        path = folder / f"{os.getpid()}-{os.urandom(8).hex()}"
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        if os.fstat(descriptor).st_nlink > 0:
            return descriptor, path
        # A sweep took it between creating and locking.
        os.close(descriptor)


def _make_folder(folder: Path) -> None:
    """Create a folder and its missing parents so that they survive a power cut."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _refusing(root: Path) -> Iterator[None]:
    """Turn what the disk answers into what a person can do about it."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise ArchiveRefused(
                f"the disk that holds {root} is full; nothing was stored. Free some space and "
                "add the document again"
            ) from error
        if error.errno in FORBIDDEN:
            raise ArchiveRefused(
                f"{root} may not be written to ({error.strerror}); nothing was stored. Use an "
                "archive on a writable disk, as a user who may write there"
            ) from error
        raise ArchiveRefused(f"{root} cannot be written: {error}; nothing was stored") from error
