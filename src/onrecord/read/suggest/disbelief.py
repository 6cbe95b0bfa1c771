"""Denials by disbelief: "it is not true that", "called the report a lie", "never accepted that"."""

from collections.abc import Iterator
from typing import Any

from onrecord.read.suggest.attribution import attribute
from onrecord.read.suggest.labels_given import DISBELIEF, JUDGING, NAMING, called
from onrecord.read.suggest.modality import modality_of, plain
from onrecord.read.suggest.phrases import agent, clause_words, lemma, passive, subject, whole
from onrecord.read.suggest.sentence import Attribution, Sentence
from onrecord.read.suggest.spoken import spoken
from onrecord.text import Span

Disbelieved = tuple[Any, Span, Attribution | None]
"""The word the denial hangs on, what is denied, and by whom."""

ACCEPTING = frozenset("accept acknowledge admit concede".split())
TRUE = frozenset(("true", "correct", "right", "so"))
TRUTH = frozenset(("truth", "evidence", "basis", "substance", "foundation"))


def disbelieved(sentence: Sentence) -> Iterator[Disbelieved]:
    """Everything the sentence says somebody does not believe."""
    for token in sentence.tokens:
        word = lemma(token)
        if token.pos_ == "VERB" and word in JUDGING | NAMING | {"dismiss", "reject"}:
            yield from _called_a_lie(sentence, token)
        elif token.pos_ == "VERB" and word in ACCEPTING:
            yield from _never_accepted(sentence, token)
        elif word in TRUE | DISBELIEF and token.dep_ in ("acomp", "attr"):
            yield from _not_true(sentence, token)
        elif word in TRUTH and token.dep_ in ("attr", "dobj"):
            yield from _no_truth(sentence, token)


def _called_a_lie(sentence: Sentence, verb: Any) -> Iterator[Disbelieved]:
    """`called the report a fabrication`: the report."""
    for head, of in called(verb):
        if lemma(head) in DISBELIEF and of is not None and plain(modality_of(sentence, verb)):
            what = whole(sentence, of, stop=_stop(of, head))
            speaker = agent(verb) if passive(verb) else subject(verb)
            if what is not None:
                yield verb, what, spoken(sentence, verb, speaker)


def _stop(of: Any, head: Any) -> int | None:
    """Where the words of the thing end, if the label is read as part of it."""
    link = next((t.i for t in of.doc[of.i + 1 : head.i] if t.lower_ == "as"), None)
    return link if link is not None else (int(head.left_edge.i) if head.i > of.i else None)


def _never_accepted(sentence: Sentence, verb: Any) -> Iterator[Disbelieved]:
    """`has never accepted that its forces fired`, `refuses to admit that`."""
    never = any(c.dep_ == "neg" for c in verb.children)
    refused = verb.dep_ == "xcomp" and lemma(verb.head) in ("refuse", "decline")
    if not never and not refused:
        return
    for clause in verb.children:
        if clause.dep_ == "ccomp" and clause.i > verb.i:
            what = clause_words(sentence, clause.subtree)
            if what is not None:
                yield verb, what, spoken(sentence, verb, subject(verb))


def _not_true(sentence: Sentence, adjective: Any) -> Iterator[Disbelieved]:
    """`it is not true that ...`, `said the photographs were fake`."""
    be = adjective.head
    negated = any(c.dep_ == "neg" for c in be.children)
    if negated is not (lemma(adjective) in TRUE):
        return
    said = attribute(sentence, sentence.of_tokens(adjective, adjective))
    clauses = [c for c in (*be.children, *adjective.children) if c.dep_ == "ccomp"]
    clauses = [c for c in clauses if c.i > adjective.i]
    thing = subject(be)
    if clauses:
        what = clause_words(sentence, clauses[0].subtree)
    elif said is not None and thing is not None and thing.pos_ in ("NOUN", "PROPN"):
        what = whole(sentence, thing)
    else:
        return
    if what is not None:
        yield adjective, what, said


def _no_truth(sentence: Sentence, noun: Any) -> Iterator[Disbelieved]:
    """`there is no truth in the claim that`: the claim."""
    if lemma(noun) != "truth" and noun.dep_ == "dobj":
        return
    if not any(c.lower_ == "no" for c in noun.children):
        return
    for prep in noun.children:
        if prep.dep_ == "prep" and prep.lower_ in ("in", "to", "for", "of"):
            for thing in (c for c in prep.children if c.dep_ == "pobj"):
                what = whole(sentence, thing)
                if what is not None:
                    yield noun, what, attribute(sentence, sentence.of_tokens(noun, noun))
