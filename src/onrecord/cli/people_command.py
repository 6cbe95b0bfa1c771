"""`onrecord people`."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from onrecord.cli.shell import all_kept, archive_option, json_option, opened, say, steps
from onrecord.dates import read_date
from onrecord.errors import BadDate
from onrecord.plural import counted

NO_NAME = "(no name)"

EPILOG = """
\b
Examples:
  onrecord people
  onrecord people --limit 20
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
    ctx: click.Context, _param: click.Parameter, value: str | datetime | None
) -> datetime | None:
    """The last moment that is meant; a day that is only roughly told means its last day.

    It may also stand before the name of a subcommand: `people --as-of 2026-03-01 count`.
    """
    if value is None and ctx.parent is not None:
        return ctx.parent.params.get("as_of")
    if value is None or isinstance(value, datetime):
        return value
    try:
        moment = datetime.fromisoformat(value) if "T" in value else None
        if moment is not None:
            return moment if moment.tzinfo is not None else moment.astimezone()
        end = datetime.combine(read_date(value).high, datetime.min.time(), UTC)
    except (ValueError, BadDate) as error:
        raise click.BadParameter(
            f"{value!r} is no day and no time; right would be 2026-03-01, or 2026-03 for its last "
            "day, or 2026-03-01T12:00+00:00"
        ) from error
    return end - timedelta(microseconds=1)


@click.group("people", invoke_without_command=True, epilog=EPILOG)
@archive_option
@as_of_option
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Print the first N people only.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    archive_path: Path,
    as_of: datetime | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """Documented people: who they are taken to be, now or as of any time; alone: all of them.

    Of each the beginning of the id, the names that rows carry, and the rows. Names of lists are
    restricted as the lists are: nothing of this is published.
    """
    if ctx.invoked_subcommand is not None:
        ctx.find_root().obj = archive_path
        return
    from onrecord.archive.listings import Listings
    from onrecord.archive.people import people
    from onrecord.cli.person_told import lists_of, names_of

    with all_kept(), opened(archive_path) as archive:
        listings = Listings(archive)
        everybody = tuple(people(archive, as_of).values())
        if not as_json and len(everybody) == 0:
            click.echo(_nobody(sorted(listings.current), as_of))
        shown = everybody if limit is None else everybody[:limit]
        for person in shown:
            rows = [listings.name(entry) for entry in person.entries]
            names, lists = names_of(person.entries, listings), lists_of(person.entries, listings)
            value = {"person": person.id, "names": names, "lists": lists, "entries": rows,
                     "aliases": list(person.aliases)}  # fmt: skip
            text = f"{person.id[:12]}  {'; '.join(names) or NO_NAME}  [{', '.join(rows)}]"
            say(value, as_json=as_json, text=text)
        if not as_json and len(everybody) > len(shown):
            more = counted(len(everybody) - len(shown), "more person", "more people")
            click.echo(f"and {more}; without --limit all are printed")


def _nobody(lists: list[str], as_of: datetime | None) -> str:
    if as_of is not None:
        return "nobody was documented then"
    if len(lists) == 0:
        return (
            "nobody is documented yet: no list is in the archive; run: onrecord lists import FILE"
        )
    return f"nobody is documented yet: no list is linked; run: onrecord link {' '.join(lists)}"


@command.command("show", epilog=EPILOG_SHOW)
@click.argument("ref", metavar="ID")
@archive_option
@as_of_option
@json_option
def show_command(ref: str, archive_path: Path, as_of: datetime | None, as_json: bool) -> None:
    """One person: every row as it came, why they are together, and what befell the id.

    An id that was merged leads on to the person it is now.
    """
    from onrecord.cli.person_told import Told

    with opened(archive_path) as archive:
        told = Told.of(archive, ref, as_of)
        say(told.to_json(), as_json=as_json, text="\n".join(told.lines(ref)))


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

    with opened(archive_path) as archive, steps("drawing linkages"):
        found = documented_people(archive, event, as_of)
        groups = Groups.of(archive, as_of)
        if draws > 0 and len(groups.covered) > 0:
            drawn = plausible(groups, Listings(archive, as_of)).error(draws)
            found = replace(found, error=drawn)
    say(found.to_json(), as_json=as_json, text="\n".join(found.sentences))
