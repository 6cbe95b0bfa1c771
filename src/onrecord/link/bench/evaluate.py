"""How good a linkage is where the truth is known: pairs, clusters, and stated probabilities."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from onrecord.errors import BadSettings

Pair = tuple[str, str]
BINS = 10


@dataclass(frozen=True, slots=True)
class Score:
    """found: pairs taken to be one person; true: pairs that are; right: both."""

    found: int
    true: int
    right: int

    @property
    def precision(self) -> float:
        """Share of what was found that is true; 1 where nothing was found, hence nothing wrong."""
        return self.right / self.found if self.found > 0 else 1.0

    @property
    def recall(self) -> float:
        """Share of what is true that was found; 1 where there was nothing to find."""
        return self.right / self.true if self.true > 0 else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where nothing was to find and nothing found."""
        both = self.found + self.true
        return 2 * self.right / both if both > 0 else 1.0


@dataclass(frozen=True, slots=True)
class Best:
    """The best F1 that any threshold gives, with that threshold: pairs at or above it are taken."""

    score: Score
    threshold: float


@dataclass(frozen=True, slots=True)
class BCubed:
    """Precision and recall averaged over entries, not pairs (Bagga & Baldwin 1998, LREC workshop).

    So that one large group that went wrong does not outweigh hundreds of small ones.
    """

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both > 0 else 0.0


def pairs_of(truth: Mapping[str, str], lists: Mapping[str, str] | None = None) -> set[Pair]:
    """Every pair of entries that is one person; with `lists`, only those between two lists.

    truth: entry to person; lists: entry to list.
    """
    return {
        (one, other)
        for group in _groups(truth).values()
        for one, other in combinations(sorted(group), 2)
        if lists is None or lists[one] != lists[other]
    }


def pairwise(found: Iterable[Pair], true: set[Pair]) -> Score:
    """Pairs that were found against those that are true, whichever entry is named first."""
    taken = {(one, other) if one < other else (other, one) for one, other in found}
    return Score(len(taken), len(true), len(taken & true))


def best_f1(scored: Iterable[tuple[Pair, float]], true: set[Pair]) -> Best:
    """The threshold on `scored` that gives the best F1; among equals the highest."""
    falling = sorted(scored, key=lambda each: -each[1])
    best, right = Best(Score(0, len(true), 0), float("inf")), 0
    for n, (pair, value) in enumerate(falling, start=1):
        right += tuple(sorted(pair)) in true
        if n < len(falling) and falling[n][1] == value:
            continue
        score = Score(n, len(true), right)
        if score.f1 > best.score.f1:
            best = Best(score, value)
    return best


def clusterwise(clusters: Iterable[Sequence[str]], truth: Mapping[str, str]) -> Score:
    """All pairs within clusters against all pairs within people, counted without listing them.

    Entries whose person is not known are left out.
    """
    found = right = 0
    for cluster in clusters:
        persons = Counter(truth[entry] for entry in cluster if entry in truth)
        found += comb(persons.total(), 2)
        right += sum(comb(n, 2) for n in persons.values())
    true = sum(comb(len(group), 2) for group in _groups(truth).values())
    return Score(found, true, right)


def b_cubed(clusters: Iterable[Sequence[str]], truth: Mapping[str, str]) -> BCubed:
    """Of each entry: how much of its cluster is its person, how much of its person its cluster.

    Entries whose person is not known are left out.

    Raises:
        BadSettings: no entry of a known person is in any cluster.
    """
    sizes = Counter(truth.values())
    precision = recall = 0.0
    entries = 0
    for cluster in clusters:
        persons = Counter(truth[entry] for entry in cluster if entry in truth)
        entries += persons.total()
        precision += sum(n * n for n in persons.values()) / max(persons.total(), 1)
        recall += sum(n * n / sizes[person] for person, n in persons.items())
    if entries == 0:
        raise BadSettings("no entry whose person is known is in a cluster")
    return BCubed(precision / entries, recall / entries)


def calibration_error(stated: Sequence[float], same: Sequence[bool], *, bins: int = BINS) -> float:
    """Expected calibration error: how far stated probabilities are from what came true.

    Over `bins` of equal width, |mean stated - share that came true| weighed by how many pairs are
    in the bin (Naeini, Cooper & Hauskrecht 2015, AAAI; Guo et al. 2017, ICML). 0 is perfect.

    Raises:
        BadSettings: no pair, or not one outcome a probability.
    """
    if len(stated) == 0 or len(stated) != len(same):
        raise BadSettings(f"{len(stated)} probabilities, {len(same)} outcomes; as many, 1 or more")
    sums, trues = [0.0] * bins, [0] * bins
    for p, true in zip(stated, same, strict=True):
        at = min(int(p * bins), bins - 1)
        sums[at] += p
        trues[at] += true
    gaps = (abs(s - t) for s, t in zip(sums, trues, strict=True))
    return sum(gaps) / len(stated)


def _groups(truth: Mapping[str, str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for entry, person in truth.items():
        groups.setdefault(person, []).append(entry)
    return groups
