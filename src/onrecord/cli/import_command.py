"""`onrecord import`."""

from pathlib import Path

import click

from onrecord.cli.shell import (
    all_kept,
    archive_option,
    json_option,
    now,
    opened,
    person,
    say,
    steps,
)
from onrecord.plural import counted

EPILOG = """
\b
Examples:
  onrecord import claims.jsonl --by "A. Analyst"
  onrecord import claims.csv
  onrecord import claims.xlsx --json

\b
A row gives at least document, kind, quote, speaker and the kind's own fields, e.g.
  {"document": "report.pdf", "kind": "figure", "quote": "At least 161 were killed.",
   "speaker": "Helsinki Watch", "payload": {"low": 161, "high": null, "qualifier": "at_least",
   "unit": "persons", "measure": "killed"}}

\b
A table has a column for each of these, and one for each field of the payload, e.g.
  document,kind,quote,speaker,low,high,qualifier,unit,measure
  report.pdf,figure,At least 161 were killed.,Helsinki Watch,161,,at_least,persons,killed
An empty cell says nothing; an empty low or high (or null) is an open end. Lists part their items
by `;`, a chain its links by `>`. More columns: ref, start, end, anchor, chain, modality, event,
as_of, note, why, spans.FIELD (the words a field was read from). A wrong column is refused with all
that are known. Cells with a comma stand in double quotes.
"""


@click.command("import", epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@archive_option
@click.option("--by", default="", help="Who made the claims; else ONRECORD_BY or the user's name.")
@json_option
def command(file: Path, archive_path: Path, by: str, as_json: bool) -> None:
    """Enter claims made elsewhere: JSONL, CSV or XLSX, all or nothing.

    Every row goes through the gate: the quote stands at its place, its numbers and names are in it.
    One bad row refuses the file; every fault is named with its row.
    """
    from onrecord.archive.imports import import_claims

    with all_kept(), opened(archive_path) as archive, steps("checking rows") as bar:
        made = import_claims(archive, file, by=by.strip() or person(), now=now(), progress=bar.to)
    value = {"new": made.new, "known": made.known, "refs": dict(made.refs)}
    text = f"{counted(made.new, 'claim')} entered, {made.known:,} there already"
    say(value, as_json=as_json, text=text)
