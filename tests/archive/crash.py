"""A program that works on an archive until it is killed; it prints what was acknowledged."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from onrecord.archive import actions, queries, releases
from onrecord.archive.store import open_archive
from onrecord.record import Decision

root, folder, what = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
archive = open_archive(root)
now = datetime.now(UTC)
number = 0
while True:
    number += 1
    if what == "add":
        file = folder / f"{number}-{now.timestamp()}.txt"
        file.write_text(f"Document {number} of {now}: 12 people were killed.")
        described = actions.Described(file.name, str(file), {}, kind="list")
        print(actions.add(archive, file, described, now=now).document.sha256, flush=True)
    elif what == "decide":
        claim = next(iter(queries.claims(archive)))
        wanted = actions.Wanted(Decision.ACCEPT, f"person {number}", f"reason {number}")
        print(actions.decide(archive, [claim], wanted, now=now)[0].id, flush=True)
    else:
        built = releases.release(archive, folder / "site", title="t", now=now)
        print(built.manifest, flush=True)
        wanted = actions.Wanted(Decision.DEFER, "p", f"reason {number}")
        actions.decide(archive, [next(iter(queries.claims(archive)))], wanted, now=now)
