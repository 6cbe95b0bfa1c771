"""Judgments against a state: that it violated a treaty, is in breach, is responsible."""

from typing import Any

from onrecord.read.suggest.guards import legal, near
from onrecord.read.suggest.phrases import agent, lemma, objects, passive, subject, words

BREAKING = ("violate", "breach", "infringe", "fail", "contravene")
STATES = frozenset("state government country republic kingdom authority federation".split())
LAWS = frozenset(
    "article convention treaty right obligation duty law covenant charter protocol".split()
)
INTERNATIONAL = frozenset("icj ecthr echr strasbourg inter-american international".split())

Breach = tuple[Any, Any | None, Any, bool]
"""The state, the court, the words of the breach, and whether it is denied."""


def breach(verb: Any, wanted: frozenset[str]) -> Breach | None:
    """The judgment that `verb` tells; wanted: the word of its spelling, `that` for a clause."""
    if "that" in wanted:
        return _of_clause(verb)
    matter = next((t for t in verb.doc[verb.i + 1 : verb.sent.end] if lemma(t) in wanted), None)
    if matter is None or matter.i - verb.i > 9:
        return None
    if "against" in wanted:
        whom = next((c for c in matter.children if c.dep_ == "pobj"), None)
        by = subject(verb)
    elif passive(verb):
        whom, by = subject(verb), agent(verb)
    else:
        found = objects(verb) or [
            t for t in verb.doc[verb.i + 1 : matter.i] if t.pos_ == "PROPN" or lemma(t) in STATES
        ]
        whom, by = (found[0] if found else None), subject(verb)
    if whom is None or whom == matter or not _state(whom) or not _court(by, verb):
        return None
    return whom, by, matter, False


def _of_clause(verb: Any) -> Breach | None:
    for clause in verb.children:
        if clause.dep_ in ("ccomp", "xcomp") and lemma(clause) in BREAKING:
            whom = subject(clause)
            by = agent(verb) if passive(verb) else subject(verb)
            if whom is None or not _court(by, verb):
                return None
            if whom.ent_type_ == "GPE" or (_state(whom) and near(clause, LAWS)):
                denied = any(c.dep_ == "neg" for c in clause.children) and lemma(clause) != "fail"
                return whom, by, clause, denied
    return None


def _state(noun: Any) -> bool:
    if noun.pos_ == "PROPN":
        person = noun.ent_type_ == "PERSON" and noun.i > 0 and noun.doc[noun.i - 1].pos_ == "PROPN"
        return not person
    return lemma(noun) in STATES


def _court(by: Any | None, verb: Any) -> bool:
    """Whether a court decided: named, or unsaid in a passive."""
    if by is None:
        return passive(verb)
    return legal(by) and lemma(by) in words("court_words", "court") or by.lower_ in INTERNATIONAL
