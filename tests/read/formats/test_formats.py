"""Which format a file is of, and what is refused before it is opened."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import Unreadable
from onrecord.read.formats import FORMATS, Extracted, detect, extract, media_type

Read = Callable[[bytes, str], Extracted]
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
JUNK = bytes(range(4)) * 50
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP = b"PK\x03\x04\x14\x00\x00\x00\x00\x00"


@pytest.mark.parametrize(
    ("head", "name", "wanted"),
    [
        (b"At least 161", "a.txt", "text/plain"),
        (b"At least 161", "a", "text/plain"),
        (b"At least 161", "a.unheard-of", "text/plain"),
        (b"# At least 161", "a.MD", "text/markdown"),
        (b"name,row\n", "a.csv", "text/csv"),
        (b"%PDF-1.7\n", "a.txt", "application/pdf"),
        (b"junk before\n%PDF-1.7\n", "a.pdf", "application/pdf"),
        (b"<!DOCTYPE HTML PUBLIC", "a", "text/html"),
        (b"\xef\xbb\xbf\n <!-- saved -->\n<html>", "a.txt", "text/html"),
        (b'<?xml version="1.0"?>\n<html xmlns="x">', "a.xml", "text/html"),
        (b"<p>a fragment", "a.html", "text/html"),
        (b"<p>a fragment", "https://example.org/a/page.html?from=1#top", "text/html"),
        (b"words", "https://example.org", "text/plain"),
        (ZIP + b"word/document.xml", "a", DOCX),
        (ZIP + b"[Content_Types].xml", "a.docx", DOCX),
        (ZIP + b"[Content_Types].xml", "a.pdf", "application/zip"),
        (ZIP + b"[Content_Types].xml xl/workbook.xml", "a.zip",
         "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (ZIP + b"mimetypeapplication/vnd.oasis.opendocument.text", "a.docm.odt",
         "application/vnd.oasis.opendocument.text"),
        (OLD, "a.docx", "application/msword"),
        (b"{\\rtf1\\ansi", "a.doc", "application/rtf"),
        (b"\x89PNG\r\n\x1a\n", "a.pdf", "image/png"),
        (b"\xff\xd8\xff\xe0", "a", "image/jpeg"),
        (b"II*\x00", "a", "image/tiff"),
        (b"RIFF\x00\x00\x00\x00WEBP", "a", "image/webp"),
        (b"RIFF\x00\x00\x00\x00WAVE", "a", "audio/wav"),
        (b"\x00\x00\x00\x18ftypheic", "a", "image/heic"),
        (b"\x00\x00\x00\x18ftypmp42", "a", "video/mp4"),
        (b"BM was his name", "a", "text/plain"),
        (b"\x00\x01\x02\x03", "a.xyz", "application/octet-stream"),
        (b"\x00\x01\x02\x03", "a.pdf", "application/pdf"),
        ("\ufeffAt least".encode("utf-16"), "a", "text/plain"),
        ("Погибли".encode("cp1251"), "a", "text/plain"),
    ],
)  # fmt: skip
def test_the_bytes_decide_and_then_the_name(head: bytes, name: str, wanted: str) -> None:
    assert media_type(head, name) == wanted


def test_no_suffix_belongs_to_two_formats() -> None:
    suffixes = [suffix for known in FORMATS for suffix in known.suffixes]
    assert sorted(set(suffixes)) == sorted(suffixes)


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "a.txt", ["a.txt is empty", "right would be"]),
        (b"  \n\t\n", "a.txt", ["a.txt", "without any words"]),
        (ZIP, "a.pdf", ["a.pdf", "in spite of its suffix .pdf", "ZIP archive", "unpack it"]),
        (b"\x89PNG\r\n\x1a\n", "a.png", ["a.png", "picture (PNG)", "tesseract", "searchable PDF"]),
        (b"II*\x00", "scan.tif", ["picture (TIFF)", "tesseract"]),
        (b"\xff\xd8\xff", "scan.jpg", ["picture (JPEG)", "tesseract"]),
        (OLD, "a.doc", ["a.doc", "old Office", "save it as .docx"]),
        (OLD, "a.docx", ["suffix .docx", "protected by a password"]),
        (b"{\\rtf1", "a.rtf", ["rich text (RTF)", ".docx, .pdf or plain text"]),
        (ZIP + b"mimetypeapplication/epub+zip", "a.epub", ["an e-book (EPUB)", ".docx"]),
        (b"whatever", "a.xlsx", ["spreadsheet", ".csv", "onrecord import"]),
        (JUNK, "a.xyz", ["a.xyz", "no format known", "PDF with a text layer or DOCX"]),
        (JUNK, "a.txt", ["a.txt is not text", "UTF-8"]),
    ],
)  # fmt: skip
def test_what_is_not_read_says_what_would_be_right(
    read: Read, data: bytes, name: str, says: list[str]
) -> None:
    with pytest.raises(Unreadable) as refused:
        read(data, name)
    assert [words for words in says if words not in str(refused.value)] == []


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.csv"])
def test_a_file_of_a_gigabyte_is_refused_before_it_is_opened(tmp_path: Path, name: str) -> None:
    path = tmp_path / "original"
    with path.open("wb") as file:
        file.write(b"At least 161 people")
        file.truncate(1 << 30)
    with pytest.raises(Unreadable, match=r"1,073,741,824 bytes; up to [\d,]+ are read: split it"):
        extract(path, name)


def test_a_page_named_pdf_is_read_as_the_page_it_is(read: Read) -> None:
    made = read(b"<html><body><p>The page you asked for is gone.</p></body></html>", "report.pdf")
    assert made.text == "The page you asked for is gone."
    assert made.notes[0] == (
        "the name ends in .pdf, but the bytes are a web page and were read as that"
    )


def test_a_file_that_is_not_there_stays_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        extract(tmp_path / "nothing", "a.txt")


def test_the_registry_is_there_before_any_library_is() -> None:
    heavy = ("trafilatura", "pypdf", "docx", "charset_normalizer", "lxml")
    code = f"import sys, onrecord.read.formats; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_detect_gives_the_format_that_reads_it() -> None:
    assert detect(b"%PDF-1.4", "a.docx").label == "a PDF"
