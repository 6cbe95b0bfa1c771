"""Steps told by a noun: "after his arrest", "the indictment of X came as a surprise"."""

from collections.abc import Iterator
from typing import Any

from onrecord.read.suggest.people import MANY, ONE, is_person
from onrecord.read.suggest.phrases import after, lemma, subject
from onrecord.read.suggest.step import Step

NOUNS_OF_STEPS = {
    "arrest": ("arrest", "arrest", ""),
    "extradition": ("hand_over", "arrest", ""),
    "indictment": ("charge", "charge", ""),
    "conviction": ("convict", "verdict", "convicted"),
    "acquittal": ("acquit", "verdict", "acquitted"),
    "sentencing": ("give_sentence", "sentence", "sentenced"),
    "pardon": ("release", "released", "released"),
    "trial": ("try", "trial", ""),
    "prosecution": ("try", "trial", ""),
}
"""A noun: the term of `court_steps` it is of, the stage, the outcome."""

SINCE = frozenset(("after", "since", "following", "upon", "before", "until"))
DURING = frozenset(("at", "during", "in"))
CAME_TO_PASS = frozenset(
    """come follow surprise spark trigger prompt cause provoke lead mark draw announce hail
    welcome complete occur raise anger shock stun make happen end send bring create praise
    criticise criticize celebrate condemn describe deplore denounce protest attend watch cover
    delight please report applaud greet take""".split()
)
"""Verbs whose subject or object a step must have come to pass to be."""


def noun_steps(tokens: Any, matters: frozenset[int]) -> Iterator[Step]:
    """Every step that a noun takes for granted. matters: places of nouns that other steps read."""
    for token in tokens:
        known = NOUNS_OF_STEPS.get(lemma(token)) if token.pos_ == "NOUN" else None
        if known is None or token.i in matters or any(c.dep_ == "acl" for c in token.children):
            continue
        whom = _whom(token)
        if whom is not None and _granted(token):
            yield Step(token, *known, whom=whom, matter=token)


def _whom(noun: Any) -> Any | None:
    """The person whose step it is: the owner, or the one behind `of`."""
    for child in noun.children:
        if child.dep_ == "poss" and is_person(child) and child.lower_ not in ("who", "whose"):
            return _forward(child) if child.lower_ in ONE | MANY else child
    if any(c.dep_ == "poss" for c in noun.children):
        return None
    return next((n for n in after(noun, "of") if is_person(n) and n.tag_ != "NNS"), None)


def _forward(pronoun: Any) -> Any:
    """`After his arrest, X was tried`: the person named in the main clause."""
    phrase = pronoun
    while phrase.head != phrase and phrase.pos_ not in ("VERB", "AUX"):
        phrase = phrase.head
    owner = subject(phrase) if phrase.i > pronoun.i else None
    named = owner is not None and owner.i > pronoun.i and is_person(owner)
    return owner if named else pronoun


def _granted(noun: Any) -> bool:
    """Whether the place of the noun says that the step came to pass."""
    head = noun.head
    if noun.dep_ == "pobj" or (noun.dep_ == "dobj" and head.lower_ == "following"):
        wanted = SINCE | (DURING if lemma(noun) == "trial" else frozenset())
        return head.lower_ in wanted and not (head.lower_ == "in" and noun.i - head.i > 2)
    told = head.pos_ == "VERB" and head.tag_ in ("VBD", "VBN")
    placed = noun.dep_ in ("nsubj", "nsubjpass", "dobj")
    return told and placed and lemma(head) in CAME_TO_PASS and lemma(noun) != "prosecution"
