"""What every template may use, and pages made from templates."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

from onrecord.publish import citing
from onrecord.publish.addresses import relative
from onrecord.publish.compiling import Templates
from onrecord.publish.languages import translations
from onrecord.vocab import load
from onrecord.vocab.saying import date_in_words
from onrecord.vocab.wordings import wording

LOCALE = Path(__file__).parent / "locale"
"""Where compiled translations stand, one folder a language; English needs none."""

RTL_LANGUAGES = frozenset({"ar", "fa", "he", "ku-Arab", "ps", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class Page:
    """path: in the release; template: its file; values: what the template may use."""

    path: str
    template: str
    values: Mapping[str, Any] = field(default_factory=dict)


@cache
def environment(language: str) -> Templates:
    """The templates in one language: its words where its catalogue has them, else English."""
    words = translations(language)
    made, say = Templates(words), words.gettext
    made.filters["when"] = lambda edtf: date_in_words(edtf, say)
    made.filters["term"] = lambda key, vocabulary: say(load(vocabulary)[key].label)
    made.filters["wording"] = lambda key, *path: say(wording(*path, key))
    for cite in (
        citing.cite_claim, citing.cite_document, citing.cite_thing, citing.cite_release,
    ):  # fmt: skip
        made.globals[cite.__name__] = partial(cite, say=say)
    made.globals["keeper"] = citing.keeper
    made.globals["lang"] = language
    made.globals["direction"] = "rtl" if language in RTL_LANGUAGES else "ltr"
    return made


def renderer(language: str) -> Callable[[Page, Mapping[str, Any]], str]:
    """A function from a page, and what every template may use, to its HTML."""
    env = environment(language)

    def render(page: Page, shared: Mapping[str, Any]) -> str:
        def link(to: str) -> str:
            return relative(page.path, to)

        template = env.get_template(page.template)
        return template.render(**shared, **page.values, link=link, path=page.path)

    return render
