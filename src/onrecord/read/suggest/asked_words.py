"""The words of what is asked: an infinitive, a clause, each member of a list."""

from typing import Any

from onrecord.read.suggest.phrases import trimmed
from onrecord.read.suggest.sentence import Sentence
from onrecord.text import Span


def infinitive(verb: Any) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def clause(sentence: Sentence, verb: Any) -> Span | None:
    """The words of an infinitive or a clause without `to`, up to an aside that says who spoke."""
    first = verb.i
    for child in verb.lefts:
        if child.dep_ in ("advmod", "neg", "auxpass") and child.i < verb.i:
            first = min(first, child.i)
    last = last_word(verb, first)
    return trimmed(sentence, verb.doc[first : last + 1])


def last_word(verb: Any, first: int) -> int:
    end = verb.right_edge.i
    for token in verb.doc[verb.i + 1 : end + 1]:
        aside = token.dep_ in ("advcl", "parataxis", "ccomp") and token.tag_ == "VBG"
        if token.text in (";", "–", "—") or (aside and token.doc[token.i - 1].text == ","):
            return max(first, int(token.i) - 1)
    return int(end)


def without_that(sentence: Sentence, what: Span) -> Span:
    if not what.exact.startswith("that "):
        return what
    start = what.start - sentence.where.start + 5
    return sentence.within(start, what.end - sentence.where.start)


def apart(noun: Any) -> list[Any]:
    """The members of a list of demands; two bare nouns (`truth and justice`) stay one."""
    found = [noun]
    for one in found:
        found += [c for c in one.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN")]
        found += [
            c for c in one.children if c.dep_ == "appos" and c.pos_ == "NOUN" and _comma(one, c)
        ]
    full = [
        n for n in found[1:] if any(c.dep_ in ("det", "prep", "amod", "nummod") for c in n.children)
    ]
    return found if len(found) > 2 or full else [noun]


def _comma(one: Any, other: Any) -> bool:
    return any(t.text == "," for t in one.doc[one.i : other.i])


def thing(sentence: Sentence, noun: Any) -> Span | None:
    """The words of one thing demanded, without the ones set beside it."""
    last = noun.right_edge.i
    for child in noun.rights:
        listed = child.dep_ == "conj" and len(apart(noun)) > 1
        listed = listed or (child.dep_ == "appos" and child.pos_ == "NOUN" and _comma(noun, child))
        if listed or child.dep_ == "cc" and len(apart(noun)) > 1:
            last = min(last, child.left_edge.i - 1)
    last = next((t.i - 1 for t in noun.doc[noun.i : last + 1] if t.text in ("–", "—", ";")), last)
    return trimmed(sentence, noun.doc[noun.left_edge.i : last + 1])
