"""A program that works on an archive until it is killed; it prints what was acknowledged."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from onrecord.archive import actions, linking, queries, releases
from onrecord.archive.judging import Word, judge
from onrecord.archive.listings import Listings
from onrecord.archive.lists import Wanted, import_list
from onrecord.archive.store import Archive, open_archive
from onrecord.link import LinkSettings
from onrecord.record import Decision
from onrecord.record.linkage import Linkage, ScoredPair


def main(root: Path, folder: Path, what: str) -> None:
    """Add, decide, publish, import lists, link or judge for ever."""
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


def lists(archive: Archive, folder: Path, number: int) -> str:
    now = datetime.now(UTC)
    file = folder / f"list-{number}-{now.timestamp()}.csv"
    file.write_text("id,name\n" + "".join(f"{n},Name{n} of {now}\n" for n in range(50)))
    return import_list(archive, file, Wanted(by="crash"), now=now).edition.id


def entries(archive: Archive) -> list[str]:
    """Entries of the lists that are linked, ten of each; the first two lists there are."""
    listings = Listings(archive)
    found = [listings.rows(edition)[:10] for edition in listings.editions[:2]]
    return [one.entry.id for rows in found for one in rows]


def link(archive: Archive, folder: Path, number: int) -> str:
    """Link two lists, now these rows, now those; the scores are made by hand."""
    del folder
    ids, names = entries(archive), [e.name for e in Listings(archive).editions[:2]]
    one, other = sorted((ids[0], ids[10 + number % 10]))
    groups = [(one, other), *((id_,) for id_ in ids if id_ not in (one, other))]
    found = Linkage((ScoredPair(one, other, 0.9, 3.0, scored=0.9),), tuple(groups))
    plan = linking.plan(archive, names, [])
    size = linking.ledger_size(archive)
    made = linking.keep(
        archive, found, plan, LinkSettings(), size=size, by="crash", now=datetime.now(UTC)
    )
    assert made.run is not None
    return made.run.id


def judged(archive: Archive, folder: Path, number: int) -> str:
    del folder
    ids = entries(archive)
    word = Word("same" if number % 2 else "different", f"person {number}", f"reason {number}")
    return judge(archive, ids[number % 10], ids[10], word, now=datetime.now(UTC)).link.id


WORK = {
    "add": add, "decide": decide, "publish": publish, "lists": lists, "link": link, "judge": judged,
}  # fmt: skip

if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
