"""`onrecord estimate`."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.shell import json_option, say, steps
from onrecord.errors import BadPatterns

if TYPE_CHECKING:
    from onrecord.record.estimate import Estimate, Refusal

EPILOG = """
\b
Examples:
  onrecord estimate lists.csv
  onrecord estimate lists.csv --method dga --json
  onrecord estimate lists.csv --strata sex,place --method stepwise --draws draws.jsonl
  onrecord estimate report lists.csv -o report.html
  onrecord estimate bench
  onrecord estimate table --help             the options of the first three

\b
The table has a column for each list, 0 or 1, and a last column `count`: the people on exactly the
lists marked 1. Patterns that are not there count 0; the people on no list are what is asked.
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
@click.argument("table", type=click.Path(path_type=Path))
@click.option("--method", default="all", show_default=True, help="bic, stepwise, dga, lcmcr")
@click.option("--strata", default="", help="Columns that divide the table: sex,place")
@click.option("--draws", "draws_path", type=click.Path(path_type=Path), help="Write draws here.")
@click.option("--seed", type=int, default=None, help="The same seed gives the same answer.")
@click.option("--processes", type=click.IntRange(1), default=1, show_default=True)
@json_option
def table_command(
    table: Path,
    method: str,
    strata: str,
    draws_path: Path | None,
    seed: int | None,
    processes: int,
    as_json: bool,
) -> None:
    """Estimate from a table of patterns; refusals are answers too.

    Exit code 0 when every method answered or refused; a table that cannot be right is refused
    whole, with each fault and its row, exit code 2.
    """
    from onrecord.estimate import ANSWERS, BY_NAME
    from onrecord.estimate.run import SEED

    names = [each.name for each in ANSWERS] if method == "all" else [method]
    if method != "all" and method not in BY_NAME:
        raise click.BadParameter(f"unknown {method!r}; known: all, {', '.join(BY_NAME)}")
    start = SEED if seed is None else seed
    if strata == "":
        found = _whole(table, names, start)
        for result in found:
            say(result.to_json(), as_json=as_json, text=_words(result))
        _write_draws(draws_path, {(r.method,): r for r in found})
        return
    _by_strata(table, names, strata.split(","), start, processes, draws_path, as_json)


def _whole(table: Path, names: Sequence[str], seed: int) -> "list[Estimate | Refusal]":
    from onrecord.estimate import Patterns, run

    patterns = Patterns.from_csv(table)
    found = []
    with steps("estimating", len(names)) as bar:
        for name in names:
            found.append(run(name, patterns, seed=seed))
            bar.advance()
    return found


def _by_strata(
    table: Path,
    names: Sequence[str],
    columns: Sequence[str],
    seed: int,
    processes: int,
    draws_path: Path | None,
    as_json: bool,
) -> None:
    from onrecord.estimate.processes import in_processes
    from onrecord.estimate.strata import estimate_strata
    from onrecord.estimate.stratified import from_csv

    tables = from_csv(table, columns)
    kept: dict[tuple[str, ...], Estimate | Refusal] = {}
    for name in names:
        found = estimate_strata(tables, name, seed=seed, mapper=in_processes(processes))
        lines = [f"  {' / '.join(key)}: {_words(one)}" for key, one in found.results.items()]
        say(found.to_json(), as_json=as_json, text="\n".join([_words(found.total), *lines]))
        kept[(name, "total")] = found.total
        kept.update({(name, *key): one for key, one in found.results.items()})
    _write_draws(draws_path, kept)


def _words(result: "Estimate | Refusal") -> str:
    """The interval first, whole numbers, and what it rests on."""
    from onrecord.estimate.wording import high_end, low_end, whole
    from onrecord.record.estimate import Refusal

    if isinstance(result, Refusal):
        return f"{result.method}: refused: {result.reason}; documented: {result.documented:,}"
    n = result.documented
    warnings = "".join(f"\n  warning: {each}" for each in result.diagnostics.get("warnings", ()))
    return (
        f"{result.method}: {low_end(max(0, result.low - n))} to {high_end(result.high - n)} "
        f"estimated undocumented ({result.level} per cent; middle {whole(result.median - n)}), "
        f"{low_end(result.low)} to {high_end(result.high)} with the {n:,} documented\n"
        f"  conditional on: {result.assumption}{warnings}"
    )


def _write_draws(path: Path | None, found: "Mapping[tuple[str, ...], Estimate | Refusal]") -> None:
    """One line a result: what it is of, then its draws of the total, as JSON."""
    from onrecord.record.estimate import Estimate

    if path is None:
        return
    lines = [
        json.dumps({"of": list(name), "documented": r.documented, "draws": list(r.draws)})
        for name, r in found.items()
        if isinstance(r, Estimate) and len(r.draws) != 0
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


@command.command("report")
@click.argument("table", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True)
@click.option("--title", default="", help="The page's title; else the table's name.")
@click.option("--of", "what", default="undocumented deaths", show_default=True)
@click.option("--seed", type=int, default=None)
def report_command(table: Path, output: Path, title: str, what: str, seed: int | None) -> None:
    """Write the full report on a table as one page that needs nothing else."""
    from onrecord.estimate import Patterns
    from onrecord.estimate.report import Named, report, results
    from onrecord.estimate.run import SEED

    start = SEED if seed is None else seed
    patterns = Patterns.from_csv(table)
    named = Named(title or f"What no list documents: {table.stem}", what)
    page = report(patterns, results(patterns, seed=start), named=named, seed=start)
    try:
        output.write_text(page, "utf-8")
    except OSError as error:
        raise BadPatterns([(None, f"{output} cannot be written: {error.strerror}")]) from error
    click.echo(f"{output}: open it in any browser")


@command.command("bench")
@click.option(
    "--coverage",
    "times",
    type=click.IntRange(1),
    metavar="TIMES",
    help="Instead: how often intervals hold the truth of that many made-up populations.",
)
@click.option("--method", "methods", multiple=True, help="For coverage; else every method.")
@json_option
def bench_command(times: int | None, methods: tuple[str, ...], as_json: bool) -> None:
    """Measure every method against published figures, and the time each takes.

    Where R is present, its figure stands beside ours.
    """
    from onrecord.estimate import ANSWERS
    from onrecord.estimate.bench import measured
    from onrecord.estimate.coverage import coverage
    from onrecord.estimate.run import SEED

    if times is None:
        for row in measured():
            say(row.to_json(), as_json=as_json, text=row.text())
        return
    wanted = methods or tuple(each.name for each in ANSWERS)
    for world in coverage(wanted, times=times, seed=SEED):
        say(world.to_json(), as_json=as_json, text=world.text())
