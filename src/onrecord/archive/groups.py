"""Who is together now: the groups of the linkages that hold, under every word that stands."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from onrecord.archive.linkages import Covered, Kept, judgements, runs
from onrecord.archive.store import Archive
from onrecord.link.groups.regroup import Scored, affected, regrouped
from onrecord.link.judging.verdicts import Pair, binding
from onrecord.link.judging.verdicts import verdicts as verdicts_of
from onrecord.record.link import Link, Verdict
from onrecord.record.linkage import LinkageRun


@dataclass
class Groups:
    """The state of linking: words and runs as they are in the ledger, or as they would be.

    words: number of the leaf and link, in order; runs: in order. read: the runs that hold, where
    their texts were read before.
    """

    archive: Archive
    words: list[tuple[int, Link]]
    runs: tuple[LinkageRun, ...]
    read: list[Kept] | None = None

    @classmethod
    def of(cls, archive: Archive, as_of: datetime | None = None) -> "Groups":
        return cls(archive, judgements(archive, as_of), runs(archive, as_of))

    @cached_property
    def holding(self) -> list[Kept]:
        """The runs that no later run of one of their lists replaced."""
        if self.read is not None:
            return self.read
        found: list[LinkageRun] = []
        for run in self.runs:
            found = [one for one in found if not set(one.lists) & set(run.lists)] + [run]
        return [Kept(self.archive, run) for run in found]

    @cached_property
    def scored(self) -> list[Kept]:
        """The runs whose scored pairs count: those that hold, and those that they build on."""
        known = {run.id: run for run in self.runs}
        found = {kept.run.id: kept for kept in self.holding}
        waiting = list(found)
        while len(waiting) > 0:
            for id_ in found[waiting.pop()].run.before:
                if id_ not in found and id_ in known:
                    found[id_] = Kept(self.archive, known[id_])
                    waiting.append(id_)
        return list(found.values())

    @cached_property
    def verdicts(self) -> dict[Pair, Verdict]:
        return self._verdicts(self.words)

    def _verdicts(self, words: list[tuple[int, Link]]) -> dict[Pair, Verdict]:
        two_person = self.archive.config.two_person
        return verdicts_of((link for _, link in words), two_person=two_person)

    @cached_property
    def binding(self) -> list[Link]:
        """The words that every linkage obeys."""
        return binding(self.verdicts)

    @cached_property
    def covered(self) -> dict[str, Covered]:
        """Every linked entry, as the run that holds for it knew it."""
        return {one.entry: one for kept in self.holding for one in kept.covered}

    def run_of(self, first: str, second: str) -> str:
        """The id of the run that covers both entries, "" where none does."""
        for kept in self.holding:
            lists = set(kept.run.lists)
            found = [self.covered[entry] for entry in (first, second) if entry in self.covered]
            if len(found) == 2 and all(one.list in lists for one in found):
                return kept.run.id
        return ""

    @cached_property
    def known_to_runs(self) -> list[Link]:
        """The words that the runs obeyed, each of the run that covers both of its entries."""
        found = []
        for kept in self.holding:
            words = [(n, link) for n, link in self.words if n < kept.run.size]
            entries = {one.entry for one in kept.covered}
            found += [
                link
                for link in binding(self._verdicts(words))
                if link.first in entries and link.second in entries
            ]
        return found

    def edges(self, entries: frozenset[str]) -> Iterator[Scored]:
        """The scored pairs within a set of entries; where runs scored one twice, the last word."""
        found: dict[Pair, tuple[float, float]] = {}
        for kept in reversed(self.scored):
            for first, second, scored, _, weight in kept.edges():
                if scored is not None and first in entries and second in entries:
                    found[min(first, second), max(first, second)] = (scored, weight)
        return ((*pair, scored, weight) for pair, (scored, weight) in sorted(found.items()))

    def single(self) -> dict[str, str]:
        """Entry to list, for lists declared to hold nobody twice."""
        lists = {name for kept in self.holding for name in kept.run.single}
        return {id_: one.list for id_, one in self.covered.items() if one.list in lists}

    @cached_property
    def base(self) -> list[tuple[str, ...]]:
        """The groups as the runs left them."""
        return [group for kept in self.holding for group in kept.groups]

    def now(self) -> tuple[tuple[str, ...], ...]:
        """The groups of all linked entries, as every word that stands has them."""
        return self._regrouped(self.base)

    def _regrouped(self, base: Sequence[Collection[str]]) -> tuple[tuple[str, ...], ...]:
        thresholds = [float(kept.run.threshold) for kept in self.holding]
        return regrouped(
            base,
            self.edges,
            before=self.known_to_runs,
            now=self.binding,
            single=self.single(),
            threshold=max(thresholds, default=0.5),
        )

    def after(self, number: int, link: Link) -> tuple["Groups", tuple[tuple[str, ...], ...]]:
        """The state with one word more, and the groups of the entries that it may change."""
        words = [*self.words, (number, link)]
        then = Groups(self.archive, words, self.runs, read=self.holding)
        pair = (link.first, link.second)
        known, earlier = self.known_to_runs, self.binding
        touched = affected(self.base, pair, before=known, earlier=earlier, now=then.binding)
        return then, then._regrouped(touched)


def verdicts(archive: Archive) -> dict[Pair, Verdict]:
    """What stands on every pair that somebody judged."""
    return Groups.of(archive).verdicts
