"""Originals are written once, durably, under their hash, or not at all."""

import errno
import io
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import ArchiveRefused, BadSource, NotFound
from onrecord.preserve.finding import Finding
from onrecord.preserve.originals import BUFFER, Originals, Stored, sha256_of

CONTENT = b"the bytes of a document\r\n\x00\xff"
SHA256 = sha256(CONTENT).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> Originals:
    return Originals(tmp_path / "archive" / "originals")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "document.pdf"
    path.write_bytes(CONTENT)
    return path


def _kept(store: Originals) -> list[str]:
    """Every file below the store, by its path."""
    files = (path for path in store.root.rglob("*") if path.is_file())
    return sorted(path.relative_to(store.root).as_posix() for path in files)


def test_stores_the_bytes_under_their_hash_and_read_only(store: Originals, source: Path) -> None:
    assert store.put(source) == Stored(SHA256, len(CONTENT), new=True)
    assert _kept(store) == [f"sha256/{SHA256[:2]}/{SHA256[2:4]}/{SHA256}"]
    assert store.path(SHA256).read_bytes() == CONTENT
    assert store.path(SHA256).stat().st_mode & 0o777 == 0o444
    with store.open(SHA256) as stream:
        assert stream.read() == CONTENT
    assert source.read_bytes() == CONTENT


def test_stores_the_same_bytes_once(store: Originals, source: Path) -> None:
    store.put(source)
    before = store.path(SHA256).stat()
    assert store.put(io.BytesIO(CONTENT)) == Stored(SHA256, len(CONTENT), new=False)
    assert store.path(SHA256).stat() == before
    assert list(store.all()) == [SHA256]


@pytest.mark.parametrize("size", [0, 1, BUFFER - 1, BUFFER, BUFFER + 1, 3 * BUFFER])
def test_stores_any_size(store: Originals, size: int) -> None:
    content = os.urandom(16) * (size // 16 + 1)
    stored = store.put(io.BytesIO(content[:size]))
    assert stored == Stored(sha256(content[:size]).hexdigest(), size, new=True)
    assert store.check(stored.sha256, size) is None


def test_hashes_what_it_wrote_when_the_source_changes_meanwhile(store: Originals) -> None:
    class Changing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            found = super().read(min(5, size or 5))
            self.getbuffer()[:] = bytes(len(self.getbuffer()))
            return found

    stored = store.put(Changing(CONTENT))
    written = CONTENT[:5] + bytes(len(CONTENT) - 5)
    assert store.path(stored.sha256).read_bytes() == written
    assert store.check(stored.sha256, len(CONTENT)) is None


def test_file_and_folders_are_on_disk_before_it_returns(
    store: Originals, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    real_fsync, real_link = os.fsync, os.link

    def fsync(descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        synced.append("file" if path.is_file() else path.relative_to(store.root.parent).as_posix())
        real_fsync(descriptor)

    def link(temporary: Path, final: Path) -> None:
        synced.append("link")
        real_link(temporary, final)

    store.root.mkdir(parents=True)
    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "link", link)
    store.put(source)
    first, second = f"originals/sha256/{SHA256[:2]}", f"originals/sha256/{SHA256[:2]}/{SHA256[2:4]}"
    assert synced == [
        "originals",
        "file",
        "originals",
        "originals/sha256",
        first,
        "link",
        second,
        "originals/tmp",
    ]


def _nothing(path: Path) -> None:
    assert not path.exists()


def _folder(path: Path) -> None:
    path.mkdir()


def _link(path: Path) -> None:
    (path.parent / "elsewhere").write_bytes(CONTENT)
    path.symlink_to(path.parent / "elsewhere")


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


SPECIAL: list[tuple[Callable[[Path], Any], str]] = [
    (_nothing, "there is no file"),
    (_folder, "is a folder; give the files in it"),
    (_link, "is a symbolic link; give the file it leads to"),
    (os.mkfifo, "is a pipe; save its output to a file"),
    (_socket, "is a device or socket"),
]


@pytest.mark.parametrize(("make", "message"), SPECIAL)
def test_refuses_what_is_no_plain_file(
    store: Originals, tmp_path: Path, make: Callable[[Path], Any], message: str
) -> None:
    make(tmp_path / "odd")
    with pytest.raises(BadSource, match=message):
        store.put(tmp_path / "odd")
    assert not store.root.exists()


def test_a_source_that_fails_midway_leaves_nothing(store: Originals) -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() > 0:
                raise OSError(errno.EIO, "Input/output error")
            return super().read(min(3, size or 3))

    with pytest.raises(BadSource, match="cannot be read to its end: .*Input/output error"):
        store.put(Failing(CONTENT))
    assert _kept(store) == []


REFUSALS = [
    (errno.ENOSPC, "originals is full; nothing was stored. Free some space"),
    (errno.EDQUOT, "originals is full; nothing was stored. Free some space"),
    (errno.EROFS, "may not be written to .*Use an archive on a writable disk"),
    (errno.EACCES, "may not be written to .*Use an archive on a writable disk"),
    (errno.EIO, "cannot be written: .*nothing was stored"),
]


@pytest.mark.parametrize("call", ["write", "fsync", "link", "fchmod", "open", "mkdir"])
@pytest.mark.parametrize(("number", "message"), REFUSALS)
def test_a_disk_that_refuses_leaves_nothing_half_written(
    store: Originals, monkeypatch: pytest.MonkeyPatch, call: str, number: int, message: str
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr(os, call, refuse)
        with pytest.raises(ArchiveRefused, match=message):
            store.put(io.BytesIO(CONTENT))
    assert _kept(store) == []
    assert store.put(io.BytesIO(CONTENT)).new


def test_a_file_system_without_hard_links_is_served_by_renaming(
    store: Originals, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    assert store.put(io.BytesIO(CONTENT)).new
    assert not store.put(io.BytesIO(CONTENT)).new
    assert _kept(store) == [f"sha256/{SHA256[:2]}/{SHA256[2:4]}/{SHA256}"]
    assert store.check(SHA256, len(CONTENT)) is None


def _alter(path: Path, content: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(content)
    path.chmod(0o444)


def test_a_damaged_original_is_never_overwritten(store: Originals, source: Path) -> None:
    store.put(source)
    _alter(store.path(SHA256), b"damaged")
    with pytest.raises(ArchiveRefused, match="it is not overwritten. Move the damaged file away"):
        store.put(source)
    assert store.path(SHA256).read_bytes() == b"damaged"
    assert len(_kept(store)) == 1


def test_every_flipped_bit_is_found(store: Originals, source: Path) -> None:
    store.put(source)
    for bit in range(8 * len(CONTENT)):
        flipped = bytearray(CONTENT)
        flipped[bit // 8] ^= 1 << bit % 8
        _alter(store.path(SHA256), bytes(flipped))
        finding = store.check(SHA256, len(CONTENT))
        assert finding is not None
        assert (finding.item, finding.kind) == (SHA256, "altered")


def test_check_tells_missing_replaced_sized_and_writable(store: Originals, source: Path) -> None:
    store.put(source)
    path = store.path(SHA256)
    assert store.check(SHA256, len(CONTENT)) is None
    sized = store.check(SHA256, 5)
    path.chmod(0o644)
    writable = store.check(SHA256)
    path.unlink()
    missing = store.check(SHA256)
    path.symlink_to(source)
    linked = store.check(SHA256)
    assert [sized, writable, missing, linked] == [
        Finding(SHA256, "size", f"the original {SHA256} has 27 bytes; 5 are recorded"),
        Finding(
            SHA256,
            "writable",
            f"{path} may be written to, though its content is unchanged; chmod 444 it",
        ),
        Finding(SHA256, "missing", f"the original {SHA256} is not in {path.parent}"),
        Finding(SHA256, "altered", f"{path} is no plain file, not what was stored"),
    ]


def test_an_original_on_a_failing_disk_is_a_finding(
    store: Originals, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise OSError(errno.EIO, "Input/output error")

    store.put(source)
    monkeypatch.setattr(Path, "open", fail)
    finding = store.check(SHA256)
    assert finding is not None
    assert (finding.item, finding.kind) == (SHA256, "unreadable")


def test_an_original_whose_folder_became_a_file_is_missing(store: Originals, source: Path) -> None:
    store.put(source)
    store.path(SHA256).unlink()
    store.path(SHA256).parent.rmdir()
    store.path(SHA256).parent.write_bytes(b"x")
    finding = store.check(SHA256)
    assert finding is not None
    assert (finding.item, finding.kind) == (SHA256, "missing")


def test_lists_originals_and_tells_strays_apart(store: Originals, source: Path) -> None:
    store.put(source)
    others = [store.put(io.BytesIO(b"%d" % number)).sha256 for number in range(5)]
    stray = store.root / "sha256" / "ab" / "notes.txt"
    misplaced = store.root / "sha256" / ("0" * 64)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"x")
    misplaced.write_bytes(b"x")
    assert list(store.all()) == sorted([SHA256, *others])
    assert list(store.strays()) == [misplaced, stray]


def test_an_empty_store_lists_and_sweeps_nothing(store: Originals) -> None:
    assert list(store.all()) == []
    assert list(store.strays()) == []
    assert store.sweep() == 0


@pytest.mark.parametrize(
    "name", ["", "../../etc/passwd", SHA256.upper(), SHA256[1:], SHA256 + "\n"]
)
def test_only_a_hash_leads_to_a_path(store: Originals, name: str) -> None:
    with pytest.raises(NotFound, match="a SHA-256 is 64 lower-case hex digits"):
        store.path(name)


def test_opening_what_is_not_there_says_so(store: Originals) -> None:
    with pytest.raises(NotFound, match=f"no original {SHA256} in"):
        store.open(SHA256)


WRITER = """
import sys
from pathlib import Path
from onrecord.preserve.originals import Originals
Originals(Path(sys.argv[1])).put(sys.stdin.buffer)
"""


def test_a_killed_writer_leaves_a_file_that_is_swept_and_a_live_one_keeps_its_own(
    store: Originals,
) -> None:
    command = [sys.executable, "-c", WRITER, str(store.root)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.write(bytes(2 * BUFFER))
        process.stdin.flush()
        while not _kept(store) or (store.root / _kept(store)[0]).stat().st_size < BUFFER:
            assert process.poll() is None
        assert store.sweep() == 0
        os.kill(process.pid, signal.SIGKILL)
        process.stdin.close()
    assert len(_kept(store)) == 1
    assert list(store.all()) == []
    assert store.sweep() == 1
    assert _kept(store) == []


def test_hashes_a_file(source: Path) -> None:
    assert sha256_of(source) == SHA256
