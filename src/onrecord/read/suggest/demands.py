"""Demands: what somebody calls on somebody to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.read.suggest.asked_words import (
    apart,
    clause,
    infinitive,
    last_word,
    thing,
    without_that,
)
from onrecord.read.suggest.attribution import attribute
from onrecord.read.suggest.modality import modality_of, plain
from onrecord.read.suggest.phrases import (
    NOUNS,
    agent,
    lemma,
    passive,
    short,
    subject,
    trimmed,
    words,
)
from onrecord.read.suggest.sentence import Attribution, Found, Sentence
from onrecord.read.suggest.spoken import speaking_subject, spoken
from onrecord.record.claims.demand import Demand
from onrecord.text import Span

ASKED = ("on", "upon", "to", "with")
CLAIMED = {
    "call": ("for",), "appeal": ("for",), "push": ("for",), "press": ("for",), "plead": ("for",),
    "campaign": ("for",), "advocate": ("for", ""), "insist": ("on",), "clamour": ("for",),
    "clamor": ("for",), "demand": ("",), "request": ("",), "urge": ("",), "seek": ("",),
    "lobby": ("for",), "ask": ("for",), "recommend": ("",), "petition": ("for",), "beg": ("for",),
}  # fmt: skip
"""What each verb hangs its demand on: a preposition, or "" for a direct object."""

GATHERING = frozenset(
    "gather march rally protest write take demonstrate meet assemble sign".split()
)
DUTY = frozenset(("should", "must", "ought"))
MUTE = frozenset(
    "work job task situation condition war crisis case mission life law role sport".split()
)
"""Subjects that demand attention, never an answer."""

TRIGGERS = frozenset(CLAIMED) | {
    "should",
    "must",
    "ought",
    "need",
    "calls",
    "call",
    "plea",
    "appeal",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A demand as read. at: the word it hangs on; what, of: the words asked and of whom."""

    at: Any
    what: Span
    of: Span | None
    rule: str


def demands(sentence: Sentence) -> Iterator[Found]:
    """One suggestion for each thing asked."""
    asking = TRIGGERS | words("demand_words", "asking_verb", "claiming_verb")
    for token in sentence.tokens:
        word = lemma(token)
        if word not in asking:
            continue
        opening = token.i == sentence.tokens.start and token.tag_ == "NNS"
        if opening or (token.pos_ == "VERB" and not passive(token)):
            yield from _of_verb(sentence, token, word)
        elif token.pos_ == "VERB" and agent(token) is not None:
            yield from _of_passive(sentence, token)
        elif token.pos_ == "NOUN" and word in ("call", "demand", "appeal", "plea", "request"):
            yield from _of_noun(sentence, token)
        elif token.pos_ == "AUX" and token.lower_ in DUTY:
            yield from _of_duty(sentence, token)


def _of_verb(sentence: Sentence, verb: Any, word: str) -> Iterator[Found]:
    modality = modality_of(sentence, verb)
    if not plain(modality) and not _gathered(verb) and not _unspoken(sentence, verb):
        return
    read = tuple(_asked(sentence, verb, word)) or tuple(_claimed(sentence, verb, word))
    if len(read) == 0:
        return
    speaker = speaking_subject(verb)
    if speaker is not None and lemma(speaker) in MUTE:
        return
    attribution = spoken(sentence, verb, speaker)
    for one in read:
        yield _found(sentence, one, attribution)


def _of_passive(sentence: Sentence, verb: Any) -> Iterator[Found]:
    """`The rebels were urged by the envoy to lay down their arms`."""
    whom = subject(verb)
    asked = next((c for c in verb.children if c.dep_ == "xcomp" and infinitive(c)), None)
    if whom is None or asked is None or not plain(modality_of(sentence, verb)):
        return
    what, of = clause(sentence, asked), short(sentence, whom)
    if what is not None and of is not None:
        said = spoken(sentence, verb, agent(verb))
        yield _found(sentence, Asked(verb, what, of, "demands.asked_to"), said)


def _unspoken(sentence: Sentence, verb: Any) -> bool:
    """`Demands that all parties withdraw;`: a paragraph of a resolution, read as an order."""
    return verb.i == sentence.tokens.start and verb.tag_ in ("VBZ", "VB", "VBP", "NNS")


def _gathered(verb: Any) -> bool:
    """`Thousands gathered in London to demand justice`: the purpose is voiced by the act itself."""
    return (
        verb.dep_ in ("advcl", "xcomp")
        and lemma(verb.head) in GATHERING
        and not any(c.dep_ in ("neg", "aux") and c.lower_ != "to" for c in (*verb.children,))
        and not any(c.dep_ == "neg" or c.lower_ in ("will", "would") for c in verb.head.children)
    )


def _asked(sentence: Sentence, verb: Any, word: str) -> Iterator[Asked]:
    """`urged the government to release the men`: of whom, then what."""
    if word not in words("demand_words", "asking_verb"):
        return
    whom = _whom(verb)
    asked = _infinitive_after(verb, whom)
    if whom is None or asked is None:
        return
    what = clause(sentence, asked)
    of = short(sentence, whom)
    if what is not None and what.start > verb.idx and of is not None:
        yield Asked(verb, what, of, "demands.asked_to")


def _whom(verb: Any) -> Any | None:
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and child.pos_ in NOUNS:
            return child
        if child.dep_ in ("prep", "dative", "prt") and child.lower_ in ASKED:
            for noun in child.children:
                if noun.dep_ == "pobj":
                    return noun
    for child in verb.children:
        if child.dep_ in ("ccomp", "xcomp") and infinitive(child):
            for noun in child.children:
                if noun.dep_ in ("nsubj", "nsubjpass") and noun.i > verb.i:
                    return noun
    return None


def _infinitive_after(verb: Any, whom: Any | None) -> Any | None:
    """The first infinitive behind the person asked that hangs on the verb or on the person."""
    if whom is None:
        return None
    holders = {verb.i, whom.i, *(t.i for t in whom.subtree)}
    for token in verb.doc[whom.i + 1 : verb.sent.end]:
        if token.pos_ in ("VERB", "AUX") and infinitive(token) and token.head.i in holders:
            return token if token.dep_ not in ("conj",) else None
    return None


def _claimed(sentence: Sentence, verb: Any, word: str) -> Iterator[Asked]:
    """`demanded an inquiry`, `called for sanctions`, `insisted that he be tried`."""
    for child in verb.children:
        if child.dep_ == "ccomp" and child.i > verb.i and _wished(child, word):
            what = trimmed(sentence, child.doc[child.left_edge.i : last_word(child, child.i) + 1])
            if what is not None:
                yield Asked(
                    verb, without_that(sentence, what), _of_clause(sentence, child), "demands.that"
                )
                return
        if child.dep_ == "xcomp" and child.i > verb.i and word == "demand" and infinitive(child):
            what = clause(sentence, child)
            if what is not None:
                yield Asked(verb, what, None, "demands.to")
                return
    for noun in _things(verb, CLAIMED.get(word, ())):
        if word == "seek" and lemma(noun) not in words("demand_words", "sought"):
            continue
        if word in ("request", "recommend", "ask") and lemma(noun) in ("permission", "question"):
            continue
        for one in apart(noun):
            what = thing(sentence, one)
            if what is not None:
                yield Asked(verb, what, _from(sentence, verb), "demands.demanded")


def _from(sentence: Sentence, verb: Any) -> Span | None:
    """`demanded an apology from the government`: of whom."""
    things = [c for c in verb.children if c.dep_ == "dobj"]
    for child in (
        c
        for holder in (verb, *things, *(m for t in things for m in apart(t)))
        for c in holder.children
    ):
        if child.dep_ == "prep" and child.lower_ == "from":
            for noun in (c for c in child.children if c.dep_ == "pobj"):
                return short(sentence, noun)
    return None


def _wished(clause: Any, word: str) -> bool:
    """A clause that is wished, not told: a bare verb, or `should`."""
    bare = clause.tag_ == "VB" and not any(c.dep_ == "aux" for c in clause.children)
    be = any(c.dep_ == "auxpass" and c.tag_ == "VB" for c in clause.children)
    should = any(c.dep_ == "aux" and c.lower_ in DUTY for c in clause.children)
    plural = word in ("demand", "urge", "request") and clause.tag_ in ("VBP", "VB")
    return word in CLAIMED and (bare or be or should or plural) and word != "seek"


def _of_clause(sentence: Sentence, clause: Any) -> Span | None:
    who = subject(clause)
    return short(sentence, who) if who is not None and not passive(clause) else None


def _things(verb: Any, links: tuple[str, ...]) -> Iterator[Any]:
    for child in verb.children:
        if lemma(verb) == "ask" and any(c.dep_ in ("dobj", "dative") for c in verb.children):
            return  # asked his men for water
        if "" in links and child.dep_ == "dobj" and child.pos_ != "PRON":
            yield child
        elif child.dep_ in ("prep", "prt") and child.lower_ in links and child.i > verb.i:
            yield from (c for c in child.children if c.dep_ in ("pobj", "pcomp"))


def _of_noun(sentence: Sentence, noun: Any) -> Iterator[Found]:
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
                    yield _found(sentence, Asked(noun, what, None, "demands.call"), attribution)
        elif child.dep_ in ("acl", "relcl") and infinitive(child):
            what = clause(sentence, child)
            if what is not None:
                yield _found(sentence, Asked(noun, what, None, "demands.call"), attribution)


def _of_duty(sentence: Sentence, modal: Any) -> Iterator[Found]:
    """`The government should release him, the group said`: a duty laid on somebody."""
    verb = modal.head
    who = subject(verb)
    if who is None or verb.pos_ not in ("VERB", "AUX") or verb.dep_ in ("advcl", "relcl", "acl"):
        return
    if lemma(verb) in ("be", "have", "note", "add") and not passive(verb):
        return
    attribution = attribute(sentence, sentence.of_tokens(modal, modal))
    if attribution is None or who.lower_ in (
        "it",
        "there",
        "this",
        "that",
        "we",
        "i",
        "what",
        "which",
    ):
        return
    if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in verb.children):
        return
    first = verb.left_edge.i if passive(verb) else modal.i + 1
    first = (
        min((c.i for c in verb.children if c.dep_ in ("nsubjpass", "nsubj")), default=first)
        if (passive(verb))
        else first
    )
    if passive(verb):
        first = who.left_edge.i if who.i < verb.i else first
    what = trimmed(sentence, verb.doc[first : _end(verb) + 1])
    of = None if passive(verb) else short(sentence, who)
    if what is not None and (of is not None or passive(verb)):
        yield _found(sentence, Asked(modal, what, of, "demands.duty"), attribution)


def _end(verb: Any) -> int:
    """The last word of the clause, before the aside that names the speaker."""
    for token in verb.doc[verb.i + 1 : verb.right_edge.i + 1]:
        if token.text in (";", "”", '"') or (token.text == "," and _says(token)):
            return int(token.i - 1)
    return int(verb.right_edge.i)


def _says(comma: Any) -> bool:
    ahead = comma.doc[comma.i + 1 : min(comma.i + 12, comma.sent.end)]
    return any(lemma(t) in ("say", "add", "state", "write", "tell") for t in ahead)


def _found(sentence: Sentence, asked: Asked, attribution: Attribution | None) -> Found:
    spans = {"what": asked.what} | ({"of": asked.of} if asked.of is not None else {})
    return Found(
        rule=asked.rule,
        payload=Demand(what=asked.what.exact, of=asked.of.exact if asked.of is not None else ""),
        quote=sentence.where,
        anchor=sentence.of_tokens(asked.at, asked.at),
        spans=spans,
        attribution=attribution,
        modality="reported" if attribution is not None else "asserted",
    )
