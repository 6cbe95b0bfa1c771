"""`onrecord judge`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from onrecord.cli.shell import archive_option, json_option, now, opened, say
from onrecord.plural import counted

EPILOG = """
\b
Examples:
  onrecord judge police:17 graves:g4 same --by "A. Analyst" --reason "same father, same street"
  onrecord judge 3fa9c1d2e4 relative --by "A. Analyst" --reason "her brother"
  onrecord judge 3fa9c1d2e4 undo --by "A. Analyst" --reason "read the wrong row"

\b
PAIR is the short name that `onrecord link` prints, or two entries: LIST:ID LIST:ID (LIST:#ROW
where a row has no id of its own).
"""


@click.command("judge", epilog=EPILOG)
@click.argument("words", nargs=-1, required=True, metavar="PAIR JUDGEMENT")
@archive_option
@click.option("--by", required=True, help="Who judges.")
@click.option("--reason", required=True, help="Why.")
@click.option("--blind", is_flag=True, help="They did not see what others said of the pair.")
@json_option
def command(
    words: tuple[str, ...], archive_path: Path, by: str, reason: str, blind: bool, as_json: bool
) -> None:
    """Say whether two entries are the same person: same, different, unsure, relative, or undo.

    The word is appended; every linkage obeys it for ever; people change at once. `undo` takes your
    own word back, and everything is as before. Words that cannot all be true are refused, with the
    chain that shows why. In two-person mode a word binds once a second person says alike.
    """
    from onrecord.archive.judging import WORDS, Word, judge
    from onrecord.archive.listings import Listings

    *pair, judgement = words
    if judgement not in WORDS or len(pair) not in (1, 2):
        raise click.UsageError(
            f"give a pair or two entries, then one of {', '.join(WORDS)}; got {' '.join(words)!r}"
        )
    with opened(archive_path) as archive:
        first, second = pair_named(archive, pair)
        made = judge(archive, first, second, Word(judgement, by, reason, blind), now=now())
        names = Listings(archive)
        ends = [names.name(made.link.first), names.name(made.link.second)]
        text = judged_text(made, ends, names.name)
    say(judged_value(made, ends), as_json=as_json, text=text)


def pair_named(archive: Any, words: list[str]) -> tuple[str, str]:
    """The entry ids of a pair's short name, or of two entries as a person calls them."""
    from onrecord.archive.linkages import pair_of
    from onrecord.archive.listings import Listings

    if len(words) == 1:
        return pair_of(archive, words[0])
    listings = Listings(archive)
    return listings.find(words[0]).entry.id, listings.find(words[1]).entry.id


NAMED = 5
"""Entries of a change that are named to people; JSON has them all."""


def judged_value(made: Any, ends: list[str]) -> dict[str, Any]:
    from onrecord.archive.linkages import pair_id

    link = made.link
    return {
        "id": link.id,
        "pair": ends,
        "pair_id": pair_id(link.first, link.second),
        "judgement": str(link.judgement),
        "by": link.by,
        "at": link.at.isoformat(),
        "reason": link.basis,
        "blind": link.blind,
        "state": made.verdict.state,
        "stands": str(made.verdict.judgement),
        "linked": made.linked,
        "changes": [change_value(change) for change in made.changes],
    }


def change_value(change: Any) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "person": change.person,
        "entries": list(change.entries),
        "other": change.other,
        "reason": change.reason,
    }


UNSURE = "unsure binds nothing: the scores decide, or what others say of the pair"

STATES = {
    "stands": "it stands",
    "awaiting_second": "it waits for a second person",
    "disputed": "it is disputed: no word binds until somebody who sees both decides",
    "undone": "taken back; no word is left on the pair",
}


def judged_text(made: Any, ends: list[str], name: Callable[[str], str] | None = None) -> str:
    """What a word did, for people; name: how a person calls an entry."""
    unsure = str(made.link.judgement) == "unsure"
    state = UNSURE if unsure and made.verdict.state == "stands" else STATES[made.verdict.state]
    lines = [f"{ends[0]} and {ends[1]}: {made.link.judgement}; {state}"]
    if not made.linked:
        lines.append("their lists are not linked yet; the first linkage will obey it")
    lines += [f"  {change_text(change, name)}" for change in made.changes]
    if unsure and len(made.changes) > 0:
        lines.append(
            "  your earlier word on the pair binds no more; to keep rows together or apart say so: "
            f"onrecord judge {ends[0]} {ends[1]} same, or different"
        )
    elif any(str(change.kind) in ("split", "left") for change in made.changes):
        lines.append(
            "  is a row with the wrong person now? say whom it belongs to: "
            "onrecord judge LIST:ID LIST:ID same"
        )
    return "\n".join(lines)


def change_text(change: Any, name: Callable[[str], str] | None = None) -> str:
    """A change of a person in a line, without its reason; name: how a person calls an entry."""
    person, other = change.person[:12], change.other[:12]
    count = counted(len(change.entries), "entry", "entries")
    if name is not None and str(change.kind) in ("left", "split", "joined"):
        more = ", ..." if len(change.entries) > NAMED else ""
        count += f": {', '.join(name(entry) for entry in change.entries[:NAMED])}{more}"
    return {
        "founded": f"person {person} founded with {count}",
        "joined": f"{count} joined person {person}",
        "left": f"{count} left person {person}",
        "merged": f"person {other} leads to {person} from now on ({count})",
        "split": f"person {person} split off {other} with {count}",
    }[str(change.kind)]
