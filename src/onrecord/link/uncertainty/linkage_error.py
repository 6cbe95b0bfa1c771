"""How wrong a linkage may be: false merges, splits, and a range for the number of people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.plural import counted
from onrecord.record.tally import Tally

Labels = NDArray[np.int64]

RULE = "groups of list entries taken to be one person each"
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Between:
    """mean, low, high: of a number over the draws; [low, high] holds `level` of them."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class LinkageError:
    """people: as the linkage groups them; range: of the number of people over plausible linkages.

    false_merges: pairs of entries in one group that are not one person. splits: pairs of entries
    that are one person in two groups. draws: how many linkages this rests on.
    calibration: the sentence on what the probabilities rest on. missed: links among rows never
    compared that the draws were made with.
    """

    people: Tally
    range: Between
    false_merges: Between
    splits: Between
    draws: int
    level: float
    calibration: str
    missed: float = 0.0

    @property
    def _missed(self) -> str:
        if self.missed == 0:
            return "Rows of one person that were never compared are not in this range."
        return f"About {self.missed:,.0f} links between rows never compared are in this range."

    @property
    def sentence(self) -> str:
        """For a reader: the number, its range, and what the range does not hold."""
        return (
            f"{counted(self.people.count, 'person', 'people')} as linked, and from "
            f"{round(self.range.low):,} to {round(self.range.high):,} in {self.level:.0%} of "
            f"{self.draws} plausible linkages, in which doubtful rows are joined as often as their "
            "scores and people's words say. "
            f"{self._missed} "
            f"{self.calibration}"
        )


def linkage_error(
    clusters: Sequence[Sequence[str]],
    entries: Sequence[str],
    drawn: Iterable[Labels],
    *,
    calibration: str,
    missed: float = 0.0,
    level: float = LEVEL,
) -> LinkageError:
    """Hold the groups of a linkage against plausible linkages of the same entries.

    drawn, entries: as `draws` and its `components.entries` give them; calibration: the sentence of
    the `Calibration` that they were drawn with; missed: as they were drawn with.
    """
    number = {entry: i for i, cluster in enumerate(clusters) for entry in cluster}
    group = np.array([number[entry] for entry in entries], dtype=np.int64)
    people, merged, split = [], [], []
    grouped = _pairs(group)
    for labels in drawn:
        both = _pairs(group * (int(labels.max(initial=0)) + 1) + labels)
        people.append(len(np.unique(labels)))
        merged.append(grouped - both)
        split.append(_pairs(labels) - both)
    return LinkageError(
        people=Tally(len(clusters), "people", RULE),
        range=between(people, level),
        false_merges=between(merged, level),
        splits=between(split, level),
        draws=len(people),
        level=level,
        calibration=calibration,
        missed=missed,
    )


def _pairs(labels: Labels) -> int:
    """Pairs of entries with the same label."""
    counts = np.unique(labels, return_counts=True)[1]
    return int((counts * (counts - 1) // 2).sum())


def between(values: Sequence[int], level: float = LEVEL) -> Between:
    """What numbers of many draws come to; there is at least one."""
    low, high = np.quantile(values, [0.5 - level / 2, 0.5 + level / 2], method="inverted_cdf")
    return Between(float(np.mean(values)), float(low), float(high))
