"""The overlaps of lists as a picture (UpSet: Lex et al. 2014): a bar a pattern, dots below it."""

from html import escape

from onrecord.estimate.patterns import Patterns

MOST_BARS = 40
STEP, BAR, HEIGHT, LEFT, ROW = 22, 14, 150, 130, 20


def upset(patterns: Patterns) -> str:
    """An SVG element; patterns by count, the largest first, at most 40 of them."""
    shown = sorted(patterns, key=lambda row: (-row[1], row[0]))[:MOST_BARS]
    width = LEFT + STEP * len(shown) + 10
    height = HEIGHT + 30 + ROW * len(patterns.lists)
    bars = [_column(patterns, i, mask, n, shown[0][1]) for i, (mask, n) in enumerate(shown)]
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="How many people are on exactly which lists">'
        f"{_names(patterns)}{''.join(bars)}</svg>"
    )


def _names(patterns: Patterns) -> str:
    return "".join(
        f'<text x="{LEFT - 12}" y="{_row(i) + 4}" text-anchor="end">'
        f"{escape(name[:18])} ({size})</text>"
        for i, (name, size) in enumerate(zip(patterns.lists, patterns.sizes, strict=True))
    )


def _column(patterns: Patterns, place: int, mask: int, n: int, largest: int) -> str:
    x = LEFT + STEP * place + STEP // 2
    tall = max(1.0, HEIGHT * n / largest)
    on = [i for i in range(len(patterns.lists)) if mask >> i & 1]
    names = escape(" + ".join(patterns.lists[i] for i in on))
    dots = "".join(
        f'<circle cx="{x}" cy="{_row(i)}" r="5" class="{"on" if i in on else "off"}"/>'
        for i in range(len(patterns.lists))
    )
    line = f'<line x1="{x}" x2="{x}" y1="{_row(on[0])}" y2="{_row(on[-1])}" class="join"/>'
    return (
        f"<g><title>{names}: {n}</title>"
        f'<rect x="{x - BAR // 2}" y="{18 + HEIGHT - tall:.1f}" width="{BAR}" '
        f'height="{tall:.1f}"/>'
        f'<text x="{x}" y="{14 + HEIGHT - tall:.1f}" text-anchor="middle" class="count">{n}</text>'
        f"{line}{dots}</g>"
    )


def _row(i: int) -> int:
    return HEIGHT + 34 + ROW * i
