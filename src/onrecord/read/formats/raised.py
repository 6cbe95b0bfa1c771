"""Raised figures: a footnote mark stays apart from the number it follows."""

import re

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MARK = re.compile(r"\s*[\d*†‡,;–-]*\d[\d*†‡,;–-]*\s*")


def raised(before: str, mark: str) -> str:
    """How superscript `mark` is written after `before`.

    A note 2 set above the line after 613 must never read 6132: its digits become raised ones,
    which are no numeral, with a blank in front. Ordinals such as "th" stay as they are.

    >>> "613" + raised("613", "2"), "19" + raised("19", "th")
    ('613 ²', '19th')
    """
    if MARK.fullmatch(mark) is None:
        return mark
    blank = " " if before[-1:].isalnum() else ""
    return blank + mark.strip().translate(RAISED)
