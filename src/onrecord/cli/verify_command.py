"""`onrecord verify`."""

from pathlib import Path

import click

from onrecord.cli.shell import archive_option, json_option, say, steps

EPILOG = """
\b
Examples:
  onrecord verify
  onrecord verify --trust trust.txt
  onrecord verify --redo-estimates

\b
Exit codes: 0 verified, with a key from outside; 3 consistent in itself, nothing from outside to
hold it against; 1 findings; 2 could not finish. With --json a line for each finding, then one with
the verdict; why it could not finish is text on standard error.

\b
The release a site was made by is itself an entry, the last: so the site's own verifier speaks of a
ledger that is one entry shorter than the archive's.
"""

WORDING = "A hash and a signature show that nothing changed since; never that it is true."


@click.command("verify", epilog=EPILOG)
@archive_option
@click.option(
    "--trust",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="What `onrecord checkpoint` printed earlier, kept outside this machine.",
)
@click.option(
    "--redo-estimates",
    is_flag=True,
    help="Also make every recorded estimate again, from its table, settings and seed.",
)
@json_option
def command(archive_path: Path, trust: Path | None, redo_estimates: bool, as_json: bool) -> None:
    """Check originals, texts, ledger, rows and schema, and name everything that changed."""
    from onrecord.archive.inspection import inspect, trust_from

    held = None if trust is None else trust_from(trust)
    with steps("verifying") as bar:
        found = inspect(
            archive_path,
            held,
            redo_estimates=redo_estimates,
            told=lambda _what, more: bar.advance(more),
        )
    for finding in found.findings:
        value = {"item": finding.item, "kind": finding.kind, "message": finding.message}
        mild = " (the record itself is unchanged)" if finding.mild else ""
        say(value, as_json=as_json, text=f"{finding.kind}: {finding.message}{mild}")
    checked = ", ".join(f"{count:,} {what}" for what, count in found.checked.items())
    verdict = {
        0: "verified, and anchored in the key you gave",
        3: "consistent in itself; not anchored: give --trust with a key kept outside",
        1: f"{len(found.findings)} findings",
    }[found.exit_code]
    result = {"verdict": verdict, "exit_code": found.exit_code, "checked": dict(found.checked),
              "findings": len(found.findings)}  # fmt: skip
    say(result, as_json=as_json, text=f"Checked {checked}: {verdict}. {WORDING}")
    raise SystemExit(found.exit_code)
