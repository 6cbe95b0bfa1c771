"""Linking lists of an archive: a run over newest editions, kept whole, and people after it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from itertools import combinations
from typing import TYPE_CHECKING, Any

from onrecord import __version__
from onrecord.archive.groups import Groups
from onrecord.archive.ledger import Entry, append, lock
from onrecord.archive.linkages import Kept, run_body, run_id, store
from onrecord.archive.list_check import readings
from onrecord.archive.listings import Listings, not_before
from onrecord.archive.people import record_changes, state
from onrecord.archive.store import Archive, require_writable, writing
from onrecord.errors import LinkRefused
from onrecord.link.groups.persons import updated
from onrecord.link.groups.regroup import Scored
from onrecord.record.linkage import Linkage, LinkageRun
from onrecord.record.listing import ListEdition
from onrecord.record.people import PersonChange
from onrecord.text import hidden_fault

if TYPE_CHECKING:
    from onrecord.link import LinkSettings

WORKDIR = "cache/link"
"""In the archive: what linking spills to the disk; emptied after each run, or by the next one where
it was killed."""

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """editions: of all lists to be linked, by name; new: names of those added to the linked ones.

    also: lists that nobody named, which are linked with a named one already and come along.
    """

    editions: dict[str, ListEdition]
    new: tuple[str, ...]
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """run: as it was kept, None for a rehearsal; changes: of people."""

    run: LinkageRun | None
    linkage: Linkage
    plan: Plan
    changes: tuple[PersonChange, ...]


@dataclass(frozen=True, slots=True)
class Refit:
    """What training anew would change. joined, parted: pairs of entries that would be together, or
    no longer; the rest as in `Linked`.
    """

    linked: Linked
    joined: tuple[tuple[str, str], ...]
    parted: tuple[tuple[str, str], ...]


def plan(archive: Archive, lists: Collection[str], new: Collection[str]) -> Plan:
    """Which lists a run is of; those linked with a named one already come along.

    Raises:
        NotFound: no list has a name. LinkRefused: a list is not where it would have to be.
    """
    listings, groups = Listings(archive), Groups.of(archive)
    linked = {name: kept.run for kept in groups.holding for name in kept.run.lists}
    named = dict.fromkeys(lists) if len(lists) > 0 or len(new) == 0 else dict.fromkeys(linked)
    asked = dict.fromkeys([*named, *new])
    if len(asked) == 0:
        raise LinkRefused("no list is named; right: onrecord link LIST LIST")
    with_them = [one for name in asked if name in linked for one in linked[name].lists]
    every = sorted({*asked, *with_them})
    editions = {name: listings.edition(name) for name in every}
    if len(new) > 0:
        _refuse_unlinked([name for name in every if name not in new], linked, editions)
    also = tuple(name for name in every if name not in asked)
    return Plan(editions, tuple(sorted(new)), also)


def _refuse_unlinked(
    names: Sequence[str], linked: dict[str, LinkageRun], editions: dict[str, ListEdition]
) -> None:
    """A new list is scored against what was linked, so the others must be linked as they are."""
    faults = [f"{name} is not linked yet; name it with --new too" for name in names
              if name not in linked]  # fmt: skip
    faults += [
        f"{name} has an edition since it was linked; link all of them anew, or name it with --new"
        for name in names
        if name in linked and editions[name].id not in linked[name].editions
    ]
    if len(names) == 0:
        faults.append("there is nothing that a new list could be added to; leave --new out")
    if len(faults) > 0:
        raise LinkRefused("; ".join(faults))


def link_lists(
    archive: Archive,
    wanted: Plan,
    settings: "LinkSettings",
    *,
    by: str,
    now: datetime,
    train: bool = False,
    tell: Tell = lambda _: None,
) -> Linked:
    """Link lists, keep the run, and change people as it says, obeying every word that stands.

    train: make the model anew though one is kept; else the kept one scores the same lists again.

    Raises:
        LinkRefused: the lists cannot be linked as asked, or a name holds what cannot be seen.
    """
    hidden = hidden_fault(by, "--by")
    if hidden is not None:
        raise LinkRefused(hidden)
    require_writable(archive)
    size, groups = ledger_size(archive), Groups.of(archive)
    found = _linkage(groups, wanted, settings, train=train, tell=tell)
    tell("keeping the run")
    return keep(archive, found, wanted, settings, size=size, by=by, now=now)


def keep(
    archive: Archive,
    found: Linkage,
    wanted: Plan,
    settings: "LinkSettings",
    *,
    size: int,
    by: str,
    now: datetime,
) -> Linked:
    """Enter a linkage and what it changes of people; size: of the ledger that it knew.

    Words on pairs that entered since then are obeyed all the same.
    """
    groups = Groups.of(archive)
    stored = store(archive, found, asdict(settings), Listings(archive).entries)
    lists = tuple(wanted.editions)
    run = LinkageRun(
        id=run_id(lists, stored, size, now.isoformat()),
        lists=lists,
        editions=tuple(edition.id for edition in wanted.editions.values()),
        new=wanted.new,
        before=_before(groups, wanted),
        **stored._asdict(),
        code=f"onrecord {__version__}",
        size=size,
        threshold=repr(settings.threshold),
        single=tuple(sorted(found.diagnostics.get("single", ()))),
        counts=_counts(found),
        warnings=found.warnings,
        by=by,
        at=now.isoformat(),
    )
    with writing(archive):
        lock(archive)
        after = Groups.of(archive)
        after = replace(after, runs=(*after.runs, run))
        changes = updated(state(archive), after.now(), reason=_reason(run))
        entered = not_before(archive, now)
        append(archive, [Entry("linkage", run.id, run_body(run, entered))])
        record_changes(archive, changes, cause=run.id, by=by, now=entered)
    return Linked(run, found, wanted, changes)


def rehearse(
    archive: Archive, wanted: Plan, settings: "LinkSettings", *, tell: Tell = lambda _: None
) -> Refit:
    """What training anew would change of who is together; nothing is kept."""
    groups = Groups.of(archive)
    whole = replace(wanted, new=())
    found = _linkage(groups, whole, settings, train=True, tell=tell)
    others = [g for g in groups.now() if not any(e in _entries(found) for e in g)]
    changes = updated(state(archive), [*found.clusters, *others], reason="trained anew")
    now, then = _together(groups.now()), _together(found.clusters)
    known = {entry for group in groups.now() for entry in group}
    joined = tuple(sorted(pair for pair in then - now if pair[0] in known and pair[1] in known))
    return Refit(Linked(None, found, whole, changes), joined, tuple(sorted(now - then)))


def _entries(found: Linkage) -> set[str]:
    return {entry for group in found.clusters for entry in group}


def _together(groups: Sequence[Sequence[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def _linkage(
    groups: Groups, wanted: Plan, settings: "LinkSettings", *, train: bool, tell: Tell
) -> Linkage:
    from onrecord.link import link

    archive = groups.archive
    listings = Listings(archive)
    rows = [r for edition in wanted.editions.values() for r in readings(listings, edition)]
    workdir = archive.root / WORKDIR
    workdir.mkdir(parents=True, exist_ok=True)
    return link(
        rows,
        duplicate_free=frozenset(n for n, e in wanted.editions.items() if e.duplicate_free),
        verdicts=groups.binding,
        model=None if train else _model(groups, wanted),
        settings=settings,
        workdir=workdir,
        new=frozenset(wanted.new),
        known=_known(groups, wanted),
        progress=tell,
    )


def _known(groups: Groups, wanted: Plan) -> Iterator[Scored]:
    """What earlier runs scored among the entries of the lists that are not new."""
    if len(wanted.new) == 0:
        return iter(())
    old = set(wanted.editions) - set(wanted.new)
    return groups.edges(frozenset(id_ for id_, one in groups.covered.items() if one.list in old))


def _model(groups: Groups, wanted: Plan) -> dict[str, Any] | None:
    """The kept model: of the run that new lists are added to, or of a run of the same lists."""
    old = set(wanted.editions) - set(wanted.new)
    found = [kept for kept in groups.holding if _fits(kept, old, set(wanted.editions), wanted)]
    if len(found) == 0:
        return None
    model: dict[str, Any] = max(found, key=lambda kept: kept.run.counts["rows"]).model["model"]
    return model if len(model) > 0 else None


def _fits(kept: Kept, old: set[str], every: set[str], wanted: Plan) -> bool:
    lists = set(kept.run.lists)
    return lists <= old if len(wanted.new) > 0 else lists == every


def _before(groups: Groups, wanted: Plan) -> tuple[str, ...]:
    if len(wanted.new) == 0:
        return ()
    return tuple(k.run.id for k in groups.holding if set(k.run.lists) & set(wanted.editions))


def _counts(found: Linkage) -> dict[str, int]:
    return {
        "rows": sum(len(group) for group in found.clusters),
        "pairs": len(found.pairs),
        "groups": len(found.clusters),
    }


def _reason(run: LinkageRun) -> str:
    added = f", {', '.join(run.new)} added" if len(run.new) > 0 else ""
    return f"linkage {run.id[:12]} of {', '.join(run.lists)}{added}"


def ledger_size(archive: Archive) -> int:
    """How many leaves the ledger has."""
    from onrecord.archive.models import FrontierRow

    return int(FrontierRow.objects.using(archive.alias).get(id=1).size)
