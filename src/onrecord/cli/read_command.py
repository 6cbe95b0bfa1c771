"""`onrecord read`."""

from pathlib import Path
from typing import Any

import click

from onrecord.cli.shell import archive_option, json_option, now, opened, say, steps, warn
from onrecord.errors import Unreadable

EPILOG = """
\b
Examples:
  onrecord read                  every document that was not read yet
  onrecord read report.pdf 3fa9  these, again if need be

\b
With --json a line for each document, also for one that cannot be read ("error"), and
{"documents": 0} where there is nothing to read.
"""


@click.command("read", epilog=EPILOG)
@click.argument("documents", nargs=-1)
@archive_option
@click.option("--seconds", default=600.0, show_default=True, help="Bound on the time a document.")
@click.option("--all", "everything", is_flag=True, help="Read all documents again.")
@json_option
def command(
    documents: tuple[str, ...], archive_path: Path, seconds: float, everything: bool, as_json: bool
) -> None:
    """Make canonical text, then suggest claims, each locked to its exact words.

    Research notes and lists are made into text only: their claims are imported. Lists that came by
    `onrecord lists import` are read row by row there, and here only if you name them. A document
    that cannot be read is named with what to do about it; the others are read all the same, and the
    exit code is 2.
    """
    from onrecord.archive import queries
    from onrecord.archive.listings import editions

    unreadable = 0
    with opened(archive_path) as archive:
        wanted = [queries.document(archive, ref) for ref in documents]
        if not documents:
            read = set() if everything else {*queries.renditions(archive)}
            read |= {edition.document for edition in editions(archive)}
            wanted = [d for sha, d in queries.documents(archive).items() if sha not in read]
        if len(wanted) == 0:
            text = "nothing to read: every document was read; --all reads them again"
            say({"documents": 0}, as_json=as_json, text=text)
        with steps("reading", len(wanted)) as bar:
            for document in wanted:
                try:
                    _read(archive, document, seconds, as_json)
                except Unreadable as error:
                    unreadable += 1
                    value = {"document": document.sha256, "name": document.name}
                    warn(f"onrecord: {document.name}: {error}")
                    if as_json:
                        say({**value, "error": str(error)}, as_json=True, text="")
                bar.advance()
    if unreadable > 0:
        raise SystemExit(2)


def _read(archive: Any, document: Any, seconds: float, as_json: bool) -> None:
    from onrecord.archive import actions

    was = actions.read(archive, document, now=now(), seconds=seconds)
    notes = [*was.rendition.notes]
    if not was.complete:
        notes.append(
            f"reading stopped after {seconds:g} s at character {was.read_to:,} of "
            f"{was.rendition.length:,}; read again with a larger --seconds"
        )
    notes += [f"the gate refused a suggestion: {'; '.join(r)}" for r in was.refused]
    for note in notes:
        warn(f"{document.name}: {note}")
    value = {
        "document": document.sha256,
        "name": document.name,
        "characters": was.rendition.length,
        "suggested": was.suggested,
        "known": was.known,
        "refused": len(was.refused),
        "complete": was.complete,
    }
    text = f"{document.sha256[:12]}  {document.name}  {was.rendition.length:,} characters, "
    say(value, as_json=as_json, text=text + f"{was.suggested} new suggestions")
