"""`onrecord claims`."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.shell import archive_option, json_option, opened, say

if TYPE_CHECKING:
    from onrecord.record import Claim, Review

MANY = 5_000
"""Claims from which on all reviews are read at once."""

EPILOG = """
\b
Examples:
  onrecord claims --standing suggested
  onrecord claims --event "Town, 1992" --kind figure --json

\b
Standings: suggested, accepted, awaiting_second, disputed, rejected, corrected (replaced by another
claim), deferred (put off), deprecated (withdrawn from use). The site says the words in brackets.
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
        reviews = queries.reviews(archive, list(claims)) if len(claims) < MANY else None
        reviews = queries.reviews(archive) if reviews is None else reviews
        standings = queries.standings(archive, claims, reviews)
    replaced = corrections(reviews)
    replaces = {new: old for old, new in replaced.items()}
    for claim in claims.values():
        if standing not in ("", standings[claim.id]):
            continue
        other = f"  replaced by {replaced[claim.id][:12]}" if claim.id in replaced else ""
        other += f"  corrects {replaces[claim.id][:12]}" if claim.id in replaces else ""
        say(
            {**claim_to_json(claim), "standing": str(standings[claim.id])},
            as_json=as_json,
            text=f"{claim.id[:12]}  {standings[claim.id]:10} {claim.kind:16} "
            f"{claim.speaker}: {in_short(claim)}{other}",
        )


def corrections(reviews: "Mapping[str, Sequence[Review]]") -> dict[str, str]:
    """Id of each corrected claim to the id of what replaced it, by the last review."""
    last = {claim: its[-1] for claim, its in reviews.items() if len(its) > 0}
    return {claim: one.correction for claim, one in last.items() if one.correction != ""}


def in_short(claim: "Claim") -> str:
    """The number as quoted with its hedge and what it counts; of other kinds the words alone."""
    from onrecord.account.number import number_as_quoted
    from onrecord.count.phrases import what
    from onrecord.record.claims.figure import Figure

    said = claim.payload
    if not isinstance(said, Figure):
        return " ".join(claim.anchor.exact.split())
    hedge = "" if said.qualifier in ("exact", "vague") else said.qualifier.replace("_", " ")
    who = f" ({said.population})" if said.population != "" else ""
    denied = "" if claim.modality in ("asserted", "reported") else f", {claim.modality}"
    words = f"{hedge} {number_as_quoted(claim)} {what(said.unit, said.measure, said.basis)}"
    return " ".join(f"{words}{who}{denied}".split())
