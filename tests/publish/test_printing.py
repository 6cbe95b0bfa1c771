"""What is printed of a value is escaped and hides nothing."""

import pytest
from markupsafe import Markup

from onrecord.publish.printing import printed, visible

WORDS = [
    ("613", "613"),
    ("\u202e613\u202c", "[U+202E]613[U+202C]"),
    ("\u2066a\u2069", "[U+2066]a[U+2069]"),
    ("a\x00b\x1bc\x85", "a\ufffdb\ufffdc\ufffd"),
    ("a\udc80", "a\ufffd"),
    ("a\tb\nc", "a\tb\nc"),
    ("a\rb", "a\nb"),
    ("\u200fא\u200c", "\u200fא\u200c"),
    ("𐀀", "𐀀"),
]


@pytest.mark.parametrize(("words", "shown"), WORDS)
def test_characters_that_hide_are_shown(words: str, shown: str) -> None:
    assert visible(words) == shown
    assert printed(words) == shown


PRINTED = [
    (613, "613"),
    ('"<b>', "&#34;&lt;b&gt;"),
    ("a\x00'&'", "a\ufffd&#39;&amp;&#39;"),
    (Markup("<b>"), "<b>"),
    (None, "None"),
]


@pytest.mark.parametrize(("value", "shown"), PRINTED)
def test_a_value_is_escaped_unless_it_is_markup_of_ours(value: object, shown: str) -> None:
    assert printed(value) == shown
