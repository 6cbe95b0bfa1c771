"""Plain text and Markdown keep their words; only line ends and the mark in front change."""

from collections.abc import Callable

import pytest

from onrecord.read.formats import Extracted
from onrecord.text import paragraphs

Read = Callable[[bytes, str], Extracted]


def test_windows_line_ends_and_the_mark_go_and_nothing_else(read: Read) -> None:
    raw = "\ufeffAt least 161 😀\r\npeople in Xocalı  şəhəri.\r\n\r\n\tقتل 613\r"
    made = read(raw.encode("utf-8"), "a.txt")
    assert made.text == "At least 161 😀\npeople in Xocalı  şəhəri.\n\n\tقتل 613\n"
    assert made.tool.startswith("onrecord ")
    assert made.pages == ()
    assert made.notes == ()


def test_paragraphs_and_offsets_count_code_points(read: Read) -> None:
    made = read("😀😀 161\r\n\r\nə 613".encode("utf-16"), "a.txt")
    assert [(p.start, p.exact) for p in paragraphs(made.text)] == [(0, "😀😀 161"), (8, "ə 613")]


def test_a_guess_is_told(read: Read) -> None:
    made = read("По данным комиссии, погибли 613 человек.".encode("cp1251"), "a.txt")
    assert made.text == "По данным комиссии, погибли 613 человек."
    assert "windows-1251" in made.notes[0]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# A report on the town\n\nWords.", "A report on the town"),
        ("\n\n# A report #\nWords.", "A report"),
        ("# A report", "A report"),
        ("Words.\n\n# Later", ""),
        ("## Second level", ""),
        ("#hashtag", ""),
    ],
)
def test_a_heading_in_the_first_line_is_the_title(read: Read, text: str, title: str) -> None:
    made = read(text.encode(), "a.md")
    assert (made.title, made.text) == (title, text)
