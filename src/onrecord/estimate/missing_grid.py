"""A grid over the number of people on no list that follows the posterior out into its tail.

Cells hold whole numbers; each is evaluated in its middle. A first grid runs by equal ratios up to
the most people there can be; later ones put half their cells where the last one found the mass,
half by equal ratios over the range that holds all of it but `TAIL`. A grid of even steps up to a
fixed end, as other programs use, is there to compare with them.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

TAIL = 1e-7
"""The mass that may lie beyond either end of the grid; a tenth of what is promised to readers."""
MOST_MISSING = 1e9
FIRST_CELLS = 240
NEXT_CELLS = 400


@dataclass(frozen=True, slots=True)
class Cells:
    """edges: whole numbers, ascending; cell i holds edges[i] up to edges[i + 1] - 1.

    middles: where the cells are evaluated. points: whether quantiles are middles, not between.
    """

    edges: Floats
    middles: Floats
    points: bool = False

    @property
    def widths(self) -> Floats:
        return np.diff(self.edges)


@dataclass(frozen=True, slots=True)
class Posterior:
    """mass: of each cell, sums to 1. beyond: mass past the last cell, 0 where the grid holds all.

    shares: of each model.
    """

    cells: Cells
    mass: Floats
    beyond: float
    shares: Floats

    @property
    def mean(self) -> float:
        return float(self.mass @ self.cells.middles)

    @property
    def mode(self) -> float:
        return float(self.cells.middles[np.argmax(self.mass / self.cells.widths)])

    def quantile(self, share: float) -> float:
        """Within a cell the mass is taken to be even."""
        cumulated = np.concatenate([[0.0], np.cumsum(self.mass)])
        if self.cells.points:
            return float(self.cells.middles[np.searchsorted(cumulated[1:], share)])
        return float(np.interp(share, cumulated, self.cells.edges - 0.5))

    def draws(self, number: int, rng: np.random.Generator) -> Floats:
        """Whole numbers drawn from the cells."""
        cell = rng.choice(self.mass.size, size=number, p=self.mass)
        within = np.floor(rng.random(number) * self.cells.widths[cell])
        return self.cells.edges[cell] + within


LogMass = Callable[[Cells], tuple[Floats, Floats]]
"""Cells in; log of the mass of each, and the shares of models, both up to a constant, out."""


def followed(log_mass: LogMass, points: int) -> Posterior:
    """The posterior on about `points` cells."""
    found = on_grid(log_mass, by_ratio(0.0, MOST_MISSING, min(points, FIRST_CELLS)))
    for number in (min(points, NEXT_CELLS), points):
        cells, beyond = _closer(found, number)
        found = on_grid(log_mass, cells, beyond=beyond)
    return found


def on_grid(log_mass: LogMass, cells: Cells, *, beyond: float = 0.0) -> Posterior:
    """The posterior on the cells given, as if nothing lay outside."""
    logs, shares = log_mass(cells)
    mass = np.exp(logs - logs.max())
    return Posterior(cells, mass / mass.sum(), beyond, shares / shares.sum())


def even(high: float, points: int) -> Cells:
    """Points in even steps from 0 to `high`, whole numbers or not."""
    middles = np.linspace(0.0, high, points)
    half = middles[1] / 2
    return Cells(np.append(middles - half, high + half), middles, points=True)


def by_ratio(low: float, high: float, cells: int) -> Cells:
    """Cells whose width grows in proportion, and of at least one whole number."""
    return _between(np.expm1(np.linspace(np.log1p(low), np.log1p(high), cells + 1)))


def _between(edges: Floats) -> Cells:
    whole = np.unique(np.round(edges))
    return Cells(whole, (whole[:-1] + whole[1:] - 1) / 2)


def _closer(found: Posterior, points: int) -> tuple[Cells, float]:
    cumulated = np.cumsum(found.mass)
    first = max(0, int(np.searchsorted(cumulated, TAIL)) - 1)
    last = min(found.mass.size, int(np.searchsorted(cumulated, 1 - TAIL)) + 2)
    low, high = float(found.cells.edges[first]), float(found.cells.edges[last])
    outer = by_ratio(low, high, points // 2).edges
    reached = np.linspace(0.0, 1.0, points // 2 + 1)
    follow = np.interp(reached, np.concatenate([[0.0], cumulated]), found.cells.edges)
    inside = follow[(follow > low) & (follow < high)]
    past = float(found.mass[last:].sum())
    at_the_end = last == found.mass.size and found.beyond == 0.0
    beyond = found.beyond + (float(found.mass[-1]) if at_the_end else past)
    return _between(np.concatenate([outer, inside])), beyond
