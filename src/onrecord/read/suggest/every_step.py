"""Every step of a sentence: of verbs, of nouns, of words left unsaid, of cases named before."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onrecord.read.suggest.people import is_person
from onrecord.read.suggest.phrases import lemma, words
from onrecord.read.suggest.sentence import Sentence
from onrecord.read.suggest.step import Step
from onrecord.read.suggest.step_nouns import noun_steps
from onrecord.read.suggest.steps import steps

RULINGS = ("ruling", "decision", "judgment", "judgement")
"""What a higher court may overturn that need be about no person."""

BACK = 2
"""Sentences looked back for the person whose case it is."""


def every_step(sentence: Sentence) -> Iterator[Step]:
    """The steps in the order of the sentence; a step of `the case` is of the person named last."""
    read: list[Step] = []
    for step in steps(sentence):
        named = _named(sentence, step, read)
        if named is not None:
            read += [named, *_gapped(named)]
    matters = frozenset(s.matter.i for s in read if s.matter is not None)
    stages = {s.stage for s in read}
    taken = (s for s in noun_steps(sentence.tokens, matters) if s.stage not in stages)
    yield from sorted((*read, *taken), key=lambda s: s.verb.i)


def _named(sentence: Sentence, step: Step, before: list[Step]) -> Step | None:
    """The step with its person, taken from earlier steps where it names only `the case`."""
    if step.whom is not step.matter and step.whom.lower_ not in ("each", "both"):
        return step
    if step.whom.lower_ == "both" and step.whom.i < step.verb.i:
        return step
    if not before:
        before = [s for one in sentence.previous[-BACK:] for s in steps(one)]
    earlier = [s for s in before if s.whom is not s.matter]
    if earlier:
        return replace(step, whom=earlier[-1].whom)
    return step if lemma(step.whom) in RULINGS else None


def _gapped(step: Step) -> Iterator[Step]:
    """`A was sentenced to 12 years and B to 30`: B, whose verb is left unsaid."""
    if step.term != "give_sentence":
        return
    doc, verb = step.verb.doc, step.verb
    seen = False
    for token in doc[verb.i + 1 : verb.sent.end]:
        if token.pos_ in ("VERB", "AUX"):
            return
        if token.lower_ == "to" and _measured(token):
            before = doc[token.i - 1]
            if seen and is_person(before):
                yield replace(step, whom=before, since=token)
            seen = True


def _measured(link: Any) -> bool:
    """Whether years, life or death stand behind `to`."""
    ahead = link.doc[link.i + 1 : min(link.i + 4, link.sent.end)]
    return any(lemma(t) in words("court_words", "punishment") or t.like_num for t in ahead)
