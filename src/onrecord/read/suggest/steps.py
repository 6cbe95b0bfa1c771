"""Which words of a sentence name a step of a court or prosecutor, and whom it concerns."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from onrecord.read.suggest.guards import fits, legal
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
from onrecord.vocab import load

NEAR = 9
"""How many words may stand between a verb and the word that completes it ("found ... guilty")."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step as read.

    verb: its word; term: its id in `court_steps`; matter: the noun or adjective that completes it.
    whom: the noun for the person or group; by: the noun for the forum, or None.
    """

    verb: Any
    term: str
    stage: str
    outcome: str
    whom: Any
    by: Any | None = None
    matter: Any | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A spelling of `court_steps`: a verb, the words one of which must complete it, the frame."""

    term: str
    stage: str
    outcome: str
    frame: str
    second: frozenset[str]


@cache
def patterns() -> dict[str, tuple[Pattern, ...]]:
    """Every pattern by the lemma of its verb."""
    found: dict[str, tuple[Pattern, ...]] = {}
    for term in load("court_steps").terms.values():
        walk = term.crosswalk
        for spelling in term.spellings:
            verb, _, second = spelling.partition(" ")
            made = Pattern(
                term.id, walk["stages"], walk.get("outcomes", ""), walk["frame"], _second(second)
            )
            found[verb] = (*found.get(verb, ()), made)
    return found


def _second(word: str) -> frozenset[str]:
    if word == "":
        return frozenset()
    if word == "decision":
        return words("court_words", "decision") | {"sentence", "term"}
    return words("court_words", word) if word in load("court_words") else frozenset((word,))


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
            return token
    return None


def _made(pattern: Pattern, verb: Any, whom: Any, by: Any, matter: Any) -> Step:
    whom = _unwrapped(_listed(verb, whom))
    return Step(verb, pattern.term, pattern.stage, pattern.outcome, whom, by, matter)


MEASURES = frozenset("total number majority handful group dozen hundred score series pair".split())


def _unwrapped(noun: Any) -> Any:
    """`a total of 61 people`: the people."""
    if lemma(noun) in MEASURES:
        return next(after(noun, "of"), noun)
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
    if whom is not None and whom.i != verb.i:
        yield _made(term, verb, whom, by, matter)


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
    punished = matter if pattern.term == "receive_sentence" else None
    if punished is not None and any(c.lower_ in ("his", "her", "their") for c in punished.children):
        return  # after serving his sentence
    if matter is not None and lemma(verb) == "be" and matter.head.lower_ != "on":
        return  # was ready to stand trial
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
    hung = [p for n in (verb, matter, *matter.children) for p in n.children if p.dep_ == "prep"]
    for prep in hung:
        if prep.lower_ in ("on", "to", "against", "for"):
            for noun in (c for c in prep.children if c.dep_ == "pobj"):
                return noun
    return next((o for o in objects(verb) if o != matter), None)


def _matter(verb: Any, pattern: Pattern) -> Iterator[Step]:
    matter = _completing(verb, pattern.second)
    if matter is None:
        return
    by = agent(verb) if passive(verb) else subject(verb)
    whom = concerned(verb, matter)
    if whom is None and pattern.term in ("uphold", "overturn") and matter.dep_ != "pobj":
        whom = matter
    if whom is not None:
        yield _made(pattern, verb, whom, by if by != matter else None, matter)


PERSON_LINKS = ("of", "for", "on", "into", "over", "to")


def concerned(verb: Any, matter: Any) -> Any | None:
    """The person that a noun of a proceeding hangs on: `the case against X`, `X's conviction`."""
    if matter.lower_ in ("list", "wanted"):
        found = objects(verb) or [s for s in (subject(verb),) if s is not None]
        return found[0] if found else None
    owners = [c for c in matter.children if c.dep_ == "poss" and not legal(c)]
    lodged = [n for c in matter.children if c.dep_ == "acl" for n in after(c, "by")]
    if lodged:
        return lodged[0]
    if owners and owners[0].pos_ != "PRON":
        return owners[0]
    for word in ("against", *PERSON_LINKS):
        for prep in (p for holder in (matter, verb) for p in holder.children if p.lower_ == word):
            if word == "of" and lemma(matter) in words("court_words", "charge"):
                continue
            if prep.dep_ in ("prep", "dative"):
                for noun in (c for c in prep.children if c.dep_ == "pobj"):
                    if _by_way(noun, matter):
                        return _by_way(noun, matter)
    return owners[0] if owners else None


def _by_way(noun: Any, matter: Any) -> Any | None:
    """The noun itself, or the person behind `on charges against X`; no crime, term or date."""
    if lemma(noun) in words(
        "court_words", "charge", "punishment", "decision", "case", "trial", "appeal"
    ):
        return concerned(noun, noun)
    if noun.ent_type_ in ("DATE", "TIME") or lemma(noun) in words("crimes") or noun == matter:
        return None
    return noun


def _state(verb: Any, pattern: Pattern) -> Iterator[Step]:
    """`The court found that Turkey had violated`: the state that a court decides against."""
    by = subject(verb)
    for clause in verb.children:
        if clause.dep_ == "ccomp" and lemma(clause) in ("violate", "breach", "infringe", "fail"):
            whom = subject(clause)
            if whom is not None and whom.ent_type_ == "GPE" and by is not None:
                denied = any(c.dep_ == "neg" for c in clause.children) and lemma(clause) != "fail"
                found = replace(pattern, outcome="") if denied else pattern
                yield _made(found, verb, whom, by, clause)


FRAMES = {
    "object": _object,
    "subject": _subject,
    "recipient": _recipient,
    "matter": _matter,
    "state": _state,
}
"""How each frame finds whom a step concerns."""
