"""What a template prints is escaped, visible, and missing nothing."""

import pytest
from jinja2 import UndefinedError

from onrecord.publish.rendering import Page, environment, renderer, visible

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


def test_a_number_is_printed_as_it_is() -> None:
    assert visible(613) == 613


def test_markup_in_a_value_is_escaped() -> None:
    template = environment("en").from_string('<a title="{{ x }}">{{ x }}</a>')
    assert template.render(x='"<b>') == '<a title="&#34;&lt;b&gt;">&#34;&lt;b&gt;</a>'


def test_a_value_that_is_missing_stops_the_page() -> None:
    with pytest.raises(UndefinedError):
        renderer("en")(Page("index.html", "front.html"), {})


def test_words_of_templates_go_through_gettext() -> None:
    env = environment.__wrapped__("en")  # one of its own, since it is changed here
    env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda s: f"<{s}>", lambda s, p, n: s if n == 1 else p, newstyle=True
    )
    made = env.from_string(
        "{% trans %}Front{% endtrans %} {% trans n=2 %}one{% pluralize %}{{ n }}{% endtrans %}"
    )
    assert made.render() == "<Front> 2"
