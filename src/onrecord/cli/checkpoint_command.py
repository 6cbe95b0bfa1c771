"""`onrecord checkpoint`."""

from pathlib import Path

import click

from onrecord.cli.shell import archive_option, json_option, opened, say

EPILOG = """
\b
Examples:
  onrecord checkpoint > trust.txt        keep it outside this machine
  onrecord verify --trust trust.txt      later: nothing from before was changed
"""


@click.command("checkpoint", epilog=EPILOG)
@archive_option
@json_option
def command(archive_path: Path, as_json: bool) -> None:
    """Print the verifier key and the signed state of the ledger, to keep outside this machine."""
    from onrecord.archive import proofs

    with opened(archive_path) as archive:
        key, note = archive.verifier_key().text, proofs.checkpoint(archive)
    say({"key": key, "checkpoint": note}, as_json=as_json, text=f"{key}\n\n{note}".rstrip("\n"))
