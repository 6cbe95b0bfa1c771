"""Chains that exchange places over nested parts of the data: data-tempered replica exchange.

Rung t runs the same model for a subset of the people of rung t + 1; the last has everybody. A rung
with few people moves freely between modes and hands them up. Two neighbours exchange parameters
with the probability that the likelihoods give once classes and n0 are summed out: with p(N) = 1/N

    p(counts | parameters) ~ prod_i (p_i / (1 - p0)) ** n_i * P(n0 <= cap),

so that only the people who are on the one rung and not on the other count. One rung is plain Gibbs.
"""

from math import log
from typing import NamedTuple

import numpy as np

from onrecord.estimate.compiled import compiled
from onrecord.estimate.latent_cap import log_within
from onrecord.estimate.latent_sweep import (
    Chain,
    Floats,
    Ints,
    Prior,
    Table,
    divide,
    parameters,
    sweep,
)
from onrecord.estimate.uniform_draws import State, uniform

SMALLEST = 1e-300


class Ladder(NamedTuple):
    """Of `Chain`, with a first axis for the rung; counts and caps of each rung. One state."""

    odds: Floats
    absent: Floats
    weights: Floats
    none: Floats
    listed: Ints
    people: Ints
    alpha: Floats
    numbers: Ints
    counts: Ints
    caps: Ints
    offered: Ints
    taken: Ints
    state: State


def ladder(lists: int, classes: int, counts: Ints, caps: Ints, state: State) -> Ladder:
    """Room for the chains of the rungs, a row of `counts` each; to be filled by `start`."""
    rungs = counts.shape[0]
    table, line = (rungs, lists, classes), (rungs, classes)
    return Ladder(
        odds=np.ones(table),
        absent=np.ones(table),
        weights=np.ones(line),
        none=np.ones(line),
        listed=np.zeros(table, dtype=np.int64),
        people=np.zeros(line, dtype=np.int64),
        alpha=np.ones((rungs, 1)),
        numbers=np.zeros((rungs, 2), dtype=np.int64),
        counts=counts,
        caps=caps,
        offered=np.zeros(rungs, dtype=np.int64),
        taken=np.zeros(rungs, dtype=np.int64),
        state=state,
    )


def last_alone(whole: Ladder) -> Ladder:
    """A copy of the rung that has everybody, as a ladder of one."""
    last = whole.caps.size - 1
    parts = {name: np.ascontiguousarray(part[last:].copy()) for name, part in
             whole._asdict().items() if name != "state"}  # fmt: skip
    return Ladder(**parts, state=whole.state.copy())


@compiled
def rung(all_: Ladder, t: int) -> Chain:
    """The chain of one rung, sharing its memory."""
    return Chain(
        all_.odds[t],
        all_.absent[t],
        all_.weights[t],
        all_.none[t],
        all_.listed[t],
        all_.people[t],
        all_.alpha[t],
        all_.numbers[t],
        all_.state,
    )


@compiled
def start(table: Table, all_: Ladder, prior: Prior, missing: float, used: int) -> None:
    """Each pattern over the first `used` classes by chances of its own.

    `missing` undocumented for each documented, all in one class: so chains start far apart.
    """
    weight = np.zeros(all_.weights.shape[1])
    split = np.empty(weight.size, dtype=np.int64)
    order = np.empty(weight.size, dtype=np.int64)
    for t in range(all_.caps.size):
        chain = rung(all_, t)
        chain.people[:] = 0
        chain.listed[:] = 0
        for i in range(table.counts.size):
            for k in range(used):
                weight[k] = -log(uniform(chain.state))
            divide(all_.counts[t, i], weight, split, order, chain.state)
            chain.people[:] += split
            for at in range(table.starts[i], table.starts[i + 1]):
                chain.listed[table.present[at]] += split
        alone = np.int64(uniform(chain.state) * used)
        chain.people[alone] += min(np.int64(missing * all_.counts[t].sum()), all_.caps[t])
        parameters(Prior(prior.a, prior.b, all_.caps[t]), chain)


@compiled
def grow(table: Table, all_: Ladder, prior: Prior, sweeps: int) -> None:
    """From the rung of fewest people up: some sweeps, then the next rung goes on from there."""
    for t in range(all_.caps.size - 1):
        part = Table(all_.counts[t], table.starts, table.present)
        for _ in range(sweeps):
            sweep(part, Prior(prior.a, prior.b, all_.caps[t]), rung(all_, t))
        all_.odds[t + 1] = all_.odds[t]
        all_.absent[t + 1] = all_.absent[t]
        all_.weights[t + 1] = all_.weights[t]
        all_.none[t + 1] = all_.none[t]
        all_.alpha[t + 1] = all_.alpha[t]


@compiled
def run(table: Table, all_: Ladder, prior: Prior, sweeps: int, thin: int) -> tuple[Floats, Floats]:
    """n0 of the last rung every `thin` sweeps, and in which share of them the cap bound."""
    rungs = all_.caps.size
    kept = np.empty(sweeps // thin)
    bound = np.empty(sweeps // thin)
    chances = np.empty((rungs, table.counts.size))
    for i in range(sweeps // thin):
        capped = 0
        for _ in range(thin):
            for t in range(rungs):
                part = Table(all_.counts[t], table.starts, table.present)
                sweep(part, Prior(prior.a, prior.b, all_.caps[t]), rung(all_, t))
            kept[i] = all_.numbers[rungs - 1, 0]
            capped += all_.numbers[rungs - 1, 1]
            if rungs > 1:
                exchange(table, all_, chances)
        bound[i] = capped / thin
    return kept, bound


@compiled
def exchange(table: Table, all_: Ladder, chances: Floats) -> None:
    """Offer neighbours an exchange, from the rung of fewest people up."""
    rungs = all_.caps.size
    for t in range(rungs):
        log_chances(table, rung(all_, t), chances[t])
    for t in range(rungs - 1):
        total = 0.0
        for i in range(table.counts.size):
            more = all_.counts[t + 1, i] - all_.counts[t, i]
            total += more * (chances[t, i] - chances[t + 1, i])
        total += _within(all_, t + 1, t) - _within(all_, t + 1, t + 1)
        total += _within(all_, t, t + 1) - _within(all_, t, t)
        all_.offered[t] += 1
        if total >= 0.0 or log(uniform(all_.state)) < total:
            all_.taken[t] += 1
            _swap(all_, t)
            for i in range(table.counts.size):
                here = chances[t, i]
                chances[t, i] = chances[t + 1, i]
                chances[t + 1, i] = here


@compiled
def _within(all_: Ladder, data: int, of: int) -> float:
    """log P(n0 <= cap) on the rung `data` under the parameters that rung `of` holds."""
    documented = all_.counts[data].sum()
    return log_within(documented, all_.none[of].sum(), all_.caps[data])


@compiled
def log_chances(table: Table, chain: Chain, out: Floats) -> None:
    """log of each pattern's chance given that somebody is on some list."""
    some = log(max(1.0 - chain.none.sum(), SMALLEST))
    weight = np.empty(chain.none.size)
    for i in range(table.counts.size):
        weight[:] = chain.none
        for at in range(table.starts[i], table.starts[i + 1]):
            j = table.present[at]
            for k in range(weight.size):
                weight[k] *= chain.odds[j, k]
        out[i] = log(max(weight.sum(), SMALLEST)) - some


@compiled
def _swap(all_: Ladder, t: int) -> None:
    """Parameters change rungs; classes and n0 are drawn anew from them in the next sweep."""
    for k in range(all_.weights.shape[1]):
        for j in range(all_.odds.shape[1]):
            all_.odds[t, j, k], all_.odds[t + 1, j, k] = all_.odds[t + 1, j, k], all_.odds[t, j, k]
            all_.absent[t, j, k], all_.absent[t + 1, j, k] = (
                all_.absent[t + 1, j, k],
                all_.absent[t, j, k],
            )
        all_.weights[t, k], all_.weights[t + 1, k] = all_.weights[t + 1, k], all_.weights[t, k]
        all_.none[t, k], all_.none[t + 1, k] = all_.none[t + 1, k], all_.none[t, k]
    all_.alpha[t, 0], all_.alpha[t + 1, 0] = all_.alpha[t + 1, 0], all_.alpha[t, 0]
