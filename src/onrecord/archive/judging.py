"""A person's word on a pair of entries: appended, obeyed by every linkage, never in conflict."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from onrecord.alike import plain_name
from onrecord.archive.groups import Groups
from onrecord.archive.ledger import Entry, append, lock
from onrecord.archive.list_bodies import link_body
from onrecord.archive.listings import Listings, not_before
from onrecord.archive.people import record_changes, state
from onrecord.archive.store import Archive, writing
from onrecord.errors import BadVerdict
from onrecord.link.groups.persons import narrowed, updated
from onrecord.link.judging.verdicts import contradiction
from onrecord.record.link import Judgement, Link, Verdict
from onrecord.record.people import PersonChange
from onrecord.text import hidden_fault

UNDO = "undo"
WORDS = (*(str(word) for word in Judgement if word is not Judgement.UNDONE), UNDO)
"""What can be said of a pair; `undo` takes one's own word back."""


@dataclass(frozen=True, slots=True)
class Word:
    """What a person says of a pair. judgement: one of `WORDS`; blind: they saw no other word."""

    judgement: str
    by: str
    reason: str
    blind: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """link: as it entered; verdict: what stands on the pair now; changes: of people, at once.

    linked: whether both entries are in a linkage; if not, the word waits for the next one.
    """

    link: Link
    verdict: Verdict
    changes: tuple[PersonChange, ...]
    linked: bool


def judge(archive: Archive, first: str, second: str, word: Word, *, now: datetime) -> Judged:
    """Append a word on two entries, and change people as it says, in one transaction.

    first, second: entry ids, in any order.

    Raises:
        BadVerdict: no name, no reason, one entry twice, nothing to undo, or words that could not
            all be true, the chain of which is named; nothing was entered.
    """
    with writing(archive):
        number = lock(archive)
        groups = Groups.of(archive)
        link = _link(groups, min(first, second), max(first, second), word, now)
        after, regrouped = groups.after(number, link)
        _refuse_contradiction(archive, after, link)
        entered = not_before(archive, now)
        append(archive, [Entry("link", link.id, link_body(link, entered))])
        changes = _changes(archive, link, regrouped, _reason(groups, link))
        record_changes(archive, changes, cause=link.id, by=link.by, now=entered)
    linked = link.first in after.covered and link.second in after.covered
    return Judged(link, after.verdicts[link.first, link.second], changes, linked)


def _link(groups: Groups, first: str, second: str, word: Word, now: datetime) -> Link:
    typed = (hidden_fault(word.by, "--by"), hidden_fault(word.reason, "--reason"))
    faults = [fault for fault in typed if fault is not None]
    if plain_name(word.by) == "":
        faults.append("a judgement needs a name: --by NAME")
    if word.reason.strip() == "":
        faults.append("a judgement needs a reason: --reason TEXT")
    if word.judgement not in WORDS:
        faults.append(f"unknown judgement {word.judgement!r}; known: {', '.join(WORDS)}")
    if first == second:
        faults.append("both are one entry; a pair has two")
    if word.judgement == UNDO and not _has_word(groups, first, second, word.by):
        faults.append(f"{word.by} has no word on this pair that could be taken back")
    if len(faults) > 0:
        raise BadVerdict("; ".join(faults))
    judgement = Judgement.UNDONE if word.judgement == UNDO else Judgement(word.judgement)
    model = groups.run_of(first, second)
    return Link(first, second, judgement, word.reason, word.by, now, model, word.blind)


def _has_word(groups: Groups, first: str, second: str, by: str) -> bool:
    verdict = groups.verdicts.get((first, second))
    words = () if verdict is None else verdict.words
    return any(plain_name(one.by) == plain_name(by) for one in words)


def _refuse_contradiction(archive: Archive, after: Groups, word: Link) -> None:
    chain = contradiction(after.binding)
    if len(chain) > 0:
        listings = Listings(archive)
        told = "; ".join(
            f"{listings.name(one.first)} {one.judgement} {listings.name(one.second)} "
            f"({one.by}, {one.at.date().isoformat()})"
            for one in chain
        )
        earlier = [one for one in chain if one is not word]
        undo = " or ".join(
            f"onrecord judge {' '.join(sorted(map(listings.name, (one.first, one.second))))} undo "
            f"--by {one.by!r}"
            for one in earlier
        )
        raise BadVerdict(
            f"these words cannot all be true: {told}; nothing was entered. Right would be to take "
            f"the wrong one back first, then to judge: {undo} --reason TEXT"
        )


def _changes(
    archive: Archive, link: Link, regrouped: Sequence[Sequence[str]], reason: str
) -> tuple[PersonChange, ...]:
    """Of the people whose entries may be grouped otherwise; the others stay as they are."""
    if len(regrouped) == 0:
        return ()
    entries = [entry for group in regrouped for entry in group]
    before = narrowed(state(archive), entries)
    undoing = link.judgement is Judgement.UNDONE
    return updated(before, regrouped, reason=reason, undoing=undoing)


def _reason(groups: Groups, link: Link) -> str:
    said = "took back a word on" if link.judgement is Judgement.UNDONE else "judged"
    what = "" if link.judgement is Judgement.UNDONE else f" {link.judgement}"
    pair = " and ".join(groups.covered[entry].name if entry in groups.covered else entry[:12]
                        for entry in (link.first, link.second))  # fmt: skip
    return f"{link.by} {said} {pair}{what}: {link.basis}"


def words_on(groups: Groups, first: str, second: str) -> Sequence[Link]:
    """Every word ever said of a pair, in order, those taken back too."""
    pair = (min(first, second), max(first, second))
    return [link for _, link in groups.words if (link.first, link.second) == pair]
