"""A step of a court or prosecutor as read, and the spellings by which one is known."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.read.suggest.phrases import words
from onrecord.vocab import load


@dataclass(frozen=True, slots=True)
class Step:
    """One step as read.

    verb: its word; term: its id in `court_steps`; matter: the noun or adjective that completes it.
    whom: the noun for the person or group; by: the noun for the forum, or None.
    since: the word behind which its sentence stands, where that is not the verb.
    """

    verb: Any
    term: str
    stage: str
    outcome: str
    whom: Any
    by: Any | None = None
    matter: Any | None = None
    since: Any | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A spelling of `court_steps`: a verb, the words one of which must complete it, the frame."""

    term: str
    stage: str
    outcome: str
    frame: str
    second: frozenset[str]


@cache
def patterns() -> dict[str, tuple[Pattern, ...]]:
    """Every pattern by the lemma of its verb."""
    found: dict[str, tuple[Pattern, ...]] = {}
    for term in load("court_steps").terms.values():
        walk = term.crosswalk
        for spelling in term.spellings:
            verb, _, second = spelling.partition(" ")
            made = Pattern(
                term.id, walk["stages"], walk.get("outcomes", ""), walk["frame"], _second(second)
            )
            found[verb] = (*found.get(verb, ()), made)
    return found


def _second(words_: str) -> frozenset[str]:
    word = words_.rpartition(" ")[2]
    if word == "":
        return frozenset()
    if word == "decision":
        return words("court_words", "decision") | {"sentence", "term"}
    return words("court_words", word) if word in load("court_words") else frozenset((word,))
