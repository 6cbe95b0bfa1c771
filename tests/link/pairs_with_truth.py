"""Scored pairs whose truth is known: groups of entries drawn from stated probabilities."""

from dataclasses import dataclass

import numpy as np

from onrecord.record.linkage import ScoredPair


@dataclass(frozen=True, slots=True)
class Known:
    """same: whether each of `pairs` is one person; lists: entry to list."""

    pairs: tuple[ScoredPair, ...]
    same: tuple[bool, ...]
    lists: dict[str, str]

    @property
    def people(self) -> int:
        return len(self.lists) - sum(self.same)

    def reviewed(self, keys: set[tuple[str, str]]) -> dict[tuple[str, str], bool]:
        both = zip(self.pairs, self.same, strict=True)
        return {(p.first, p.second): s for p, s in both if (p.first, p.second) in keys}


def two_lists(
    rng: np.random.Generator, count: int, *, shift: float = 0.0, slope: float = 1.0
) -> Known:
    """`count` pairs of rows of two lists, each pair by itself.

    The log-odds that are stated are `slope` times the true ones, plus `shift`.
    """
    odds = np.where(rng.random(count) < 0.7, rng.normal(5, 2, count), rng.normal(-3, 2, count))
    same = rng.random(count) < 1 / (1 + np.exp(-odds))
    stated = 1 / (1 + np.exp(-(slope * odds + shift)))
    pairs = tuple(
        ScoredPair(f"A{i:05d}", f"B{i:05d}", float(p), float(np.log2(p / (1 - p))))
        for i, p in enumerate(stated)
    )
    lists = {f"{name}{i:05d}": name for i in range(count) for name in "AB"}
    return Known(pairs, tuple(bool(s) for s in same), lists)
