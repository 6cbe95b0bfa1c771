"""The words that name a speaker: a noun phrase with title and name, without article or clauses."""

import re
from collections.abc import Iterator
from typing import Any

from onrecord.read.suggest.sentence import Sentence
from onrecord.text import Span

Link = tuple[str, Span]
"""A name, and the words it was read from."""

PRONOUNS = frozenset("he she it they".split())
OWN = frozenset("we i you one who which that this these those there what".split())
ARTICLES = frozenset("the a an some".split())
KEPT_PREPOSITIONS = frozenset("of for in on at from with by without".split())
LEFT = (
    "det",
    "amod",
    "compound",
    "poss",
    "nmod",
    "nummod",
    "case",
    "punct",
    "advmod",
    "prep",
    "quantmod",
)
LONGEST = 14
"""Tokens of a speaker's name at the most."""

VERBLESS = re.compile(r"\b(?:told|said|says)\b", re.I)


def named(sentence: Sentence, noun: Any) -> tuple[str, Span] | None:
    """The name and its words, for the head `noun` of a speaker's noun phrase."""
    person = _person_beside(noun)
    tokens = list(_phrase(person if person is not None else noun))
    while tokens and (tokens[0].lower_ in ARTICLES or tokens[0].pos_ == "PUNCT"):
        tokens = tokens[1:]
    if not tokens:
        return None
    words = sentence.of_tokens(tokens[0], tokens[-1])
    return " ".join(words.exact.split()), words


def _person_beside(noun: Any) -> Any:
    """The person where a title and a name stand side by side: "the mayor, Elman Mammadov, said"."""
    if noun.pos_ != "NOUN" and noun.ent_type_ == "PERSON":
        return None
    for child in noun.children:
        if (
            child.dep_ == "appos"
            and child.pos_ == "PROPN"
            and child.i > noun.i
            and not _follows(noun, child)
        ):
            return child
    return _person_after(noun)


def _person_after(noun: Any) -> Any:
    """ "a spokeswoman for the agency, Carlotta Wolf, said": the name between two commas."""
    doc = noun.doc
    for comma in doc[noun.i : min(noun.i + 12, noun.sent.end - 2)]:
        if comma.pos_ == "VERB":
            return None
        if comma.text == "," and doc[comma.i + 1].ent_type_ == "PERSON":
            names = [t for t in doc[comma.i + 1 : comma.i + 5] if t.ent_type_ == "PERSON"]
            after = doc[names[-1].i + 1] if names[-1].i + 1 < noun.sent.end else None
            return names[-1] if after is not None and after.text == "," else None
    return None


def _phrase(noun: Any) -> Iterator[Any]:
    """The tokens of the phrase in order: what stands left, the noun, its name, "of ..."."""
    first, last = noun.i, noun.i
    for child in noun.children:
        if child.i < noun.i and child.dep_ in LEFT and noun.i - child.i < LONGEST:
            if child.pos_ != "PUNCT" or child.text in ("-",):
                first = min(first, child.left_edge.i)
    for child in noun.children:
        if child.i > noun.i and child.dep_ == "appos" and _follows(noun, child):
            last = child.right_edge.i if child.right_edge.i - child.i < 3 else child.i
        elif child.dep_ == "prep" and child.lower_ in KEPT_PREPOSITIONS and child.i == last + 1:
            last = _end_of(child)
    for entity in noun.sent.ents:
        if entity.start <= noun.i < entity.end and entity.label_ in ("ORG", "PERSON"):
            last = max(last, entity.end - 1)
    if noun.doc[last].tag_ == "POS":
        last -= 1
    yield from noun.doc[first : last + 1]


def _follows(noun: Any, name: Any) -> bool:
    """Whether a name follows its title without a comma: "prosecutor Aydin Rasulov"."""
    return all(t.pos_ != "PUNCT" for t in noun.doc[noun.i + 1 : name.left_edge.i + 1])


def _end_of(prep: Any) -> int:
    """The last token of a prepositional phrase before any clause or comma in it."""
    last = int(prep.i)
    for token in prep.doc[prep.i : prep.right_edge.i + 1]:
        if token.text in (",", "(", ";", "—", "–") or token.dep_ in ("relcl", "acl"):
            break
        if token.pos_ in ("NOUN", "PROPN", "NUM") or token.tag_ in ("PRP", "POS"):
            last = int(token.i)
    return last if last > prep.i else int(prep.i) - 1


def conjoined(noun: Any) -> bool:
    return any(c.dep_ == "conj" for c in noun.children)
