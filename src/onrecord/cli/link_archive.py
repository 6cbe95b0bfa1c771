"""Linking lists of an archive on the command line: what to review first, pairs, groups, changes."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.cli.judge_command import change_text, change_value
from onrecord.cli.shell import all_kept, now, opened, person
from onrecord.errors import LinkRefused
from onrecord.plural import counted

if TYPE_CHECKING:
    from onrecord.archive.linking import Linked, Refit
    from onrecord.archive.listings import Listings
    from onrecord.link import LinkSettings

REVIEW = 10
"""Pairs to review first that are printed unless told otherwise."""

Line = tuple[dict[str, Any], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The options of `onrecord link` that concern an archive."""

    archive_path: Path
    lists: tuple[str, ...]
    new: tuple[str, ...]
    refit: bool = False
    apply: bool = False
    by: str = ""
    review: int | None = None


def run(asked: Asked, settings: "LinkSettings", *, tell: Callable[[str], None]) -> Iterator[Line]:
    """Link, or rehearse, and give every line of output: its JSON value, and its text."""
    from onrecord.archive import linking
    from onrecord.archive.listings import Listings

    if asked.apply and not asked.refit:
        raise LinkRefused("--apply goes with --refit: it keeps what --refit shows")
    if asked.refit and len(asked.new) > 0:
        raise LinkRefused("--refit trains on all lists anew; name them all, without --new")
    with all_kept(), opened(asked.archive_path) as archive:
        wanted = linking.plan(archive, asked.lists, asked.new)
        listings = Listings(archive)
        if asked.refit and not asked.apply:
            yield from _refit_lines(
                linking.rehearse(archive, wanted, settings, tell=tell), listings
            )
            return
        made = linking.link_lists(
            archive, wanted, settings,
            by=asked.by.strip() or person(), now=now(), train=asked.refit, tell=tell,
        )  # fmt: skip
        yield from _lines(made, listings, asked.review, settings.threshold)


def _lines(
    made: "Linked", listings: "Listings", review: int | None, threshold: float
) -> Iterator[Line]:
    yield from _warnings(made)
    for pair in made.linkage.pairs:
        yield _pair(pair, listings), ""
    yield from _groups(made, listings)
    shown = REVIEW if review is None else review
    yield from _review(made, listings, shown, threshold)
    assert made.run is not None
    counts = made.run.counts
    changed = Counter(change.kind for change in made.changes)
    value = {"linkage": made.run.id, "lists": list(made.run.lists), **counts,
             "changes": dict(changed), "warnings": list(made.run.warnings)}  # fmt: skip
    told = ", ".join(f"{n:,} {kind}" for kind, n in sorted(changed.items())) or "none"
    text = (
        f"{counted(counts['rows'], 'row')} of {', '.join(made.run.lists)}: "
        f"{counted(counts['groups'], 'person', 'people')}, "
        f"{counted(counts['pairs'], 'pair')} kept; changes of people: {told}\n"
        f"{min(shown, counts['pairs']):,} of {counted(counts['pairs'], 'pair')} shown to review; "
        "all with their reasons: onrecord review-links, or --json\n"
        "next: onrecord review-links, onrecord people"
    )
    yield value, text


def _warnings(made: "Linked") -> Iterator[Line]:
    if len(made.plan.also) > 0:
        also = ", ".join(made.plan.also)
        yield {}, f"linked with them before, so they come along: {also}"
    for warning in made.linkage.warnings:
        yield {}, f"warning: {warning}"


def _pair(pair: Any, listings: "Listings") -> dict[str, Any]:
    from onrecord.archive.linkages import pair_id

    value: dict[str, Any] = {
        "pair": [listings.name(pair.first), listings.name(pair.second)],
        "pair_id": pair_id(pair.first, pair.second),
        "probability": pair.probability,
        "weight": pair.weight,
        "reasons": list(pair.reasons),
    }
    if pair.relation != "":
        value["relation"] = pair.relation
    if len(pair.vetoes) > 0:
        value["vetoes"] = list(pair.vetoes)
    return value


def _groups(made: "Linked", listings: "Listings") -> Iterator[Line]:
    """Each person of the linked lists, under the id that lasts."""
    from onrecord.archive.people import people

    covered = {entry for group in made.linkage.clusters for entry in group}
    for one in people(listings.archive).values():
        if any(entry in covered for entry in one.entries):
            yield {"cluster": one.id, "members": [listings.name(e) for e in one.entries]}, ""


def _review(made: "Linked", listings: "Listings", count: int, threshold: float) -> Iterator[Line]:
    from onrecord.archive.linkages import pair_id
    from onrecord.link.judging.review_order import first_to_review

    def is_new(entry: str) -> bool:
        return entry in listings.entries and listings.entries[entry].list in made.plan.new

    for pair, why in first_to_review(made.linkage, count, threshold=threshold, is_new=is_new):
        ends = [listings.name(pair.first), listings.name(pair.second)]
        short = pair_id(pair.first, pair.second)
        value = {"review": ends, "pair_id": short, "probability": pair.probability, "why": why}
        yield value, f"review {short}  {pair.probability:.2f}  {ends[0]} ~ {ends[1]}: {why}"


def _refit_lines(found: "Refit", listings: "Listings") -> Iterator[Line]:
    yield from _warnings(found.linked)
    for what, pairs in (("joined", found.joined), ("parted", found.parted)):
        for one, other in pairs:
            ends = [listings.name(one), listings.name(other)]
            yield {"refit": what, "pair": ends}, f"would be {what}: {ends[0]} ~ {ends[1]}"
    for change in found.linked.changes:
        yield {"refit": "change", **change_value(change)}, f"  {change_text(change)}"
    value = {"refit": "total", "joined": len(found.joined), "parted": len(found.parted),
             "changes": len(found.linked.changes)}  # fmt: skip
    yield (
        value,
        (
            f"trained anew, {counted(len(found.joined), 'pair')} would be joined and "
            f"{len(found.parted):,} parted; nothing is kept: --refit --apply does it"
        ),
    )
