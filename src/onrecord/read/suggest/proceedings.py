"""Proceedings: who was sought, arrested, charged, tried, convicted, sentenced or freed."""

from collections.abc import Iterator
from typing import Any

from onrecord.read.suggest.attribution import attribute
from onrecord.read.suggest.court import charge, forum, punishment
from onrecord.read.suggest.modality import combined, modality_of
from onrecord.read.suggest.people import people
from onrecord.read.suggest.phrases import short
from onrecord.read.suggest.sentence import Found, Sentence
from onrecord.read.suggest.steps import Step, patterns, steps
from onrecord.read.suggest.when import Dated, date_of, respective
from onrecord.record.claims.proceeding import Proceeding
from onrecord.text import Span

SAID_SO = ("asserted", "reported", "alleged")
"""What is negated or hypothetical is no proceeding, and is not suggested."""


def proceedings(sentence: Sentence) -> Iterator[Found]:
    """One suggestion for each step and each person or group it concerns."""
    if not any(t.lemma_.lower() in patterns() for t in sentence.tokens):
        return
    read = tuple(steps(sentence))
    verbs = [step.verb for step in read]
    for step in read:
        modality = modality_of(sentence, step.verb)
        if modality in SAID_SO and not _general(step):
            yield from _found(sentence, step, modality, verbs)


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
    timeless = step.verb.tag_ in ("VBZ", "VBP") or step.verb.dep_ in ("acl", "relcl", "pcomp")
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
    shared = date_of(sentence, step.verb, verbs)
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
