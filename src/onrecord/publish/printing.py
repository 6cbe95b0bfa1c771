"""Values as pages print them: escaped, and with no character that hides what it does."""

import re
from typing import Any

from markupsafe import Markup, escape

OVERRIDES = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Bidirectional overrides and their like: they could show 613 as 316, so they are named."""

VISIBLE = {
    **{code: "\ufffd" for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if code not in (9, 10)},
    **{code: "\ufffd" for code in range(0xD800, 0xE000)},
    **{code: f"[U+{code:04X}]" for code in OVERRIDES},
    0x0D: "\n",
}
"""Control characters and lone surrogates, which no page may hold, made visible."""

SPECIAL = re.compile("[&<>'\"]")


def visible(text: str) -> str:
    """Text without characters that hide."""
    return text if text.isprintable() else text.translate(VISIBLE)


def printed(value: Any) -> str:
    """A value as a page shows it: characters that hide made visible, markup escaped."""
    if type(value) is str:
        shown = value if value.isprintable() else value.translate(VISIBLE)
        return shown if SPECIAL.search(shown) is None else str(escape(shown))
    return value if type(value) is Markup else str(escape(value))
