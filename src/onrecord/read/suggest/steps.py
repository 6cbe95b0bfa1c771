"""Which words of a sentence name a step of a court or prosecutor, and whom it concerns."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onrecord.read.suggest.concerned import concerned
from onrecord.read.suggest.guards import fits
from onrecord.read.suggest.judgments import breach
from onrecord.read.suggest.phrases import (
    NOUNS,
    after,
    agent,
    lemma,
    objects,
    passive,
    subject,
    words,
)
from onrecord.read.suggest.sentence import Sentence
from onrecord.read.suggest.step import Pattern, Step, patterns

NEAR = 11
"""How many words may stand between a verb and the word that completes it ("found ... guilty")."""


def steps(sentence: Sentence) -> Iterator[Step]:
    """Every step in the order of the sentence, whatever its modality."""
    for token in sentence.tokens:
        known = patterns().get(lemma(token)) if token.pos_ in ("VERB", "AUX", "ADJ") else None
        if known is not None:
            yield from _first(sentence, token, known)


def _first(sentence: Sentence, verb: Any, known: tuple[Pattern, ...]) -> Iterator[Step]:
    for pattern in sorted(known, key=lambda p: len(p.second) == 0):
        for step in FRAMES[pattern.frame](verb, pattern):
            if fits(sentence, step.term, verb, step.whom, step.by):
                yield step
                return


def _completing(verb: Any, wanted: frozenset[str]) -> Any | None:
    """The word near `verb` that completes it, to its right or as its subject or object."""
    if len(wanted) == 0:
        return verb
    for child in verb.children:
        if child.dep_ in ("nsubjpass", "nsubj", "dobj", "prt", "advmod") and lemma(child) in wanted:
            return child
    for token in verb.doc[verb.i + 1 : min(verb.i + NEAR, verb.sent.end)]:
        if token.lower_ in (";", ":") or (token.pos_ == "VERB" and token.dep_ in ("conj", "ROOT")):
            return None
        if lemma(token) in wanted or token.lower_ in wanted:
            before = token.doc[token.left_edge.i - 1].lower_
            return token if before != "not" or token.pos_ != "NOUN" else None
    return None


def _made(pattern: Pattern, verb: Any, whom: Any, by: Any, matter: Any) -> Step:
    whom = _unwrapped(_listed(verb, whom))
    return Step(verb, pattern.term, pattern.stage, pattern.outcome, whom, by, matter)


MEASURES = frozenset("total number majority handful group dozen hundred score series pair".split())


def _unwrapped(noun: Any) -> Any:
    """`a total of 61 people`: the people."""
    if lemma(noun) in ("lawyer", "attorney", "counsel"):
        owners = [c for c in noun.children if c.dep_ == "poss" and c.pos_ != "PRON"]
        return next(iter([*owners, *after(noun, "for")]), noun)
    if lemma(noun) in MEASURES:
        return next(after(noun, "of"), noun)
    ahead = noun.doc[noun.i + 1 : noun.i + 3]
    if noun.lower_ in ("ex", "co") and len(ahead) == 2 and ahead[0].text == "-":
        return ahead[1]  # four ex-policemen
    return noun


def _listed(verb: Any, noun: Any) -> Any:
    """`A and B, convicted in 2023 and 2024 respectively`: both, not the nearer one."""
    if verb.dep_ in ("acl", "relcl") and noun.dep_ == "conj":
        shared = {t.lower_ for t in verb.subtree} & {"respectively", "both", "each", "all"}
        return noun.head if shared else noun
    return noun


def _object(verb: Any, pattern: Pattern) -> Iterator[Step]:
    matter = _completing(verb, pattern.second)
    if matter is None or (pattern.second and matter.dep_ in ("nsubj", "nsubjpass", "dobj")):
        return
    term = pattern
    if lemma(matter) == "guilty" and matter.doc[matter.i - 1].lower_ == "not":
        term = Pattern("acquit", "verdict", "acquitted", "object", pattern.second)
    if verb.dep_ == "amod" and verb.head.i > verb.i > 0 and _doer(verb):
        whom, by = verb.head, _doer(verb)
    elif passive(verb):
        whom, by = subject(verb), agent(verb)
    else:
        found = objects(verb) or _small_clause(verb, matter)
        whom, by = (found[0] if found else None), subject(verb)
        if whom is None and _gapped(verb):
            whom, by = by, agent(verb.head)
    if whom is not None and whom.i != verb.i:
        yield _made(term, verb, whom, by, matter)


def _gapped(verb: Any) -> bool:
    """`twelve were convicted and three acquitted`: the helping verb is said once."""
    if verb.dep_ in ("ccomp", "xcomp") and verb.tag_ == "VBN":
        return lemma(verb.head) == "order"  # ordered the general detained
    return verb.dep_ == "conj" and verb.tag_ in ("VBN", "VBD") and passive(verb.head)


def _doer(verb: Any) -> Any | None:
    """`The ICTY convicted Radislav Krstic`, read as one noun phrase: the court before the verb."""
    before = verb.doc[verb.i - 1]
    apart = before.i >= verb.sent.start and before.tag_.startswith("NN")
    return before if apart and verb.head.pos_ in NOUNS else None


def _small_clause(verb: Any, matter: Any) -> list[Any]:
    """`found 26 soldiers guilty`: the noun between, where the parse hangs it on the adjective."""
    between = [t for t in verb.doc[verb.i + 1 : matter.i] if t.pos_ in NOUNS]
    heads = [t for t in between if t.dep_ in ("nsubj", "dobj", "nsubjpass", "dep", "oprd")]
    return heads[:1] or between[-1:]


def _subject(verb: Any, pattern: Pattern) -> Iterator[Step]:
    matter = _completing(verb, pattern.second)
    whom = subject(verb)
    if len(pattern.second) == 0 and whom is not None and verb.tag_ in ("VBD", "VBN"):
        yield _made(pattern, verb, whom, None, None)
        return
    punished = matter if pattern.term == "receive_sentence" else None
    if punished is not None and any(c.lower_ in ("his", "her", "their") for c in punished.children):
        return  # after serving his sentence
    if matter is not None and lemma(verb) == "be" and matter.head.lower_ != "on":
        return  # was ready to stand trial
    if matter is not None and lemma(verb) in ("face", "admit") and matter.head != verb:
        return  # faced a firing squad after a trial
    if matter is not None and matter != whom and whom is not None and matter.i > verb.i:
        yield _made(pattern, verb, whom, None, matter)


def _recipient(verb: Any, pattern: Pattern) -> Iterator[Step]:
    matter = _completing(verb, pattern.second)
    if matter is None:
        return
    if passive(verb) and lemma(subject(verb) or verb) not in words("court_words", "punishment"):
        whom, by = subject(verb), agent(verb)
    else:
        whom, by = _given(verb, matter), subject(verb)
    if whom is not None and whom != matter:
        yield _made(pattern, verb, whom, by, matter)


def _given(verb: Any, matter: Any) -> Any | None:
    """`handed Papon a sentence`, `a sentence on the mayor`, `sentences to two men`."""
    dative = [c for c in verb.children if c.dep_ == "dative"]
    if dative:
        return next((c for c in dative[0].children if c.dep_ == "pobj"), dative[0])
    holders = (verb, matter, *matter.children, *(n for n in after(matter, "of")))
    hung = [p for n in holders for p in n.children if p.dep_ == "prep"]
    for prep in hung:
        if prep.lower_ in ("on", "to", "against", "for"):
            for noun in (c for c in prep.children if c.dep_ == "pobj"):
                return noun
    each = [t for t in matter.lefts if t.lower_ in ("each", "both", "them", "him", "her")]
    return next((o for o in objects(verb) if o != matter), next(iter(each), None))


def _matter(verb: Any, pattern: Pattern) -> Iterator[Step]:
    matter = _completing(verb, pattern.second)
    if matter is None:
        return
    by = agent(verb) if passive(verb) else subject(verb)
    whom = concerned(verb, matter)
    if whom is None and matter.dep_ != "pobj" and _of_one_named(pattern, matter):
        whom = matter
    if whom is not None:
        yield _made(pattern, verb, whom, by if by != matter else None, matter)


def _of_one_named(pattern: Pattern, matter: Any) -> bool:
    """`the case was closed`: whose case it is was said before."""
    if pattern.term in ("uphold", "overturn"):
        return True
    marked = any(c.lower_ == "the" for c in matter.children) or lemma(matter) == "charge"
    return marked and pattern.stage in ("appeal", "closed")


def _state(verb: Any, pattern: Pattern) -> Iterator[Step]:
    """`The court found that Turkey had violated`: the state that a court decides against."""
    found = breach(verb, pattern.second)
    if found is not None:
        whom, by, clause, denied = found
        yield _made(replace(pattern, outcome="") if denied else pattern, verb, whom, by, clause)


FRAMES = {
    "object": _object,
    "subject": _subject,
    "recipient": _recipient,
    "matter": _matter,
    "state": _state,
}
"""How each frame finds whom a step concerns."""
