"""Demands told by a noun that a verb voices: "renewed its call for an inquiry"."""

from collections.abc import Iterator
from typing import Any

from onrecord.read.suggest.asked import Asked
from onrecord.read.suggest.asked_words import apart, clause, infinitive, thing
from onrecord.read.suggest.modality import modality_of, plain
from onrecord.read.suggest.phrases import lemma, words
from onrecord.read.suggest.sentence import Attribution, Sentence
from onrecord.read.suggest.spoken import speaking_subject, spoken


def of_noun(sentence: Sentence, noun: Any) -> Iterator[tuple[Asked, Attribution | None]]:
    """`renewed its call for an inquiry`: a call voiced by a verb."""
    verb = noun.head
    voiced = noun.dep_ == "dobj" and lemma(verb) in words("demand_words", "repeating_verb")
    if not voiced or not plain(modality_of(sentence, verb)):
        return
    attribution = spoken(sentence, verb, speaking_subject(verb))
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "for":
            for one in (t for c in child.children if c.dep_ == "pobj" for t in apart(c)):
                what = thing(sentence, one)
                if what is not None:
                    yield Asked(noun, what, None, "demands.call"), attribution
        elif child.dep_ in ("acl", "relcl") and infinitive(child):
            what = clause(sentence, child)
            if what is not None:
                yield Asked(noun, what, None, "demands.call"), attribution
