"""Label phrases of a sentence: a judging noun with what makes it one label, where it is none."""

from functools import cache
from typing import Any

from onrecord.read.suggest.phrases import lemma, trimmed
from onrecord.read.suggest.sentence import Sentence
from onrecord.text import Span
from onrecord.vocab import load
from onrecord.vocab.loader import normal

QUOTES = "\"'“”‘’«»„"
TITLES = frozenset(
    """convention tribunal museum memorial day act law remembrance watch scholars studies
    monument institute foundation prevention court commission resolution committee centre
    center week campaign bill expert scholar charge suspect survivor victim trial case
    conviction denial recognition""".split()
)
"""What a judging noun only qualifies: the Genocide Convention calls nothing a genocide."""


@cache
def heads() -> dict[str, tuple[str, ...]]:
    """The last word of every label, to the whole labels that end so, longest first."""
    found: dict[str, list[str]] = {}
    for spelling in load("labels").by_spelling:
        found.setdefault(spelling.split()[-1], []).append(spelling)
        found.setdefault(spelling.split()[0], []).append(spelling)
    return {last: tuple(sorted(all_, key=len, reverse=True)) for last, all_ in found.items()}


def label_at(token: Any) -> str | None:
    """The id of the label that the noun phrase of `token` holds, `token` being its head."""
    if (
        token.pos_ not in ("NOUN", "PROPN", "ADJ")
        or token.lower_ not in heads()
        and lemma(token) not in heads()
    ):
        return None
    right = "".join(t.text_with_ws for t in token.doc[token.i : min(token.i + 4, token.sent.end)])
    left = "".join(
        t.text_with_ws for t in token.doc[max(token.sent.start, token.i - 2) : token.i + 1]
    )
    for spelling in (*heads().get(token.lower_, ()), *heads().get(lemma(token), ())):
        if normal(right).startswith(spelling) or normal(left).endswith(spelling):
            return load("labels").by_spelling[spelling]
        if spelling == lemma(token):
            return load("labels").by_spelling[spelling]
    return None


def in_title(token: Any) -> bool:
    """Whether the noun only qualifies another: `Genocide Convention`, `war crimes tribunal`."""
    if token.dep_ in ("compound", "amod", "nmod") and lemma(token.head) in TITLES:
        return True
    following = token.doc[token.i + 1] if token.i + 1 < token.sent.end else None
    return following is not None and (lemma(following) in TITLES or following.lower_ in TITLES)


def label_words(sentence: Sentence, token: Any) -> Span | None:
    """The label in the document's words: what stands quoted, else the noun with its adjectives."""
    quoted = _quoted(sentence, token)
    if quoted is not None:
        return quoted
    left = [
        t
        for c in token.lefts
        if c.dep_ in ("amod", "compound", "nmod", "advmod", "nummod")
        for t in c.subtree
    ]
    left = [t for t in left if t.ent_type_ not in ("GPE", "LOC", "DATE", "NORP", "FAC")]
    right = [t for t in token.doc[token.i + 1 : token.i + 3] if t.lower_ in ("against", "humanity")]
    of = [
        t
        for c in token.rights
        if c.lower_ == "of" and lemma(token) in ("act", "war", "crime", "campaign")
        for t in c.subtree
    ]
    return trimmed(sentence, [*left, token, *right, *of])


def _quoted(sentence: Sentence, token: Any) -> Span | None:
    """What stands between the quote marks around the word, if they hold no more than a label."""
    text, offset = sentence.where.exact, sentence.where.start - sentence.paragraph.start
    start, end = token.idx - offset, token.idx - offset + len(token)
    first = max((text.rfind(mark, 0, start) for mark in QUOTES[:3] + "‘«„"), default=-1)
    last = min((p for p in (text.find(mark, end) for mark in '"”’»“') if p != -1), default=-1)
    if first == -1 or last == -1 or last - first > 80 or text[first + 1 : last].count(" ") > 9:
        return None
    if any(mark in text[first + 1 : start] for mark in "”»") or "’s" in text[last - 1 : last + 2]:
        return None
    inside = text[first + 1 : last].rstrip(".,;")
    return sentence.within(first + 1, first + 1 + len(inside)) if inside else None


def crime_of(label: str) -> str:
    """The term of `crimes` that a label names, or ""."""
    return load("labels")[label].crosswalk.get("crimes", "")
