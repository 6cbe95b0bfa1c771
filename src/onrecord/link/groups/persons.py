"""Ids of documented people that last: what changes when groups of entries change, and why."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.ids import content_id
from onrecord.record.people import People, Person, PersonChange

ORDER = ("split", "left", "merged", "joined", "founded")
"""In which changes of one update happen, so that each finds what it takes from."""


def updated(
    before: People,
    clusters: Iterable[Collection[str]],
    *,
    reason: str,
    undoing: bool = False,
) -> tuple[PersonChange, ...]:
    """The changes that make `clusters` of people as they were before; none where nothing differs.

    On a merge the older id survives and the other becomes its alias. On a split the larger part
    keeps the id, save that a part which takes a merge back has the id it had before it. An id is
    never given twice, and changes only by one of these changes.

    undoing: a judgement is taken back; who had exactly these entries last has them again.
    """
    wanted = tuple(tuple(sorted(cluster)) for cluster in clusters if len(cluster) > 0)
    where = {entry: i for i, cluster in enumerate(wanted) for entry in cluster}
    if _stands(before, wanted, where):
        return ()
    restored = _restored(before, wanted) if undoing else {}
    heirs = _heirs(before, where) | restored
    names = _names(before, wanted, heirs, restored)
    return _Update(before, wanted, where, heirs, names, reason).changes()


def _stands(before: People, wanted: Sequence[tuple[str, ...]], where: Mapping[str, int]) -> bool:
    living = [entries for entries in before.entries.values() if len(entries) > 0]
    if len(living) != len(wanted):
        return False
    return all(entries == frozenset(wanted[where.get(min(entries), 0)]) for entries in living)


def _heirs(before: People, where: Mapping[str, int]) -> dict[str, int]:
    """Each id, living or alias, to the cluster that most of what came under it is in now.

    An alias is left out that goes where the person goes that it leads to.
    """
    stayed, gone = _came(before, where)
    under = _under(before)
    heirs: dict[str, int] = {}
    names = before.entries.keys() | before.leads.keys()
    for name in sorted(names, key=before.age.__getitem__, reverse=True):  # aliases first
        if name not in stayed:
            stayed[name] = next((stayed[a] for a in under[name] if len(stayed[a]) > 0), [])
        came = stayed[name] if len(stayed[name]) > 0 else gone[name]
        if len(came) > 0:
            heirs[name] = _most(came, where)
    return {
        name: heir
        for name, heir in heirs.items()
        if name in before.entries or heir != heirs.get(before.leads[name], -1)
    }


def _came(
    before: People, where: Mapping[str, int]
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Each id to the entries that came under it: those that are there, and those that return."""
    stayed: dict[str, list[str]] = defaultdict(list)
    gone: dict[str, list[str]] = defaultdict(list)
    present = set().union(*before.entries.values())
    for entry in sorted(before.home.keys() & where.keys()):
        (stayed if entry in present else gone)[before.home[entry]].append(entry)
    return stayed, gone


def _most(entries: Sequence[str], where: Mapping[str, int]) -> int:
    """The cluster with the most of them; of equal ones that of the first entry."""
    votes = Counter(where[entry] for entry in entries)
    return max(votes, key=lambda cluster: votes[cluster])


def _under(before: People) -> dict[str, list[str]]:
    """Id to the aliases merged straight into it, the oldest first."""
    under: dict[str, list[str]] = defaultdict(list)
    for alias in sorted(before.leads, key=before.age.__getitem__):
        under[before.leads[alias]].append(alias)
    return under


def _restored(before: People, wanted: Sequence[tuple[str, ...]]) -> dict[str, int]:
    """Ids to the clusters whose entries they had exactly; of two the one they had last."""
    had = sorted(
        (*before.held[cluster], place)
        for place, cluster in enumerate(wanted)
        if cluster in before.held
    )
    return {name: place for _, name, place in had}


def _names(
    before: People,
    wanted: Sequence[tuple[str, ...]],
    heirs: Mapping[str, int],
    restored: Mapping[str, int],
) -> dict[int, str]:
    """Cluster to the id it goes by: of those that want it the restored, the oldest, a new one."""
    names = {place: name for name, place in restored.items()}
    for name in sorted(heirs, key=before.age.__getitem__):
        names.setdefault(heirs[name], name)
    given: set[str] = set()
    for place, cluster in enumerate(wanted):
        if place not in names:
            names[place] = _new_id(cluster[0], before.age, given)
            given.add(names[place])
    return names


def _new_id(entry: str, *given: Collection[str]) -> str:
    """An id nobody had: made from an entry, and from how often one was made from it before."""
    number = 0
    while any((made := content_id("person", entry, number)) in ids for ids in given):
        number += 1
    return made


@dataclass(frozen=True, slots=True)
class _Update:
    """One update while it is worked out; the fields as in `updated`."""

    before: People
    wanted: Sequence[tuple[str, ...]]
    where: Mapping[str, int]
    heirs: Mapping[str, int]
    names: Mapping[int, str]
    reason: str

    def changes(self) -> tuple[PersonChange, ...]:
        arrived: dict[str, set[str]] = defaultdict(set)
        made: dict[str, list[PersonChange]] = {kind: [] for kind in ORDER}
        for person, entries in self.before.entries.items():
            self._depart(person, entries, made, arrived)
        for place, cluster in enumerate(self.wanted):
            name = self.names[place]
            come = tuple(entry for entry in cluster if entry not in arrived[name])
            known = name in self.before.age or len(arrived[name]) > 0
            if len(come) > 0:
                kind = "joined" if known else "founded"
                made[kind].append(PersonChange(kind, name, come, self.reason))
        ordered = [change for kind in ORDER for change in made[kind]]
        return tuple(ordered + self._aliases(folded([ordered], self.before)))

    def _depart(
        self,
        person: str,
        entries: Collection[str],
        made: dict[str, list[PersonChange]],
        arrived: dict[str, set[str]],
    ) -> None:
        """Where each entry of a living person goes: it stays, is merged, is split off, has left."""
        to: dict[str, list[str]] = defaultdict(list)
        for entry in sorted(entries):
            place = self.where.get(entry)
            to["" if place is None else self.names[place]].append(entry)
        heir = self.names.get(self.heirs.get(person, -1), person)
        arrived[heir].update(to.get(heir, ()))
        if heir != person:
            made["merged"].append(self._change("merged", heir, to.get(heir, []), person))
        gone = to.pop("", [])
        for name in sorted(to.keys() - {heir}):
            if name in self.before.entries or self._taken(name, made):
                gone += to[name]
            else:
                made["split"].append(self._change("split", name, to[name], person))
                arrived[name].update(to[name])
        if len(gone) > 0:
            made["left"].append(self._change("left", person, sorted(gone)))

    def _taken(self, name: str, made: Mapping[str, Sequence[PersonChange]]) -> bool:
        return any(change.person == name for change in made["split"])

    def _change(
        self, kind: str, person: str, entries: Sequence[str], other: str = ""
    ) -> PersonChange:
        return PersonChange(kind, person, tuple(entries), self.reason, other)

    def _aliases(self, after: People) -> list[PersonChange]:
        """Aliases that went another way than the person they led to lead there from now on."""
        moved = [
            (name, self.names[place])
            for name, place in self.heirs.items()
            if name in self.before.leads and lead(after, name) != self.names[place]
        ]
        return [self._change("merged", name, (), alias) for alias, name in sorted(moved)]


def folded(updates: Iterable[Iterable[PersonChange]], before: People | None = None) -> People:
    """Everybody after some updates, each the changes that `updated` gave.

    >>> one = folded([[PersonChange("founded", "p", ("a", "b"), "linked")]])
    >>> dict(one.entries) == {"p": frozenset({"a", "b"})}
    True
    """
    state = _State(People() if before is None else before)
    for changes in updates:
        for change in changes:
            state.apply(change)
        state.settle()
    return state.people()


class _State:
    """People that are being changed."""

    def __init__(self, before: People) -> None:
        self.entries = dict(before.entries)
        self.leads = dict(before.leads)
        self.home = dict(before.home)
        self.age = dict(before.age)
        self.held = dict(before.held)
        self.updates = before.updates
        self.touched: dict[str, None] = {}

    def apply(self, change: PersonChange) -> None:
        entries = frozenset(change.entries)
        if change.kind == "left":
            self._take(change.person, entries)
        elif change.kind == "merged":
            self._stay(change.other, self.leads.get(change.other, ""), entries)
            self._take(change.other, entries)
            self.entries.pop(change.other, None)
            self.leads[change.other] = change.person
            self._give(change.person, entries)
        else:
            if change.kind == "split":
                self._stay(change.person, change.other, entries)
                self._take(change.other, entries)
            self.age.setdefault(change.person, len(self.age))
            self._give(change.person, entries)
            for entry in entries:
                if not self._came_under(entry, change.person):
                    self.home[entry] = change.person

    def _stay(self, alias: str, other: str, going: frozenset[str]) -> None:
        """An alias goes its own way: what came under it and stays is the other's from now on."""
        while other in self.leads:
            other = self.leads[other]
        if alias in self.leads:
            for entry in self.entries.get(other, frozenset()) - going:
                if self._came_under(entry, alias):
                    self.home[entry] = other

    def _take(self, person: str, entries: frozenset[str]) -> None:
        if person in self.entries:
            self.entries[person] -= entries
            self.touched[person] = None

    def _give(self, person: str, entries: frozenset[str]) -> None:
        if len(entries) > 0:
            self.entries[person] = self.entries.get(person, frozenset()) | entries
            self.leads.pop(person, None)
            self.touched[person] = None

    def _came_under(self, entry: str, person: str) -> bool:
        """Whether an entry came under this id, or under one that leads to it."""
        name = self.home.get(entry, "")
        while name != person and name in self.leads:
            name = self.leads[name]
        return name == person

    def settle(self) -> None:
        """An update is over: who has which entries now is what an undoing may go back to."""
        self.updates += 1
        for person in self.touched:
            entries = self.entries.get(person, frozenset())
            if len(entries) > 0:
                self.held[tuple(sorted(entries))] = (self.updates, person)
        self.touched = {}

    def people(self) -> People:
        return People(self.entries, self.leads, self.home, self.age, self.held, self.updates)


def narrowed(people: People, entries: Collection[str]) -> People:
    """Only those who have one of some entries, with who leads to them; every age is kept.

    What changes for these entries alone can be worked out from it, without looking at everybody.
    """
    wanted = set(entries)
    own = {id_: held for id_, held in people.entries.items() if not held.isdisjoint(wanted)}
    leads = {alias: to for alias, to in people.leads.items() if lead(people, alias) in own}
    home = {entry: people.home[entry] for held in own.values() for entry in held}
    return replace(people, entries=own, leads=leads, home=home)


def lead(people: People, id_: str) -> str:
    """The living id that this one is, or leads to."""
    while id_ in people.leads:
        id_ = people.leads[id_]
    return id_


def persons(people: People) -> dict[str, Person]:
    """Everybody with an entry, by id, the oldest first, each with the ids that lead there."""
    aliases: dict[str, list[str]] = defaultdict(list)
    for alias in people.leads:
        aliases[lead(people, alias)].append(alias)
    return {
        id_: Person(id_, tuple(sorted(people.entries[id_])), tuple(sorted(aliases.get(id_, ()))))
        for id_ in sorted(people.entries, key=people.age.__getitem__)
        if len(people.entries[id_]) > 0
    }
