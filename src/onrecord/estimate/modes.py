"""Where chains spent their time: the separate heaps of their draws, and who was in which."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

BINS = 80
VALLEY = 0.6
"""Two heaps are apart when the lowest place between them is below this share of the lower top."""
SMALLEST = 0.005
"""Heaps of less than this share of the draws are not told."""


@dataclass(frozen=True, slots=True)
class Mode:
    """around: the top, low and high: the ends, in people. share: of all draws; of each chain."""

    around: float
    low: float
    high: float
    share: float
    of_each_chain: tuple[float, ...]

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "of_each_chain": list(self.of_each_chain)}


def modes(totals: Floats) -> tuple[Mode, ...]:
    """totals: a row each chain, above 0. The heaps from the lowest up."""
    logs = np.log(totals)
    low, high = float(logs.min()), float(logs.max())
    if high - low < 1e-9:
        return (_mode(totals, logs, low - 1e-6, high + 1e-6),)
    heights, edges = np.histogram(logs, bins=BINS, range=(low, high))
    smooth = np.convolve(np.pad(heights, 2, mode="edge"), np.array([1, 4, 6, 4, 1]) / 16, "valid")
    ends = [edges[0] - 1e-9, *(edges[i] for i in _valleys(smooth)), edges[-1] + 1e-9]
    found = [_mode(totals, logs, a, b) for a, b in zip(ends, ends[1:], strict=False)]
    return tuple(mode for mode in found if mode.share >= SMALLEST)


def _valleys(heights: Floats) -> list[int]:
    """The lowest bins between tops that are apart."""
    kept: list[int] = []
    cuts: list[int] = []
    inner = range(1, heights.size - 1)
    tops = [i for i in inner if heights[i] >= heights[i - 1] and heights[i] > heights[i + 1]]
    for top in [0, *tops, heights.size - 1]:
        if len(kept) == 0:
            kept.append(top)
            continue
        valley = kept[-1] + int(np.argmin(heights[kept[-1] : top + 1]))
        if heights[valley] < VALLEY * min(heights[kept[-1]], heights[top]):
            cuts.append(valley)
            kept.append(top)
        elif heights[top] > heights[kept[-1]]:
            kept[-1] = top
    return cuts


def _mode(totals: Floats, logs: Floats, low: float, high: float) -> Mode:
    inside = (logs >= low) & (logs < high)
    values = totals[inside]
    ends: Sequence[float] = (0.0, 0.0, 0.0)
    if values.size > 0:
        ends = [float(x) for x in np.quantile(values, (0.5, 0.025, 0.975))]
    shares = tuple(float(row.mean()) for row in inside)
    return Mode(ends[0], ends[1], ends[2], float(inside.mean()), shares)
