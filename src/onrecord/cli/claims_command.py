"""`onrecord claims`."""

from pathlib import Path

import click

from onrecord.cli.shell import archive_option, json_option, opened, say

EPILOG = """
\b
Examples:
  onrecord claims --standing suggested
  onrecord claims --event "Town, 1992" --kind figure --json
"""


@click.command("claims", epilog=EPILOG)
@archive_option
@click.option("--event", default="", help="An event's name, or a part of it.")
@click.option("--standing", default="", help="suggested, accepted, rejected, deferred ...")
@click.option("--kind", default="", help="figure, proceeding, recognition ...")
@click.option("--document", default="", help="A document's SHA-256 (or its beginning) or name.")
@json_option
def command(
    archive_path: Path, event: str, standing: str, kind: str, document: str, as_json: bool
) -> None:
    """List claims, in the order in which they entered the record."""
    from onrecord.archive import queries
    from onrecord.record import Standing, claim_to_json
    from onrecord.record.claims import BY_NAME

    if standing not in ("", *Standing):
        raise click.BadParameter(f"unknown {standing!r}; known: {', '.join(Standing)}")
    if kind not in ("", *BY_NAME):
        raise click.BadParameter(f"unknown kind {kind!r}; known: {', '.join(BY_NAME)}")
    with opened(archive_path) as archive:
        wanted = queries.Wanted(
            event=queries.event(archive, event) if event else "",
            document=queries.document(archive, document).sha256 if document else "",
            kind=kind,
        )
        claims = queries.claims(archive, wanted)
        standings = queries.standings(archive, claims)
    for claim in claims.values():
        if standing not in ("", standings[claim.id]):
            continue
        anchor = " ".join(claim.anchor.exact.split())
        say(
            {**claim_to_json(claim), "standing": str(standings[claim.id])},
            as_json=as_json,
            text=f"{claim.id[:12]}  {standings[claim.id]:10} {claim.kind:16} "
            f"{claim.speaker}: {anchor}",
        )
