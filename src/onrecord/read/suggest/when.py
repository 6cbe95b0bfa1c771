"""Which date of a sentence belongs to which step or act."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from onrecord.dates import Date, DateMention, find_dates, parse_date
from onrecord.read.suggest.phrases import lemma, words
from onrecord.read.suggest.sentence import Sentence
from onrecord.text import Span

RESPECTIVELY = re.compile(
    r"\b((?:1[5-9]|20)\d\d)((?:, (?:1[5-9]|20)\d\d)*),? and ((?:1[5-9]|20)\d\d),? respectively\b"
)
Dated = tuple[str, Span]
"""An EDTF expression and the words it was read from."""


def dates(sentence: Sentence) -> tuple[tuple[Date, Span], ...]:
    """The dates of the sentence with their places."""
    return tuple((m.date, sentence.within(m.start, m.end)) for m in mentions(sentence.where.exact))


@lru_cache(maxsize=64)
def mentions(text: str) -> tuple[DateMention, ...]:
    """The dates of a sentence, found once for all rules."""
    return find_dates(text)


def date_of(sentence: Sentence, verb: Any, verbs: Sequence[Any]) -> Dated | None:
    """The date of what `verb` tells.

    verbs: every verb of the sentence that could own a date, `verb` among them.
    """
    owned = [
        (date.edtf, where)
        for date, where in dates(sentence)
        if (owner := _owner(sentence, where, verbs)) is not None and owner.i == verb.i
    ]
    if owned:
        return owned[0]
    if verb.dep_ == "advcl" and any(c.lower_ == "when" for c in verb.children):
        return date_of(sentence, verb.head, [*verbs, verb.head])  # emerged in May, when ...
    fronted = _fronted(sentence, verbs)
    return fronted if fronted is not None and _joined(verb) else None


def respective(
    sentence: Sentence, verb: Any, verbs: Sequence[Any], count: int
) -> tuple[Dated, ...]:
    """`A and B, convicted in 2023 and 2024 respectively`: one year for each of `count` people."""
    found = RESPECTIVELY.search(sentence.where.exact)
    if found is None or not _governs(sentence, verb, found.start(1), verbs):
        return ()
    years = [
        (m[0], sentence.within(found.start() + m.start(), found.start() + m.end()))
        for m in re.finditer(r"\d{4}", found[0])
    ]
    return tuple((parse_date(y).edtf, where) for y, where in years) if len(years) == count else ()


def _governs(sentence: Sentence, verb: Any, place: int, verbs: Sequence[Any]) -> bool:
    """Whether `verb` is the first of `verbs` above the word at `place`."""
    offset = sentence.where.start - sentence.paragraph.start
    node = next(t for t in sentence.tokens if t.idx - offset <= place < t.idx - offset + len(t))
    while node not in verbs and node.head != node:
        node = node.head
    return bool(node == verb)


def _token_at(sentence: Sentence, where: Span) -> Any | None:
    """The last word of a date: the year or the day, which the parse hangs most surely."""
    offset = where.start - sentence.paragraph.start
    inside = [t for t in sentence.tokens if offset <= t.idx < offset + len(where.exact)]
    return next((t for t in inside if t.pos_ in ("NUM", "PROPN", "NOUN")), None)


def _owner(sentence: Sentence, where: Span, verbs: Sequence[Any]) -> Any | None:
    """The verb whose date this is: the first on the way up, unless an event takes it before."""
    node = _token_at(sentence, where)
    if node is None:
        return None
    known = {v.i: v for v in verbs}
    exact_day = bool(
        re.match(r"\d{4}-\d\d-\d\d", next(d.edtf for d, s in dates(sentence) if s == where))
    )
    while True:
        if node.i in known:
            return known[node.i]
        if node.pos_ == "VERB" and node.dep_ in ("pcomp", "acl", "relcl", "advcl", "conj"):
            if not (exact_day and (node.dep_ in ("pcomp", "conj") or lemma(node) in SUSPECTING)):
                return None
        if _happens(node) and not exact_day:
            return None
        if node.head == node:
            before = [v for v in verbs if v.idx < where.start - sentence.paragraph.start]
            return before[-1] if before and exact_day else None
        node = node.head


SUSPECTING = ("suspect", "accuse", "charge", "want")

EVENTS = frozenset(
    """massacre killing war attack conflict execution uprising coup genocide violence invasion
    expulsion deportation bombing shelling siege pogrom riot assault battle raid murder
    election assassination crackdown dictatorship disappearance kidnapping atrocity
    occupation""".split()
)


def _happens(node: Any) -> bool:
    """Whether a noun is an event that would own a date itself: `the killings in 1995`."""
    if node.pos_ not in ("NOUN", "PROPN") or lemma(node) not in EVENTS:
        return False
    bare = lemma(node) in words("crimes") and not any(
        c.dep_ in ("det", "compound", "poss")
        or (c.dep_ == "prep" and c.lower_ == "in" and _place(c))
        for c in node.children
    )
    return not bare


def _place(prep: Any) -> bool:
    return any(c.ent_type_ in ("GPE", "LOC") for c in prep.children)


def _fronted(sentence: Sentence, verbs: Sequence[Any]) -> Dated | None:
    """A date that opens the sentence holds for its main verb and the verbs joined to it."""
    for date, where in dates(sentence):
        ahead = where.start - sentence.where.start
        if ahead <= 12 and all(v.idx > where.end - sentence.paragraph.start for v in verbs):
            return date.edtf, where
    return None


def _joined(verb: Any) -> bool:
    """Whether `verb` is the main verb or set beside it."""
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    return bool(verb.head == verb) or verb.dep_ == "ccomp"
