"""`onrecord lists`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from onrecord.cli.lists_check import check_command
from onrecord.cli.lists_generate import generate_command
from onrecord.cli.lists_import import import_command
from onrecord.cli.rows_told import in_a_line
from onrecord.cli.shell import archive_option, json_option, opened, say
from onrecord.plural import counted

EPILOG = """
\b
Examples:
  onrecord lists
  onrecord lists import police.csv --maker "Police of Town" --event "Town, 1992"
  onrecord lists check police
  onrecord lists show police --rows
  onrecord lists generate invented
"""

EPILOG_SHOW = """
\b
Examples:
  onrecord lists show police
  onrecord lists show police --rows
  onrecord lists show police --rows --json
"""


@click.group("lists", invoke_without_command=True, epilog=EPILOG)
@archive_option
@json_option
@click.pass_context
def command(ctx: click.Context, archive_path: Path, as_json: bool) -> None:
    """Bring in lists of people, and say what is wrong with them; alone: the lists there are."""
    if ctx.invoked_subcommand is not None:
        ctx.find_root().obj = archive_path
        return
    from onrecord.archive.listings import current, editions

    with opened(archive_path) as archive:
        found = editions(archive)
    newest = current(found)
    if len(newest) == 0 and not as_json:
        click.echo("no list is in the archive; bring one in with: onrecord lists import FILE")
    for name in sorted(newest):
        edition = newest[name]
        older = sum(1 for one in found if one.name == name) - 1
        say(
            {**described(edition), "older_editions": older},
            as_json=as_json,
            text=f"{name:24} {counted(edition.count, 'row'):>14}  {edition.date or 'no date':12} "
            f"{edition.maker or 'maker not told'}" + (f"; {older} older" if older > 0 else ""),
        )


@command.command("show", epilog=EPILOG_SHOW)
@click.argument("name", metavar="LIST")
@archive_option
@click.option("--rows", "with_rows", is_flag=True, help="Print every row as it came.")
@json_option
def show_command(name: str, archive_path: Path, with_rows: bool, as_json: bool) -> None:
    """What a list is, its editions, and its rows where they are asked for."""
    from onrecord.archive.listings import Listings, names_stay

    with opened(archive_path) as archive:
        listings = Listings(archive)
        edition = listings.edition(name)
        if with_rows:
            for one in listings.rows(edition):
                value = {"entry": one.entry.id, "name": one.name, "row": one.row,
                         "cells": dict(one.entry.raw)}  # fmt: skip
                say(value, as_json=as_json, text=f"{one.name:20} {in_a_line(one.entry.raw)}")
            return
        stay = names_stay(archive, edition)
    editions = [one for one in listings.editions if one.name == name]
    value = {
        **described(edition),
        "names_stay": stay,
        "editions": [described(one) for one in editions],
    }
    lines = [f"{LABELS.get(key, key):18} {_words(key, given)}"
             for key, given in described(edition).items()]  # fmt: skip
    if stay:
        place = list(described(edition)).index("published")
        lines[place] += "; but counts only, since the file is not public"
    lines += [f"{'edition':18} {one.id[:12]}  {one.date or 'no date'}, {counted(one.count, 'row')}"
              for one in editions]  # fmt: skip
    say(value, as_json=as_json, text="\n".join(lines))


def described(edition: Any) -> dict[str, Any]:
    """What is said of an edition, without the hashes of its texts."""
    from dataclasses import asdict

    fields = {k: v for k, v in asdict(edition).items() if k not in ("rows", "entries")}
    return {"id": edition.id, **fields, "columns": edition.compared}


LABELS = {
    "count": "rows", "status": "measure of all", "published": "a release shows",
    "duplicate_free": "nobody on it twice",
}  # fmt: skip
"""What a field is called to people, where its own name does not tell."""


def _words(key: str, given: Any) -> str:
    if key == "published":
        return given or "nothing"
    if isinstance(given, Mapping):
        return ", ".join(f"{column} = {role}" for column, role in given.items())
    if isinstance(given, bool):
        return "yes" if given else "not declared"
    return f"{given:,}" if isinstance(given, int) else given or "not told"


command.add_command(import_command)
command.add_command(check_command)
command.add_command(generate_command)
