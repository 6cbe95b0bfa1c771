"""A program that works on an archive until it is killed; it prints what was acknowledged."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from onrecord.archive import actions, queries, releases
from onrecord.archive.store import Archive, open_archive
from onrecord.record import Decision


def main(root: Path, folder: Path, what: str) -> None:
    """Add, decide or publish for ever."""
    archive = open_archive(root)
    number = 0
    while True:
        number += 1
        print(WORK[what](archive, folder, number), flush=True)


def add(archive: Archive, folder: Path, number: int) -> str:
    now = datetime.now(UTC)
    file = folder / f"{number}-{now.timestamp()}.txt"
    file.write_text(f"Document {number} of {now}: 12 people were killed.")
    described = actions.Described(file.name, str(file), {}, kind="list")
    return actions.add(archive, file, described, now=now).document.sha256


def decide(archive: Archive, folder: Path, number: int) -> str:
    del folder
    claim = next(iter(queries.claims(archive)))
    wanted = actions.Wanted(Decision.ACCEPT, f"person {number}", f"reason {number}")
    return actions.decide(archive, [claim], wanted, now=datetime.now(UTC))[0].id


def publish(archive: Archive, folder: Path, number: int) -> str:
    decide(archive, folder, number)
    site = folder / "site"
    return releases.release(archive, site, title="t", now=datetime.now(UTC)).manifest


WORK = {"add": add, "decide": decide, "publish": publish}

if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
