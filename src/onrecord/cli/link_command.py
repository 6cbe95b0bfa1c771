"""`onrecord link`."""

from pathlib import Path
from typing import Any

import click

from onrecord.cli.shell import archive_option, json_option, say, say_all, steps, warn
from onrecord.plural import counted

EPILOG = """
\b
Examples:
  onrecord link police graves                      lists of the archive, as `onrecord lists` names
  onrecord link --new hospital
  onrecord link police graves --refit
  onrecord link police graves --draws 20 --draws-to draws
  onrecord link --files one.csv other.csv --json
  onrecord link --files one.csv other.csv --duplicate-free one.csv --review 20
  onrecord link --files one.csv other.csv --judged verdicts.csv --save-model model.json
  onrecord link --files one.csv other.csv --new later.csv --model model.json
  onrecord link bench

\b
Columns understood without a map: id, name (or given, father, grandfather, family), sex, age,
age_as_of, birth, event_date, place, district, region, country, status, identifier:KIND,
detail:KIND, and common headings for them. Nothing is merged: pairs and groups are proposals.
"""

EPILOG_GROUP = f"""{EPILOG}
\b
The options of all but `link bench` are printed by: onrecord link lists --help
The word `lists` may be left out: `link police graves` is `link lists police graves`.
"""

EPILOG_BENCH = """
\b
Examples:
  onrecord link bench --rows 20000         a small test of speed
  onrecord link bench --json
"""


STEPS = 4
"""Of linking: rows, training, scores, groups. Files are read before, one by one; an archive keeps
the run after."""


class ListsFirst(click.Group):
    """`link A B` is `link lists A B`; the word may be left out."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        helps = any(arg in ctx.help_option_names for arg in args[:1])
        if len(args) != 0 and args[0] not in self.commands and not helps:
            args = ["lists", *args]
        return super().parse_args(ctx, args)


@click.group("link", cls=ListsFirst, epilog=EPILOG_GROUP)
def command() -> None:
    """Find rows of different lists that may be the same person; people decide."""


@command.command("lists", epilog=EPILOG)
@click.argument("lists", nargs=-1)
@click.option("--files", "as_files", is_flag=True, help="The lists are files; no archive is used.")
@click.option("--map", "map_path", type=click.Path(path_type=Path), help="YAML: column: role.")
@click.option("--language", default="", help="Of the names, where letters do not tell: ar, az, ru.")
@click.option("--duplicate-free", multiple=True, metavar="FILE", help="Holds nobody twice.")
@click.option("--judged", type=click.Path(path_type=Path), help="CSV of verdicts to obey.")
@click.option("--threshold", type=click.FloatRange(0.01, 0.99), default=0.5, show_default=True)
@click.option("--backend", type=click.Choice(["duckdb", "spark"]), default="duckdb")
@click.option("--model", "model_path", type=click.Path(path_type=Path), help="A saved model.")
@click.option("--save-model", type=click.Path(path_type=Path), help="Keep the model here.")
@click.option("--new", multiple=True, metavar="FILE", help="A list added to the others later.")
@click.option("--review", type=click.IntRange(1), metavar="N", help="Also what to review first.")
@click.option("--workdir", type=click.Path(path_type=Path), help="For what does not fit in memory.")
@click.option("--refit", is_flag=True, help="Show what training anew would change; keep nothing.")
@click.option("--draws", type=click.IntRange(1), help="Write so many plausible linkages as tables.")
@click.option("--draws-to", type=click.Path(path_type=Path), help="A new folder for --draws.")
@click.option("--apply", "apply_refit", is_flag=True, help="With --refit: do it.")
@click.option("--by", default="", help="Who links; else ONRECORD_BY or the user's name.")
@archive_option
@json_option
def lists_command(
    lists: tuple[str, ...],
    as_files: bool,
    map_path: Path | None,
    language: str,
    duplicate_free: tuple[str, ...],
    judged: Path | None,
    threshold: float,
    backend: str,
    model_path: Path | None,
    save_model: Path | None,
    new: tuple[str, ...],
    review: int | None,
    workdir: Path | None,
    refit: bool,
    draws: int | None,
    draws_to: Path | None,
    apply_refit: bool,
    by: str,
    archive_path: Path,
    as_json: bool,
) -> None:
    """Pairs of rows that may be one person, then groups; warnings go to standard error.

    Lists are those of the archive, in their newest editions, unless --files is given. The run is
    kept with its reasons, every judgement is obeyed, and people change by it, each with an event.
    Exit code 0 when all files were read, whether or not anything was linked; 2 when one of them
    cannot be right, with each fault and its row.
    """
    from onrecord.cli import link_archive, link_draws, link_files
    from onrecord.link.linking import LinkSettings

    if (draws is None) != (draws_to is None):
        raise click.UsageError("--draws N and --draws-to FOLDER go together")
    _refuse_mixed(as_files, map_path, language, duplicate_free, judged, model_path, save_model)
    settings = LinkSettings(threshold=threshold, backend=backend)
    if not as_files:
        within = link_archive.Asked(
            archive_path=archive_path, lists=lists, new=new, refit=refit, apply=apply_refit,
            by=by, review=review,
        )  # fmt: skip
        with steps("linking", STEPS + 1) as bar:
            found_lines = list(link_archive.run(within, settings, tell=bar.begin))
        for value, text in found_lines:
            _say(value, text, as_json=as_json)
        if draws is not None and draws_to is not None:
            _say_draws(link_draws.of_archive(archive_path, draws, draws_to), as_json)
        return
    for file in sorted({file for file in lists if lists.count(file) > 1}):
        warn(f"warning: {file} is named more than once, and read once")
    asked = link_files.Asked(
        files=tuple(dict.fromkeys((*lists, *new))),
        duplicate_free=frozenset(duplicate_free),
        new=frozenset(new),
        map_path=map_path,
        language=language,
        judged=judged,
        model=model_path,
        save_model=save_model,
        workdir=workdir,
    )
    with steps("linking", len(asked.files) + STEPS) as bar:
        found, words = link_files.linked(asked, settings, tell=bar.begin)
    for warning in found.warnings:
        warn(f"warning: {warning}")
    told = link_files.lines(found, review=review or 0, threshold=threshold, new=asked.new)
    say_all(told, as_json=as_json)
    if not as_json:
        warn(link_files.summary(found))
    if draws is not None and draws_to is not None:
        _say_draws(link_draws.of_files(found, words, draws, draws_to), as_json)


def _say_draws(paths: list[Path], as_json: bool) -> None:
    folder = paths[0].parent
    text = f"{folder}: {counted(len(paths), 'table')}; onrecord estimate --replicates {folder}"
    say({"draws": len(paths), "folder": str(folder)}, as_json=as_json, text=text)


def _refuse_mixed(as_files: bool, *of_files: object) -> None:
    """Lists of an archive were described when they were imported, and judged with `judge`."""
    if not as_files and any(given not in (None, "", ()) for given in of_files):
        raise click.UsageError(
            "--map, --language, --duplicate-free, --judged, --model and --save-model are for "
            "--files; say it of a list with: onrecord lists import"
        )


def _say(value: dict[str, Any], text: str, *, as_json: bool) -> None:
    """A line of output; warnings have no JSON, and pairs no text: `review-links` shows them."""
    if len(value) == 0:
        warn(text)
    elif as_json or text != "":
        say(value, as_json=as_json, text=text)


@command.command("bench", epilog=EPILOG_BENCH)
@click.option("--rows", type=click.IntRange(1000), help="Invented rows for the test of speed.")
@json_option
def bench_command(rows: int | None, as_json: bool) -> None:
    """Measure linking on published and invented lists: how right it is, how fast, how large."""
    from onrecord.cli.link_tables import plain_columns
    from onrecord.link.bench.measured import measured

    for row in measured(plain_columns, rows=rows):
        say(row.to_json(), as_json=as_json, text=row.text())
