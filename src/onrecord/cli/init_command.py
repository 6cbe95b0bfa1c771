"""`onrecord init`."""

import secrets
from pathlib import Path

import click

from onrecord.cli.shell import archive_option, json_option, now, say

EPILOG = """
\b
Examples:
  onrecord init
  onrecord init --archive ~/records --two-person
  onrecord init --database postgresql://user:password@localhost:5432/records
"""


@click.command("init", epilog=EPILOG)
@archive_option
@click.option(
    "--database", default="sqlite", help='"sqlite", or postgresql://USER:PASSWORD@HOST/DB'
)
@click.option(
    "--two-person", is_flag=True, help="Two people must agree; nobody decides on their own."
)
@click.option(
    "--origin", default="", help="The name checkpoints are signed under, e.g. example.org/a."
)
@json_option
def command(
    archive_path: Path, database: str, two_person: bool, origin: str, as_json: bool
) -> None:
    """Make a new archive: one folder, a database, a signing key, an empty ledger."""
    from onrecord.archive.founding import create

    name = origin or f"onrecord-archive-{secrets.token_hex(4)}"
    archive = create(archive_path, origin=name, now=now(), database=database, two_person=two_person)
    key = archive.verifier_key().text
    archive.close()
    say(
        {"archive": str(archive_path), "origin": name, "key": key},
        as_json=as_json,
        text=f"Made an archive in {archive_path}.\n"
        f"Its verifier key is {key}\n"
        "Keep that key, and a copy of signing.key, outside this machine.",
    )
