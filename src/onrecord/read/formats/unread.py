"""Formats that are recognised and not read, each with what to do about it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NoReturn

from onrecord.errors import Unreadable
from onrecord.read.formats.extracted import Format

UNBOUNDED = 1 << 62
"""Nothing of these files is opened, so their size does not matter."""

OCR = (
    "read its words with tesseract (`tesseract PICTURE OUT -l LANGUAGE pdf` makes a searchable "
    "PDF) and add that as another document"
)
RESAVE = "save it as .docx, .pdf or plain text in UTF-8 and add that as another document"
UNPACK = "unpack it and add the files inside"
TRANSCRIBE = "add a transcript as another document"
SHEET = (
    "to quote from it save the sheet as .csv and add that as another document; to bring in claims "
    "made elsewhere use `onrecord import`"
)


def refuse(path: Path, name: str, *, label: str, advice: str) -> NoReturn:
    """Say what the file is, and what would be right."""
    del path
    raise Unreadable(
        f"{name} is {label}, whose words are not read: {advice}; the file stays as it is"
    )


def unread(
    label: str, media_type: str, suffixes: str, starts: Callable[[bytes], bool], advice: str
) -> Format:
    """A format in the registry whose `read` always refuses."""
    return Format(
        label=label,
        media_type=media_type,
        suffixes=tuple(suffixes.split()),
        starts=lambda head, _suffix: starts(head),
        limit=UNBOUNDED,
        read=partial(refuse, label=label, advice=advice),
    )


def magic(*marks: bytes) -> Callable[[bytes], bool]:
    """Whether a file starts with one of `marks`."""
    return lambda head: head.startswith(marks)


def zipped(mark: bytes) -> Callable[[bytes], bool]:
    """Whether a file is a ZIP archive whose first entries name `mark`."""
    return lambda head: head.startswith(b"PK\x03\x04") and mark in head


def boxed(*brands: bytes) -> Callable[[bytes], bool]:
    """Whether a file is an ISO media file of one of the brands (all, when none is given)."""
    return lambda head: head[4:8] == b"ftyp" and (len(brands) == 0 or head[8:12] in brands)


def bitmap(head: bytes) -> bool:
    return head.startswith(b"BM") and 0 in head[2:14]


def riff(kind: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(b"RIFF") and head[8:12] == kind


UNREAD = (
    unread("a picture (PNG)", "image/png", ".png", magic(b"\x89PNG\r\n"), OCR),
    unread("a picture (JPEG)", "image/jpeg", ".jpg .jpeg", magic(b"\xff\xd8\xff"), OCR),
    unread("a picture (TIFF)", "image/tiff", ".tif .tiff", magic(b"II*\0", b"MM\0*"), OCR),
    unread("a picture (GIF)", "image/gif", ".gif", magic(b"GIF87a", b"GIF89a"), OCR),
    unread("a picture (WebP)", "image/webp", ".webp", riff(b"WEBP"), OCR),
    unread("a picture (BMP)", "image/bmp", ".bmp", bitmap, OCR),
    unread("a picture (HEIC)", "image/heic", ".heic .heif", boxed(b"heic", b"heix", b"mif1"), OCR),
    unread(
        "a scan (DjVu)", "image/vnd.djvu", ".djvu .djv", magic(b"AT&TFORM"),
        "turn it into a PDF (`ddjvu -format=pdf IN.djvu OUT.pdf`), read that with ocrmypdf, and "
        "add the searchable PDF as another document",
    ),
    unread(
        "an OpenDocument text", "application/vnd.oasis.opendocument.text", ".odt .ott",
        zipped(b"mimetypeapplication/vnd.oasis.opendocument.text"), RESAVE,
    ),
    unread(
        "an OpenDocument spreadsheet", "application/vnd.oasis.opendocument.spreadsheet", ".ods",
        zipped(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), SHEET,
    ),
    unread(
        "an e-book (EPUB)", "application/epub+zip", ".epub",
        zipped(b"mimetypeapplication/epub+zip"), RESAVE,
    ),
    unread(
        "a spreadsheet (XLSX)", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".xlsx .xlsm", zipped(b"xl/"), SHEET,
    ),
    unread(
        "slides (PPTX)",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ".pptx", zipped(b"ppt/"), RESAVE,
    ),
    unread(
        "an old Office file (.doc, .xls), or a new one protected by a password",
        "application/msword",
        ".doc .xls .ppt", magic(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        f"open it, with its password if it has one, and {RESAVE}",
    ),
    unread("rich text (RTF)", "application/rtf", ".rtf", magic(b"{\\rtf"), RESAVE),
    unread(
        "a saved web archive (MHTML)", "multipart/related", ".mht .mhtml",
        magic(b"From: <Saved by"),
        "open it in a browser, save the page as HTML only, and add that as another document",
    ),
    unread("PostScript", "application/postscript", ".ps .eps", magic(b"%!PS"),
        "turn it into a PDF (`ps2pdf IN.ps OUT.pdf`) and add that as another document"),
    unread("a ZIP archive", "application/zip", ".zip", magic(b"PK\x03\x04", b"PK\x05\x06"), UNPACK),
    unread("a gzip archive", "application/gzip", ".gz .tgz", magic(b"\x1f\x8b"), UNPACK),
    unread("a 7z archive", "application/x-7z-compressed", ".7z", magic(b"7z\xbc\xaf'\x1c"), UNPACK),
    unread("a RAR archive", "application/vnd.rar", ".rar", magic(b"Rar!\x1a\x07"), UNPACK),
    unread("video", "video/mp4", ".mp4 .mov .m4v", boxed(), TRANSCRIBE),
    unread(
        "video (Matroska)", "video/x-matroska", ".mkv .webm", magic(b"\x1aE\xdf\xa3"), TRANSCRIBE
    ),
    unread("sound (MP3)", "audio/mpeg", ".mp3", magic(b"ID3", b"\xff\xfb"), TRANSCRIBE),
    unread("sound (WAV)", "audio/wav", ".wav", riff(b"WAVE"), TRANSCRIBE),
    unread("sound (Ogg)", "audio/ogg", ".ogg .oga .opus", magic(b"OggS"), TRANSCRIBE),
)  # fmt: skip
"""Every format known by sight; an archive comes after what is packed in one."""

UNKNOWN = unread(
    "of no format known here", "application/octet-stream", "", lambda _head: True,
    "right would be plain text, Markdown, HTML, PDF with a text layer or DOCX; save it as one of "
    "these and add that as another document",
)  # fmt: skip
