"""Several chains of the latent class model side by side in threads, run until they agree.

Each chain is a ladder of one or more rungs; see `latent_ladder`. The first half of what a chain has
drawn is put aside every time agreement is looked at.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from onrecord.estimate.convergence import effective_size, split_rhat
from onrecord.estimate.latent_ladder import Ladder, ladder, run, start
from onrecord.estimate.latent_sweep import Floats, Ints, Prior, Table
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.uniform_draws import State, states

STARTS = ((0.1, 1), (0.7, 3), (3.0, 6), (12.0, 10))
"""Undocumented for each documented, and classes in use, at the start of the chains in turn."""
THIN = 10


@dataclass(frozen=True, slots=True)
class Model:
    """classes: K. a, b: of the Beta prior. cap: the most undocumented for each documented."""

    classes: int
    a: float
    b: float
    cap: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of log n0 over the second halves; half a person is added, for n0 may be 0."""

    rhat: float
    ess: float


class Chains:
    """Chains started far apart; `extend` goes on where they are."""

    def __init__(
        self,
        patterns: Patterns,
        model: Model,
        *,
        chains: int,
        sizes: tuple[int, ...],
        rng: np.random.Generator,
    ) -> None:
        """sizes: people on the rungs below the last, ascending; none for plain Gibbs."""
        self.table = table_of(patterns)
        self.prior = Prior(model.a, model.b, round(model.cap * patterns.documented))
        self.sweeps = 0
        self._missing: list[list[Floats]] = [[] for _ in range(chains)]
        self._bound: list[list[Floats]] = [[] for _ in range(chains)]
        self.ladders = [
            self._started(model, nested(self.table.counts, sizes, rng), place, words)
            for place, words in enumerate(states(rng, chains))
        ]

    def _started(self, model: Model, counts: Ints, place: int, words: State) -> Ladder:
        lists = int(self.table.present.max()) + 1
        caps = np.maximum(1, np.round(model.cap * counts.sum(axis=1))).astype(np.int64)
        made = ladder(lists, model.classes, counts, caps, words)
        missing, used = STARTS[place % len(STARTS)]
        start(self.table, made, self.prior, missing, min(used, model.classes))
        return made

    @property
    def rungs(self) -> int:
        return int(self.ladders[0].caps.size)

    def extend(self, sweeps: int) -> None:
        """Every chain makes so many sweeps of each of its rungs."""
        with ThreadPoolExecutor(len(self.ladders)) as pool:
            done = list(
                pool.map(lambda one: run(self.table, one, self.prior, sweeps, THIN), self.ladders)
            )
        for place, (missing, bound) in enumerate(done):
            self._missing[place].append(missing)
            self._bound[place].append(bound)
        self.sweeps += sweeps

    def missing(self) -> Floats:
        """n0 of the second half of each chain, a row a chain."""
        return _second_half(self._missing)

    def cap_bound(self) -> float:
        """Share of sweeps whose first draw of n0 was above the cap."""
        return float(_second_half(self._bound).mean())

    def agreement(self) -> Agreement:
        logs = np.log(self.missing() + 0.5)
        return Agreement(split_rhat(logs), effective_size(logs))

    def exchanged(self) -> list[float]:
        """Between each rung and the next, the share of offers taken, over all chains."""
        offered = sum(one.offered[:-1] for one in self.ladders)
        taken = sum(one.taken[:-1] for one in self.ladders)
        return [float(x) for x in taken / np.maximum(offered, 1)]


def table_of(patterns: Patterns) -> Table:
    """The patterns as the compiled sweeps take them."""
    lists = [[j for j in range(len(patterns.lists)) if mask >> j & 1] for mask in patterns.masks]
    starts = np.concatenate([[0], np.cumsum([len(row) for row in lists])])
    present = np.array([j for row in lists for j in row], dtype=np.int64)
    return Table(np.array(patterns.counts, dtype=np.int64), starts.astype(np.int64), present)


def nested(counts: Ints, sizes: tuple[int, ...], rng: np.random.Generator) -> Ints:
    """Rows of counts for `sizes` people and, last, all; each row drawn from the next."""
    rows = [counts]
    for size in reversed(sizes):
        rows.append(rng.multivariate_hypergeometric(rows[-1], size, method="marginals"))
    return np.ascontiguousarray(np.array(rows[::-1], dtype=np.int64))


def _second_half(parts: list[list[Floats]]) -> Floats:
    rows = np.array([np.concatenate(row) for row in parts])
    return rows[:, rows.shape[1] // 2 :]
