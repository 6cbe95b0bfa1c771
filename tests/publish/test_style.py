"""Colours keep the contrast that WCAG 2.2 asks of text (AA, 4.5 to 1), in light and in dark."""

import re
from importlib.resources import files

import pytest

STYLE = files("onrecord.publish").joinpath("assets", "style.css").read_text("utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
    for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)[:2]
)
ON_PAPER = ("ink", "soft", "link", "seen", "focus")
PAIRS = [
    *((name, ground) for name in ON_PAPER for ground in ("paper", "raised")),
    ("ink", "mark"),
    ("ink", "mark-more"),
]


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definition)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(scheme: dict[str, str], text: str, ground: str) -> None:
    lighter, darker = sorted((luminance(scheme[text]), luminance(scheme[ground])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_both_schemes_have_every_colour() -> None:
    assert set(LIGHT) == set(DARK)
