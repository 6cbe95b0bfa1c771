"""Several chains of the latent class model: their parts of work, and whether they agree.

Each chain is a ladder of one or more rungs; see `latent_ladder`. A part of work is some sweeps of
one chain; where it is done, in a thread or on another machine, makes no difference, since a chain
carries its own random numbers. The first half of what a chain has drawn is put aside every time
agreement is looked at.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from onrecord.estimate.convergence import effective_size, quantile_error, rhat, tail_size
from onrecord.estimate.latent_ladder import Ladder, grow, ladder, last_alone, run, start
from onrecord.estimate.latent_sweep import Floats, Ints, Prior, Table
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.uniform_draws import State, states

STARTS = ((0.1, 1), (0.7, 3), (3.0, 6), (12.0, 10))
"""Undocumented for each documented, and classes in use, at the start of the chains in turn."""
THIN = 10
GROWING = 200
"""Sweeps on each rung of a chain that starts on few people."""


@dataclass(frozen=True, slots=True)
class Model:
    """classes: K. a, b: of the Beta prior. cap: the most undocumented for each documented."""

    classes: int
    a: float
    b: float
    cap: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """Over the second halves of the chains.

    rhat, ess: of log n0, half a person added, for n0 may be 0. tail_ess: of the worse end of the
    interval. low_error, high_error: Monte Carlo standard errors of its ends as parts of them.
    """

    rhat: float
    ess: float
    tail_ess: float
    low_error: float
    high_error: float


class Sweeps(NamedTuple):
    """A part of work: some sweeps of one chain, all its rungs."""

    table: Table
    chain: Ladder
    prior: Prior
    sweeps: int


class Swept(NamedTuple):
    """The chain where it now is; n0 every `THIN` sweeps, and in which share the cap bound."""

    chain: Ladder
    missing: Floats
    bound: Floats


def swept(part: Sweeps) -> Swept:
    """Do one part; the chain is changed in place where it was not sent from elsewhere."""
    missing, bound = run(part.table, part.chain, part.prior, part.sweeps, THIN)
    return Swept(part.chain, missing, bound)


def in_threads(parts: Sequence[Sweeps]) -> list[Swept]:
    """The parts side by side on this machine."""
    with ThreadPoolExecutor(len(parts)) as pool:
        return list(pool.map(swept, parts))


class Chains:
    """Chains started far apart; `parts` and `take` go on where they are."""

    def __init__(
        self,
        patterns: Patterns,
        model: Model,
        *,
        chains: int,
        sizes: tuple[int, ...],
        tempered: bool,
        rng: np.random.Generator,
    ) -> None:
        """sizes: people on the rungs below the last, ascending; tempered: whether rungs stay.

        Every second chain starts on few people and is handed up from rung to rung, which leads to
        other places than starting with everybody.
        """
        self.tempered = tempered
        self.table = table_of(patterns)
        self.documented = patterns.documented
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
        if place % 2 == 1:
            grow(self.table, made, self.prior, GROWING)
        return made if self.tempered else last_alone(made)

    @property
    def rungs(self) -> int:
        return int(self.ladders[0].caps.size)

    def parts(self, sweeps: int) -> list[Sweeps]:
        """So many sweeps more of every chain, to be done anywhere and handed to `take`."""
        return [Sweeps(self.table, one, self.prior, sweeps) for one in self.ladders]

    def take(self, done: Sequence[Swept]) -> None:
        """What the parts gave, in their order."""
        self.ladders = [each.chain for each in done]
        for place, each in enumerate(done):
            self._missing[place].append(each.missing)
            self._bound[place].append(each.bound)
        self.sweeps += THIN * done[0].missing.size

    def extend(self, sweeps: int) -> None:
        """Every chain makes so many sweeps of each of its rungs, in threads."""
        self.take(in_threads(self.parts(sweeps)))

    def missing(self) -> Floats:
        """n0 of the second half of each chain, a row a chain."""
        return _second_half(self._missing)

    def cap_bound(self) -> float:
        """Share of sweeps whose first draw of n0 was above the cap."""
        return float(_second_half(self._bound).mean())

    def agreement(self, level: int = 95) -> Agreement:
        """level: of the interval whose ends are looked at."""
        missing = self.missing()
        logs, totals = np.log(missing + 0.5), missing + self.documented
        tail = 0.5 - level / 200
        errors = (
            quantile_error(totals, share) / float(np.quantile(totals, share))
            for share in (tail, 1.0 - tail)
        )
        return Agreement(rhat(logs), effective_size(logs), tail_size(logs, tail), *errors)

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
