"""What changed since an earlier release, in counts and words; and pages that are no more."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.publish import addresses as at
from onrecord.publish.rendering import Page


@dataclass(frozen=True, slots=True)
class Changes:
    """Counts over what is public; of what left, only how many.

    since: the earlier release's version; documents, claims: how many were added.
    decided: decision to how many claims it was made of. withdrawn: claims that were public then and
    are not now.
    """

    since: int
    documents: int
    claims: int
    decided: Mapping[str, int]
    withdrawn: int


def changes_page(changes: Changes | None) -> Page:
    """The changes of one release; the first has none."""
    return Page(at.CHANGES, "changes.html", {"changes": changes})


def moved_page(path: str, to: str) -> Page:
    """What stands where an earlier release had a page; to: where it is now, or "" if nowhere."""
    return Page(path, "moved.html", {"to": to})
