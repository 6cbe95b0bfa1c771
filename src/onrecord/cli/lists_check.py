"""`onrecord lists check`."""

from pathlib import Path
from typing import Any

import click

from onrecord.cli.rows_told import in_a_line
from onrecord.cli.shell import all_kept, archive_option, json_option, now, opened, say, steps
from onrecord.plural import counted

EPILOG = """
\b
Examples:
  onrecord lists check police
  onrecord lists check police --json
"""

SHOWN = 20
"""Problems of one kind that are printed for people; JSON has them all."""


WORDS = {
    "value": ("cell that cannot be right", "cells that cannot be right"),
    "not understood": ("wording not understood", "wordings not understood"),
    "status": ("wording of a status not understood", "wordings of a status not understood"),
    "equal rows": ("set of equal rows", "sets of equal rows"),
    "same person": ("set of rows that may be one person", "sets of rows that may be one person"),
    "reused id": ("id used twice", "ids used twice"),
    "reused identifier": ("number of a person used twice", "numbers of a person used twice"),
    "no name": ("row without a usable name", "rows without a usable name"),
    "total": ("row that is a sum", "rows that are sums"),
    "unseen signs": ("cell with unseen signs", "cells with unseen signs"),
    "mixed scripts": ("oddity of letters in a name", "oddities of letters in names"),
}
"""What is counted of each kind of problem, one and many."""


@click.command("check", epilog=EPILOG)
@click.argument("name", metavar="LIST")
@archive_option
@json_option
def check_command(name: str, archive_path: Path, as_json: bool) -> None:
    """Impossible values, people twice, ids used twice, and what changed since the last edition.

    Nothing is corrected: a list says what it says. Rows are named by the numbers that a spreadsheet
    shows. Dates after the edition, or after today, are told; so is an age that does not go with the
    birth, and how dates such as 04/06/2012 were read. Exit code 0 whatever is found.
    """
    from onrecord.archive.list_check import check
    from onrecord.archive.listings import Listings

    with all_kept(), opened(archive_path) as archive, steps(f"checking {name}"):
        found = check(Listings(archive), name, now().date())
    if as_json:
        for problem in found.problems:
            say({"kind": problem.kind, "rows": list(problem.rows), "sentence": problem.sentence},
                as_json=True, text="")  # fmt: skip
        say(_summary(found), as_json=True, text="")
        return
    told: dict[str, int] = {}
    for problem in found.problems:
        told[problem.kind] = told.get(problem.kind, 0) + 1
        if told[problem.kind] <= SHOWN:
            where = ", ".join(str(row) for row in problem.rows[:5])
            where += " ..." if len(problem.rows) > 5 else ""
            say(None, as_json=False, text=f"row {where:8} {problem.kind}: {problem.sentence}")
    for kind, number in told.items():
        if number > SHOWN:
            say(None, as_json=False, text=f"and {number - SHOWN} more of: {kind}; --json has all")
    say(None, as_json=False, text=_text(found))


def _summary(found: Any) -> dict[str, Any]:
    change = None
    if found.change is not None:
        change = {
            "columns_added": list(found.change.columns_added),
            "columns_removed": list(found.change.columns_removed),
            "added": list(found.change.added),
            "removed": list(found.change.removed),
            "altered": [
                {"before": one.before, "after": one.after,
                 "cells": {name: list(pair) for name, pair in one.cells.items()}}
                for one in found.change.altered
            ],
        }  # fmt: skip
    return {"list": found.edition.name, "rows": found.edition.count,
            "problems": dict(found.counts), "unread": list(found.unread),
            "dates": list(found.orders), "change": change}  # fmt: skip


def _text(found: Any) -> str:
    edition = found.edition
    counts = ", ".join(counted(n, *WORDS[kind]) for kind, n in found.counts.items())
    counts = counts or "nothing looks wrong"
    lines = [f"{edition.name}: {counted(edition.count, 'row')}; {counts}"]
    lines += [f"dates of {told}" for told in found.orders]
    if len(found.unread) > 0:
        named = ", ".join(repr(column) for column in found.unread)
        lines.append(
            f"kept and not compared: {named}; `lists import ... --map FILE` says what a column is"
        )
    if found.change is None:
        return "\n".join([*lines, "no earlier edition to compare with"])
    return "\n".join([*lines, *_change(found)])


def _change(found: Any) -> list[str]:
    change = found.change
    lines = [
        f"since the last edition: {counted(len(change.added), 'row')} added, "
        f"{len(change.removed)} removed, {len(change.altered)} altered"
    ]
    for what, columns in (("new", change.columns_added), ("gone", change.columns_removed)):
        lines += [f"column {what}: {column}" for column in columns]
    for what, rows in (("added", found.added), ("removed", found.removed)):
        lines += [f"{what}: row {one.row}, {one.name}: {in_a_line(one.entry.raw)}"
                  for one in rows[:SHOWN]]  # fmt: skip
        lines += [f"and {len(rows) - SHOWN} more {what}; --json has all"] * (len(rows) > SHOWN)
    for one in change.altered[:SHOWN]:
        cells = "; ".join(f"{name}: {a!r} -> {b!r}" for name, (a, b) in one.cells.items())
        lines.append(f"row {one.after}: {cells}")
    if len(change.altered) > SHOWN:
        lines.append(f"and {len(change.altered) - SHOWN} more altered; --json has all")
    return lines
