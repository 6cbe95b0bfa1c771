"""The name that stands beside a role between commas: "his deputy, Anna Holm, was tried"."""

from typing import Any

REACH = 16
"""How many words after the role the name may begin."""

CLOSING = frozenset((",", ".", ";", "(", ")", ":", "–", "—", "who"))
PARTICLES = frozenset(("de", "al", "el", "von", "van", "bin", "ben", "der", "-"))
PLACES = ("DATE", "TIME", "LOC", "LAW", "EVENT", "MONEY", "CARDINAL")


def name_beside(noun: Any) -> Any | None:
    """The last word of the name set after `noun` between commas, or None."""
    doc, end = noun.doc, min(noun.i + REACH, noun.sent.end)
    for place in range(noun.i + 2, end):
        if doc[place - 1].text == "," and doc[place].pos_ == "PROPN":
            last = _last(doc, place)
            return last if _closed(last) and _names(place, last) else None
        if _leaves(noun, doc[place - 1]):
            return None
    return None


def _leaves(noun: Any, token: Any) -> bool:
    """Whether the words have gone past what belongs to the role."""
    if token.text in (";", ":", "(") or (token.text == "," and token.i > noun.i + 6):
        return True
    return token.text != "," and noun.i not in (token.i, *(a.i for a in token.ancestors))


def _last(doc: Any, place: int) -> Any:
    end = doc[place].sent.end
    while place + 1 < end and (doc[place + 1].pos_ == "PROPN" or _particle(doc, place + 1, end)):
        place += 1
    return doc[place]


def _particle(doc: Any, place: int, end: int) -> bool:
    named = place + 1 < end and doc[place + 1].pos_ == "PROPN"
    return named and doc[place].lower_ in PARTICLES


def _closed(last: Any) -> bool:
    after = last.doc[last.i + 1] if last.i + 1 < last.sent.end else None
    return after is None or after.text in CLOSING or after.pos_ in ("AUX", "VERB", "ADP")


def _names(first: int, last: Any) -> bool:
    """Whether the run may be a person's name: two words, or one that is no place."""
    if last.ent_type_ in PLACES:
        return False
    return last.i > first or last.ent_type_ not in ("GPE", "NORP", "ORG", "FAC")
