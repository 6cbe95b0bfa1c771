"""Wrong words on the command line get one message that says what would be right."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.main import group, main
from onrecord.errors import OnrecordError


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(tmp_path / "records"))
    assert CliRunner().invoke(group, ["init", "--origin", "test"]).exit_code == 0
    (tmp_path / "a.txt").write_text("Police said 12 people were killed.")
    return tmp_path


def refused(*words: str) -> str:
    error = CliRunner().invoke(group, list(words)).exception
    assert isinstance(error, OnrecordError), error
    return str(error)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"\xff", "line 1 must be"),
        (b"[1]", "line 1 must be"),
        (b'{"file": 5}', "file must be a string, got 5"),
        (b'{"file": "a.txt", "date": 5}', "date must be a string, got 5"),
        (b'{"file": "a.txt", "title": ["x"]}', "title must be a string"),
        (b'{"file": "a.txt", "languages": "en"}', "languages must be a list of strings"),
        (b'{"file": "a\\ud800"}', "line 1 must be"),
        (b'{"file": "a.txt", "by": "x"}', "unknown ['by']"),
    ],
)
def test_a_wrong_manifest(home: Path, line: bytes, reason: str) -> None:
    (home / "m.jsonl").write_bytes(line + b"\n")
    assert reason in refused("add", "--manifest", "m.jsonl")


def test_other_wrong_words(home: Path) -> None:
    (home / "noise").write_bytes(b"\xb9\xff")
    assert "is no text" in refused("verify", "--trust", "noise")
    assert "a.txt is a file" in refused("init", "--archive", "a.txt")
    many = f"low={'9' * 5_000}"
    said = refused("decide", "abcdef", "correct", "--by", "A", "--reason", "r", "--set", many)
    assert "low is a whole number or null" in said


def test_what_the_system_refuses_is_a_message_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["onrecord", "init", "--archive", "/proc/none/such"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("onrecord: /proc/none")
