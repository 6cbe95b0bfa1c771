"""What every command shares: the archive option, JSON output, progress, the clock."""

import gc
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

from onrecord.text import HIDDEN

if TYPE_CHECKING:
    from onrecord.archive.store import Archive

Wrapped = TypeVar("Wrapped", bound=Callable[..., Any])

BREAKS = re.compile("[\n\r\v\f\t\x1c-\x1e\x85\u2028\u2029]")
"""Signs that end a line, and the tab, which would push what stands after it out of its column."""
AT_ONCE = 1_000
"""Lines that are written at once where there may be very many."""
_JSON = json.JSONEncoder(ensure_ascii=False, default=str)


def archive_option(command: Wrapped) -> Wrapped:
    """`--archive`, which may also stand before the command's name."""
    return click.option(
        "--archive",
        "archive_path",
        type=click.Path(path_type=Path),
        callback=_archive_path,
        help="The archive's folder; also ONRECORD_ARCHIVE, else ./archive.",
    )(command)


def _archive_path(ctx: click.Context, _param: click.Parameter, value: Path | None) -> Path:
    return value or ctx.find_root().obj or Path(os.environ.get("ONRECORD_ARCHIVE", "archive"))


def json_option(command: Wrapped) -> Wrapped:
    """`--json`: one JSON object a line on standard output."""
    return click.option(
        "--json",
        "as_json",
        is_flag=True,
        callback=_as_json,
        help="Print JSON, one object a line. A refusal stays text on standard error, exit code 2.",
    )(command)


def _as_json(ctx: click.Context, _param: click.Parameter, value: bool) -> bool:
    """Also where it stands before the name of a subcommand: `lists --json check police`."""
    return value or (ctx.parent is not None and ctx.parent.params.get("as_json", False))


@contextmanager
def opened(path: Path) -> Iterator["Archive"]:
    """The archive at `path`, closed again whatever happens."""
    from onrecord.archive.sqlite import version_warning
    from onrecord.archive.store import open_archive

    archive = open_archive(path)
    if archive.config.database == "sqlite" and version_warning() != "":
        click.echo(f"warning: {version_warning()}", err=True)
    try:
        yield archive
    finally:
        archive.close()


@contextmanager
def all_kept() -> Iterator[None]:
    """For work whose objects live to its end: looking for garbage among them only costs time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def now() -> datetime:
    """The one place where the command line looks at the clock."""
    return datetime.now(UTC)


def person() -> str:
    """Who is at the keyboard, as far as the system knows."""
    return os.environ.get("ONRECORD_BY") or os.environ.get("USER") or "unnamed"


def say(value: Any, *, as_json: bool, text: str) -> None:
    """Print `value` as one line of JSON, or `text` for people."""
    click.echo(_line(value, text, as_json=as_json))


def say_all(lines: Iterable[tuple[Any, str]], *, as_json: bool) -> None:
    """As `say`, for a million lines: many are written at once."""
    rest = iter(lines)
    while some := [_line(value, text, as_json=as_json) for value, text in islice(rest, AT_ONCE)]:
        click.echo("\n".join(some))


def _line(value: Any, text: str, *, as_json: bool) -> str:
    if not as_json:
        return visible(text)
    return HIDDEN.sub(lambda sign: json.dumps(sign[0])[1:-1], _JSON.encode(value))


def warn(text: str) -> None:
    """Print a line on standard error, for people."""
    click.echo(visible(text, sys.stderr), err=True)


def on_one_line(cell: str) -> str:
    r"""A cell as part of a line: a break in it is told as `\n`, and begins no line of its own."""
    return BREAKS.sub(lambda sign: sign[0].encode("unicode-escape").decode("ascii"), cell)


def visible(text: str, to: TextIO | None = None) -> str:
    r"""`text` with what would command a terminal, or turn its direction, as `\x1b` or `\u202e`.

    to: where it is printed, else standard output. Only for a terminal: what is written to a file
    or a pipe stays as it is.
    """
    if not (to or sys.stdout).isatty():
        return text
    return HIDDEN.sub(lambda sign: sign[0].encode("unicode-escape").decode("ascii"), text)


class Steps:
    """A progress bar on standard error, shown in a terminal and nowhere else."""

    def __init__(self, what: str, total: int | None) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

        columns = ("[progress.description]{task.description}", BarColumn(), MofNCompleteColumn())
        console = Console(stderr=True)
        self.progress = Progress(
            *columns, TimeRemainingColumn(), console=console, transient=True,
            disable=not console.is_terminal,
        )  # fmt: skip
        self.task = self.progress.add_task(what, total=total)
        self.begun = 0

    def advance(self, by: int = 1) -> None:
        self.progress.update(self.task, advance=by)

    def begin(self, what: str) -> None:
        """Say which step begins; the one before it is done."""
        done = self.begun
        self.begun += 1
        self.progress.update(self.task, description=what, completed=done)

    def to(self, done: int, total: int | None = None) -> None:
        self.progress.update(self.task, completed=done, total=total)


@contextmanager
def steps(what: str, total: int | None = None) -> Iterator[Steps]:
    """Progress for as long as the block runs."""
    made = Steps(what, total)
    with made.progress:
        yield made
