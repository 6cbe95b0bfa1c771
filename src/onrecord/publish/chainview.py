"""Chains that changed on the way: who said it, who carried it, and what differs at each step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.publish.gate import Row
from onrecord.record.event_count import Drift


@dataclass(frozen=True, slots=True)
class Step:
    """One telling.

    carriers: who passed it on, in order, without the speaker and the record's own notes.
    depth: changes between it and the first telling; changed: what changed since `after`.
    after: claim id of the telling it is compared with, or "" for the first.
    """

    claim: str
    carriers: tuple[str, ...]
    depth: int = 0
    after: str = ""
    changed: tuple[Drift, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """origin: as documents name it; steps: the first telling, then each with what changed."""

    origin: str
    steps: tuple[Step, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        return tuple(step.claim for step in self.steps)


def chains(
    drifts: Iterable[Drift], rows: Mapping[str, Row], silent: frozenset[str]
) -> tuple[Chain, ...]:
    """The drifts of one event as chains, one for each first telling, in the order of the drifts.

    rows: the public claims; silent: the makers of the record's own notes, who carry nothing.
    """
    after: dict[str, dict[str, list[Drift]]] = {}
    for drift in drifts:
        for later in (drift.later, *drift.also):
            after.setdefault(drift.earlier, {}).setdefault(later, []).append(drift)
    later_ones = {later for tellings in after.values() for later in tellings}
    made: list[Chain] = []
    told: set[str] = set()
    for first in sorted(after, key=lambda claim: claim in later_ones):
        if first not in told:
            made.append(Chain(_origin(after, first), _steps(first, after, rows, silent)))
            told.update(made[-1].claims)
    return tuple(made)


def _origin(after: Mapping[str, Mapping[str, list[Drift]]], first: str) -> str:
    return next(iter(after[first].values()))[0].origin


def _steps(
    first: str,
    after: Mapping[str, Mapping[str, list[Drift]]],
    rows: Mapping[str, Row],
    silent: frozenset[str],
) -> tuple[Step, ...]:
    """The first telling, then a step for each later one with what changed, nearest first."""
    steps = [Step(first, _carriers(rows[first], silent))]
    followed: set[str] = set()
    for step in steps:
        if step.claim not in followed:
            followed.add(step.claim)
            steps += (
                Step(later, _carriers(rows[later], silent), step.depth + 1, step.claim, (*changed,))
                for later, changed in after.get(step.claim, {}).items()
            )
    return tuple(steps)


def _carriers(row: Row, silent: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in row["chain"][1:] if name not in silent)
