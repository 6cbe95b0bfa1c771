"""From linked lists of an archive to the tables from which undocumented people are estimated."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from onrecord.archive.counting import lists_for
from onrecord.archive.groups import Groups
from onrecord.archive.list_check import readings
from onrecord.archive.listings import Listings
from onrecord.archive.people import people
from onrecord.archive.reviewing import scored_pairs
from onrecord.archive.store import Archive
from onrecord.count.patterns import (
    UNKNOWN,
    Told,
    as_csv,
    counts_for,
    inclusion,
    refuse_unknown,
    row_stratum,
)
from onrecord.errors import LinkRefused
from onrecord.plural import counted
from onrecord.record.inclusion import Inclusion
from onrecord.vocab import load

if TYPE_CHECKING:
    from onrecord.link.uncertainty.plausible import Plausible


@dataclass(frozen=True)
class Asked:
    """Which people: on lists made for an event, of whom a row says a measure, divided by strata."""

    archive: Archive
    event: str
    measure: str
    strata: tuple[str, ...] = ()

    @cached_property
    def groups(self) -> Groups:
        return Groups.of(self.archive)

    @cached_property
    def listings(self) -> Listings:
        return Listings(self.archive)

    @cached_property
    def lists(self) -> tuple[str, ...]:
        """Names of the lists, all linked with one another as they are now.

        Raises:
            NotFound: no list is made for the event. LinkRefused: they are not linked so.
        """
        refuse_unknown(self.strata)
        found = lists_for(self.listings, self.event)
        runs = {name: kept.run for kept in self.groups.holding for name in kept.run.lists}
        faults = [f"{name} is not linked" for name in found if name not in runs]
        faults += [
            f"{name} has an edition since it was linked"
            for name in found
            if name in runs and self.listings.current[name].id not in runs[name].editions
        ]
        if len(faults) == 0 and len({runs[name].id for name in found}) > 1:
            faults.append("they are not linked with one another")
        if len(faults) > 0:
            raise LinkRefused(
                f"{'; '.join(faults)}; an estimate needs who is on which list: "
                f"onrecord link {' '.join(found)}"
            )
        return found

    @cached_property
    def rows(self) -> dict[str, Told]:
        """What each row of the lists says, by its entry."""
        found = {}
        for name in self.lists:
            edition = self.listings.current[name]
            for one in readings(self.listings, edition):
                understood = one.status if one.status in load("measures") else ""
                found[one.entry] = Told(name, understood or edition.status, one)
        return found

    def table(self) -> Inclusion:
        """People as they are taken to be now."""
        everybody = people(self.archive).values()
        found = inclusion(everybody, self.rows, measure=self.measure, strata=self.strata)
        if len(found.lists) == 0:
            raise LinkRefused(self._nobody())
        silent = [n for n in self.lists if n not in found.lists]
        aside = (f"lists with nobody of {self.measure!r}: {', '.join(silent)}",) if silent else ()
        return replace(found, set_aside=(*found.set_aside, *aside))

    def _nobody(self) -> str:
        """That no row says the measure, and what rows say instead."""
        said = Counter(told.status for told in self.rows.values() if told.status != "")
        have = ", ".join(f"{status} ({counted(n, 'row')})" for status, n in said.most_common())
        silent = sum(1 for told in self.rows.values() if told.status == "")
        if silent > 0:
            have += f"{'; ' if have != '' else ''}{counted(silent, 'row')} without one: say it of "
            have += "a whole list with: onrecord lists import FILE --measure"
        return (
            f"nobody on {', '.join(self.lists)} is of the measure {self.measure!r}; "
            f"what their rows say: {have}"
        )

    def texts(self, draws: int = 0) -> tuple[str, ...]:
        """The table as text, or one for each of so many plausible linkages."""
        if draws == 0:
            return (as_csv(self.table()),)
        counted = {e: t for e, t in self.rows.items() if counts_for(t, self.measure)}
        strata = {e: row_stratum(self.strata, t.reading) for e, t in counted.items()}
        drawn = plausible(self.groups, self.listings).inclusion(
            draws,
            lists={entry: told.list for entry, told in counted.items()},
            says=frozenset(e for e, told in counted.items() if told.status == self.measure),
            strata={e: stratum for e, stratum in strata.items() if stratum is not None},
        )
        texts = []
        for one in drawn:
            counts = tuple(
                (tuple(part or UNKNOWN for part in stratum), pattern, n)
                for stratum, rows in one.strata.items()
                for pattern, n in rows
            )
            texts.append(as_csv(Inclusion(one.lists, self.strata, tuple(sorted(counts)))))
        return tuple(texts)


def plausible(groups: Groups, listings: Listings) -> "Plausible":
    """What linkages may be drawn of all that is linked now."""
    from onrecord.link.uncertainty.plausible import Plausible

    lists = {entry: listings.entries[entry].list for entry in groups.covered}
    single = frozenset(name for kept in groups.holding for name in kept.run.single)
    return Plausible.of(
        groups.now(),
        scored_pairs(groups),
        lists,
        words=groups.binding,
        duplicate_free=single,
        missed=sum(_missed(kept.model["diagnostics"]) for kept in groups.holding),
    )


def _missed(diagnostics: Mapping[str, Any]) -> float:
    """Links that a run expects among rows never compared; runs of before did not say."""
    recall = diagnostics.get("blocking_recall")
    return 0.0 if recall is None else float(recall["missed"])
