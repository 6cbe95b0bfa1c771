"""`onrecord estimate`."""

from pathlib import Path

import click

from onrecord.cli.estimate_options import table_options
from onrecord.cli.shell import json_option, say
from onrecord.errors import BadPatterns
from onrecord.text import hidden_fault

EPILOG = """
\b
Examples:
  onrecord estimate lists.csv
  onrecord estimate lists.csv --method dga --json
  onrecord estimate lists.csv --method stepwise --draws draws.jsonl
  onrecord estimate by-sex.csv --strata sex --method stepwise
  onrecord estimate draw-1.csv draw-2.csv draw-3.csv --method stepwise
  onrecord estimate --replicates draws --method stepwise --processes 2
  onrecord estimate lists.csv --record --event "Town, 1992" --measure killed --by "A. Analyst"
  onrecord estimate --event "Town, 1992" --measure killed --strata sex,place
  onrecord estimate report lists.csv -o report.html
  onrecord estimate bench
  onrecord estimate table --help             the options of all but the last two

\b
lists.csv, for example:      by-sex.csv, for example:
  police,graves,press,count    sex,police,graves,press,count
  1,0,0,40                     female,1,0,0,12
  1,1,0,8                      male,1,1,0,5
A column for each list, 0 or 1, and a last column `count`: the people on exactly the lists marked 1.
Patterns that are not there count 0; the people on no list are what is asked. --strata names columns
that divide the people; lists of an archive are divided by sex, place or year, as their rows say.
Several tables, or the tables of a folder, are versions of one: replicates of imputation, or draws
of linkage. Each is estimated, and the answers are combined.
"""


class TableFirst(click.Group):
    """`estimate TABLE.csv` is `estimate table TABLE.csv`; the word may be left out."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        helps = any(arg in ctx.help_option_names for arg in args[:1])
        if len(args) != 0 and args[0] not in self.commands and not helps:
            args = ["table", *args]
        return super().parse_args(ctx, args)


@click.group("estimate", cls=TableFirst, epilog=EPILOG)
def command() -> None:
    """Estimate how many no list documents, with several methods side by side, or refuse."""


@command.command("table", epilog=EPILOG)
@table_options
@json_option
def table_command(as_json: bool, **options: object) -> None:
    """Estimate from a table of patterns; refusals are answers too.

    Exit code 0 when every method answered or refused; a table that cannot be right is refused
    whole, with each fault and its row, exit code 2.
    """
    from onrecord.cli.estimate_tables import Wanted, estimate_tables

    estimate_tables(Wanted(**options), as_json=as_json)  # type: ignore[arg-type]


EPILOG_REPORT = """
\b
Examples:
  onrecord estimate report lists.csv -o report.html
  onrecord estimate report lists.csv -o report.html --title "Town, 1992" --of "undocumented deaths"
"""


@command.command("report", epilog=EPILOG_REPORT)
@click.argument("table", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="The page's file."
)
@click.option("--title", default="", help="The page's title; else the table's name.")
@click.option(
    "--of", "what", default="undocumented deaths", show_default=True, help="What is estimated."
)
@click.option("--seed", type=int, default=None, help="The same seed gives the same page.")
def report_command(table: Path, output: Path, title: str, what: str, seed: int | None) -> None:
    """Write the full report on a table as one page that needs nothing else."""
    from onrecord.estimate import Patterns
    from onrecord.estimate.page import Named
    from onrecord.estimate.report import report, results
    from onrecord.estimate.run import SEED

    start = SEED if seed is None else seed
    patterns = Patterns.from_csv(table)
    hidden = (hidden_fault(name, "the name of a list") for name in patterns.lists)
    faults = [(None, fault) for fault in hidden if fault is not None]
    if len(faults) > 0:
        raise BadPatterns(faults)
    named = Named(title or f"What no list documents: {table.stem}", what)
    page = report(patterns, results(patterns, seed=start), named=named, seed=start)
    try:
        output.write_text(page, "utf-8")
    except OSError as error:
        raise BadPatterns([(None, f"{output} cannot be written: {error.strerror}")]) from error
    click.echo(f"{output}: open it in any browser")


EPILOG_BENCH = """
\b
Examples:
  onrecord estimate bench --only exact     some seconds; without --only some minutes
  onrecord estimate bench --only speed --json
  onrecord estimate bench --coverage 20 --method stepwise
"""


@command.command("bench", epilog=EPILOG_BENCH)
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(("exact", "latent", "hard", "speed", "r")),
    help="A part of it; else all, which takes some minutes.",
)
@click.option(
    "--coverage",
    "times",
    type=click.IntRange(1),
    metavar="TIMES",
    help="Instead: how often intervals hold the truth of that many made-up populations.",
)
@click.option("--method", "methods", multiple=True, help="For coverage; else every method.")
@click.option("--seed", type=int, default=None, help="The same seed gives the same figures.")
@json_option
def bench_command(
    only: tuple[str, ...],
    times: int | None,
    methods: tuple[str, ...],
    seed: int | None,
    as_json: bool,
) -> None:
    """Measure every method against published figures, and the time each takes.

    A row: what, on which table, wanted, measured, whether it holds, processor seconds. Where R is
    present, its figure stands beside ours.
    """
    from onrecord.estimate import ANSWERS
    from onrecord.estimate.bench import parts
    from onrecord.estimate.coverage import coverage
    from onrecord.estimate.run import SEED

    start = SEED if seed is None else seed
    if times is None:
        for name, rows in parts().items():
            for row in rows(start) if len(only) == 0 or name in only else ():
                say(row.to_json(), as_json=as_json, text=row.text())
        return
    wanted = methods or tuple(each.name for each in ANSWERS)
    for world in coverage(wanted, times=times, seed=start):
        say(world.to_json(), as_json=as_json, text=world.text())
