"""The options under which `onrecord estimate` takes tables."""

from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import Any, TypeVar

import click

from onrecord.cli.shell import archive_option

Wrapped = TypeVar("Wrapped", bound=Callable[..., Any])

BACKENDS = ("processes", "spark")
PATH = click.Path(path_type=Path)
OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.argument("tables", nargs=-1, type=PATH),
    click.option(
        "--replicates",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help="A folder of tables (*.csv) that are versions of one.",
    ),
    click.option("--pooled", is_flag=True, help="Put the draws of versions together, not Rubin."),
    click.option(
        "--method",
        default="all",
        show_default=True,
        help="bic, stepwise, dga, lcmcr (all of these: all); as context, never as the answer: "
        "independence, chao, chapman, lincoln-petersen.",
    ),
    click.option("--strata", default="", help="Columns that divide the table: sex,place"),
    click.option("--draws", type=PATH, help="Write draws of the total here, JSON lines."),
    click.option("--seed", type=int, default=None, help="The same seed gives the same answer."),
    click.option(
        "--processes",
        type=click.IntRange(1),
        default=1,
        show_default=True,
        help="In so many at once; the answer is the same.",
    ),
    click.option(
        "--backend",
        type=click.Choice(BACKENDS),
        default=BACKENDS[0],
        show_default=True,
        help="Where strata and versions are estimated; Spark needs onrecord[spark].",
    ),
    click.option("--record", is_flag=True, help="Enter the estimates, with their report."),
    click.option("--event", default="", help="The event; without a table, the lists made for it."),
    click.option("--measure", default="", help="What is counted, e.g. killed."),
    click.option(
        "--linkage-draws",
        type=click.IntRange(0),
        default=0,
        metavar="N",
        help="Of linked lists: over N plausible linkages instead of one.",
    ),
    click.option("--by", default="", help="Who enters it; else ONRECORD_BY or the user's name."),
    click.option(
        "--access",
        type=click.Choice(("public", "restricted", "sealed")),
        default=None,
        help="For --record: what is not public is never published. Else public; restricted where "
        "a list that it rests on is not public.",
    ),
    archive_option,
)


def table_options(command: Wrapped) -> Wrapped:
    """All of them, in the order in which help shows them."""
    return reduce(lambda made, option: option(made), reversed(OPTIONS), command)
