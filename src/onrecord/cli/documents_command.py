"""`onrecord documents`."""

from pathlib import Path

import click

from onrecord.cli.shell import archive_option, json_option, opened, say
from onrecord.plural import counted

EPILOG = """
\b
Examples:
  onrecord documents
  onrecord documents --json
"""


@click.command("documents", epilog=EPILOG)
@archive_option
@json_option
def command(archive_path: Path, as_json: bool) -> None:
    """List the documents of the archive, and whether each was read."""
    from onrecord.archive import queries
    from onrecord.archive.bodies import document_fields
    from onrecord.archive.listings import editions
    from onrecord.record.document import as_read

    with opened(archive_path) as archive:
        renditions = queries.renditions(archive)
        rows = {one.document: one.count for one in editions(archive)}
        for sha256, document in queries.documents(archive).items():
            rendition = renditions.get(sha256)
            whole = as_read(document, rendition)
            read = "not read" if rendition is None else f"{rendition.length:,} characters"
            if sha256 in rows:
                read = f"list, {counted(rows[sha256], 'row')}"
            title = whole.title or whole.name
            say(
                {**document_fields(whole), "read": rendition is not None},
                as_json=as_json,
                text=f"{sha256[:12]}  {whole.kind:16} {whole.access:10} {read:>20}  {title}",
            )
