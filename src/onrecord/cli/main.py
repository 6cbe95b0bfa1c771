"""The group of all commands: their names and first lines here, their code loaded when called."""

import sys
from importlib import import_module
from pathlib import Path

import click

from onrecord import __version__
from onrecord.cli.shell import visible
from onrecord.errors import OnrecordError

COMMANDS = {
    "init": "Make a new archive: one folder, a database, a signing key, an empty ledger.",
    "add": "Preserve originals byte for byte, with who handed them over, when and how.",
    "documents": "List the documents of the archive.",
    "read": "Make canonical text, then suggest claims, each locked to its exact words.",
    "suggest": "Print the claims that are suggested for a text, without an archive.",
    "claims": "List claims.",
    "show": "Show one claim or document: quote, chain, history, proof.",
    "decide": "Accept, correct, reject, defer or deprecate claims, with a reason.",
    "import": "Enter claims made elsewhere, all or nothing, every fault named with its row.",
    "events": "List the events that claims belong to.",
    "figures": "Show competing figures of an event side by side, their chains and drift.",
    "lists": "Bring in lists of people, row by row, and say what is wrong with them.",
    "estimate": "Estimate how many no list documents, several methods side by side, or refuse.",
    "people": "List documented people, show one with its history, count them.",
    "link": "Find rows of different lists that may be the same person; people decide.",
    "judge": "Say whether two entries are the same person; every linkage obeys it.",
    "review-links": "Judge pairs of entries one at a time, the most telling first.",
    "publish": "Build a release: static site, data, proofs and a verifier.",
    "checkpoint": "Print the key and the signed state of the ledger, to keep outside.",
    "verify": "Check originals, ledger, rows and schema; exit 0, 3, 1 or 2.",
    "doctor": "Say what is installed, what is missing, and what to do about it.",
}

EPILOG = """
\b
Examples:
  onrecord init
  onrecord add report.pdf --author "Human Rights Watch" --event "Town, 1992"
  onrecord read
  onrecord claims --standing suggested
  onrecord figures "Town, 1992"
  onrecord publish site
"""


class Commands(click.Group):
    """Loads the module of a command only when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        del ctx
        module = import_module(f"onrecord.cli.{cmd_name.replace('-', '_')}_command")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EPILOG,
)
@click.version_option(__version__, prog_name="onrecord")
@click.option(
    "--archive",
    type=click.Path(path_type=Path),
    help="The archive's folder; also ONRECORD_ARCHIVE, else ./archive.",
)
@click.pass_context
def group(ctx: click.Context, archive: Path | None) -> None:
    """Documents into a public record: who says so, where, and has it been changed since."""
    ctx.obj = archive


def main() -> None:
    """Run the command line; what onrecord refuses is one message and exit code 2."""
    try:
        group(prog_name="onrecord", standalone_mode=True)
    except OnrecordError as error:
        click.echo(visible(f"onrecord: {error}", sys.stderr), err=True)
        sys.exit(2)
    except UnicodeEncodeError as error:
        # Bytes that are no UTF-8 come in as halves of characters, which nothing can keep.
        half = ascii(error.object[error.start : error.end])
        click.echo(
            f"onrecord: what was typed holds {half}, which is no UTF-8; type it anew", err=True
        )
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output (head, less) has gone; that is no fault.
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        # Of a path somebody gave: no such folder, not a folder, no right to read it.
        click.echo(f"onrecord: {error.filename or ''}: {error.strerror or error}", err=True)
        sys.exit(2)
