"""What is captured has a name that can be written down, and is what was asked for."""

import os
from pathlib import Path

import pytest

from onrecord.archive.capture import captured
from onrecord.errors import BadSource


def test_an_empty_path_is_not_the_folder_one_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "private.txt").write_text("x")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadSource, match="'' names no file"):
        list(captured(""))


@pytest.mark.parametrize("source", ["http://[bad", "a\0b"])
def test_what_is_no_address_and_no_path_is_refused(source: str) -> None:
    with pytest.raises(BadSource, match=r"is no address|names no file"):
        list(captured(source))


def test_a_name_that_is_no_utf_8_is_recorded_in_signs_that_are(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"a\xff.txt")  # noqa: PTH118 (bytes)
    with open(path, "w") as file:  # noqa: PTH123 (bytes)
        file.write("x")
    (alone,) = captured(os.fsdecode(path))
    (inside,) = captured(str(tmp_path))
    assert (alone.name, inside.name) == (r"a\xff.txt", r"a\xff.txt")
    assert alone.origin.encode("utf-8").endswith(rb"a\xff.txt")
    with alone.held() as held:
        assert held.read_text() == "x"
