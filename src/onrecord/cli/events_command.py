"""`onrecord events`."""

from pathlib import Path

import click

from onrecord.cli.shell import archive_option, json_option, opened, say

EPILOG = """
\b
Example:
  onrecord events
"""


@click.command("events", epilog=EPILOG)
@archive_option
@json_option
def command(archive_path: Path, as_json: bool) -> None:
    """List the events that claims belong to."""
    from onrecord.archive import queries

    with opened(archive_path) as archive:
        for event in queries.events(archive):
            say({"event": event}, as_json=as_json, text=event)
