"""`onrecord review-links`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from onrecord.cli.shell import archive_option, json_option, opened, say
from onrecord.plural import counted

EPILOG = """
\b
Examples:
  onrecord review-links --by "A. Analyst"
  onrecord review-links --by "A. Analyst" --blind --sample 150
  onrecord review-links --agreement
  onrecord review-links --by "A. Analyst" --json      the queue, without asking

\b
Keys: s same, d different, r relative, u unsure, k skip for now, z take the last word back, q quit.
After a word it asks "why": type a reason, or Enter for the one in brackets. Nothing is lost by
quitting, with q or ctrl-C: what was judged is in the ledger, and the next call goes on from there.
To take back a word of an earlier review:
  onrecord judge LIST:ID LIST:ID undo --by "A. Analyst" --reason "wrong key"
Exit code 0, also where nothing waits.
"""


@click.command("review-links", epilog=EPILOG)
@archive_option
@click.option("--by", default="", help="Who judges; needed to judge.")
@click.option("--blind", is_flag=True, help="A sample that others judge too; no score, no words.")
@click.option("--sample", type=click.IntRange(2), default=100, show_default=True)
@click.option("--agreement", is_flag=True, help="Cohen's kappa of those who judged blind.")
@json_option
def command(
    archive_path: Path, by: str, blind: bool, sample: int, agreement: bool, as_json: bool
) -> None:
    """Judge pairs of entries one at a time, side by side, the most telling first.

    Disputes come first, then 60 pairs spread over all probabilities, then the most doubtful ones;
    50 to 150 reviewed pairs are enough to put the probabilities right. Every pair says why it is
    asked. With --blind everybody is shown the same sample, without scores and without what others
    said; --agreement then prints how far they agree beyond chance.
    """
    if agreement:
        _agreement(archive_path, as_json)
        return
    if by.strip() == "":
        raise click.UsageError("a judgement needs a name: --by NAME")
    with opened(archive_path) as archive:
        _review(archive, by, sample if blind else 0, as_json)


def _review(archive: Any, by: str, sample: int, as_json: bool) -> None:
    """sample: how many pairs a blind sample has, 0 for a review that is not blind."""
    from onrecord.archive.groups import Groups
    from onrecord.archive.listings import Listings
    from onrecord.archive.reviewing import blind_queue, others_said, queue
    from onrecord.cli.review_session import Session

    groups, listings = Groups.of(archive), Listings(archive)
    waiting = blind_queue(groups, by, sample) if sample > 0 else queue(groups, by)
    if as_json:
        for one in waiting.asked:
            said = [] if sample > 0 else others_said(groups, one.pair)
            say(_value(one, said, listings, blind=sample > 0), as_json=True, text="")
        return
    Session(archive, listings, groups, by, sample > 0, waiting).run()


def _value(one: Any, said: Sequence[str], listings: Any, *, blind: bool) -> dict[str, Any]:
    from onrecord.archive.linkages import pair_id

    pair = one.pair
    rows = [listings.entries.get(entry) for entry in (pair.first, pair.second)]
    value = {
        "pair": [listings.name(pair.first), listings.name(pair.second)],
        "pair_id": pair_id(pair.first, pair.second),
        "cells": [{} if row is None else dict(row.entry.raw) for row in rows],
    }
    if blind:
        return value
    return {
        **value,
        "probability": pair.probability,
        "why": one.why,
        "relation": pair.relation,
        "vetoes": list(pair.vetoes),
        "reasons": list(pair.reasons),
        "said": list(said),
    }


def _agreement(archive_path: Path, as_json: bool) -> None:
    from onrecord.archive.groups import Groups
    from onrecord.archive.reviewing import blind_words
    from onrecord.link.judging.agreement import Agreement, cohens_kappa

    with opened(archive_path) as archive:
        found = blind_words(Groups.of(archive).verdicts.values())
    if len(found) == 0:
        say({"pairs": 0}, as_json=as_json, text="no pair was judged blind by two people yet")
    for (one, other), words in found.items():
        made = cohens_kappa(words)
        if isinstance(made, Agreement):
            value = {"reviewers": [one, other], "pairs": made.pairs, "kappa": made.kappa,
                     "low": made.low, "high": made.high, "level": made.level,
                     "observed": made.observed, "expected": made.expected}  # fmt: skip
            text = (
                f"{one} and {other}: kappa {made.kappa:.2f} ({made.low:.2f} to {made.high:.2f}) "
                f"over {counted(made.pairs, 'pair')}; alike on {made.observed:.0%}, by chance "
                f"{made.expected:.0%}"
            )
        else:
            value = {"reviewers": [one, other], "pairs": made.pairs, "kappa": None,
                     "reason": made.reason}  # fmt: skip
            text = f"{one} and {other}: {made.reason}"
        say(value, as_json=as_json, text=text)
