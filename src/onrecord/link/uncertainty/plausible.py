"""Plausible linkages of what is linked: a range of people, and tables for estimates."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from onrecord.link.judging.verdicts import apart
from onrecord.link.uncertainty.calibrate import Calibration, calibrate
from onrecord.link.uncertainty.components import Constraints
from onrecord.link.uncertainty.draws import Drawable, Labels, draws, prepare
from onrecord.link.uncertainty.inclusion import DrawnTable, Stratum, tables
from onrecord.link.uncertainty.linkage_error import Between, LinkageError, between, linkage_error
from onrecord.record.link import Link
from onrecord.record.linkage import ScoredPair

SEED = 20260301


@dataclass(frozen=True, slots=True)
class Plausible:
    """What can be drawn: groups as linked, and how sure their pairs are, as reviewers found.

    missed: links expected among rows that no blocking rule compared (see `recall`).
    """

    clusters: tuple[tuple[str, ...], ...]
    ready: Drawable
    calibration: Calibration
    missed: float = 0.0

    @classmethod
    def of(
        cls,
        clusters: Sequence[Sequence[str]],
        pairs: Sequence[ScoredPair],
        lists: Mapping[str, str],
        *,
        words: Sequence[Link],
        duplicate_free: frozenset[str],
        missed: float = 0.0,
    ) -> "Plausible":
        """pairs: of the linked entries, each with the probability by scores alone.

        lists: each linked entry to its list; words: that bind; duplicate_free: lists on which
        nobody is taken to be twice.
        """
        scored = [
            replace(pair, probability=pair.scored) for pair in pairs if pair.scored is not None
        ]
        reviewed = {(word.first, word.second): not apart(word.judgement) for word in words}
        calibration = calibrate(scored, reviewed, lists)
        known = {pair: same for pair, same in reviewed.items() if {*pair} <= lists.keys()}
        constraints = Constraints(
            frozenset(pair for pair, same in known.items() if same),
            frozenset(pair for pair, same in known.items() if not same),
            duplicate_free,
        )
        ready = prepare(scored, lists, calibration, constraints)
        return cls(tuple(tuple(group) for group in clusters), ready, calibration, missed)

    def drawn(self, count: int, seed: int = SEED) -> Iterator[Labels]:
        """`count` linkages; the same seed gives the same ones."""
        return draws(self.ready, count, np.random.default_rng(seed), missed=self.missed)

    def error(self, count: int, seed: int = SEED) -> LinkageError:
        """How many people there may be, and how many pairs may be joined or parted wrongly."""
        return linkage_error(
            self.clusters,
            self.ready.components.entries,
            self.drawn(count, seed),
            calibration=self.calibration.sentence,
            missed=self.missed,
        )

    def people(
        self, count: int, chosen: Sequence[Collection[str]], seed: int = SEED
    ) -> tuple[Between, ...]:
        """How many people have a row among some entries, for each choice of entries.

        count: of draws, at least one; entries that are not linked are no part of it.
        """
        entries = self.ready.components.entries
        masks = [np.array([entry in some for entry in entries], dtype=bool) for some in chosen]
        found: list[list[int]] = [[] for _ in chosen]
        for labels in self.drawn(count, seed):
            for mask, counts in zip(masks, found, strict=True):
                counts.append(len(np.unique(labels[mask])))
        return tuple(between(counts) for counts in found)

    def inclusion(
        self,
        count: int,
        *,
        lists: Mapping[str, str],
        says: frozenset[str],
        strata: Mapping[str, Stratum],
        seed: int = SEED,
    ) -> Iterator[DrawnTable]:
        """A table of who is on which lists for every draw.

        lists: the entries that count, to their list; says: those that say what is counted, one of
        which every person counted has. strata: entry to stratum.
        """
        entries = self.ready.components.entries
        counts = np.array([entry in lists for entry in entries])
        speaks = np.array([entry in says for entry in entries])
        for labels in self.drawn(count, seed):
            kept = counts & np.isin(labels, np.unique(labels[speaks]))
            chosen = [entries[i] for i in np.flatnonzero(kept)]
            _, again = np.unique(labels[kept], return_inverse=True)
            own = {entry: lists[entry] for entry in chosen}
            told = {e: strata[e] for e in chosen if e in strata} if len(strata) > 0 else None
            yield from tables([again.astype(np.int64)], chosen, own, told)
