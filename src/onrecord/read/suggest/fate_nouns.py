"""What a noun says befell those it counts: "hostages", "deaths", "the number of the dead"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.read.suggest.fate_pairs import with_next
from onrecord.read.suggest.words import term

COURT = frozenset(
    """criminal court legal open file pending prosecute hear try judicial civil before murder
    prosecution""".split()
)
"""Words by which cases are known to be a court's."""

SURVIVABLE = frozenset(
    """rape torture abuse violence sexual trafficking assault repression persecution displacement
    discrimination detention crime slavery shelling mine beating harassment""".split()
)


@dataclass(frozen=True, slots=True)
class Fate:
    """A measure, and the token that says it (whose modality the figure has)."""

    measure: str
    cue: Any


def role_of(noun: Any) -> Fate | None:
    """What a noun alone says: "hostages", "inhabitants", "deaths"; None for "women"."""
    measure = term("measures", noun)
    if measure is None or measure in ("participants", "states", "families", "count", "damage"):
        return None
    if noun.lemma_.lower() == "victim" and _of_something_else(noun):
        return None
    return Fate("charged" if measure == "trials" else measure, noun)


def _of_something_else(victim: Any) -> bool:
    """ "victims of rape": victims of something they may have lived through."""
    beside_it = {c.lower_ for c in victim.children if c.dep_ in ("compound", "amod")}
    below = {t.lemma_.lower() for c in victim.children if c.dep_ == "prep" for t in c.subtree}
    return len((beside_it | below) & SURVIVABLE) > 0


def noun_phrase(noun: Any) -> Fate | None:
    """The fate that a noun, its adjectives or what it is the number of, speak of."""
    for token in (noun, *below(noun)):
        if token.lower_ in ("names", "name"):
            continue
        measure = term("measures", token)
        if measure in (None, "states", "families", "count", "participants") or token.like_num:
            continue
        if token.pos_ in ("NOUN", "ADJ", "PROPN", "VERB"):
            measure = "charged" if measure == "trials" else measure
            return Fate(with_next(token, str(measure)), token)
    return None


def below(noun: Any) -> Iterator[Any]:
    for child in noun.children:
        if child.dep_ in ("compound", "amod", "nmod", "poss"):
            yield child
        elif child.dep_ == "prep" and child.lower_ in ("of", "among", "from"):
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield inner
                    yield from below(inner)
        elif child.dep_ in ("acl", "relcl"):
            yield child


def named_as(names: Any) -> Fate | None:
    """ "477 names of the dead", "the names of 9,876 missing persons"."""
    return next((f for f in map(role_of, below(names)) if f is not None), None)


def of_court(cases: Any) -> bool:
    """Whether cases are before a court, not of a disease."""
    words = {t.lemma_.lower() for t in (*cases.children, *cases.ancestors)}
    return len(words & COURT) > 0


def compound(noun: Any) -> Fate | None:
    """ "death toll of 45"."""
    for child in noun.children:
        measure = term("measures", child) if child.dep_ in ("compound", "amod") else None
        if measure in (
            "killed",
            "injured",
            "casualties",
            "missing",
            "arrested",
            "wanted",
            "displaced",
        ):
            return Fate(measure, child)
    return None


def number_of_people(noun: Any) -> Fate | None:
    """ "put the number of attackers at 400"."""
    if noun.lemma_.lower() != "number":
        return None
    for prep in noun.children:
        for inner in prep.children if prep.lower_ == "of" else ():
            if term("counting_units", inner) == "persons":
                return Fate("count", inner)
    return None
