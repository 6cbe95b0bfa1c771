"""Documents as a release may show them: the file of a list that stays does not leave either."""

from collections.abc import Mapping
from dataclasses import replace

from onrecord.archive import queries
from onrecord.archive.listings import current, editions
from onrecord.archive.store import Archive
from onrecord.record import Document
from onrecord.record.listing import COUNTS, NAMES

LIST = "list"
"""Kind of a document that entered as a list. What was public before it was read as one stays so."""


def documents(archive: Archive) -> dict[str, Document]:
    """Every document by sha256; restricted where it is the file of a list that is not published.

    Its name, maker and event would tell that the list is there.
    """
    found = queries.documents(archive)
    return found | _withheld(archive, found)


def _withheld(archive: Archive, found: Mapping[str, Document]) -> dict[str, Document]:
    every = editions(archive)
    newest = current(every)
    hidden = {
        edition.document
        for edition in every
        for said in (edition.published, newest[edition.name].published)
        if said not in (COUNTS, NAMES)
    }
    return {
        sha: replace(one, access="restricted")
        for sha, one in found.items()
        if sha in hidden and one.kind == LIST and one.access == "public"
    }
