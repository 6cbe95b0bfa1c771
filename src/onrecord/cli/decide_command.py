"""`onrecord decide`."""

from pathlib import Path
from typing import Any

import click

from onrecord.cli.shell import archive_option, json_option, now, opened, say, warn
from onrecord.errors import BadReview

DECISIONS = ("accept", "correct", "reject", "defer", "deprecate")

MOST_DIGITS = 18

EPILOG = """
\b
Examples:
  onrecord decide 3fa9c1d2 accept --by "A. Reviewer" --reason "stands in the report, p. 4"
  onrecord decide 3fa9c1d2 correct --set measure=injured --by B --reason "wounded, not dead"
  onrecord decide 3fa9c1d2 77b01e4c reject --by "A. Reviewer" --reason "a date, not a count"

\b
accept; correct: the claim is replaced by one with what --set says; reject: wrong; defer: put off,
to be decided later; deprecate: withdrawn from use, stays visible. The site says "put off" and
"withdrawn from use". The fields that --set takes are those `onrecord show ID` prints.
"""


@click.command("decide", epilog=EPILOG)
@click.argument("words", nargs=-1, required=True, metavar="ID ... DECISION")
@archive_option
@click.option("--by", required=True, help="Who decides.")
@click.option("--reason", required=True, help="Why.")
@click.option("--set", "changes", multiple=True, metavar="FIELD=VALUE", help="What is right.")
@json_option
def command(
    words: tuple[str, ...],
    archive_path: Path,
    by: str,
    reason: str,
    changes: tuple[str, ...],
    as_json: bool,
) -> None:
    """Accept, correct, reject, defer or deprecate claims, each given by its id.

    Nothing is decided by score or by search: a list of ids, one decision, one reason. All are
    decided or none. A correction keeps the first version and shows both.
    """
    from onrecord.archive import actions
    from onrecord.record import Decision

    *ids, decision = words
    if decision not in DECISIONS or not ids:
        raise click.UsageError(
            f"give one or more ids, then one of {', '.join(DECISIONS)}; got {' '.join(words)!r}"
        )
    wanted = actions.Wanted(Decision(decision), by, reason, dict(_change(c) for c in changes))
    with opened(archive_path) as archive:
        made = actions.decide(archive, ids, wanted, now=now())
        if "measure" in wanted.correction:
            _warn(archive, [review.correction for review in made])
    for review in made:
        value = {"claim": review.claim, "decision": str(review.decision), "by": review.by,
                 "at": review.at.isoformat(), "reason": review.reason,
                 "correction": review.correction}  # fmt: skip
        right = f"; right is {review.correction[:12]}" if review.correction else ""
        say(value, as_json=as_json, text=f"{review.claim[:12]}  {review.decision}{right}")


def _warn(archive: Any, ids: list[str]) -> None:
    """Of corrections whose quote tells of another measure; what was decided stands."""
    from onrecord.archive import queries
    from onrecord.review.measure_words import measure_warning

    for id_ in ids:
        claim, _ = queries.claim_and_maker(archive, id_)
        told = measure_warning(claim.quote.exact, getattr(claim.payload, "measure", ""))
        if told != "":
            warn(f"warning: {id_[:12]}: {told}; it was entered as you said")


def _change(words: str) -> tuple[str, Any]:
    name, sign, value = words.partition("=")
    if sign == "":
        raise BadReview(f"--set takes FIELD=VALUE, got {words!r}")
    if value == "null":
        return name, None
    if name in ("low", "high", "count"):
        digits = value.replace(",", "")
        if not digits.isdecimal() or len(digits) > MOST_DIGITS:
            raise BadReview(f"{name} is a whole number or null, got {value[:80]!r}")
        return name, int(digits)
    return name, value.split(";") if name in ("includes", "excludes") else value
