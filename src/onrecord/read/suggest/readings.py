"""One number of a sentence as far as it is understood: what it counts, what befell them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from onrecord.read.suggest.amounts import Amount
from onrecord.read.suggest.counted import Counted, counted
from onrecord.read.suggest.fate_beside import beside, tolled
from onrecord.read.suggest.fate_clauses import of_noun
from onrecord.read.suggest.fate_nouns import Fate, named_as, of_court, role_of
from onrecord.read.suggest.fates import fate
from onrecord.read.suggest.prison_terms import years_of_sentence
from onrecord.read.suggest.sentence import Sentence
from onrecord.read.suggest.traps import counts_nobody

PERSONAL = frozenset(
    """killed injured missing captive arrested charged convicted sentenced acquitted orphaned wanted
    released casualties displaced""".split()
)
"""Measures that nothing but people can have: a number alone may be counted by them."""


NOBODY = ("", "objects", "percent", "incidents", "years")
"""Units that are no people and nothing of theirs that is counted here."""


CROWDS = frozenset(
    """crowd team band mob staff delegation force garrison congregation audience gang family crew
    contingent procession patrol squad""".split()
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One number as far as it is understood; `measure` is "" where nothing says it."""

    amount: Amount
    counted: Counted
    unit: str
    measure: str
    cue: Any
    own_verb: bool


def read_amount(sentence: Sentence, amount: Amount) -> Iterator[Reading]:
    term_of_prison = years_of_sentence(amount)
    if term_of_prison is not None:
        empty = Counted(amount.root, None, "years", None)
        yield Reading(amount, empty, "years", "sentenced", term_of_prison.cue, True)
        return
    if counts_nobody(amount, sentence.tokens.start_char):
        return
    what = counted(amount)
    if _is_pronoun(amount, what):
        return
    if what.noun is not None and what.unit in NOBODY and not what.event:
        if not _after_which(amount):
            return
        what = Counted(amount.root, None, "", None, whole=True)
    if _in_crowd(amount, what):
        what = replace(what, unit="persons", people=True)
    found = _fate(amount, what)
    if amount.first.lower_ == "one" and not _fateful(found):
        return
    yield Reading(
        amount,
        what,
        _unit(what, found),
        found.measure if found is not None else "",
        found.cue if found is not None else None,
        found is not None and found.cue.pos_ in ("VERB", "AUX", "ADJ"),
    )


def _fateful(found: Fate | None) -> bool:
    return found is not None and found.measure in PERSONAL | {"bodies"}


def _unit(what: Counted, found: Fate | None) -> str:
    if what.unit == "persons?":
        return "persons" if found is not None and found.measure in PERSONAL else "objects"
    return what.unit


def _in_crowd(amount: Amount, what: Counted) -> bool:
    """ "a crowd of 5,000", "a family of five"."""
    if what.noun is not None or amount.root.dep_ != "pobj" or amount.root.head.lower_ != "of":
        return False
    return amount.root.head.head.lemma_.lower() in CROWDS


def _is_pronoun(amount: Amount, what: Counted) -> bool:
    """ "one of the", "one such"; "one person was killed" counts."""
    if amount.first.lower_ != "one" or amount.first.i != amount.last.i:
        return False
    return (
        what.whole
        or amount.first.i > 0
        and amount.first.nbor(-1).lower_ in ("no", "any", "every", "this", "that", "the")
    )


def _after_which(amount: Amount) -> bool:
    """ "of whom 13", "of which 419": a part, whatever the parse takes for its noun."""
    place = amount.first.i
    if place - 2 < amount.first.sent.start:
        return False
    before = amount.first.nbor(-1).lower_
    return before in ("whom", "which") and amount.first.nbor(-2).lower_ == "of"


def _fate(amount: Amount, what: Counted) -> Fate | None:
    if what.event:
        return role_of(what.noun)
    if what.unit == "cases" and of_court(what.noun):
        return Fate("trials", what.noun)
    if what.unit == "names":
        return named_as(what.noun)
    if _after_of_the(amount):
        if what.noun is None and amount.last.i + 1 == len(amount.last.doc):
            return None
        return of_noun(amount.last.nbor() if what.noun is None else what.noun)
    last = what.words[1] if what.words is not None else amount.last
    if what.noun is not None and what.noun.i > last.i:
        last = what.noun
    right = beside(last) or (beside(what.noun) if what.noun is not None else None)
    if what.noun is None and not what.people:
        return right or fate(what.node, None) or tolled(amount.first)
    if what.whole and what.noun is not None:
        # "300 of the 2,000 people who lived there": the clause is of the whole
        return right or fate(what.node, None) or role_of(what.noun)
    return (
        right
        or fate(what.node, what.noun)
        or (role_of(what.noun) if what.noun is not None else None)
    )


def _after_of_the(amount: Amount) -> bool:
    """Whether the number is the whole in "7 of the 12": the verb speaks of the seven."""
    place = amount.first.i - 1
    while place > amount.first.sent.start and amount.first.doc[place].lower_ in (
        "the",
        "these",
        "those",
        "its",
        "his",
        "their",
        "all",
    ):
        place -= 1
    return (
        place > amount.first.sent.start
        and amount.first.doc[place].lower_ == "of"
        and (
            amount.first.doc[place - 1].like_num
            and amount.first.doc[place - 1].lower_ != "one"
            or amount.first.doc[place - 1].lower_ in ("some", "most", "many", "several")
        )
    )
