"""`onrecord publish`."""

from pathlib import Path

import click

from onrecord.cli.shell import archive_option, json_option, now, opened, say, steps

EPILOG = """
\b
Examples:
  onrecord publish site
  onrecord publish site --title "Records of the valley"
  onrecord publish site --since 3

\b
The release opens from file://site/index.html and is checked with: python3 site/verify.py site
"""


@click.command("publish", epilog=EPILOG)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@archive_option
@click.option("--title", default="A public record", show_default=True, help="The record's name.")
@click.option(
    "--since",
    metavar="VERSION|DIR",
    help="The earlier release to say what changed since; the last one unless given.",
)
@click.option(
    "--processes", type=click.IntRange(1), help="How many make pages; else as many as cores."
)
@json_option
def command(
    folder: Path,
    archive_path: Path,
    title: str,
    since: str | None,
    processes: int | None,
    as_json: bool,
) -> None:
    """Build a release: static site, data, proofs and a verifier.

    Only public documents leave, and of them only the fields on the allow-list. Suggestions that
    nobody reviewed yet are published as such. Publishing the same state twice gives the same bytes.
    Into the folder of an earlier release, only what changed since is made anew.
    """
    from onrecord.archive import queries
    from onrecord.archive.releases import release

    with opened(archive_path) as archive, steps("writing pages") as bar:
        unreviewed = queries.unreviewed(archive)
        built = release(
            archive,
            folder,
            title=title,
            now=now(),
            since=since,
            processes=processes,
            progress=bar.to,
        )
    value = {"folder": str(built.target), "version": built.version, "files": built.files,
             "claims": built.claims, "manifest": built.manifest}  # fmt: skip
    say(
        value,
        as_json=as_json,
        text=f"Release {built.version}: {built.claims} claims in {built.files} files.\n"
        f"{unreviewed} claims of the archive are suggestions that nobody reviewed yet; those of "
        "public documents are published, marked as such.\n"
        f"Open {built.target / 'index.html'}\n"
        f"Check it with: python3 {built.target / 'verify.py'} {built.target}",
    )
