"""What is believed in the end: beliefs, vetoes, verdicts and groups brought into agreement."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations
from typing import Any

import numpy as np

from onrecord.link.groups.between import groups
from onrecord.link.groups.cluster import Edge, cluster
from onrecord.link.groups.posterior import Belief, believe
from onrecord.link.groups.regroup import Scored
from onrecord.link.groups.taught import numbered, taught
from onrecord.link.judging.judged import Judged
from onrecord.link.pairs.model import Model
from onrecord.link.pairs.relatives import relatives
from onrecord.link.pairs.score import Pairs
from onrecord.link.pairs.vetoes import vetoed

STEP = 1e-6
"""Probabilities are written with six digits; nearer to the threshold a pair kept apart would be
written as having reached it."""
IMPOSSIBLE = 0.001
"""The probability of a pair that a veto speaks against: a veto may be a slip of the pen too."""


@dataclass(frozen=True, slots=True)
class Rows:
    """entries: key of each row; lists: number of its list; names: keys of the lists, sorted.

    sizes: rows of each list.
    """

    entries: Sequence[str]
    lists: Any
    names: tuple[str, ...]
    sizes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """pairs: candidates, with pairs that verdicts or groups imply; probability: in the end.

    scored: the probability before groups and verdicts were heard, of compared pairs.
    kin, implied: which pairs look like relatives, and which nothing was compared of.
    groups: of row numbers, each row in exactly one. expected: pairs of one person, by two lists.
    """

    pairs: Pairs
    probability: Any
    kin: Any
    implied: Any
    groups: tuple[tuple[int, ...], ...]
    expected: dict[str, float]
    scored: Any


def repeated(rows: Rows, outcome: Outcome, declared: frozenset[str]) -> tuple[str, ...]:
    """Of lists not declared to hold nobody twice: how many rows repeat another, in sentences."""
    twice = {
        name: outcome.expected[f"{name} + {name}"] for name in rows.names if name not in declared
    }
    return tuple(
        f"{name}: about {count:.0f} of {rows.sizes[name]} rows repeat another row of the same list"
        for name, count in twice.items()
        if count >= 1
    )


def decided(
    rows: Rows,
    pairs: Pairs,
    model: Model,
    *,
    solo: frozenset[str],
    judged: Judged,
    known: Iterable[Scored] = (),
    threshold: float = 0.5,
    shown: float = 0.02,
) -> Outcome:
    """Groups of rows, and a probability for each pair that agrees with them.

    known: pairs that earlier linkages scored, which bear on the groups beside `pairs`.
    Pairs in one group end at `threshold` or above, all others below it; verdicts end at 1 or 0.
    """
    belief = _belief(rows, pairs, model, solo)
    veto = vetoed(pairs)
    kin = relatives(pairs, belief.kin, belief.same)
    same = taught(rows.entries, pairs, belief.same, kin, judged)
    same = np.where(veto, np.minimum(same, IMPOSSIBLE), same)
    number = {entry: row for row, entry in enumerate(rows.entries, start=1)}
    must = numbered(judged.must, number)
    cannot = numbered(judged.cannot, number)
    before = [
        Edge(number[one], number[other], probability, weight)
        for one, other, probability, weight in known
        if one in number and other in number
    ]
    strong = [(edge.first, edge.second) for edge in before if edge.probability >= threshold]
    live = _live(rows, pairs, same >= threshold, must + strong)
    worth = np.flatnonzero(((same >= shown) | kin | veto) & live[pairs.first] & live[pairs.second])
    of = pairs.where(worth)
    edges = before + [
        Edge(*each)
        for each in zip(
            of.first.tolist(), of.second.tolist(), same[worth].tolist(), of.weight.tolist(),
            strict=True,
        )
    ]  # fmt: skip
    alone = {n for n, name in enumerate(rows.names) if name in solo}
    lists = {row: int(rows.lists[row - 1]) for row in np.flatnonzero(live).tolist()}
    grouped = cluster(
        range(1, len(rows.entries) + 1),
        edges,
        threshold=threshold,
        must=must,
        cannot=cannot,
        solo={row: n for row, n in lists.items() if n in alone},
        lists=lists,
    )
    final = agreed(pairs, same, grouped, threshold)
    nothing = np.zeros(len(pairs), dtype=bool)
    outcome = Outcome(pairs, final, kin, nothing, grouped, _expected(rows, belief), same)
    return _told(outcome, must, cannot, threshold)


def _live(rows: Rows, pairs: Pairs, strong: Any, bound: Sequence[tuple[int, int]]) -> Any:
    """Whether anything may join a row to another, by the row's number."""
    live = np.zeros(len(rows.entries) + 1, dtype=bool)
    live[pairs.first[strong]] = live[pairs.second[strong]] = True
    live[[row for pair in bound for row in pair]] = True
    return live


def _expected(rows: Rows, belief: Belief) -> dict[str, float]:
    """Pairs of one person expected, by the two lists they are of."""
    count = len(rows.names)
    return {
        f"{rows.names[i]} + {rows.names[j]}": round(float(belief.expected[i * count + j]), 1)
        for i in range(count)
        for j in range(i, count)
    }


def _belief(rows: Rows, pairs: Pairs, model: Model, solo: frozenset[str]) -> Belief:
    made = groups(pairs, rows.lists, rows.names, rows.sizes, solo)
    return believe(pairs, made, model.rates)


def agreed(pairs: Pairs, same: Any, grouped: Sequence[Sequence[int]], threshold: float) -> Any:
    """Probabilities brought to the side of the threshold on which the groups put each pair."""
    group = _group_of(grouped)
    together = group[pairs.first] == group[pairs.second]
    below = threshold - STEP
    return np.where(together, np.maximum(same, threshold), np.minimum(same, below))


def _group_of(grouped: Sequence[Sequence[int]]) -> Any:
    """The group of each row, by the row's number."""
    rows = np.fromiter(chain.from_iterable(grouped), dtype=np.int64)
    group = np.zeros(1 + len(rows), dtype=np.int64)
    group[rows] = np.repeat(np.arange(len(grouped)), [len(each) for each in grouped])
    return group


def _told(
    outcome: Outcome,
    must: Sequence[tuple[int, int]],
    cannot: Sequence[tuple[int, int]],
    threshold: float,
) -> Outcome:
    """The outcome with the pairs that verdicts and groups imply, and verdicts at 1 and 0."""
    pairs = outcome.pairs
    at, unsaid = _within(outcome, threshold)
    found = sorted(
        (pair, _chain(pair, at, outcome.probability, group, threshold))
        for group in unsaid
        for pair in combinations(group, 2)
        if pair not in at
    )
    missing = [pair for pair, _ in found]
    final = np.concatenate([outcome.probability, [chance for _, chance in found]])
    made = _with(pairs, missing)
    places = (
        {(int(a), int(b)): n for n, (a, b) in enumerate(zip(made.first, made.second, strict=True))}
        if must or cannot
        else {}
    )
    for pair in must:
        final[places[pair]] = 1.0
    for pair in cannot:
        if pair in places:
            final[places[pair]] = 0.0
    extra = np.zeros(len(missing), dtype=bool)
    return replace(
        outcome,
        pairs=made,
        probability=final,
        kin=np.concatenate([outcome.kin, extra]),
        implied=np.concatenate([outcome.implied, ~extra]),
        scored=np.concatenate([outcome.scored, extra]),
    )


def _within(
    outcome: Outcome, threshold: float
) -> tuple[dict[tuple[int, int], int], list[tuple[int, ...]]]:
    """Groups in which some pair was not compared, and the places of the pairs that were."""
    pairs, size = outcome.pairs, np.array([len(group) for group in outcome.groups])
    group = _group_of(outcome.groups)
    inside = np.flatnonzero(outcome.probability >= threshold)
    of = group[pairs.first[inside]]
    short = np.bincount(of, minlength=len(size)) < size * (size - 1) // 2
    kept = inside[short[of]]
    ends = zip(pairs.first[kept].tolist(), pairs.second[kept].tolist(), strict=True)
    at = dict(zip(ends, kept.tolist(), strict=True))
    return at, [outcome.groups[n] for n in np.flatnonzero(short).tolist()]


def _chain(
    pair: tuple[int, int],
    at: Mapping[tuple[int, int], int],
    probability: Any,
    group: Sequence[int],
    threshold: float,
) -> float:
    """Of a pair nobody scored: the best product along a third row, or the threshold."""
    best = threshold
    for third in group:
        ends = [at.get((min(end, third), max(end, third))) for end in pair]
        if None not in ends:
            best = max(best, math.prod(float(probability[e]) for e in ends if e is not None))
    return best


def _with(pairs: Pairs, missing: Sequence[tuple[int, int]]) -> Pairs:
    """The pairs, and those of which nothing was compared."""
    count = len(missing)
    ends = np.array(missing, dtype=np.int64).reshape(count, 2)
    return Pairs(
        np.concatenate([pairs.first, ends[:, 0]]),
        np.concatenate([pairs.second, ends[:, 1]]),
        np.concatenate([pairs.weight, np.zeros(count)]),
        {name: np.concatenate([v, np.zeros(count)]) for name, v in pairs.kin.items()},
        {
            name: np.concatenate([v, np.full(count, -1, dtype=np.int8)])
            for name, v in pairs.levels.items()
        },
    )
