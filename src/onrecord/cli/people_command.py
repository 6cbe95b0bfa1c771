"""`onrecord people`."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from onrecord.cli.judge_command import change_text, change_value
from onrecord.cli.shell import archive_option, json_option, opened, say
from onrecord.dates import read_date
from onrecord.errors import BadDate

EPILOG = """
\b
Examples:
  onrecord people
  onrecord people --as-of 2026-03-01 --json
  onrecord people show 3fa9c1d2
  onrecord people count --event "Town, 1992"
"""

EPILOG_SHOW = """
\b
Examples:
  onrecord people                          prints the ids that may be shown
  onrecord people show 3fa9c1d2            an id, or the beginning of one
  onrecord people show 3fa9c1d2 --as-of 2026-03-01
  onrecord people show 3fa9c1d2 --json
"""

EPILOG_COUNT = """
\b
Examples:
  onrecord people count
  onrecord people count --event "Town, 1992"
  onrecord people count --draws 0          the number alone, without its range
  onrecord people count --as-of 2026-03-01 --json
"""


def as_of_option(command: Any) -> Any:
    return click.option(
        "--as-of",
        "as_of",
        callback=_moment,
        help="People as they were at the end of a day, or at a time: 2026-03-01T12:00+00:00.",
    )(command)


def _moment(
    _ctx: click.Context, _param: click.Parameter, value: str | datetime | None
) -> datetime | None:
    """The last moment that is meant; a day that is only roughly told means its last day."""
    if value is None or isinstance(value, datetime):
        return value
    try:
        moment = datetime.fromisoformat(value) if "T" in value else None
        if moment is not None:
            return moment if moment.tzinfo is not None else moment.astimezone()
        end = datetime.combine(read_date(value).high, datetime.min.time(), UTC)
    except (ValueError, BadDate) as error:
        raise click.BadParameter(f"{value!r} is no day and no time: {error}") from error
    return end - timedelta(microseconds=1)


@click.group("people", invoke_without_command=True, epilog=EPILOG)
@archive_option
@as_of_option
@json_option
@click.pass_context
def command(ctx: click.Context, archive_path: Path, as_of: datetime | None, as_json: bool) -> None:
    """Documented people: who they are taken to be, now or as of any time; alone: all of them."""
    if ctx.invoked_subcommand is not None:
        ctx.find_root().obj = archive_path
        return
    from onrecord.archive.listings import Listings
    from onrecord.archive.people import people

    with opened(archive_path) as archive:
        listings = Listings(archive)
        everybody = people(archive, as_of)
        if len(everybody) == 0 and not as_json:
            known = " ".join(sorted(listings.current)) or "LIST LIST"
            click.echo(f"nobody is documented yet; run: onrecord link {known}")
        for person in everybody.values():
            names = [listings.name(entry) for entry in person.entries]
            value = {"person": person.id, "entries": names, "aliases": list(person.aliases)}
            say(value, as_json=as_json, text=f"{person.id[:12]}  {'  '.join(names)}")


@command.command("show", epilog=EPILOG_SHOW)
@click.argument("ref", metavar="ID")
@archive_option
@as_of_option
@json_option
def show_command(ref: str, archive_path: Path, as_of: datetime | None, as_json: bool) -> None:
    """One person: every row with its list, and what befell the id, with who did it and why.

    An id that was merged leads on to the person it is now.
    """
    from onrecord.archive.listings import Listings
    from onrecord.archive.people import find, history, state

    with opened(archive_path) as archive:
        known = state(archive, as_of)
        person = find(known, ref)
        events = history(archive, person.id, as_of)
        listings = Listings(archive)
        rows = [(listings.name(entry), listings.entries.get(entry)) for entry in person.entries]
    value = {
        "person": person.id,
        "aliases": list(person.aliases),
        "entries": [
            {"entry": entry, "name": name, "list": None if one is None else one.list,
             "row": None if one is None else one.row,
             "cells": {} if one is None else dict(one.entry.raw)}
            for entry, (name, one) in zip(person.entries, rows, strict=True)
        ],
        "history": [
            {"at": update.at.isoformat(), "by": update.by, "cause": update.cause,
             **change_value(change)}
            for update in events
            for change in update.changes
        ],
    }  # fmt: skip
    lines = [f"person     {person.id}"]
    lines += [] if ref == person.id[: len(ref)] else [f"{ref} leads to this person"]
    lines += [f"alias      {alias}" for alias in person.aliases]
    for name, one in rows:
        cells = "" if one is None else " | ".join(cell for cell in one.entry.raw.values() if cell)
        lines.append(f"entry      {name:20} {cells}")
    lines += [] if len(rows) > 0 else ["no row of a list is this person any more"]
    for update in events:
        for change in update.changes:
            lines.append(f"{update.at.isoformat()}  {change_text(change)}: {change.reason}")
    say(value, as_json=as_json, text="\n".join(lines))


@command.command("count", epilog=EPILOG_COUNT)
@archive_option
@click.option("--event", default="", help="Only people on a list that is made for this event.")
@click.option("--draws", type=click.IntRange(0), default=200, show_default=True,
              help="Plausible linkages that the range rests on; 0 for none.")  # fmt: skip
@as_of_option
@json_option
def count_command(
    archive_path: Path, event: str, draws: int, as_of: datetime | None, as_json: bool
) -> None:
    """How many people the linked lists document, by which rule, and how wrong that may be.

    The range is over plausible linkages of all that is linked: rows that are hard to tell apart are
    joined or not, as likely as their scores and what people judged make it.
    """
    from dataclasses import replace

    from onrecord.archive.counting import documented_people
    from onrecord.archive.groups import Groups
    from onrecord.archive.inclusion import plausible
    from onrecord.archive.listings import Listings

    with opened(archive_path) as archive:
        found = documented_people(archive, event, as_of)
        groups = Groups.of(archive)
        if draws > 0 and as_of is None and len(groups.covered) > 0:
            drawn = plausible(groups, Listings(archive)).error(draws)
            found = replace(found, error=drawn)
    say(found.to_json(), as_json=as_json, text="\n".join(found.sentences))
