"""`onrecord add`."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from onrecord.archive.capture import Captured, captured, is_address
from onrecord.cli.shell import archive_option, json_option, now, opened, person, say, steps
from onrecord.dates import read_date
from onrecord.errors import BadSource

EPILOG = """
\b
Examples:
  onrecord add report.pdf
  onrecord add interviews/ --kind testimony --by "A. Field Officer" --how "USB stick, in person"
  onrecord add article.html --author "Jane Doe" --date "26 February 1992" --event "Town, 1992"
  onrecord add https://example.org/report.pdf --title "Report" --licence CC-BY-4.0
  onrecord add --manifest documents.jsonl

\b
A manifest holds one JSON object a line: {"file": PATH}, a path beside the manifest or an
address, and where wanted, for that document alone, what the options of the same names say: kind,
title, author, publisher, date, languages (a list), event, access, licence, consent, origin. E.g.
  {"file": "report.pdf", "kind": "report", "author": "Some Body", "languages": ["en"]}
"""

DESCRIBED = (
    "kind", "title", "author", "publisher", "date", "languages", "event", "access", "licence",
    "consent", "origin",
)  # fmt: skip


@click.command("add", epilog=EPILOG)
@click.argument("sources", nargs=-1, metavar="FILE|URL|FOLDER ...")
@archive_option
@click.option(
    "--manifest",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Many documents, each described: JSON lines, see below.",
)
@click.option("--kind", default="other", show_default=True, help="See vocabulary document_kinds.")
@click.option("--title", default="", help="Else the name of the file.")
@click.option("--author", default="", help="Who answers for its words; last link of every chain.")
@click.option("--publisher", default="", help="Who published it.")
@click.option("--date", default="", help='EDTF or as written: 1992-02, "26 February 1992".')
@click.option("--language", "languages", multiple=True, help="BCP 47 code; may be repeated.")
@click.option("--event", default="", help="The event its claims belong to.")
@click.option(
    "--access", default="", help="public, restricted, sealed; testimony, list: restricted."
)
@click.option("--licence", default="", help="An SPDX id; without an open one, passages only.")
@click.option("--consent", default="", help="What a witness agreed to.")
@click.option("--origin", default="", help="Where it came from, when not from the path or address.")
@click.option("--by", default="", help="Who hands it over; else ONRECORD_BY or the user's name.")
@click.option("--how", default="", help="How it was captured or handed over.")
@json_option
def command(
    sources: tuple[str, ...],
    archive_path: Path,
    manifest: Path | None,
    by: str,
    how: str,
    as_json: bool,
    **described: Any,
) -> None:
    """Preserve originals byte for byte, with who handed them over, when and how.

    A folder is added with everything in it. Adding the same bytes again adds only the custody.
    Nothing is read yet: `onrecord read` does that.
    """
    if not sources and manifest is None:
        raise click.UsageError("give at least one FILE, URL or FOLDER, or --manifest")
    wanted = [(source, described) for source in sources]
    if manifest is not None:
        wanted += list(_manifest(manifest, described))
    with opened(archive_path) as archive, steps("preserving", None) as bar:
        for source, fields in wanted:
            for one in captured(source):
                with one.held() as path:
                    _add(archive, path, one, fields, by.strip() or person(), how, as_json)
                bar.advance()


def _add(
    archive: Any,
    path: Path,
    one: Captured,
    fields: Mapping[str, Any],
    by: str,
    how: str,
    as_json: bool,
) -> None:
    from onrecord.archive import actions

    at = now()
    custody = {"by": by, "at": at.isoformat(), "how": how or one.how, **one.seen}
    described = actions.Described(
        name=one.name,
        custody=custody,
        **{**fields, "languages": tuple(fields["languages"]), "date": _edtf(fields["date"])},
    )
    if described.origin == "":
        described = replace(described, origin=one.origin)
    added = actions.add(archive, path, described, now=at)
    document = added.document
    unlike = [] if added.new else described_otherwise(described, document)
    if unlike:
        click.echo(
            f"{document.name}: preserved before with another description; {', '.join(unlike)} "
            "stay as they were, only the custody was added",
            err=True,
        )
    value = {"document": document.sha256, "name": document.name, "new": added.new}
    word = "preserved" if added.new else "there already"
    say(
        {**value, "size": document.size, "media_type": document.media_type, "kind": document.kind,
         "access": document.access},
        as_json=as_json,
        text=f"{document.sha256[:12]}  {document.name}  ({document.size:,} bytes, {word})",
    )  # fmt: skip


def described_otherwise(described: Any, document: Any) -> list[str]:
    """Fields that were given now and differ from what the document was described as."""
    given = {name: getattr(described, name) for name in DESCRIBED if name != "origin"}
    return [
        name
        for name, value in given.items()
        if value not in ("", (), "other") and value != getattr(document, name)
    ]


def _edtf(written: str) -> str:
    return "" if written == "" else read_date(written).edtf


def _manifest(path: Path, defaults: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if line.strip() == b"":
            continue
        try:
            row = json.loads(line.decode("utf-8"))
            json.dumps(row, ensure_ascii=False).encode("utf-8")  # no half of a character
            file = row.pop("file")
        except (ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
            raise BadSource(f'{path} line {number} must be {{"file": ...}}: {error}') from error
        faults = [*_wrong(file, row)]
        if faults:
            raise BadSource(f"{path} line {number}: {'; '.join(faults)}")
        yield file if is_address(file) else str(path.parent / file), {**defaults, **row}


def _wrong(file: Any, row: Mapping[str, Any]) -> Iterator[str]:
    unknown = sorted(set(row) - set(DESCRIBED))
    if unknown:
        yield f"unknown {unknown}; known: {list(DESCRIBED)}"
    for name, value in {"file": file, **row}.items():
        items = value if name == "languages" and isinstance(value, list) else [value]
        if (name == "languages") is not isinstance(value, list) or not all(
            isinstance(item, str) for item in items
        ):
            wanted = "a list of strings" if name == "languages" else "a string"
            yield f"{name} must be {wanted}, got {value!r}"
