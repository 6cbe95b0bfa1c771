"""Linkages made by hand, so that tests of judging need no model."""

from pathlib import Path

from tests.archive.data import NOW
from tests.archive.list_data import GRAVES, POLICE, add_list

from onrecord.archive import linking
from onrecord.archive.listings import Listings
from onrecord.archive.store import Archive
from onrecord.link import LinkSettings
from onrecord.record.linkage import Linkage, ScoredPair

SCORES = {
    ("police:1", "graves:g1"): 0.95,
    ("police:3", "graves:g2"): 0.4,
    ("police:1", "police:2"): 0.1,
}
"""Anna is on both lists; Clara may be; Anna and Boris are sister and brother."""


def two_lists(archive: Archive, folder: Path) -> Listings:
    """The lists `police` and `graves`, imported."""
    add_list(archive, folder, POLICE)
    add_list(archive, folder, GRAVES, "graves.csv")
    return Listings(archive)


def entries(archive: Archive) -> dict[str, str]:
    """How a person calls each entry, to its id."""
    listings = Listings(archive)
    return {
        one.name: one.entry.id
        for edition in listings.current.values()
        for one in listings.rows(edition)
    }


def linked(
    archive: Archive, scores: dict[tuple[str, str], float] | None = None, size: int | None = None
) -> linking.Linked:
    """A linkage of every list, with these scored pairs; each entry is in at most one strong one."""
    ids = entries(archive)
    pairs, group = [], {id_: (id_,) for id_ in ids.values()}
    for (one, other), p in (SCORES if scores is None else scores).items():
        first, second = sorted((ids[one], ids[other]))
        pairs.append(ScoredPair(first, second, p, 8 * p - 4, "", (), (f"{one} {other}",), p))
        if p >= 0.5:
            group[first] = group[second] = (first, second)
    found = Linkage(tuple(pairs), tuple(sorted(set(group.values()))), {}, {"single": []})
    plan = linking.plan(archive, list(Listings(archive).current), [])
    known = linking.ledger_size(archive) if size is None else size
    return linking.keep(archive, found, plan, LinkSettings(), size=known, by="Ana", now=NOW)
