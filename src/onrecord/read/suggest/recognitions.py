"""Recognitions: acts of public bodies that use a noun for an event."""

import re
from collections.abc import Iterator
from typing import Any

from onrecord.read.suggest.attribution import attribute
from onrecord.read.suggest.bodies import Body, bodies
from onrecord.read.suggest.labels import in_title, label_at
from onrecord.read.suggest.modality import combined, modality_of, plain
from onrecord.read.suggest.phrases import lemma, objects, passive, subject, words
from onrecord.read.suggest.sentence import Found, Sentence
from onrecord.read.suggest.when import Dated, date_of, dates
from onrecord.record.claims.recognition import Recognition
from onrecord.text import Span

STRICT = frozenset(
    """condemn describe characterise characterize call classify label qualify deem term honour
    honor commemorate mark affirm designate declare""".split()
)
"""Verbs that recognise only where a parliament, a governor or a text of theirs is the subject."""

FOR_EVENTS = ("recognise", "recognize", "acknowledge", "proclaim")


def recognitions(sentence: Sentence) -> Iterator[Found]:
    """One suggestion for each body, named or counted."""
    for token in sentence.tokens:
        word = lemma(token)
        if token.pos_ not in ("VERB", "NOUN", "ADJ") or word not in _verbs():
            continue
        noun = event_noun(sentence, token)
        if noun is None or not plain(modality_of(sentence, token)):
            continue
        for one in _bodies(sentence, token, word):
            yield _found(sentence, token, word, one, noun)


def _verbs() -> frozenset[str]:
    return words(
        "recognition_words",
        "recognising_verb",
        "adopting_verb",
        "withdrawing_verb",
        "rejecting_verb",
    )


def _bodies(sentence: Sentence, verb: Any, word: str) -> list[Body]:
    """The bodies that act by `verb`; none where it only tells what a text of theirs says."""
    if verb.pos_ != "VERB" or (verb.dep_ == "acl" and verb.tag_ == "VBG"):
        return []
    text = _text(verb)
    if (
        word not in words("recognition_words", "recognising_verb")
        and text is None
        and word != "vote"
    ):
        return []
    if verb.dep_ in ("xcomp", "ccomp") and lemma(verb.head) in ("vote", "declare"):
        return []
    found = [b for who in _actors(verb) for b in bodies(sentence, who)]
    if word in STRICT:
        found = [
            b
            for b in found
            if b.sort in ("house", "parliament", "members")
            or b.count is not None
            or (b.sort == "executive" and word in ("declare", "designate"))
        ]
    if word in ("recognise", "recognize", "acknowledge"):
        found = [
            b for b in found if b.sort != "executive" or text is not None or word != "acknowledge"
        ]
    return found


def _actors(verb: Any) -> list[Any]:
    """Who acts: the subject, or whoever stands behind `by`."""
    if not passive(verb):
        own = [c for c in verb.children if c.dep_ == "nsubj"]
        found = subject(verb)
        return own if len(own) > 1 else [found] if found is not None else []
    behind = [t for t in verb.subtree if t.lower_ == "by" and t.i > verb.i]
    return [c for t in behind for c in t.children if c.dep_ == "pobj"]


def _text(verb: Any) -> Any | None:
    """The resolution, law or declaration that the verb is about."""
    texts = words("recognition_words", "text", "law_text")
    near = [*objects(verb), *([s] if passive(verb) and (s := subject(verb)) is not None else [])]
    near += [c for p in verb.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj"]
    return next((n for n in near if lemma(n) in texts), None)


def event_noun(sentence: Sentence, verb: Any) -> Span | None:
    """The noun used for the event: behind `as`, else the one of the object."""
    inside = [t for t in verb.subtree if t.i > verb.i] if not passive(verb) else list(verb.subtree)
    found = [t for t in inside if t.pos_ in ("NOUN", "PROPN") and _event(t) and not _title_only(t)]
    behind_as = [t for t in found if any(a.lower_ == "as" for a in t.ancestors if a.i > verb.i)]
    labels = [t for t in found if label_at(t) is not None]
    behind_as = [t for t in behind_as if t in labels]
    best = next(iter(behind_as or labels or found), None)
    return _noun_words(sentence, best) if best is not None else None


def _title_only(token: Any) -> bool:
    return in_title(token) and token.doc[min(token.i + 1, len(token.doc) - 1)].lower_ not in (
        "recognition",
        "remembrance",
        "memorial",
        "day",
        "commemoration",
        "resolution",
        "bill",
    )


def _event(token: Any) -> bool:
    return label_at(token) not in (None, "fighter", "cruelty", "martyr") or lemma(token) in words(
        "recognition_words", "event_noun"
    )


def _noun_words(sentence: Sentence, token: Any) -> Span:
    """`crimes against humanity` and `ethnic cleansing` whole, every other noun alone."""
    first = last = token
    if lemma(token) == "cleansing" and token.i > 0 and token.doc[token.i - 1].lower_ == "ethnic":
        first = token.doc[token.i - 1]
    following = token.doc[token.i + 1 : token.i + 3]
    if [t.lower_ for t in following] == ["against", "humanity"]:
        last = following[-1]
    if lemma(token) == "crime" and token.i > 0 and token.doc[token.i - 1].lower_ == "war":
        first = token.doc[token.i - 1]
    return sentence.of_tokens(first, last)


def act_of(verb: Any, word: str, one: Body) -> str:
    """The term of `recognition_acts`: by the verb, the text, then the sort of body."""
    text = _text(verb)
    kind = lemma(text) if text is not None else ""
    if word in words("recognition_words", "withdrawing_verb", "rejecting_verb"):
        return "rejection"
    if word == "proclaim" or kind == "proclamation":
        return "proclamation"
    if kind in ("law", "bill", "act", "legislation", "statute") and word in (
        "adopt",
        "pass",
        "approve",
        "enact",
        "sign",
    ):
        return "law"
    if one.sort == "members" or word == "sign" and kind in ("declaration", "motion"):
        return "motion"
    if "committee" in (one.organ or one.body).exact.casefold():
        return "committee_resolution"
    if kind in ("statement", "communique", "declaration") and word in ("issue", "release", "adopt"):
        return "statement"
    return _by_sort(word, kind, one)


def _by_sort(word: str, kind: str, one: Body) -> str:
    resolved = kind in ("resolution", "motion", "measure", "text", "document") or word == "vote"
    if one.sort == "court":
        return "judgment"
    if one.sort == "organisation" and (resolved or word in ("recognise", "recognize")):
        return "organisation_resolution" if resolved else "unspecified"
    if one.sort == "house":
        return "chamber_resolution"
    if one.sort == "executive":
        return "statement" if "governor" not in one.body.exact.casefold() else "proclamation"
    if resolved:
        return "plenary_resolution"
    return "unspecified"


def _found(sentence: Sentence, verb: Any, word: str, one: Body, noun: Span) -> Found:
    dated = _date(sentence, verb)
    attribution = attribute(sentence, sentence.of_tokens(verb, verb))
    withdrawn = word in words("recognition_words", "withdrawing_verb")
    spans = {"body": one.body, "noun": noun}
    spans |= {"organ": one.organ} if one.organ is not None else {}
    spans |= {"count": one.count[1]} if one.count is not None else {}
    spans |= {"rescinded" if withdrawn else "date": dated[1]} if dated is not None else {}
    return Found(
        rule="recognitions.act",
        payload=_payload(verb, word, one, noun, dated, withdrawn=withdrawn),
        quote=sentence.where,
        anchor=sentence.of_tokens(verb, verb),
        spans=spans,
        attribution=attribution,
        modality=combined("asserted", attribution),
    )


LAST = re.compile(r"\b(?:on|in)(?: the)? $", re.IGNORECASE)


def _date(sentence: Sentence, verb: Any) -> Dated | None:
    """The date of the act: a day or month that closes the sentence, else what hangs on the verb."""
    acting = [
        t for t in sentence.tokens if t.pos_ == "VERB" and lemma(t) in _verbs() and t.dep_ != "acl"
    ]
    found = date_of(sentence, verb, acting)
    if found is not None or len(dates(sentence)) == 0:
        return found
    date, where = dates(sentence)[-1]
    ahead = sentence.text[sentence.where.start : where.start]
    behind = sentence.text[where.end : sentence.where.end].strip(' .,”"')
    closes = behind == "" and LAST.search(ahead) is not None and len(date.edtf) >= 7
    return (date.edtf, where) if closes else None


def _payload(
    verb: Any, word: str, one: Body, noun: Span, dated: Dated | None, *, withdrawn: bool
) -> Recognition:
    day = dated[0] if dated is not None else ""
    return Recognition(
        body=one.body.exact,
        organ=one.organ.exact if one.organ is not None else "",
        act=act_of(verb, word, one),
        noun=noun.exact,
        date="" if withdrawn else day,
        rescinded=day if withdrawn else "",
        count=one.count[0] if one.count is not None else None,
    )
