"""The sweep draws from the model it states: joint-distribution test of Geweke (2004, JASA 99:799).

Data and parameters are drawn from the prior in two ways, straight on and by letting the sweep and
the model change parameters and data in turn; every function of them must have the same mean.
"""

import numpy as np
import pytest
from numpy.typing import NDArray

from onrecord.estimate.convergence import effective_size
from onrecord.estimate.latent_labels import relabel
from onrecord.estimate.latent_ladder import ladder, rung
from onrecord.estimate.latent_sweep import (
    Chain,
    Prior,
    Table,
    assign,
    divide,
    parameters,
    sweep,
)
from onrecord.estimate.uniform_draws import states

LISTS, CLASSES, PEOPLE = 3, 3, 40
PATTERNS = 2**LISTS
WAYS = 6000
MOST = 60
"""People there can be in all, where their number is drawn too."""


def test_geweke() -> None:
    """With N held: classes, parameters and moves of labels alone."""
    rng = np.random.default_rng(11)
    straight = np.array([_statistics(*_from_prior(rng)) for _ in range(WAYS)])
    in_turn = _in_turn(rng)
    for column in range(straight.shape[1]):
        one, other = straight[:, column], in_turn[:, column]
        size = effective_size(other.reshape(1, -1))
        error = np.sqrt(one.var() / one.size + other.var() / size)
        assert abs(one.mean() - other.mean()) / error < 3, column


def test_geweke_with_the_undocumented() -> None:
    """The whole sweep, n0 and all: N from 1 / N up to a most, which caps n0 at what is left."""
    rng = np.random.default_rng(5)
    straight = np.array([_whole_statistics(*_from_prior(rng), _people(rng)) for _ in range(WAYS)])
    chain = _chain(rng)
    alpha, weights, chances = _from_prior(rng)
    _fill(chain, alpha, weights, chances)
    people = _people(rng)
    found = []
    for _ in range(4 * WAYS):
        table = _table(rng, chain.weights, 1.0 - chain.absent, people)
        documented = int(table[1:].sum())
        if documented == 0:
            people = _nobody_documented(rng, float(chain.none.sum()))
            chain.people[:] = rng.multinomial(people, chain.none / chain.none.sum())
            chain.listed[:] = 0
            parameters(Prior(1.0, 1.0, MOST), chain)
        else:
            sweep(_patterns(table), Prior(1.0, 1.0, MOST - documented), chain)
            people = documented + int(chain.numbers[0])
        known = (float(chain.alpha[0]), chain.weights.copy(), 1.0 - chain.absent)
        found.append(_whole_statistics(*known, people))
    in_turn = np.array(found)
    for column in range(straight.shape[1]):
        one, other = straight[:, column], in_turn[:, column]
        size = effective_size(other.reshape(1, -1))
        error = np.sqrt(one.var() / one.size + other.var() / size)
        assert abs(one.mean() - other.mean()) / error < 3, column


def _people(rng: np.random.Generator) -> int:
    """p(N) in proportion to 1 / N from 1 to `MOST`."""
    weights = 1.0 / np.arange(1, MOST + 1)
    return int(rng.choice(MOST, p=weights / weights.sum())) + 1


def _nobody_documented(rng: np.random.Generator, none: float) -> int:
    """N given that everybody is on no list; a table that nobody would estimate from."""
    people = np.arange(1, MOST + 1)
    weights = none**people / people
    return int(rng.choice(people, p=weights / weights.sum()))


def _whole_statistics(
    alpha: float,
    weights: NDArray[np.float64],
    chances: NDArray[np.float64],
    people: int,
) -> list[float]:
    return [*_statistics(alpha, weights, chances), np.log(people), people / MOST]


def _patterns(table: NDArray[np.int64]) -> Table:
    masks = np.nonzero(table[1:])[0] + 1
    lists = [[j for j in range(LISTS) if mask >> j & 1] for mask in masks]
    starts = np.concatenate([[0], np.cumsum([len(row) for row in lists])]).astype(np.int64)
    return Table(table[masks], starts, np.array([j for row in lists for j in row], dtype=np.int64))


def _in_turn(rng: np.random.Generator) -> NDArray[np.float64]:
    """Data given parameters, then parameters given data by a sweep; again and again."""
    chain = _chain(rng)
    alpha, weights, chances = _from_prior(rng)
    found = np.empty((4 * WAYS, 6))
    for i in range(found.shape[0]):
        _fill(chain, alpha, weights, chances)
        table = _table(rng, weights, chances)
        _hold_missing(table, chain)
        alpha, weights = float(chain.alpha[0]), chain.weights.copy()
        chances = 1.0 - chain.absent
        found[i] = _statistics(alpha, weights, chances)
    return found


def _hold_missing(table: NDArray[np.int64], chain: Chain) -> None:
    """A sweep in which the count on no list is known: a pattern like the others."""
    masks = np.nonzero(table)[0]
    lists = [[j for j in range(LISTS) if mask >> j & 1] for mask in masks]
    starts = np.concatenate([[0], np.cumsum([len(row) for row in lists])]).astype(np.int64)
    present = np.array([j for row in lists for j in row], dtype=np.int64)
    assign(Table(table[masks], starts, present), chain)
    relabel(chain.people, chain.listed, chain.alpha[0], chain.state)
    parameters(Prior(1.0, 1.0, 10**6), chain)


def _from_prior(
    rng: np.random.Generator,
) -> tuple[float, NDArray[np.float64], NDArray[np.float64]]:
    alpha = max(rng.gamma(0.25) / 0.25, 1e-12)
    breaks = np.append(rng.beta(1.0, alpha, size=CLASSES - 1), 1.0)
    weights = breaks * np.concatenate([[1.0], np.cumprod(1 - breaks[:-1])])
    return alpha, weights, rng.random((LISTS, CLASSES))


def _table(
    rng: np.random.Generator,
    weights: NDArray[np.float64],
    chances: NDArray[np.float64],
    people: int = PEOPLE,
) -> NDArray[np.int64]:
    classes = rng.choice(CLASSES, size=people, p=weights / weights.sum())
    on = rng.random((LISTS, people)) < chances[:, classes]
    masks = (on * (1 << np.arange(LISTS))[:, None]).sum(axis=0)
    return np.bincount(masks, minlength=PATTERNS).astype(np.int64)


def _statistics(
    alpha: float, weights: NDArray[np.float64], chances: NDArray[np.float64]
) -> list[float]:
    none = float(weights @ np.prod(1 - chances, axis=0))
    return [
        np.log(alpha + 0.1),
        weights[0],
        weights[-1],
        none,
        none**2,
        float(weights @ chances[0] * chances[1, 0]),
    ]


def test_one_sweep_of_everything_keeps_a_conjugate_posterior() -> None:
    """One class: lambda and n0 have a posterior that a sum over n0 gives."""
    rng = np.random.default_rng(3)
    chain = _chain(rng, classes=1)
    counts = np.array([30, 25, 12, 20, 9, 8, 5])
    lists = [[j for j in range(3) if mask >> j & 1] for mask in range(1, 8)]
    starts = np.concatenate([[0], np.cumsum([len(row) for row in lists])]).astype(np.int64)
    table = Table(counts, starts, np.array([j for row in lists for j in row]))
    kept = []
    for _ in range(40_000):
        sweep(table, Prior(1.0, 1.0, 2000), chain)
        kept.append(chain.numbers[0])
    exact = _one_class(counts, lists)
    error = np.std(kept) / np.sqrt(effective_size(np.array([kept], dtype=float)))
    assert abs(np.mean(kept[200:]) - exact) / error < 3.5


def _one_class(counts: NDArray[np.int64], lists: list[list[int]]) -> float:
    from scipy.special import betaln, gammaln

    n = counts.sum()
    sizes = np.array([sum(c for c, row in zip(counts, lists, strict=True) if j in row)
                      for j in range(3)])  # fmt: skip
    missing = np.arange(0.0, 2001.0)
    people = n + missing
    logs = gammaln(people + 1) - gammaln(missing + 1) - np.log(people)
    logs += sum(betaln(1 + size, 1 + people - size) for size in sizes)
    mass = np.exp(logs - logs.max())
    return float(mass @ missing / mass.sum())


@pytest.mark.parametrize("count", [3, 40, 3000])
def test_a_pattern_is_divided_by_its_weights(count: int) -> None:
    weights = np.array([5.0, 0.001, 2.0, 0.0, 0.05, 3.0])
    state = states(np.random.default_rng(2), 1)[0]
    split, order = np.empty(6, dtype=np.int64), np.empty(6, dtype=np.int64)
    times = 20_000
    total, squares = np.zeros(6), np.zeros(6)
    for _ in range(times):
        divide(count, weights, split, order, state)
        assert split.sum() == count
        total += split
        squares += split**2
    p = weights / weights.sum()
    z = (total / times - count * p) / np.sqrt(count * p * (1 - p) / times + 1e-30)
    assert np.abs(z).max() < 4
    variance = squares / times - (total / times) ** 2
    assert variance == pytest.approx(count * p * (1 - p), rel=0.06, abs=0.02)


def test_places_in_the_stick_follow_their_posterior() -> None:
    """Three classes, counts fixed but for their order: all six orders by the formula."""
    from itertools import permutations
    from math import lgamma

    sizes, alpha = (7, 2, 0), 0.8
    orders = list(permutations(sizes))
    logs = []
    for order in orders:
        above, total = sum(order), 0.0
        for n in order[:-1]:
            above -= n
            total += lgamma(1 + n) + lgamma(alpha + above) - lgamma(1 + alpha + n + above)
        logs.append(total)
    truth = np.exp(logs - np.max(logs))
    truth /= truth.sum()
    state = states(np.random.default_rng(5), 1)[0]
    people, listed = np.array(sizes), np.zeros((1, 3), dtype=np.int64)
    seen = dict.fromkeys(orders, 0)
    times = 60_000
    for _ in range(times):
        relabel(people, listed, alpha, state)
        seen[tuple(int(n) for n in people)] += 1
    assert [seen[order] / times for order in orders] == pytest.approx(truth, abs=0.015)


def _chain(rng: np.random.Generator, classes: int = CLASSES) -> Chain:
    counts = np.zeros((1, PATTERNS), dtype=np.int64)
    made = ladder(LISTS, classes, counts, np.array([10**6]), states(rng, 1)[0])
    chain = rung(made, 0)
    chances = rng.uniform(0.2, 0.6, (LISTS, classes))
    _fill(chain, 1.0, np.full(classes, 1.0 / classes), chances)
    return chain


def _fill(
    chain: Chain, alpha: float, weights: NDArray[np.float64], chances: NDArray[np.float64]
) -> None:
    chain.alpha[0] = alpha
    chain.weights[:] = weights
    chain.odds[:] = chances / (1 - chances)
    chain.absent[:] = 1 - chances
    chain.none[:] = weights * np.prod(1 - chances, axis=0)
