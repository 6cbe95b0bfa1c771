"""Templates into pages: escaped, translated, and with no character that hides what it does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.publish import citing
from onrecord.publish.addresses import relative
from onrecord.publish.languages import translations
from onrecord.vocab import load
from onrecord.vocab.saying import date_in_words
from onrecord.vocab.wordings import wording

LOCALE = Path(__file__).parent / "locale"
"""Where compiled translations stand, one folder a language; English needs none."""

RTL_LANGUAGES = frozenset({"ar", "fa", "he", "ku-Arab", "ps", "ur", "yi"})

OVERRIDES = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Bidirectional overrides and their like: they could show 613 as 316, so they are named."""

VISIBLE: Mapping[int, str] = {
    **{code: "\ufffd" for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if code not in (9, 10)},
    **{code: "\ufffd" for code in range(0xD800, 0xE000)},
    **{code: f"[U+{code:04X}]" for code in OVERRIDES},
    0x0D: "\n",
}
"""Control characters and lone surrogates, which no page may hold, made visible."""


@dataclass(frozen=True, slots=True)
class Page:
    """path: in the release; template: its file; values: what the template may use."""

    path: str
    template: str
    values: Mapping[str, Any] = field(default_factory=dict)


def visible(value: Any) -> Any:
    """What is printed of a value: text without characters that hide; anything else as it is."""
    if type(value) is not str or value.isprintable():
        return value
    return value.translate(VISIBLE)


@cache
def environment(language: str) -> Environment:
    """The templates in one language: its words where its catalogue has them, else English."""
    made = Environment(
        loader=PackageLoader("onrecord.publish", "templates"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        finalize=visible,
        extensions=["jinja2.ext.i18n"],
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    translation = translations(language)
    made.install_gettext_translations(translation, newstyle=True)  # type: ignore[attr-defined]
    say = translation.gettext
    made.globals["gettext"] = made.globals["_"] = remembering(say)
    made.filters["when"] = lambda edtf: date_in_words(edtf, say)
    made.filters["term"] = lambda key, vocabulary: say(load(vocabulary)[key].label)
    made.filters["wording"] = lambda key, *path: say(wording(*path, key))
    for cite in (citing.cite_claim, citing.cite_document, citing.cite_release):
        made.globals[cite.__name__] = partial(cite, say=say)
    made.globals["keeper"] = citing.keeper
    made.globals["lang"] = language
    made.globals["direction"] = "rtl" if language in RTL_LANGUAGES else "ltr"
    return made


def remembering(say: Callable[[str], str]) -> Callable[..., Markup]:
    """Jinja's own gettext, except that words without variables are made ready once."""
    ready: dict[str, Markup] = {}

    def gettext(words: str, **variables: Any) -> Markup:
        if len(variables) > 0:
            return Markup(say(words)) % variables
        if words not in ready:
            ready[words] = Markup(say(words)) % {}
        return ready[words]

    return gettext


def renderer(language: str) -> Callable[[Page, Mapping[str, Any]], str]:
    """A function from a page, and what every template may use, to its HTML."""
    env = environment(language)

    def render(page: Page, shared: Mapping[str, Any]) -> str:
        def link(to: str) -> str:
            return relative(page.path, to)

        template = env.get_template(page.template)
        return template.render(**shared, **page.values, link=link, path=page.path)

    return render
