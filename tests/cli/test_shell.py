"""What is printed for people does not command their terminal."""

import sys

import pytest

from onrecord.cli.main import main
from onrecord.cli.shell import say, say_all, steps, visible, warn


def test_a_terminal_is_shown_commands_instead_of_obeying_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert visible("a\x1b[2K\u202eb\r\x9bc\n\td\u200cé") == (
        "a\\x1b[2K\\u202eb\\r\\x9bc\n\td\u200cé"
    )


def test_what_goes_to_a_file_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False)
    assert visible("a\x1b[2K") == "a\x1b[2K"


def test_every_line_goes_through_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    say(None, as_json=False, text="a\x1b[2K\u202e")
    say({"name": "a\u202e\x1b\x9b"}, as_json=True, text="")
    warn("a\x1b]0;title\x07")
    shown = capsys.readouterr()
    assert shown.out == 'a\\x1b[2K\\u202e\n{"name": "a\\u202e\\u001b\\u009b"}\n'
    assert shown.err == "a\\x1b]0;title\\x07\n"


def test_an_error_names_what_was_typed_without_obeying_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(sys, "argv", ["onrecord", "--archive", "none\x1b[2J", "people"])
    with pytest.raises(SystemExit) as ended:
        main()
    error = capsys.readouterr().err
    assert (ended.value.code, "\x1b" in error, "none\\x1b[2J" in error) == (2, False, True)


def test_steps_are_shown_in_a_terminal_and_nowhere_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def worked() -> str:
        with steps("linking", 3) as bar:
            bar.begin("reading rows")
            bar.begin("scoring")
            bar.progress.refresh()
        return capsys.readouterr().err

    assert worked() == ""
    monkeypatch.setenv("FORCE_COLOR", "1")
    shown = worked()
    assert "scoring" in shown
    assert "1/3" in shown


def test_many_lines_are_written_as_single_ones_are(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.cli.shell.AT_ONCE", 2)
    lines = [({"n": n, "name": "Şuşa\x1b"}, f"row {n}") for n in range(5)]
    for as_json in (True, False):
        say_all(lines, as_json=as_json)
        many = capsys.readouterr().out
        for value, text in lines:
            say(value, as_json=as_json, text=text)
        assert many == capsys.readouterr().out
