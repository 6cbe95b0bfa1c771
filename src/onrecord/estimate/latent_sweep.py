"""One Gibbs sweep of the latent class model over patterns, not people; compiled.

The model (Manrique-Vallier 2016, Biometrics 72:1246): V_k ~ Beta(1, alpha) break a stick into class
weights pi_k, V_K = 1; on list j people of class k are with chance lambda_jk ~ Beta(a, b); alpha ~
Gamma(1/4, 1/4); p(N) in proportion to 1/N. With p0 the chance to be on no list,

    n0 | n, p0 ~ NegBin(n, 1 - p0), up to the cap;
    each pattern's count ~ Multinomial(count, pi_k * prod_j lambda or 1 - lambda);
    lambda_jk ~ Beta(a + n_jk, b + n_k - n_jk);  V_k ~ Beta(1 + n_k, alpha + n_above_k);
    alpha ~ Gamma(1/4 + K - 1, 1/4 - sum log(1 - V_k)).

Odds lambda / (1 - lambda) are kept instead of lambda, so that a pattern costs one product for each
list in it.
"""

from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.compiled import compiled
from onrecord.estimate.count_draws import binomial
from onrecord.estimate.gamma_draws import gamma, log_gamma
from onrecord.estimate.latent_cap import capped
from onrecord.estimate.latent_labels import relabel
from onrecord.estimate.uniform_draws import State, uniform

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

ALPHA_SHAPE, ALPHA_RATE = 0.25, 0.25
SINGLY = 5
"""Up to so many people of a pattern go to their classes one by one."""
LIGHT = 0.01
"""Classes of less than this share of a pattern are drawn together, hardly ever anybody."""
CROWD = 1_000
"""From so many people of light classes on, a binomial a class costs less than a draw each."""


class Table(NamedTuple):
    """counts: people of each pattern. present: its lists, from starts[i] up to starts[i + 1]."""

    counts: Ints
    starts: Ints
    present: Ints


class Prior(NamedTuple):
    """a, b: of the Beta of every lambda. cap: the most undocumented people."""

    a: float
    b: float
    cap: int


class Chain(NamedTuple):
    """The whole state of one chain; every array is changed in place.

    odds[j, k]; absent[j, k]: 1 - lambda; weights: pi; none[k]: pi_k * prod_j absent. listed[j, k]
    and people[k]: counted in the last sweep. alpha, numbers: one and two entries; numbers are n0
    and whether the cap bound. state: of the random numbers.
    """

    odds: Floats
    absent: Floats
    weights: Floats
    none: Floats
    listed: Ints
    people: Ints
    alpha: Floats
    numbers: Ints
    state: State


@compiled
def sweep(table: Table, prior: Prior, chain: Chain) -> None:
    """People to classes, the undocumented, then the parameters."""
    assign(table, chain)
    missing(table.counts.sum(), prior, chain)
    relabel(chain.people, chain.listed, chain.alpha[0], chain.state)
    parameters(prior, chain)


@compiled
def assign(table: Table, chain: Chain) -> None:
    """The documented people of each pattern, over the classes."""
    classes = chain.people.size
    chain.people[:] = 0
    chain.listed[:] = 0
    weight = np.empty(classes)
    split = np.empty(classes, dtype=np.int64)
    order = np.empty(classes, dtype=np.int64)
    for i in range(table.counts.size):
        first, end = table.starts[i], table.starts[i + 1]
        for k in range(classes):
            weight[k] = chain.none[k]
        for at in range(first, end):
            j = table.present[at]
            for k in range(classes):
                weight[k] *= chain.odds[j, k]
        if table.counts[i] <= SINGLY:
            _one_by_one(table.counts[i], weight, table.present[first:end], chain)
            continue
        divide(table.counts[i], weight, split, order, chain.state)
        for k in range(classes):
            chain.people[k] += split[k]
        for at in range(first, end):
            j = table.present[at]
            for k in range(classes):
                chain.listed[j, k] += split[k]


@compiled
def _one_by_one(count: int, weight: Floats, lists: Ints, chain: Chain) -> None:
    """`weight` becomes its running sums."""
    last = weight.size - 1
    for k in range(last):
        weight[k + 1] += weight[k]
    for _ in range(count):
        mark, chosen = uniform(chain.state) * weight[last], 0
        while chosen < last and weight[chosen] <= mark:
            chosen += 1
        chain.people[chosen] += 1
        for j in lists:
            chain.listed[j, chosen] += 1


@compiled
def divide(count: int, weight: Floats, split: Ints, order: Ints, state: State) -> None:
    """One multinomial draw by binomials, heavy classes first, so that it mostly ends early.

    `weight` is not normalised; `order` is room to work in.
    """
    classes = weight.size
    total = 0.0
    for k in range(classes):
        total += weight[k]
        split[k] = 0
    heavy, light, above = 0, classes, 0.0
    for k in range(classes):
        if weight[k] > LIGHT * total:
            order[heavy] = k
            heavy += 1
        else:
            light -= 1
            order[light] = k
            above += weight[k]
    left = count
    for at in range(heavy - 1):
        later = above
        for other in range(at + 1, heavy):
            later += weight[order[other]]
        drawn = binomial(state, left, weight[order[at]] / (weight[order[at]] + later))
        split[order[at]] = drawn
        left -= drawn
        if left == 0:
            return
    if heavy < classes:
        last = weight[order[heavy - 1]] if heavy > 0 else 0.0
        in_light = binomial(state, left, above / (above + last))
        left -= in_light
        _among_light(in_light, above, weight, split, order[heavy:], state)
    if left > 0:
        split[order[heavy - 1]] += left


@compiled
def _among_light(
    count: int, total: float, weight: Floats, split: Ints, order: Ints, state: State
) -> None:
    last = order.size - 1
    if count >= CROWD:
        for at in range(last):
            drawn = binomial(state, count, weight[order[at]] / total) if total > 0.0 else 0
            split[order[at]] = drawn
            count -= drawn
            total -= weight[order[at]]
        split[order[last]] = count
        return
    for _ in range(count):
        mark, at = uniform(state) * total, 0
        while at < last and weight[order[at]] <= mark:
            mark -= weight[order[at]]
            at += 1
        split[order[at]] += 1


@compiled
def missing(documented: int, prior: Prior, chain: Chain) -> None:
    """How many are on no list, and of which classes."""
    drawn, bound = capped(chain.state, documented, chain.none.sum(), prior.cap)
    chain.numbers[0], chain.numbers[1] = drawn, bound
    split = np.empty(chain.people.size, dtype=np.int64)
    order = np.empty(chain.people.size, dtype=np.int64)
    divide(drawn, chain.none, split, order, chain.state)
    for k in range(split.size):
        chain.people[k] += split[k]


@compiled
def parameters(prior: Prior, chain: Chain) -> None:
    """Chances, weights and alpha given everybody's class."""
    lists, classes = chain.odds.shape
    flat = prior.a == 1.0 and prior.b == 1.0
    for k in range(classes):
        people = chain.people[k]
        chain.none[k] = 1.0
        for j in range(lists):
            if flat and people == 0:
                out = uniform(chain.state)
                chain.odds[j, k] = (1.0 - out) / out
            else:
                on = gamma(chain.state, prior.a + chain.listed[j, k])
                off = gamma(chain.state, prior.b + (people - chain.listed[j, k]))
                out = off / (on + off)
                chain.odds[j, k] = on / off
            chain.absent[j, k] = out
            chain.none[k] *= out
    _weights(chain)
    chain.none[:] *= chain.weights


@compiled
def _weights(chain: Chain) -> None:
    classes = chain.people.size
    above, alpha = chain.people.sum(), chain.alpha[0]
    left, logs = 1.0, 0.0
    for k in range(classes - 1):
        above -= chain.people[k]
        share, log_rest = _broken(chain.state, 1.0 + chain.people[k], alpha + above)
        chain.weights[k] = left * share
        left *= 1.0 - share
        logs += log_rest
    chain.weights[classes - 1] = left
    rate = ALPHA_RATE - logs
    chain.alpha[0] = max(gamma(chain.state, ALPHA_SHAPE + classes - 1) / rate, 1e-12)


@compiled
def _broken(state: State, one: float, rest: float) -> tuple[float, float]:
    """V ~ Beta(one, rest) and log(1 - V), which stays finite when `rest` is tiny."""
    first = gamma(state, one)
    if rest >= 1.0:
        second = gamma(state, rest)
        return first / (first + second), log(second / (first + second))
    log_second = log_gamma(state, rest)
    second = np.exp(log_second)
    return first / (first + second), log_second - log(first + second)
