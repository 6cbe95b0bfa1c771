"""What is printed for people does not command their terminal."""

import sys

import pytest

from onrecord.cli.shell import visible


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
