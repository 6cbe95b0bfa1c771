"""`onrecord lists generate`."""

from pathlib import Path

import click

from onrecord.cli.shell import json_option, say
from onrecord.plural import counted

EPILOG = """
\b
Examples:
  onrecord lists generate invented
  onrecord lists generate invented --people 10000 --lists 2 --languages ar,hy --seed 7
  onrecord lists generate invented --languages az --writings own,cyrillic,latin --json

\b
Nobody in these lists exists. Names are common ones put together by us; places are invented. The
folder then holds a CSV a list and truth.csv, which says whom each row means.
"""


def _words(_ctx: click.Context, _option: click.Parameter, given: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in given.split(",") if word.strip() != "")


@click.command("generate", epilog=EPILOG)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--people", type=int, default=5_000, show_default=True, help="Listed or not.")
@click.option("--lists", type=int, default=3, show_default=True)
@click.option(
    "--languages", default="ar", show_default=True, callback=_words, help="ar,az,bs,en,es,hy,ru"
)
@click.option(
    "--writings",
    default="own,latin",
    show_default=True,
    callback=_words,
    help="How each list writes names: own, latin, cyrillic; then from the first again.",
)
@click.option("--duplicates", type=float, default=0.01, show_default=True, help="Share of a list.")
@click.option("--unnamed", type=float, default=0.01, show_default=True, help="Share of a list.")
@click.option("--seed", type=int, default=1, show_default=True, help="Same seed, same lists.")
@json_option
def generate_command(
    folder: Path,
    people: int,
    lists: int,
    languages: tuple[str, ...],
    writings: tuple[str, ...],
    duplicates: float,
    unnamed: float,
    seed: int,
    as_json: bool,
) -> None:
    """Invent people and lists of them, with the truth, to try linking on."""
    from onrecord.link.generate import Invented, invent

    settings = Invented(
        people=people,
        lists=lists,
        languages=languages,
        writings=writings,
        duplicates=duplicates,
        unnamed=unnamed,
    )
    made = invent(folder, settings, seed=seed)
    for path, rows in zip(made.files, made.rows, strict=True):
        say(
            {"list": str(path), "rows": rows},
            as_json=as_json,
            text=f"{path}: {counted(rows, 'row')}",
        )
    say({"truth": str(made.truth)}, as_json=as_json, text=f"{made.truth}: whom each row means")
