"""From bytes to text: the encoding that is marked, else UTF-8, else a guess that says so."""

import codecs
import re
from typing import TYPE_CHECKING

from onrecord.errors import Unreadable

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

GUESSED = (
    "cp1252", "cp1251", "cp1254", "cp1250", "cp1256", "koi8_r", "koi8_u", "cp866", "iso8859_5",
    "cp1253", "cp1255", "cp1257", "iso8859_6", "gb18030", "big5", "euc_jp", "euc_kr", "shift_jis",
)  # fmt: skip
"""What old files of people are written in, the likelier first; without this list a short text in
windows-1251 is sometimes taken for a mainframe's or an old Macintosh's code page."""

MAX_LOST = 0.1
"""Share of the letters beyond ASCII that may be broken in a text still taken for UTF-8; of a text
in another encoding nearly all would be."""

SAMPLE = 1 << 18
"""Bytes the guess looks at: enough for any alphabet, and a fraction of a second."""

CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f]")
HUMP = re.compile(r"(?:[a-z]|[\u0430-\u045f])(?:[A-Z]|[\u0400-\u042f])")
MAX_CONTROLS = 0.01
"""Share of control characters (the end marks of old files aside) above which bytes are no text."""


def textual(head: bytes) -> bool:
    """Whether first bytes may be text: marked as such, or free of control characters."""
    if any(head.startswith(mark) for mark, _ in MARKS):
        return True
    return 0 not in head and not _binary(head.decode("latin-1"))


def decode(data: bytes, name: str, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of `data`, and a note where its encoding had to be guessed.

    declared: the encoding the format itself names (HTML), or "".

    Raises:
        Unreadable: the bytes are no text, or in no encoding that could be told.
    """
    text, notes = _decoded(data, name, declared)
    if "\x00" in text or _binary(text):
        raise _not_text(name)
    return text, notes


def _binary(text: str) -> bool:
    return len(CONTROLS.findall(text)) > MAX_CONTROLS * len(text)


def _not_text(name: str) -> Unreadable:
    return Unreadable(
        f"{name} is not text: it holds bytes that no text holds; right would be plain text in "
        "UTF-8, or a name that ends in the format's own suffix (.pdf, .docx, .html)"
    )


def _decoded(data: bytes, name: str, declared: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], name, encoding), ()
    for encoding in (declared, "utf-8"):
        text = _strictly(data, encoding)
        if text is not None and (encoding == declared or "\x00" not in text):
            return text, ()
    wide = _unmarked_wide(data)
    if wide is None and not textual(data[:SAMPLE]):
        raise _not_text(name)
    return wide or _damaged(data) or _guessed(data, name)


def _marked(data: bytes, name: str, encoding: str) -> str:
    text = _strictly(data, encoding)
    if text is None:
        raise Unreadable(
            f"{name} is marked as {encoding} but is not: it was cut off or altered; "
            "right would be the whole file, or the text saved as UTF-8"
        )
    return text


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding) if encoding != "" else None
    except (UnicodeDecodeError, LookupError):
        return None


def _unmarked_wide(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-16 without its mark: it has NUL bytes, yet decodes to text with blanks in it."""
    if b"\x00" not in data[:SAMPLE]:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strictly(data, encoding)
        if text is not None and not _binary(text) and 20 * text.count(" ") >= len(text) // 2:
            return text, (_guess_note(encoding),)
    return None


def _damaged(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8 in which a few bytes are not: pages put together from several sources often are."""
    text = data.decode("utf-8", "replace")
    lost, beyond_ascii = text.count("\ufffd"), len(text) - len(text.encode("ascii", "ignore"))
    if b"\x00" in data or lost > MAX_LOST * beyond_ascii:
        return None
    return text, (f"{lost} places hold bytes that are not UTF-8; they are shown as \ufffd",)


def _guessed(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    from charset_normalizer import from_bytes

    matches = from_bytes(data[:SAMPLE], cp_isolation=list(GUESSED), enable_fallback=False)
    for match in sorted(matches, key=_unlikely):
        encoding = _likeliest(match)
        text = _strictly(data, encoding)
        if text is not None:
            return text, (_guess_note(encoding),)
    raise Unreadable(
        f"the encoding of {name} could not be told; right would be the same text saved as UTF-8"
    )


def _unlikely(match: "CharsetMatch") -> tuple[float, float, int, int]:
    """The library's own measures; where they are equal, capitals inside words speak against."""
    humps = len(HUMP.findall(str(match)))
    return match.chaos, -match.coherence, humps, GUESSED.index(_likeliest(match))


def _likeliest(match: "CharsetMatch") -> str:
    """Of the encodings that all give this same text, the one that comes first in GUESSED."""
    return next(encoding for encoding in GUESSED if encoding in match.could_be_from_charset)


def _guess_note(encoding: str) -> str:
    shown = re.sub(r"^cp(125\d)$", r"windows-\1", encoding)
    return (
        f"the encoding is not marked and was guessed as {shown}; compare a few words with special "
        "letters, and if they are wrong add a copy saved as UTF-8"
    )
