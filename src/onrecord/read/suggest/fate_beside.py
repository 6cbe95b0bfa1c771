"""The word of fate that stands beside a number: "45 killed", "the toll stands at 45"."""

from typing import Any

from onrecord.read.suggest.fate_clauses import LIGHT
from onrecord.read.suggest.fate_nouns import Fate, role_of
from onrecord.read.suggest.fate_pairs import with_next
from onrecord.read.suggest.fate_verbs import SUBJECT_VERBS, acts_on_another, phrase_at
from onrecord.read.suggest.words import term

OBJECT_OPENS = frozenset(
    """at over more some about nearly almost another a an the his her their its dozens hundreds
    thousands scores several many""".split()
)
"""Words with which the object of an active verb opens: "two bombers killed at least 110"."""

PASSED_OVER = frozenset(
    """more others were was as are had been have being is has also people to reportedly
    each all both either ( - –""".split()
)


TOLL_WORDS = frozenset(
    "toll dead deaths casualties fatalities injured wounded missing displaced".split()
)


def beside(last: Any) -> Fate | None:
    """The word of fate right after a number or its noun: "45 killed", "150 still missing"."""
    place = _past(last.doc, last.i + 1, last.sent.end)
    found = _cue_at(last, place)
    if found is None or not _nominal(found.cue):
        return found
    beyond = _cue_at(last, _past(last.doc, found.cue.i + 1, last.sent.end))
    return beyond if beyond is not None else found


def _past(doc: Any, place: int, end: int) -> int:
    """Past auxiliaries, adverbs and an inserted ", including ...,"."""
    start = place
    if place < end and doc[place].text == ",":
        place = _past_insertion(doc, place, end)
    inserted = place - start
    while (
        place < end
        and place - start - inserted <= 6
        and (doc[place].tag_ in ("RB", "RBR") or doc[place].lower_ in PASSED_OVER)
    ):
        place += 1
    return place


def _past_insertion(doc: Any, comma: int, end: int) -> int:
    """After the second of two commas, where an auxiliary follows it; else the first comma."""
    for place in range(comma + 2, min(end - 1, comma + 22)):
        if doc[place].text == "," and doc[place + 1].lower_ in (
            "were",
            "was",
            "had",
            "have",
            "are",
            "died",
        ):
            return place + 1
        if doc[place].text in (";", ":") or doc[place].dep_ == "ROOT":
            return comma
    return comma


def _nominal(cue: Any) -> bool:
    """ "the four accused were sentenced": the first word names them, the second says more."""
    if cue.i + 1 >= cue.sent.end or cue.tag_ == "VBD":
        return False
    return cue.nbor(1).lower_ in ("were", "was", "are", "had", "have", "has")


def _cue_at(last: Any, place: int) -> Fate | None:
    doc, end = last.doc, last.sent.end
    if place >= end:
        return None
    token = doc[place]
    if token.tag_ not in ("VBN", "VBD", "JJ", "NN", "VBG", "NNS", "RB", "VB") or _acts(token):
        return None
    measure = phrase_at(token, list(doc[place + 1 : min(end, place + 4)])) or term(
        "measures", token
    )
    if measure in (None, "states", "families", "count", "participants"):
        return None
    if token.tag_ in ("NN", "NNS") and place != last.i + 1:
        return None
    return Fate(with_next(token, str(measure)), token)


def _acts(verb: Any) -> bool:
    """Whether an active verb does it to somebody else: "45 soldiers killed 12 civilians"."""
    if verb.lemma_.lower() in SUBJECT_VERBS:
        return False
    if acts_on_another(verb):
        return True
    if verb.tag_ not in ("VBD", "VB", "VBG"):
        return False
    if any(c.dep_ == "auxpass" for c in verb.children):
        return False
    following = verb.nbor(1) if verb.i + 1 < verb.sent.end else None
    if following is not None and verb.tag_ == "VBD" and following.lower_ in OBJECT_OPENS:
        return True
    if following is not None and verb.tag_ == "VBD" and following.pos_ == "NUM":
        return True
    return verb.tag_ == "VB" or any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)


def tolled(amount_first: Any) -> Fate | None:
    """A noun of fate to the left of a number alone: "the death toll now stands at 45"."""
    for token in reversed(
        list(amount_first.doc[max(amount_first.sent.start, amount_first.i - 8) : amount_first.i])
    ):
        if token.like_num or token.text in (",", ";", "("):
            return None
        if token.lower_ in TOLL_WORDS:
            return role_of(token)
        if (
            token.pos_ == "VERB"
            and token.lemma_.lower() not in LIGHT | {"put", "estimate"}
            or token.lower_ in ("in", "by", "since")
        ):
            return None
    return None
