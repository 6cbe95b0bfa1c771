"""All methods side by side as a picture: an interval a line, its middle a tick; never averaged."""

from collections.abc import Sequence
from html import escape
from math import log10

from onrecord.record.estimate import Estimate, Refusal

LEFT, WIDTH, ROW = 250, 520, 30


def intervals(shown: Sequence[tuple[str, Estimate | Refusal]], documented: int) -> str:
    """An SVG element on a log scale from the documented up; a refusal is its word, no line."""
    estimates = [result for _, result in shown if isinstance(result, Estimate)]
    top = max([e.high for e in estimates if e.high < float("inf")] + [documented * 2.0]) * 1.1
    height = ROW * len(shown) + 40
    rows = "".join(
        _row(i, title, result, documented, top) for i, (title, result) in enumerate(shown)
    )
    x = LEFT
    return (
        f'<svg viewBox="0 0 {LEFT + WIDTH + 30} {height}" width="{LEFT + WIDTH + 30}" '
        f'height="{height}" role="img" aria-label="Intervals of all methods">'
        f'<line x1="{x}" x2="{x}" y1="0" y2="{height - 24}" class="documented"/>'
        f'<text x="{x}" y="{height - 8}" text-anchor="middle">documented {documented:,}</text>'
        f'<text x="{LEFT + WIDTH}" y="{height - 8}" text-anchor="end">{top:,.0f}</text>{rows}</svg>'
    )


def _row(i: int, title: str, result: Estimate | Refusal, documented: int, top: float) -> str:
    y = ROW * i + 18
    name = f'<text x="{LEFT - 14}" y="{y + 4}" text-anchor="end">{escape(title)}</text>'
    if isinstance(result, Refusal):
        return f'{name}<text x="{LEFT + 10}" y="{y + 4}" class="refused">refused</text>'
    low, middle, high = (
        _place(value, documented, top) for value in (result.low, result.median, result.high)
    )
    return (
        f'{name}<line x1="{low:.1f}" x2="{high:.1f}" y1="{y}" y2="{y}" class="interval"/>'
        f'<line x1="{middle:.1f}" x2="{middle:.1f}" y1="{y - 7}" y2="{y + 7}" class="middle"/>'
    )


def _place(value: float, documented: int, top: float) -> float:
    inside = min(max(value, documented), top)
    return LEFT + WIDTH * log10(inside / documented) / log10(top / documented)
