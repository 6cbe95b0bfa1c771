"""Proceedings: who was sought, arrested, charged, tried, convicted, sentenced or freed."""

import re
from collections.abc import Iterator
from typing import Any

from onrecord.read.suggest.attribution import attribute
from onrecord.read.suggest.court import charge, forum, punishment
from onrecord.read.suggest.every_step import every_step
from onrecord.read.suggest.modality import combined, modality_of
from onrecord.read.suggest.people import MANY, ONE, people
from onrecord.read.suggest.phrases import lemma, short
from onrecord.read.suggest.sentence import Found, Sentence
from onrecord.read.suggest.step import Step, patterns
from onrecord.read.suggest.step_nouns import NOUNS_OF_STEPS
from onrecord.read.suggest.when import Dated, date_of, respective
from onrecord.record.claims.proceeding import Proceeding
from onrecord.text import Span

SAID_SO = ("asserted", "reported", "alleged")
"""What is negated or hypothetical is no proceeding, and is not suggested."""


def proceedings(sentence: Sentence) -> Iterator[Found]:
    """One suggestion for each step and each person or group it concerns."""
    known = patterns()
    if not any(t.lemma_.lower() in known or lemma(t) in NOUNS_OF_STEPS for t in sentence.tokens):
        return
    read = tuple(every_step(sentence))
    verbs = [step.verb for step in read]
    for step in read:
        modality = modality_of(sentence, step.verb)
        if modality in SAID_SO and not _general(step) and not _taken_back(sentence, step):
            yield from _found(sentence, step, modality, verbs)


FALSE = re.compile(
    r"\b(?:prov\w+|turn\w+ out|was|were|is)\b[^.;,]{0,25}"
    r"\b(?:false|untrue|unfounded|wrong|mistaken|hoax|premature)\b",
    re.IGNORECASE,
)
"""What takes a report back: `the report proved false`."""


FICTION = re.compile(r"^In (?:the|a|his|her) (?:[\w-]+ )?(?:film|novel|movie|play|series|drama)\b")


def _taken_back(sentence: Sentence, step: Step) -> bool:
    if FICTION.search(sentence.where.exact):
        return True
    offset = sentence.where.start - sentence.paragraph.start
    return FALSE.search(sentence.where.exact, max(0, step.verb.idx - offset)) is not None


def _general(step: Step) -> bool:
    """Whether the sentence tells of whoever it may be: `the court tries individuals`."""
    whom = step.whom
    bare = whom.tag_ == "NNS" and not any(
        c.dep_ in BOUND or c.pos_ == "PROPN" for c in whom.subtree
    )
    loose = whom.lower_ in ("those", "anyone", "persons", "whoever", "people", "individuals")
    somebody = whom.lower_ in ("person", "individual", "someone", "defendant", "offender") and any(
        c.lower_ in ("a", "an") for c in whom.children
    )
    if somebody and step.verb.dep_ in ("acl", "relcl"):
        return True
    past = any(c.dep_ in ("aux", "auxpass") and c.tag_ == "VBD" for c in step.verb.children)
    within = step.verb.dep_ in ("acl", "relcl", "pcomp")
    timeless = step.verb.tag_ in ("VBZ", "VBP") or (within and not past)
    return (
        (bare or loose)
        and timeless
        and not any(
            c.dep_ == "prep" and c.lower_ in ("like", "as", "including") for c in whom.children
        )
    )


BOUND = ("det", "nummod", "poss", "relcl")


def _found(sentence: Sentence, step: Step, modality: str, verbs: list[Any]) -> Iterator[Found]:
    whom = people(sentence, step.whom)
    shared = None if _lasting(step.verb) else date_of(sentence, step.verb, verbs)
    each = respective(sentence, step.verb, verbs, len(whom)) or (shared,) * len(whom)
    attribution = attribute(sentence, sentence.of_tokens(step.verb, step.verb))
    others = frozenset(v.i for v in verbs if v != step.verb)
    parts = {
        "forum": forum(sentence, step),
        "charge": charge(sentence, step, others),
        "sentence": punishment(sentence, step),
    }
    for person, dated in zip(whom, each, strict=True):
        who = short(sentence, person)
        if who is None and person.lower_ in ONE | MANY:
            who = sentence.of_tokens(person, person)
        if who is not None:
            yield Found(
                rule=f"proceedings.{step.term}",
                payload=_payload(step, who, parts, dated),
                quote=sentence.where,
                anchor=sentence.of_tokens(step.verb, step.verb),
                spans=_spans(who, parts, dated),
                attribution=attribution,
                modality=combined(modality, attribution),
            )


def _lasting(verb: Any) -> bool:
    """`is charged with killings in May 1992`: a state of today, dated by no past day."""
    return any(c.dep_ == "auxpass" and c.tag_ in ("VBZ", "VBP") for c in verb.children)


def _payload(
    step: Step, who: Span, parts: dict[str, Span | None], dated: Dated | None
) -> Proceeding:
    said = {name: words.exact for name, words in parts.items() if words is not None}
    return Proceeding(
        who=who.exact,
        stage=step.stage,
        outcome=step.outcome,
        date=dated[0] if dated is not None else "",
        **said,
    )


def _spans(who: Span, parts: dict[str, Span | None], dated: Dated | None) -> dict[str, Span]:
    found = {"who": who} | {name: words for name, words in parts.items() if words is not None}
    return found | ({"date": dated[1]} if dated is not None else {})
