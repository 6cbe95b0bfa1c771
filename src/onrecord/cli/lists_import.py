"""`onrecord lists import`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from onrecord.cli.list_maps import read_map
from onrecord.cli.shell import (
    all_kept,
    archive_option,
    json_option,
    now,
    opened,
    person,
    say,
    steps,
    warn,
)
from onrecord.plural import counted

EPILOG = """
\b
Examples:
  onrecord lists import police.csv --maker "Police of Town" --date 1992-03 --event "Town, 1992"
  onrecord lists import graves.xlsx --sheet 2 --duplicate-free --measure killed
  onrecord lists import police.csv --suggest-map > police.yaml
  onrecord lists import police.csv --map police.yaml

\b
Columns understood by their headings: id, name (or given, father, grandfather, family), sex, age,
age_as_of, birth, event_date, place, district, region, country, status, identifier:KIND,
detail:KIND. A map says what another column is; "-" (or nothing) leaves one out:
  Name of victim: name
  Remarks: "-"
"""


@click.command("import", epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@archive_option
@click.option(
    "--map",
    "map_path",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="YAML or JSON that says what columns are, COLUMN: ROLE; the others by their headings.",
)
@click.option("--suggest-map", is_flag=True, help="Print a map to correct; import nothing.")
@click.option("--name", default="", help="The list's, the same for each edition; else the file's.")
@click.option("--maker", default="", help="Who made the list.")
@click.option("--date", default="", help='Of this edition: 1992-02, "26 February 1992".')
@click.option("--event", default="", help="What its people are listed for.")
@click.option("--measure", "status", default="", help="What befell them all: killed, missing ...")
@click.option("--language", default="", help="BCP 47 code of its names; else told by the script.")
@click.option(
    "--sheet", default="", help="Of a spreadsheet: its title, or its number from 1; else the first."
)
@click.option("--duplicate-free/--duplicates-too", default=None, help="Is nobody on it twice?")
@click.option("--access", default="", help="public, restricted or sealed; restricted if left out.")
@click.option("--licence", default="", help="An SPDX id.")
@click.option(
    "--publish",
    "published",
    type=click.Choice(["", "nothing", "counts", "names"]),
    metavar="nothing|counts|names",
    default="",
    help="What of it a release shows: nothing if left out; names of a public file only.",
)
@click.option("--by", default="", help="Who hands it over; else ONRECORD_BY or the user's name.")
@click.option("--how", default="", help="How it was handed over.")
@json_option
def import_command(
    file: Path,
    archive_path: Path,
    map_path: Path | None,
    suggest_map: bool,
    by: str,
    date: str,
    as_json: bool,
    **said: Any,
) -> None:
    """Bring in an edition of a list of people: CSV or XLSX, every row kept as it came.

    The file is preserved byte for byte, and restricted unless you say otherwise: names harm people
    when they leak. The same bytes again enter nothing. An edition of a list that is there already
    stands beside the earlier one, and takes over its maker, event, measure, language and map where
    you give none. A file with too few or too many cells in a row, or a quote that never closes, is
    refused with the row's number. Cells that cannot be right are kept and counted; `onrecord lists
    check` names them.
    """
    from onrecord.preserve.originals import require_plain

    told = {} if map_path is None else read_map(map_path)
    if suggest_map:
        require_plain(file)
        _suggest(file, told, said["sheet"], as_json)
        return
    from onrecord.archive.lists import Wanted, import_list
    from onrecord.dates import read_date

    wanted = Wanted(
        columns=told,
        by=by.strip() or person(),
        date="" if date == "" else read_date(date).edtf,
        **said,
    )
    with all_kept(), opened(archive_path) as archive, steps(f"importing {file.name}"):
        made = import_list(archive, file, wanted, now=now())
    edition = made.edition
    for note in (*made.notes, *_unread(made.unread)):
        warn(f"{file.name}: {note}")
    value = {"list": edition.name, "id": edition.id, "document": edition.document,
             "rows": edition.count, "new": made.new, "amended": made.amended, "same": made.same,
             "columns": edition.compared, "unread": list(made.unread)}  # fmt: skip
    say(value, as_json=as_json, text=_text(made))


def _text(made: Any) -> str:
    edition = made.edition
    if made.amended:
        return f"{edition.name}: the rows were there already; what is said of them was amended"
    if not made.new:
        return f"{edition.name}: imported before, nothing entered"
    same = f", {made.same:,} of them in an earlier edition" if made.same > 0 else ""
    return (
        f"{edition.name}: {counted(edition.count, 'row')}{same}; "
        f"next: onrecord lists check {edition.name}"
    )


def _unread(columns: tuple[str, ...]) -> list[str]:
    if len(columns) == 0:
        return []
    named = ", ".join(repr(column) for column in columns)
    return [f"not understood, so kept and not compared: {named}; --map says what a column is"]


def _suggest(file: Path, told: Mapping[str, str], sheet: str, as_json: bool) -> None:
    """Print a map of every column, and on standard error what it lacks to be used as it is."""
    from onrecord.link.rows.columns import NAME_COLUMNS, propose
    from onrecord.read.tables import table

    roles = propose(table(file, sheet=sheet).columns, told)
    if as_json:
        say(roles, as_json=True, text="")
    else:
        click.echo(as_yaml(roles))
    if not any(role in NAME_COLUMNS for role in roles.values()):
        click.echo(
            f"{file.name}: no column holds a name yet; right: say of one that it is "
            f"{', '.join(NAME_COLUMNS)}",
            err=True,
        )


def as_yaml(roles: Mapping[str, str | None]) -> str:
    """A map to correct by hand; what nobody could place stands in comments, so is left open."""
    from onrecord.link.rows.columns import ROLES

    lines = [
        f"# {', '.join(ROLES)},",
        '# identifier:KIND, detail:KIND, or "-" to leave a column out',
    ]
    for column, role in roles.items():
        if role is None:
            lines.append(f"# {_line(column, '-')}  # not understood")
        else:
            lines.append(_line(column, role))
    return "\n".join(lines)


def _line(column: str, role: str) -> str:
    import yaml

    told: str = yaml.safe_dump({column: role}, allow_unicode=True, width=10_000)
    return told.strip()
