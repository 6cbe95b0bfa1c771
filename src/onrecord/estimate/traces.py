"""Chains as pictures: how each wandered, and where it spent its time; they should look alike.

Read from `diagnostics["traces"]` of a result: for each chain some hundreds of totals, in order.
"""

from collections.abc import Sequence
from math import log

from onrecord.record.estimate import Estimate, Refusal

WIDTH, HEIGHT, SIDE, BINS = 560, 160, 180, 40


def traces(result: Estimate | Refusal) -> str:
    """An SVG element, or "" where the method keeps no chains."""
    chains = [list(map(float, chain)) for chain in result.diagnostics.get("traces", ())]
    values = [value for chain in chains for value in chain]
    if len(values) == 0 or min(values) <= 0:
        return ""
    low, high = log(min(values)), log(max(values))
    spread = (high - low) or 1.0
    lines = "".join(
        f'<polyline class="chain c{i % 6}" points="{_line(chain, low, spread)}"/>'
        f'<polyline class="chain c{i % 6}" points="{_density(chain, low, spread)}"/>'
        for i, chain in enumerate(chains)
    )
    return (
        f'<svg viewBox="0 0 {WIDTH + SIDE + 90} {HEIGHT + 10}" width="{WIDTH + SIDE + 90}" '
        f'height="{HEIGHT + 10}" role="img" aria-label="Totals of each chain, and their densities">'
        f'<text x="80" y="12" text-anchor="end">{max(values):,.0f}</text>'
        f'<text x="80" y="{HEIGHT}" text-anchor="end">{min(values):,.0f}</text>{lines}</svg>'
    )


def _line(chain: Sequence[float], low: float, spread: float) -> str:
    step = WIDTH / max(1, len(chain) - 1)
    return " ".join(
        f"{86 + i * step:.1f},{_height(value, low, spread):.1f}" for i, value in enumerate(chain)
    )


def _density(chain: Sequence[float], low: float, spread: float) -> str:
    """A histogram on its side, to the right of the trace and on the same scale."""
    counts = [0] * BINS
    for value in chain:
        counts[min(BINS - 1, int((log(value) - low) / spread * BINS))] += 1
    largest = max(counts)
    return " ".join(
        f"{96 + WIDTH + (SIDE - 20) * n / largest:.1f},{4 + HEIGHT * (1 - (i + 0.5) / BINS):.1f}"
        for i, n in enumerate(counts)
    )


def _height(value: float, low: float, spread: float) -> float:
    return 4 + HEIGHT * (1 - (log(value) - low) / spread)
