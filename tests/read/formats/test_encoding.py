"""Marked encodings, UTF-8, and guesses that say so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import Unreadable
from onrecord.read.formats.encoding import decode, textual

RUSSIAN = "По данным комиссии, погибли 613 человек, в том числе 106 женщин и 63 ребёнка."
TURKISH = "Xocalı'da 613 kişi öldürüldü; görgü tanıkları şöyle dedi: hiç kimse yardım etmedi. " * 3
ARABIC = "قتل 613 مدنيا في خوجالي حسب البيانات الرسمية للجنة"
MIXED = "Xocalı şəhəri 😀 ‘613’ قتل"


@pytest.mark.parametrize("text", [RUSSIAN, TURKISH, ARABIC, MIXED])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_marked_encoding_and_utf8_need_no_guess(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == (text, ())


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-16-le", "utf-32-be", "utf-32-le"])
def test_every_byte_order_is_read_by_its_mark(encoding: str) -> None:
    assert decode(("\ufeff" + MIXED).encode(encoding), "a.txt") == (MIXED, ())


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8_r", "koi8_r"),
        (RUSSIAN, "cp866", "cp866"),
        (TURKISH, "cp1254", "windows-1254"),
        (ARABIC, "cp1256", "windows-1256"),
        ("Témoins : 161 tués à l’aube – « Mémorial »", "cp1252", "windows-1252"),
        ("Le 161 tués", "cp1252", "windows-1252"),
        ("161 people were killed", "utf-16-le", "utf-16-le"),
        ("161 people were killed", "utf-16-be", "utf-16-be"),
    ],
)
def test_a_guess_is_right_and_says_that_it_is_one(text: str, encoding: str, shown: str) -> None:
    read, notes = decode(text.encode(encoding), "a.txt")
    assert read == text
    assert len(notes) == 1 and f"guessed as {shown};" in notes[0]


def test_a_declared_encoding_is_believed_where_it_fits() -> None:
    assert decode(RUSSIAN.encode("koi8_r"), "a.html", "koi8-r") == (RUSSIAN, ())


@pytest.mark.parametrize("declared", ["utf-8", "no-such-encoding"])
def test_a_declaration_that_does_not_fit_is_not_believed(declared: str) -> None:
    read, notes = decode(RUSSIAN.encode("cp1251"), "a.html", declared)
    assert (read, len(notes)) == (RUSSIAN, 1)


def test_a_few_broken_bytes_do_not_turn_utf8_into_something_else() -> None:
    read, notes = decode(RUSSIAN.encode() + b" \xff.", "a.txt")
    assert read == RUSSIAN + " \ufffd."
    assert notes == ("1 places hold bytes that are not UTF-8; they are shown as \ufffd",)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (bytes(range(256)) * 4, "is not text"),
        (b"\x00" * 100, "is not text"),
        (b"\xff\xfe\x00", "marked as utf-16-le but is not"),
        ("\ufeffabc".encode("utf-32-le")[:-1], "marked as utf-32-le but is not"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        decode(data, "a.txt")


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1))
def test_any_text_in_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode("utf-8"), "a.txt")[0] == text.removeprefix("\ufeff")


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data, "a.txt")
    except Unreadable:
        return
    assert "\x00" not in text


@pytest.mark.parametrize(
    ("head", "wanted"),
    [(b"words\r\n", True), (b"\x1b[1m", True), (b"\x00words", False), (b"\x01\x02\x03w", False),
     (b"\xff\xfea\x00", True), (b"", True)],
)  # fmt: skip
def test_control_characters_tell_binary_from_text(head: bytes, wanted: bool) -> None:
    assert textual(head) is wanted
