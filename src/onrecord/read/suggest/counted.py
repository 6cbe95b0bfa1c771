"""What a number counts: the noun after it, or the pronoun or nothing that stands for people."""

from dataclasses import dataclass
from typing import Any

from onrecord.read.suggest.amounts import Amount
from onrecord.read.suggest.noun_runs import ADDED, INSIDE, REACH, run_from
from onrecord.read.suggest.units import unit_of
from onrecord.read.suggest.words import term

PRONOUNS = frozenset("them whom those these us you which".split())


QUOTES = ("“", '"', "‘", "'", "``", "«")
UNFORTUNATE = frozenset(
    """dead wounded injured missing detained accused displaced disappeared convicted captured killed
    arrested kidnapped abducted deceased condemned elderly""".split()
)
"""Adjectives that stand for people without a noun: "three of the dead"."""


EVENTS = frozenset(
    """death fatality killing execution beheading assassination lynching murder disappearance
    kidnapping abduction arrest detention conviction acquittal indictment life injury casualty
    expulsion deportation displacement eviction burial drowning shooting""".split()
)
"""Nouns that count one person each without naming one; `cases` and `trials` count themselves."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands after a number.

    node: the token from which the governing words are sought.
    noun: the noun counted, None where the number stands alone.
    unit: a term of `counting_units`, "" where the noun is of no unit we know.
    words: first and last token that say who, or None.
    whole: for "7 of the 12", "51 of them": True; the number is a part of another.
    people: whether people are meant though no noun says so ("of them", "a crowd of 5,000").
    event: whether the noun is an event such as "deaths", which brings its own measure.
    """

    node: Any
    noun: Any
    unit: str
    words: tuple[Any, Any] | None
    whole: bool = False
    people: bool = False
    event: bool = False


def counted(amount: Amount) -> Counted:
    """What `amount` counts, read from the words after it and the parse."""
    after = _after(amount)
    if after is not None and after.lower_ == "of":
        linked = _of(amount, after)
        if linked is not None:
            return linked
    noun = _noun(amount, after)
    if noun is None:
        return Counted(amount.root, None, "", None)
    return _by_noun(amount, noun, first=_first_word(amount, noun), node=noun)


def _after(amount: Amount) -> Any:
    """The token after the number and after words such as "more", "or so", "odd"."""
    place, doc = amount.last.i + 1, amount.last.doc
    if amount.hedge is not None:
        while place < len(doc) and doc[place].idx < amount.hedge[1]:
            place += 1
    if place < amount.last.sent.end and doc[place].text in QUOTES:
        place += 1
    return doc[place] if place < amount.last.sent.end else None


def _of(amount: Amount, of: Any) -> Counted | None:
    """ "hundreds of people", "7 of the 12 detainees", "51 of them women"."""
    place, doc, end = of.i + 1, of.doc, of.sent.end
    definite = False
    while place < end and doc[place].lower_ in (
        "the",
        "these",
        "those",
        "its",
        "their",
        "his",
        "all",
    ):
        if place + 1 < end and doc[place + 1].tag_ == "POS":
            break
        if doc[place].lower_ == "those" and (place + 1 >= end or doc[place + 1].pos_ == "VERB"):
            break
        definite, place = True, place + 1
    if place + 2 < end and doc[place + 1].tag_ == "POS":  # "a dozen of the city's 4,500 Jews"
        definite, place = True, place + 2
    if place >= end:
        return None
    if doc[place].lower_ in PRONOUNS:
        following = doc[place + 1] if place + 1 < end else None
        noun = run_from(following) if following is not None else None
        if noun is not None:
            read = _by_noun(amount, noun, first=following, node=amount.root)
            return Counted(amount.root, noun, read.unit, read.words, whole=True)
        unit = "persons" if doc[place].lower_ != "which" else ""
        return Counted(amount.root, None, unit, None, whole=True, people=unit == "persons")
    if doc[place].like_num:
        definite = True
        while place < end and doc[place].like_num:
            place += 1
        if place >= end or run_from(doc[place]) is None:
            return Counted(amount.root, None, "", None, whole=True)
    if doc[place].lower_ in UNFORTUNATE and (place + 1 >= end or doc[place + 1].pos_ not in INSIDE):
        return Counted(amount.root, doc[place], "persons", (doc[place], doc[place]), definite)
    noun = run_from(doc[place])
    if noun is None:
        return None
    read = _by_noun(amount, noun, first=doc[place], node=amount.root)
    return Counted(amount.root, noun, read.unit, read.words, definite, event=read.event)


def _noun(amount: Amount, after: Any) -> Any:
    head = amount.root.head
    direct = amount.root.dep_ in ("nummod", "quantmod", "compound", "amod", "det", "advmod")
    run = run_from(after) if after is not None else None
    if run is not None:
        return run
    if (
        direct
        and head.i > amount.last.i
        and head.i - amount.last.i <= REACH
        and _unbroken(amount, head)
    ):
        return head if head.pos_ in ("NOUN", "PROPN") else None
    return None


def _unbroken(amount: Amount, head: Any) -> bool:
    between = amount.last.doc[amount.last.i + 1 : head.i]
    return all(t.pos_ not in ("PUNCT", "VERB", "AUX", "ADP", "SCONJ") for t in between)


def _first_word(amount: Amount, noun: Any) -> Any:
    first = _after(amount)
    while first.i < noun.i and (first.lower_ in ADDED or first.pos_ == "ADV"):
        first = first.nbor(1)
    return first if first.i <= noun.i else noun


def _by_noun(amount: Amount, noun: Any, *, first: Any, node: Any) -> Counted:
    while first.i < noun.i and first.lower_ in ADDED:
        first = first.nbor(1)
    if (
        noun.lower_ in ("sets", "set", "pairs")
        and noun.i + 2 < noun.sent.end
        and noun.nbor(1).lower_ == "of"
    ):
        inner = run_from(noun.nbor(2))
        if inner is not None:
            return Counted(node, inner, unit_of(inner, amount), (noun.nbor(2), inner))
    if noun.lemma_.lower() in EVENTS:
        return Counted(node, noun, "persons", _of_whom(noun), event=True)
    if noun.lower_ in ADDED or noun.lemma_.lower() == "other":
        return Counted(node, None, "persons", None)
    unit = unit_of(noun, amount)
    last = _last_word(noun)
    return Counted(node, noun, unit, (first, last) if first.i <= last.i else None)


def _of_whom(event: Any) -> tuple[Any, Any] | None:
    """Who the event befell: "deaths of 12 civilians", "civilian deaths"."""
    left = event.i - 1
    if left >= event.sent.start and event.nbor(-1).lower_ in (
        "civilian",
        "child",
        "infant",
        "maternal",
    ):
        return event.nbor(-1), event.nbor(-1)
    if event.i + 2 < event.sent.end and event.nbor(1).lower_ in ("among", "of"):
        noun = run_from(event.nbor(2))
        if noun is not None and term("counting_units", noun) == "persons":
            return event.nbor(2), noun
    return None


def _last_word(noun: Any) -> Any:
    """The end of a short "of ..." or "from ..." after the noun, else the noun itself."""
    if noun.i + 1 >= noun.sent.end or noun.nbor(1).lower_ not in ("of", "from"):
        return noun
    place, last, doc = noun.i + 2, noun, noun.doc
    while place < noun.sent.end and place - noun.i <= 8:
        token = doc[place]
        if token.pos_ in ("NOUN", "PROPN"):
            last = token
        elif token.pos_ not in ("DET", "ADJ", "PRON") and token.tag_ not in ("HYPH", "POS", "VBN"):
            break
        elif token.lower_ in ("which", "that", "who", "whom", "them"):
            break
        place += 1
    return last
