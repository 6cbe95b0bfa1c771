"""Every file goes through one function, inside the folder, once."""

import hashlib
from pathlib import Path

import pytest

from onrecord.errors import PublishRefused
from onrecord.publish.writing import empty_folder


def test_files_are_written_with_their_digests(tmp_path: Path) -> None:
    folder = empty_folder(tmp_path / "site")
    folder.write("b/a.txt", "é\n")
    folder.write("a.bin", b"\x00")
    folder.write_sums()
    assert (tmp_path / "site/b/a.txt").read_bytes() == b"\xc3\xa9\n"
    nul, accent = hashlib.sha256(b"\x00"), hashlib.sha256("é\n".encode())
    assert (tmp_path / "site/SHA256SUMS").read_text() == (
        f"{nul.hexdigest()}  a.bin\n{accent.hexdigest()}  b/a.txt\n"
    )


@pytest.mark.parametrize("path", ["/a", "../a", "a/../../b", "A.TXT", "a.txt"])
def test_a_path_that_is_taken_or_leads_out_is_refused(tmp_path: Path, path: str) -> None:
    folder = empty_folder(tmp_path / "site")
    folder.write("a.txt", "")
    with pytest.raises(PublishRefused, match="not a new path"):
        folder.write(path, "")


def test_a_folder_with_something_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "keep.txt").write_text("mine")
    with pytest.raises(PublishRefused, match="not empty"):
        empty_folder(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["keep.txt"]


def test_a_lone_surrogate_is_written_as_its_escape(tmp_path: Path) -> None:
    empty_folder(tmp_path / "site").write("a", "x\udc80")
    assert (tmp_path / "site/a").read_bytes() == b"x\\udc80"
