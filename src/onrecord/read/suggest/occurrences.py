"""Occurrences: what happened, when and where, as far as the sentence dates or places it."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from onrecord.read.suggest.attribution import attribute
from onrecord.read.suggest.labels import label_at
from onrecord.read.suggest.modality import combined, modality_of
from onrecord.read.suggest.phrases import lemma, objects, passive, subject, trimmed
from onrecord.read.suggest.sentence import Found, Sentence
from onrecord.read.suggest.when import Dated, date_of, dates
from onrecord.record.claims.occurrence import Occurrence
from onrecord.text import Span
from onrecord.vocab import load

LIGHT = frozenset(
    """launch mount begin carry conduct commit stage open start suffer endure become witness
    impose""".split()
)
"""Verbs that tell nothing themselves: the act is their object (`launched an assault`)."""

PLACES = ("GPE", "LOC", "FAC")
SAID_SO = ("asserted", "reported", "alleged")


@cache
def act_words() -> dict[str, str]:
    """The lemma of an act's word to the term of `acts`; spellings of several words by the first."""
    nlp_free = {}
    for spelling, term in load("acts").by_spelling.items():
        nlp_free[_stem(spelling.split()[0])] = term
    return nlp_free


def _stem(word: str) -> str:
    """A form that the inflections of a verb share."""
    for end in ("ied", "ed", "ing", "es", "s", "e"):
        if word.endswith(end) and len(word) - len(end) > 3:
            return word[: -len(end)]
    return word


def occurrences(sentence: Sentence) -> Iterator[Found]:
    """One suggestion for each verb of an act that has a date or a place."""
    known = act_words()
    verbs = [
        t for t in sentence.tokens if t.pos_ == "VERB" or t.lower_ in ("uncovered", "unearthed")
    ]
    for verb in verbs:
        act = _act(verb, known)
        if act is None or verb.dep_ in ("amod", "compound"):
            continue
        modality = modality_of(sentence, verb)
        dated = date_of(sentence, verb, verbs) or _alone(sentence, verbs)
        place = _place(sentence, verb)
        exact = dated is not None and len(dated[0]) >= 4
        if modality in SAID_SO and (exact or (place is not None and not _habitual(verb))):
            yield from _found(sentence, verb, act, dated, place, modality)


def _act(verb: Any, known: dict[str, str]) -> str | None:
    if act_is_finding(verb):
        return "exhumation"
    if lemma(verb) == "become" and any(label_at(t) for t in verb.subtree if t.i > verb.i):
        return "other" if any(lemma(c) in ("site", "scene") for c in verb.children) else None
    if lemma(verb) in LIGHT:
        for noun in (
            *objects(verb),
            *(s for s in (subject(verb),) if passive(verb) and s is not None),
        ):
            found = known.get(_stem(lemma(noun)))
            if found is not None:
                return found
        return None
    return known.get(_stem(lemma(verb))) if verb.lower_ != "shot" or objects(verb) else None


FOUND = frozenset("grave body remains burial pit corpse skeleton remain".split())


def act_is_finding(verb: Any) -> bool:
    """Whether graves or bodies were uncovered."""
    if lemma(verb) not in (
        "uncover",
        "unearth",
        "exhume",
        "discover",
        "find",
        "open",
        "uncovered",
        "unearthed",
    ):
        return False
    told = [*objects(verb), *(s for s in (subject(verb),) if passive(verb) and s is not None)]
    return any(lemma(n) in FOUND or n.lower_ == "graves" or lemma(n) == "one" for n in told)


def _habitual(verb: Any) -> bool:
    return verb.tag_ in ("VBZ", "VBP", "VB", "VBG")


def _alone(sentence: Sentence, verbs: list[Any]) -> Dated | None:
    """The only date of a sentence with one act, whatever the parse hangs it on."""
    found = dates(sentence)
    if len(found) == 1 and len(verbs) == 1:
        return found[0][0].edtf, found[0][1]
    return None


def _place(sentence: Sentence, verb: Any) -> Span | None:
    """The place behind `in`, `at`, `near`, or the object that is one."""
    near = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.ent_type_ in PLACES]
    for prep in verb.subtree:
        if prep.dep_ == "prep" and prep.lower_ in (
            "in",
            "at",
            "near",
            "from",
            "on",
            "outside",
            "around",
            "to",
        ):
            near += [c for c in prep.children if c.dep_ == "pobj" and c.ent_type_ in PLACES]
    return (
        trimmed(sentence, [t for t in near[0].subtree if t.ent_type_ in PLACES]) if near else None
    )


def _found(
    sentence: Sentence, verb: Any, act: str, dated: Dated | None, place: Span | None, modality: str
) -> Iterator[Found]:
    what = _what(sentence, verb)
    if what is None:
        return
    attribution = attribute(sentence, sentence.of_tokens(verb, verb))
    spans = {"what": what} | ({"place": place} if place is not None else {})
    yield Found(
        rule="occurrences.act",
        payload=Occurrence(
            what=what.exact,
            act=act,
            date=dated[0] if dated is not None else "",
            place=place.exact if place is not None else "",
        ),
        quote=sentence.where,
        anchor=sentence.of_tokens(verb, verb),
        spans=spans | ({"date": dated[1]} if dated is not None else {}),
        attribution=attribution,
        modality=combined(modality, attribution),
    )


def _what(sentence: Sentence, verb: Any) -> Span | None:
    """The clause of the verb: its subject, itself and what follows, without other clauses."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    first = own[0].left_edge.i if own else verb.i
    last = verb.i
    for child in verb.rights:
        if child.dep_ in ("conj", "cc", "advcl", "ccomp", "parataxis", "punct", "relcl"):
            if child.dep_ == "punct":
                continue
            break
        last = max(last, child.right_edge.i)
    return trimmed(sentence, verb.doc[first : last + 1])
