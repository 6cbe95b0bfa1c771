"""What befell or was done to those a number counts, read up the parse from the number."""

from typing import Any

from onrecord.read.suggest.fate_clauses import object_fate, own_fate, role_above
from onrecord.read.suggest.fate_nouns import Fate
from onrecord.read.suggest.fate_prepositions import prepositional
from onrecord.read.suggest.fate_verbs import befell, subject_fate

CLIMB = 9
"""Links of the parse climbed from a number at the most."""


PASSING = ("displaced", "captive", "residents", "arrested", "charged")


STRONGER = (
    "killed",
    "injured",
    "casualties",
    "missing",
    "released",
    "convicted",
    "sentenced",
    "acquitted",
)
"""Where a clause says one of the first and the main verb one of the second, the verb stands."""


def fate(node: Any, noun: Any) -> Fate | None:
    """The measure of what governs `node`, nearest words first, or None."""
    own = own_fate(noun if noun is not None else node)
    if own is not None and own.measure not in PASSING:
        return own
    above = _climb(node)
    if own is None or above is None:
        return above if own is None else own
    return above if above.measure in STRONGER and above.cue.pos_ == "VERB" else own


def _climb(token: Any) -> Fate | None:
    for _ in range(CLIMB):
        found, token = _step(token)
        if found is not None:
            return found
        if token is None:
            return None
    return None


def _step(token: Any) -> tuple[Fate | None, Any]:
    """What the link above `token` says, and the token to go on from."""
    head, dep = token.head, token.dep_
    if head.i == token.i:
        return (befell(token) if token.pos_ == "VERB" else None), None
    if dep in (
        "conj",
        "appos",
        "nummod",
        "quantmod",
        "compound",
        "nmod",
        "npadvmod",
        "amod",
        "dep",
        "poss",
    ):
        return _sideways(token, head)
    if dep == "nsubjpass":
        return befell(head), None
    if dep in ("nsubj", "csubj"):
        return subject_fate(head), None
    if dep in ("dobj", "dative", "attr", "oprd", "acomp", "ccomp", "xcomp", "npadvmod", "advmod"):
        return object_fate(token, head)
    if dep == "pobj":
        return prepositional(token, head)
    return None, None


def _sideways(token: Any, head: Any) -> tuple[Fate | None, Any]:
    if head.pos_ in ("VERB", "AUX"):
        return object_fate(token, head) if token.i > head.i else (befell(head), None)
    if token.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN", "NUM", "ADJ"):
        return None, head
    own = own_fate(head)
    if own is not None:
        return own, None
    return role_above(head), head
