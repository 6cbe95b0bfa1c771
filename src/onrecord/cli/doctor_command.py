"""`onrecord doctor`."""

import importlib.metadata
import importlib.util
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from onrecord.cli.shell import archive_option, json_option, say

EPILOG = """
\b
Examples:
  onrecord doctor
  onrecord doctor --archive records --json
"""

LIBRARIES = (
    ("spacy", "read suggestions", "pip install 'spacy>=3.8,<3.9'"),
    ("pypdf", "read PDF", "pip install pypdf"),
    ("docx", "read DOCX", "pip install python-docx"),
    ("trafilatura", "read HTML", "pip install trafilatura"),
    ("psycopg", "archives on PostgreSQL", "pip install 'onrecord[postgresql]'"),
    ("cryptography", "sign checkpoints", "pip install cryptography"),
)
PROGRAMS = (
    ("ocrmypdf", "make scanned PDFs searchable", "apt-get install ocrmypdf"),
    ("tesseract", "recognise text in images", "apt-get install tesseract-ocr"),
)


@dataclass(frozen=True, slots=True)
class Checked:
    """name; ok; needed: whether onrecord cannot do its main work without; found; todo."""

    name: str
    ok: bool
    needed: bool
    found: str
    todo: str = ""


@click.command("doctor", epilog=EPILOG)
@archive_option
@json_option
def command(archive_path: Path, as_json: bool) -> None:
    """Say what is installed, what is missing, and what to do about it.

    Exit code 1 when something that is needed is missing.
    """
    checked = [
        *_python(),
        _model(),
        _sqlite(),
        *_libraries(),
        *_programs(),
        *_archive(archive_path),
    ]
    for one in checked:
        mark = "ok     " if one.ok else "missing" if one.needed else "without"
        todo = f"  ->  {one.todo}" if not one.ok and one.todo else ""
        say(asdict(one), as_json=as_json, text=f"{mark}  {one.name:14} {one.found}{todo}")
    if any(one.needed and not one.ok for one in checked):
        raise SystemExit(1)


def _python() -> Iterator[Checked]:
    have = ".".join(map(str, sys.version_info[:3]))
    yield Checked("python", sys.version_info >= (3, 11), True, have, "install Python 3.11 or newer")
    yield Checked("onrecord", True, True, importlib.metadata.version("onrecord"))


def _model() -> Checked:
    from onrecord.errors import Unreadable
    from onrecord.read.suggest.language import english

    try:
        meta = english().meta
        return Checked("English model", True, True, f"{meta['name']} {meta['version']}")
    except Unreadable as error:
        return Checked("English model", False, True, "none", str(error))


def _sqlite() -> Checked:
    from onrecord.archive import sqlite

    sqlite.use_bundled()
    have = ".".join(map(str, sqlite.version()))
    return Checked("sqlite", sqlite.version_warning() == "", False, have, sqlite.version_warning())


def _libraries() -> Iterator[Checked]:
    for name, why, todo in LIBRARIES:
        there = importlib.util.find_spec(name) is not None
        yield Checked(name, there, name != "psycopg", why, todo)


def _programs() -> Iterator[Checked]:
    for name, why, todo in PROGRAMS:
        yield Checked(name, shutil.which(name) is not None, False, why, todo)


def _archive(path: Path) -> Iterator[Checked]:
    from onrecord.archive.store import open_archive
    from onrecord.errors import ArchiveRefused

    if not path.exists():
        yield Checked("archive", False, False, f"none at {path}", "onrecord init")
        return
    try:
        open_archive(path).close()
    except ArchiveRefused as error:
        yield Checked("archive", False, True, str(path), str(error))
    else:
        yield Checked("archive", True, True, f"{path} opens")
