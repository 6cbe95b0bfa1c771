"""What befell those named after a preposition: "the deaths of", "home to", "put at"."""

from typing import Any

from onrecord.read.suggest.fate_clauses import object_fate, own_fate, role_above
from onrecord.read.suggest.fate_nouns import Fate, compound, noun_phrase, number_of_people
from onrecord.read.suggest.fate_verbs import befell
from onrecord.read.suggest.words import term

PLACES = frozenset(
    """town village city hamlet settlement district region province country community quarter
    municipality neighbourhood neighborhood suburb island camp valley state commune
    enclave""".split()
)


COLLECTIVE = frozenset(
    """group crowd team band mob staff delegation force army garrison contingent family
    convoy total column gang party squad number list majority half third quarter rest
    remainder handful series class audience congregation maximum minimum average estimate
    figure combination people pair procession wave batch influx population couple unit
    panel sample""".split()
)


HEDGING = ("between", "around", "about", "over", "under", "above", "below")


TOLLS = (
    "count",
    "orphaned",
    "wanted",
    "charged",
    "killed",
    "injured",
    "casualties",
    "missing",
    "displaced",
    "captive",
    "residents",
    "arrested",
    "bodies",
)
"""What "put at 45", "rose to 45" may be said of."""


def prepositional(token: Any, prep: Any) -> tuple[Fate | None, Any]:
    above, word = prep.head, prep.lower_
    if prep.dep_ == "pobj" or above.i == prep.i:
        return None, None
    if word == "by":
        return None, None
    if above.pos_ == "ADP":  # "up to", "of around"
        return prepositional(token, above) if above.head.i != above.i else (None, None)
    if above.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "ADV"):
        return _of_noun(token, word, above)
    if above.pos_ in ("VERB", "AUX") and (word == "from" or _hedges(prep)):
        return object_fate(token, above)
    if above.pos_ in ("VERB", "AUX"):
        if word == "to" and _after_home(token):
            return Fate("residents", prep.nbor(-1)), None
        if word in ("of", "among") and prep.i < above.i:
            return None, None  # "Of the 600, 50 survived"
        return _of_verb(word, above), None
    return None, None


def _hedges(prep: Any) -> bool:
    """Whether a preposition belongs to the number: "killed over 40", "executed up to 1,700"."""
    following = prep.nbor(1)
    if prep.lower_ == "to":
        return bool(prep.i > prep.sent.start and prep.nbor(-1).lower_ == "up")
    return prep.lower_ in HEDGING and (following.like_num or following.pos_ == "NUM")


def _of_noun(token: Any, word: str, noun: Any) -> tuple[Fate | None, Any]:
    if word in ("including", "like", "excluding"):
        own = own_fate(noun) or role_above(noun)
        return own, noun
    if word == "of" and noun.lemma_.lower() in PLACES and _is_number(token):
        return Fate("residents", noun), None
    if word == "to" and (noun.lemma_.lower() == "home" or _after_home(token)):
        return Fate("residents", noun), None
    if (
        word in ("of", "for", "against", "at", "to", "among", "between", "with")
        and noun.pos_ != "NUM"
    ):
        role = role_above(noun) or compound(noun)
        if role is not None and (
            word in ("of", "for", "against") or term("measures", noun) == "killed"
        ):
            return role, None
    if word in ("of", "between", "with") and (
        noun.lemma_.lower() in COLLECTIVE or noun.pos_ == "NUM"
    ):
        return None, noun
    return None, None


def _is_number(token: Any) -> bool:
    return token.like_num or any(c.dep_ == "nummod" for c in token.children)


def _after_home(token: Any) -> bool:
    """ "home to some 6,300 people"."""
    before = token.doc[max(token.sent.start, token.i - 9) : token.i]
    return any(
        a.lower_ == "home" and b.lower_ == "to"
        for a, b in zip(list(before), list(before)[1:], strict=False)
    )


def _of_verb(word: str, verb: Any) -> Fate | None:
    if word == "against" and term("measures", verb) in ("charged", "convicted"):
        return Fate(str(term("measures", verb)), verb)
    if word == "for" and term("measures", verb) == "released":
        return Fate("released", verb)
    if word in ("for", "against", "of", "at", "to", "between"):
        for child in verb.children:
            if child.dep_ in ("dobj", "nsubj", "nsubjpass", "attr"):
                found = noun_phrase(child) or number_of_people(child)
                if found is not None and (word not in ("at", "to") or found.measure in TOLLS):
                    return found
    if word in ("including", "among", "with"):
        return befell(verb) if word != "with" else None
    if word == "of" and verb.lemma_.lower() in ("rid", "cleanse", "empty"):
        return Fate("displaced", verb)
    return None
