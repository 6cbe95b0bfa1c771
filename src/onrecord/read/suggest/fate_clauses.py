"""What clauses and verbs say of a noun: its own participles, and verbs it is the object of."""

from typing import Any

from onrecord.read.suggest.fate_nouns import Fate, noun_phrase, number_of_people, role_of
from onrecord.read.suggest.fate_pairs import joined
from onrecord.read.suggest.fate_verbs import befell, subject_fate
from onrecord.read.suggest.words import term

LIGHT = frozenset(
    """be number total reach exceed rise stand climb surpass include top jump hit comprise grow
    range vary fall drop decline increase shrink swell dwindle soar double decrease""".split()
)
"""Verbs that only say that something is so many."""


LOST = frozenset(
    """child son daughter brother sister relative parent father mother husband wife cousin
    uncle aunt nephew niece grandchild man woman soldier fighter troop civilian people
    person friend neighbour neighbor comrade officer member sibling grandson granddaughter
    grandmother grandfather family villager baby life citizen sailor policeman colleague""".split()
)
"""Those whom to lose is to have dead."""


def of_noun(noun: Any) -> Fate | None:
    """What the noun and the words that belong to it say, whatever verb stands above."""
    return own_fate(noun) or role_of(noun)


def own_fate(noun: Any) -> Fate | None:
    """What participles, adjectives and clauses that belong to the noun say of it."""
    for child in noun.children:
        if child.dep_ in ("acl", "relcl"):
            found = _clause(child, child.dep_ == "relcl")
            if found is not None and child.i > noun.i:
                return found
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod") and child.i < noun.i and not child.like_num:
            measure = term("measures", child)
            if (
                measure
                in ("killed", "injured", "missing", "displaced", "captive", "arrested", "wanted")
                and (
                    child.tag_ in ("VBN", "JJ", "VBG", "VBD")
                    or child.lower_ in ("dead", "missing", "hostage")
                )
                and child.lower_ not in ("held", "live", "free", "life", "body")
            ):
                return Fate(measure, child)
    return None


def _clause(verb: Any, relative: bool) -> Fate | None:
    if verb.tag_ == "VBN" and not relative:
        return befell(verb)
    if any(
        c.dep_ in ("nsubjpass",) and c.lower_ in ("who", "that", "which") for c in verb.children
    ):
        return befell(verb)
    if any(c.dep_ == "nsubj" and c.lower_ in ("who", "that", "which") for c in verb.children):
        return subject_fate(verb)
    if any(c.dep_ == "dobj" and c.lower_ in ("whom", "that", "who") for c in verb.children):
        return befell(verb)
    return subject_fate(verb) if verb.tag_ == "VBG" else None


def role_above(head: Any) -> Fate | None:
    found = role_of(head)
    return found if found is not None and found.measure != "sentenced" else None


def object_fate(token: Any, verb: Any) -> tuple[Fate | None, Any]:
    lemma = verb.lemma_.lower()
    found = befell(verb)
    if found is not None:
        return _with_first(found, verb), None
    driven = any(c.lower_ == "from" for c in (*token.children, *verb.children))
    if lemma == "drive" and driven:
        return Fate("displaced", verb), None
    if lemma == "lose" and token.dep_ in ("dobj", "conj") and not _political(token):
        return Fate("killed", verb), None
    if lemma in LIGHT or verb.pos_ == "AUX":
        return _of_subject(verb), None
    return None, None


def _political(noun: Any) -> bool:
    """ "lost 12 members" of a party, "lost 40 workers" say no death."""
    return noun.lemma_.lower() not in LOST


def _with_first(found: Fate, verb: Any) -> Fate:
    """ "killed and wounded 45": the first verb has no object of its own."""
    first = verb.head
    if verb.dep_ != "conj" or any(c.dep_ in ("dobj", "nsubjpass") for c in first.children):
        return found
    measure = term("measures", first) if first.pos_ == "VERB" else None
    return Fate(joined(measure, found.measure, first), first) if measure is not None else found


def _of_subject(verb: Any) -> Fate | None:
    """ "the dead numbered 45", "among the dead were 13", "the death toll stands at 45"."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj"):
            found = noun_phrase(child) or number_of_people(child)
            if found is not None:
                return found
        if child.dep_ == "prep" and child.lower_ in ("among", "of", "amongst"):
            for inner in child.children:
                found = noun_phrase(inner) if inner.dep_ == "pobj" else None
                if found is not None:
                    return found
    return None
