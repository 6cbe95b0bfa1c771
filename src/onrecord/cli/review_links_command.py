"""`onrecord review-links`."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from onrecord.cli.judge_command import judged_text
from onrecord.cli.shell import archive_option, json_option, now, opened, say, visible

EPILOG = """
\b
Examples:
  onrecord review-links --by "A. Analyst"
  onrecord review-links --by "A. Analyst" --blind --sample 150
  onrecord review-links --agreement
  onrecord review-links --by "A. Analyst" --json      the queue, without asking

\b
Keys: s same, d different, r relative, u unsure, k skip for now, q quit. After a word it asks
"why": type a reason, or Enter for the one in brackets. Nothing is lost by quitting: what was
judged is in the ledger, and the next call goes on from there. To take your last word back:
  onrecord judge LIST:ID LIST:ID undo --by "A. Analyst" --reason "wrong key"
"""

KEYS = {"s": "same", "d": "different", "r": "relative", "u": "unsure"}
SKIP, QUIT = "k", "q"
WIDTH = 34
REASON = "judged from the two rows side by side"


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

    With --blind everybody is shown the same sample without scores and without what others said;
    --agreement then prints how far they agree beyond chance.
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

    groups, listings = Groups.of(archive), Listings(archive)
    waiting = blind_queue(groups, by, sample) if sample > 0 else queue(groups, by)
    if as_json:
        for pair in waiting:
            say(_value(pair, listings, blind=sample > 0), as_json=True, text="")
        return
    for number, pair in enumerate(waiting, start=1):
        said = [] if sample > 0 else [*others_said(groups, pair), *_told(pair)]
        lines = [f"pair {number} of {len(waiting)}", *side_by_side(pair, listings), *said]
        click.echo(visible("\n".join(lines)))
        if not _ask(archive, pair, by, blind=sample > 0, listings=listings):
            break
    click.echo("done for now" if len(waiting) > 0 else "no pair waits for a word of yours")


def _ask(archive: Any, pair: Any, by: str, *, blind: bool, listings: Any) -> bool:
    """Ask for a word on one pair until there is one; False to quit."""
    from onrecord.archive.judging import Word, judge
    from onrecord.errors import BadVerdict

    while True:
        click.echo("[s]ame [d]ifferent [r]elative [u]nsure s[k]ip [q]uit ", nl=False)
        key = _key().lower()
        click.echo(key if key.isprintable() else "")
        if key in (QUIT, "\x03", "\x04", ""):
            return False
        if key == SKIP:
            return True
        if key not in KEYS:
            click.echo("one of s, d, r, u, k or q, please", err=True)
            continue
        reason = click.prompt("why", default=REASON)
        try:
            made = judge(archive, pair.first, pair.second,
                         Word(KEYS[key], by, reason, blind), now=now())  # fmt: skip
        except BadVerdict as error:
            click.echo(visible(str(error)), err=True)
            continue
        if not blind:
            ends = [listings.name(made.link.first), listings.name(made.link.second)]
            click.echo(visible(judged_text(made, ends)))
        return True


def _key() -> str:
    """One key; from a file or a pipe the first sign of the next line, "" at its end."""
    if sys.stdin.isatty():
        return click.getchar()
    line = sys.stdin.readline()
    return line.strip()[:1] or line[:1]


def side_by_side(pair: Any, listings: Any) -> list[str]:
    """The cells of both rows, what means the same in one line, what neither has left out."""
    ends = [listings.entries.get(entry) for entry in (pair.first, pair.second)]
    meanings = [_by_meaning(one, listings) for one in ends]
    names = [listings.name(entry) for entry in (pair.first, pair.second)]
    lines = [f"{'':16} {names[0]:{WIDTH}} {names[1]}"]
    for meaning in dict.fromkeys([*meanings[0], *meanings[1]]):
        left, right = (cells.get(meaning, "") for cells in meanings)
        if left != "" or right != "":
            lines.append(f"{meaning[:16]:16} {left[:WIDTH]:{WIDTH}} {right}")
    return lines


def _by_meaning(one: Any, listings: Any) -> dict[str, str]:
    """The cells of a row by what their columns are, else by the columns' own names.

    The parts of a name stand in one line, in their order.
    """
    from onrecord.link.rows.columns import NAME_COLUMNS

    if one is None:
        return {}
    columns = listings.edition(one.list).columns
    found = {columns.get(name, name): cell.strip() for name, cell in one.entry.raw.items()}
    parts = [found.pop(role, "") for role in NAME_COLUMNS]
    return {"name": " ".join(part for part in parts if part != ""), **found}


def _told(pair: Any) -> Sequence[str]:
    """What the scores say, in sentences."""
    relation = ["they look like relatives"] if pair.relation != "" else []
    return [f"probability {pair.probability:.2f}", *relation, *pair.vetoes, *pair.reasons]


def _value(pair: Any, listings: Any, *, blind: bool) -> dict[str, Any]:
    from onrecord.archive.linkages import pair_id

    value = {
        "pair": [listings.name(pair.first), listings.name(pair.second)],
        "pair_id": pair_id(pair.first, pair.second),
    }
    told = {"probability": pair.probability, "reasons": list(pair.reasons)}
    return value if blind else {**value, **told}


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
                f"over {made.pairs} pairs; alike on {made.observed:.0%}, by chance "
                f"{made.expected:.0%}"
            )
        else:
            value = {"reviewers": [one, other], "pairs": made.pairs, "kappa": None,
                     "reason": made.reason}  # fmt: skip
            text = f"{one} and {other}: {made.reason}"
        say(value, as_json=as_json, text=text)
