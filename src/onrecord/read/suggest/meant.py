"""Whom a pronoun or an open quotation means: the speaker named nearest before."""

from typing import Any

from onrecord.read.suggest.saying import APPEARING, COUNTING, SAYING, is_group
from onrecord.read.suggest.sentence import Attribution, Sentence
from onrecord.read.suggest.speakers import OWN, PRONOUNS, Link, named
from onrecord.text import Span

OPENING = "“«„"


CLOSING = "”»"


def meant(sentence: Sentence, pronoun: Any) -> Link | None:
    """The nearest speaker named before the pronoun; the pronoun's own words where none is."""
    person = pronoun.lower_ in ("he", "she", "him", "her")
    for token in reversed(list(sentence.tokens)):
        if token.i < pronoun.i and token.dep_ == "nsubj" and token.pos_ in ("NOUN", "PROPN"):
            saying = token.head.lemma_.lower() in SAYING
            if (
                saying
                and not (person and is_group(token))
                or person
                and token.ent_type_ == "PERSON"
            ):
                return named(sentence, token)
    for earlier in reversed(sentence.previous[-4:]):
        for token in reversed(list(earlier.tokens)):
            if token.dep_ == "nsubj" and token.head.lemma_.lower() in SAYING | COUNTING | APPEARING:
                if token.lower_ in PRONOUNS | OWN or person and is_group(token):
                    continue
                return named(earlier, token)
        for token in earlier.tokens:
            if token.dep_ in ("nsubj", "pobj") and token.ent_type_ == (
                "PERSON" if person else "ORG"
            ):
                return named(earlier, token)
    return named(sentence, pronoun)


def quoted_earlier(sentence: Sentence, near: Span) -> Attribution | None:
    """The speaker of a quotation that opened in an earlier sentence and is still open."""
    depth = _open_at(sentence, near.start)
    if not depth:
        return None
    for earlier in reversed(sentence.previous[-6:]):
        for token in earlier.tokens:
            if (
                token.dep_ == "nsubj"
                and token.head.lemma_.lower() in SAYING
                and token.lower_ not in OWN
            ):
                speaker = (
                    meant(earlier, token) if token.lower_ in PRONOUNS else named(earlier, token)
                )
                return Attribution((speaker,)) if speaker is not None else None
    return None


def _open_at(sentence: Sentence, place: int) -> bool:
    """Whether a quotation is open at `place`, counted from the paragraph's start."""
    before = sentence.text[sentence.paragraph.start : place]
    curly = sum(before.count(m) for m in OPENING) - sum(before.count(m) for m in CLOSING)
    return curly > 0 or before.count('"') % 2 == 1
