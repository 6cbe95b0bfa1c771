"""Statements: what somebody told somebody, and what is quoted from a named speaker."""

import re
from collections.abc import Iterator
from typing import Any

from onrecord.read.suggest.attribution import attribute
from onrecord.read.suggest.modality import modality_of, plain
from onrecord.read.suggest.phrases import (
    after,
    clause_words,
    lemma,
    passive,
    short,
    subject,
    trimmed,
)
from onrecord.read.suggest.sentence import Attribution, Found, Sentence
from onrecord.read.suggest.spoken import spoken
from onrecord.read.suggest.when import date_of
from onrecord.record.claims.statement import Statement
from onrecord.text import Span

TELLING = frozenset(
    """tell boast inform assure confess admit explain say write confide complain remark
    testify report""".split()
)
SAYING = TELLING | frozenset(
    "add state note declare recall reply argue warn stress insist conclude".split()
)
QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{12,}?)[”\"»]")
NEVER_PASSIVE = ("boast", "confess", "complain", "remark", "testify")
WORDS = 4
"""Words a quotation holds at the least; fewer are a term somebody uses."""


def statements(sentence: Sentence) -> Iterator[Found]:
    """One suggestion for each thing told to somebody, or quoted."""
    told = [
        found
        for token in sentence.tokens
        if token.pos_ == "VERB"
        and lemma(token) in TELLING
        and (lemma(token) in NEVER_PASSIVE or not passive(token))
        for found in _told(sentence, token)
    ]
    yield from told or _quoted(sentence)


def _told(sentence: Sentence, verb: Any) -> Iterator[Found]:
    """`boasted to the journalist that ...`: with an addressee and a clause."""
    if not plain(modality_of(sentence, verb)):
        return
    to = _addressee(verb)
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    clause = clause or (_that_clause(verb, to) if to is not None else None)
    speaker = subject(verb)
    if to is None or clause is None or speaker is None or speaker.lower_ in ("i", "we"):
        return
    said = clause_words(sentence, clause.subtree)
    if said is not None and not said.within(sentence.of_tokens(to, to)):
        who = spoken(sentence, verb, speaker)
        who = Attribution(who.links[:1], who.modality) if who is not None else None
        yield _found(sentence, verb, said, _name(sentence, to), who, "told")


def _that_clause(verb: Any, to: Any) -> Any | None:
    """The clause behind `to the journalist that`, wherever the parse hung it."""
    for token in verb.doc[to.i + 1 : min(to.i + 6, verb.sent.end)]:
        if token.lower_ == "that" and token.dep_ == "mark":
            return token.head
    return None


def _addressee(verb: Any) -> Any | None:
    if lemma(verb) in ("tell", "inform", "assure"):
        for child in verb.children:
            if (
                child.dep_ in ("dobj", "dative", "nsubj")
                and child.i > verb.i
                and child.pos_ != "ADP"
            ):
                return child
    behind = [n for n in after(verb, "to") if n.pos_ in ("NOUN", "PROPN")]
    return behind[0] if behind else None


def _name(sentence: Sentence, noun: Any) -> Span | None:
    """The addressee, with the name that follows a title."""
    for child in noun.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i > noun.i:
            return trimmed(sentence, [*noun.lefts, noun, *child.subtree])
    return short(sentence, noun)


def _quoted(sentence: Sentence) -> Iterator[Found]:
    """A quotation of a whole thought whose speaker the sentence names."""
    for match in QUOTED.finditer(sentence.where.exact):
        said = sentence.within(match.start(1), match.end(1))
        trimmed_ = said.exact.rstrip(" ,.")
        if len(trimmed_.split()) < WORDS:
            continue
        attribution = attribute(sentence, said)
        if attribution is None or not attribution.links:
            continue
        words_ = sentence.within(match.start(1), match.start(1) + len(trimmed_))
        yield _found(sentence, None, words_, None, attribution, "quoted")


def _found(
    sentence: Sentence,
    verb: Any | None,
    said: Span,
    to: Span | None,
    who: Attribution | None,
    rule: str,
) -> Found:
    dated = date_of(sentence, verb, [verb]) if verb is not None else None
    spans = {"said": said} | ({"to": to} if to is not None else {})
    return Found(
        rule=f"statements.{rule}",
        payload=Statement(
            said=said.exact,
            to=to.exact if to is not None else "",
            date=dated[0] if dated is not None else "",
        ),
        quote=sentence.where,
        anchor=sentence.of_tokens(verb, verb) if verb is not None else said,
        spans=spans | ({"date": dated[1]} if dated is not None else {}),
        attribution=who,
        modality="reported" if who is not None else "asserted",
    )
