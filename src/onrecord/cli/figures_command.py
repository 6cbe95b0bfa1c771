"""`onrecord figures`."""

from pathlib import Path

import click

from onrecord.cli.shell import all_kept, archive_option, json_option, opened, say

EPILOG = """
\b
Examples:
  onrecord figures "Khojaly"
  onrecord figures "Khojaly" --json
"""


@click.command("figures", epilog=EPILOG)
@click.argument("event")
@archive_option
@json_option
def command(event: str, archive_path: Path, as_json: bool) -> None:
    """Show competing figures of an event side by side: who, through whom, counting what, when.

    EVENT is the event's name or a part of it. Nothing is merged, averaged or picked.
    """
    from onrecord.archive import queries
    from onrecord.cli.figures_text import as_text
    from onrecord.count import account_of
    from onrecord.record import Decision

    with all_kept(), opened(archive_path) as archive:
        name = queries.event(archive, event)
        claims = queries.claims(archive, queries.Wanted(event=name))
        reviews = queries.reviews(archive, list(claims)) if len(claims) < 5_000 else None
        made = queries.reviews(archive) if reviews is None else reviews
        standings = queries.standings(archive, claims, made)
        corrections = {
            review.claim: review.correction
            for its in made.values()
            for review in its
            if review.decision is Decision.CORRECT
        }
        counted = account_of(name, claims, standings, corrections=corrections)
        say(
            counted.to_json() if as_json else {},
            as_json=as_json,
            text="" if as_json else as_text(counted),
        )
