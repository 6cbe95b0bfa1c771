"""The fixed wordings of `wordings.yaml`: every sentence said in the record's own voice."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.errors import BadVocabulary

Say = Callable[[str], str]
"""gettext: a wording to its translation; `as_is` where there is none."""


def as_is(wording: str) -> str:
    return wording


@cache
def _tree() -> dict[str, Any]:
    raw = files("onrecord.vocab").joinpath("wordings.yaml").read_text("utf-8")
    tree: dict[str, Any] = yaml.load(raw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return tree


def wording(*path: str) -> str:
    """The wording at a path of `wordings.yaml`.

    >>> wording("headings", "figure")
    'Figures'

    Raises:
        BadVocabulary: there is none; the message lists what stands beside it.
    """
    found: Any = _tree()
    for step in path:
        if not isinstance(found, dict) or step not in found:
            known = ", ".join(found) if isinstance(found, dict) else "nothing below"
            raise BadVocabulary(f"no wording {'/'.join(path)}: unknown {step!r}; known: {known}")
        found = found[step]
    if not isinstance(found, str):
        raise BadVocabulary(f"{'/'.join(path)} is no wording but a group of them")
    return found


def wordings(*path: str) -> tuple[str, ...]:
    """The wordings listed at a path, or the names of a group's members."""
    found: Any = _tree()
    for step in path:
        found = found[step]
    return tuple(str(item) for item in found)
