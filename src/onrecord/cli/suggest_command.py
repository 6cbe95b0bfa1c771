"""`onrecord suggest`."""

import hashlib
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from onrecord.cli.shell import json_option, say

EPILOG = """
\b
Examples:
  onrecord suggest article.txt
  onrecord suggest article.pdf --json
  echo "Police said 12 people were killed." | onrecord suggest --json
  onrecord suggest --lines --json < sentences.txt

\b
Offsets count Unicode characters of the text with line ends made \\n; with --lines, of the line.
"""


@click.command("suggest", epilog=EPILOG)
@click.argument("file", default="-")
@click.option("--lines", "by_line", is_flag=True, help="Each line is a text of its own.")
@click.option("--author", default="", help="Who answers for the words; else found in the head.")
@json_option
def command(file: str, by_line: bool, author: str, as_json: bool) -> None:
    """Print the claims that are suggested for a text, without an archive.

    FILE may be of any format that `onrecord read` reads; - is standard input.
    """
    from onrecord.record import claim_to_json

    for line, claim in _suggested(file, by_line, author):
        value = {**claim_to_json(claim), "standing": "suggested"}
        if line is not None:
            value = {**value, "line": line}
        where = f"{claim.anchor.start}" if line is None else f"{line}:{claim.anchor.start}"
        said = " ".join(claim.quote.exact.split())
        text = (
            f"{where:>8}  {claim.kind:16} {claim.modality:12} {claim.speaker}: "
            f"{_payload(claim.payload)}\n{'':10}“{said}”"
        )
        say(value, as_json=as_json, text=text)


def _payload(payload: Any) -> str:
    from onrecord.record.claims import payload_to_json

    said = payload_to_json(payload).items()
    return ", ".join(f"{name}={value}" for name, value in said if value not in ("", None, []))


def _suggested(file: str, by_line: bool, author: str) -> Iterator[tuple[int | None, Any]]:
    from onrecord.ids import sha256_hex
    from onrecord.read.suggest.byline import byline
    from onrecord.read.suggest.pipeline import suggest, suggest_lines
    from onrecord.record import Document

    sha256, text = _text(file)
    named = None if by_line else byline(text)
    document = Document(
        sha256, len(text), file, "text/plain", author=author or ("" if named is None else named[0])
    )
    rendition = sha256_hex(text.encode("utf-8"))
    found: Iterable[tuple[int | None, Any]]
    if by_line:
        found = (
            (number, claim)
            for number, claims in suggest_lines(text, document, rendition)
            for claim in claims
        )
    else:
        found = ((None, claim) for claim in suggest(text, document, rendition))
    yield from found


def _text(file: str) -> tuple[str, str]:
    """SHA-256 of the bytes, and the canonical text."""
    from onrecord.errors import BadSource
    from onrecord.read.formats import extract

    if file != "-":
        path = Path(file)
        if not path.is_file():
            raise BadSource(f"there is no file {file}; give the path of a file, or - for input")
        with path.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        return sha256, extract(path, path.name).text
    data = sys.stdin.buffer.read()
    with tempfile.NamedTemporaryFile(prefix="onrecord-", suffix=".txt") as held:
        held.write(data)
        held.flush()
        return hashlib.sha256(data).hexdigest(), extract(Path(held.name), "standard input").text
