"""Demands: what somebody calls on somebody to do."""

from collections.abc import Iterator
from typing import Any

from onrecord.read.suggest.asked import Asked
from onrecord.read.suggest.asked_words import (
    apart,
    clause,
    infinitive,
    last_word,
    thing,
    without_that,
)
from onrecord.read.suggest.demands_by_noun import of_noun
from onrecord.read.suggest.demands_of_duty import DUTY, of_duty
from onrecord.read.suggest.demands_spoken import listed, resolved_upon, spoken_demands
from onrecord.read.suggest.modality import modality_of, plain
from onrecord.read.suggest.people import is_person
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
    "want": ("",),
}  # fmt: skip
"""What each verb hangs its demand on: a preposition, or "" for a direct object."""

GATHERING = frozenset(
    "gather march rally protest write take demonstrate meet assemble sign".split()
)
MUTE = frozenset(
    "work job task situation condition war crisis case mission life law role sport".split()
)
"""Subjects that demand attention, never an answer."""

MUNDANE = frozenset(
    """water taxi horse cab ambulance help food bread light name direction ticket bill menu
    drink cigarette match silence volunteer doctor map lift""".split()
) - {"help"}
"""What is asked for in daily life."""

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


def demands(sentence: Sentence) -> Iterator[Found]:
    """One suggestion for each thing asked."""
    first = [*spoken_demands(sentence)]
    yield from (_found(sentence, *one) for one in first)
    found = 0
    for demand in _by_words(sentence) if not first else ():
        found += 1
        yield demand
    if found == 0 and not first:
        yield from (_found(sentence, one, None) for one in resolved_upon(sentence))


def _by_words(sentence: Sentence) -> Iterator[Found]:
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
            yield from (_found(sentence, *one) for one in of_noun(sentence, token))
        elif token.pos_ == "AUX" and token.lower_ in DUTY:
            yield from (_found(sentence, *one) for one in of_duty(sentence, token))


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
        for other in listed(asked):
            further = clause(sentence, other)
            if further is not None:
                yield Asked(other, further, of, "demands.asked_to")


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
    ahead = verb.doc[whom.i + 1 : whom.i + 3]
    if len(ahead) == 2 and ahead[0].lower_ == "to" and ahead[1].pos_ == "VERB":
        return ahead[1]
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
        meant = child.dep_ in ("ccomp", "xcomp", "advcl", "oprd") and child.i > verb.i
        if meant and (_for_clause(child, word) or _wanted_done(child, word)):
            what = trimmed(sentence, child.doc[_opening(child) : last_word(child, child.i) + 1])
            if what is not None:
                yield Asked(verb, what, None, "demands.for")
                return
        if child.dep_ == "xcomp" and child.i > verb.i and word == "demand" and infinitive(child):
            what = clause(sentence, child)
            if what is not None:
                yield Asked(verb, what, None, "demands.to")
                return
    for noun in _things(verb, CLAIMED.get(word, ())):
        if word in ("seek", "want") and lemma(noun) not in words("demand_words", "sought"):
            continue
        if lemma(noun) in MUNDANE or (word == "urge" and is_person(noun)):
            continue
        if word in ("request", "recommend", "ask") and lemma(noun) in ("permission", "question"):
            continue
        for one in apart(noun):
            what = thing(sentence, one)
            if what is not None:
                yield Asked(verb, what, _from(sentence, verb), "demands.demanded")


def _for_clause(clause: Any, word: str) -> bool:
    """`are asking for the road to be cleared`."""
    marked = any(c.dep_ in ("mark", "prep") and c.lower_ == "for" for c in clause.lefts)
    return marked and infinitive(clause) and "for" in CLAIMED.get(word, ())


def _wanted_done(clause: Any, word: str) -> bool:
    """`wants those responsible brought before a court`."""
    done = clause.tag_ == "VBN" and any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.children)
    return word == "want" and done


def _opening(clause: Any) -> int:
    first = int(clause.left_edge.i)
    return first + 1 if clause.doc[first].lower_ == "for" else first


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
    misread = clause.tag_ in ("NN", "VBP") and any(c.lower_ == "that" for c in clause.lefts)
    return word in CLAIMED and (bare or be or should or plural or misread) and word != "seek"


def _of_clause(sentence: Sentence, clause: Any) -> Span | None:
    who = subject(clause)
    return short(sentence, who) if who is not None and not passive(clause) else None


def _things(verb: Any, links: tuple[str, ...]) -> Iterator[Any]:
    held = verb.children
    if lemma(verb) in ("petition", "lobby", "press"):
        held = (*held, *(p for o in verb.children if o.dep_ == "dobj" for p in o.children))
    for child in held:
        if lemma(verb) == "ask" and any(c.dep_ in ("dobj", "dative") for c in verb.children):
            return  # asked his men for water
        if "" in links and child.dep_ == "dobj" and child.pos_ != "PRON":
            yield child
        elif child.dep_ in ("prep", "prt") and child.lower_ in links and child.i > verb.i:
            yield from (c for c in child.children if c.dep_ in ("pobj", "pcomp"))


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
