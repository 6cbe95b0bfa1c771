"""Figures: how many people, bodies, families, states, trials or years of a sentence a sentence says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from onrecord.read.suggest.amounts import Amount, amounts
from onrecord.read.suggest.attribution import attribute
from onrecord.read.suggest.counted import Counted, counted
from onrecord.read.suggest.fate_beside import beside, tolled
from onrecord.read.suggest.fate_clauses import of_noun
from onrecord.read.suggest.fate_nouns import Fate, named_as, of_court, role_of
from onrecord.read.suggest.fates import fate
from onrecord.read.suggest.modality import combined, modality_of
from onrecord.read.suggest.parts import wholes
from onrecord.read.suggest.prison_terms import years_of_sentence
from onrecord.read.suggest.sentence import Found, Sentence
from onrecord.read.suggest.taken_up import acts_alone, takes_up
from onrecord.read.suggest.traps import counts_nobody
from onrecord.read.suggest.words import term
from onrecord.record.claims.figure import Figure
from onrecord.text import Span

OWN_MEASURE = {
    "families": "families",
    "households": "families",
    "states": "states",
    "trials": "trials",
}
"""Units whose measure is themselves, whatever befell them."""

PERSONAL = ("killed", "injured", "missing", "captive", "arrested", "charged", "convicted", "sentenced",
            "acquitted", "orphaned", "wanted", "released", "casualties", "displaced")  # fmt: skip
"""Measures that nothing but people can have: a number alone may be counted by them."""


NOBODY = ("", "objects", "percent", "incidents", "years")
"""Units that are no people and nothing of theirs that is counted here."""

OF_THESE = re.compile(r"\W*(?:of|among)\s+(?:these|them|those|whom)\b", re.IGNORECASE)
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


def figures(sentence: Sentence) -> Iterator[Found]:
    """The figures of one sentence, wholes and parts."""
    readings = [reading for amount in amounts(sentence) for reading in _read(sentence, amount)]
    tied = wholes([r.amount for r in readings], own_words(readings))
    readings = _inherited(sentence, readings, tied)
    made: dict[int, Found] = {}
    order = sorted(range(len(readings)), key=lambda place: _depth(place, tied))
    for place in order:
        found = _found(sentence, readings[place])
        if found is not None:
            whole = tied[place]
            made[place] = replace(found, part_of=made.get(whole) if whole is not None else None)
    for place in sorted(made):
        yield made[place]


def own_words(readings: list[Reading]) -> list[bool]:
    """For each number whether other words than the number before it has say its measure."""
    cues = [reading.cue.i if reading.cue is not None else None for reading in readings]
    return [
        reading.counted.event
        or reading.own_verb
        and (place == 0 or cues[place] not in cues[:place])
        for place, reading in enumerate(readings)
    ]


def _depth(place: int, tied: list[int | None]) -> int:
    depth, above = 0, tied[place]
    while above is not None and depth < len(tied):
        depth, above = depth + 1, tied[above]
    return depth


def _read(sentence: Sentence, amount: Amount) -> Iterator[Reading]:
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
    if amount.first.lower_ == "one" and (found is None or found.measure not in PERSONAL):
        return
    yield Reading(
        amount,
        what,
        _unit(amount, what, found),
        found.measure if found is not None else "",
        found.cue if found is not None else None,
        found is not None and found.cue.pos_ in ("VERB", "AUX", "ADJ"),
    )


def _unit(amount: Amount, what: Counted, found: Fate | None) -> str:
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
        following = amount.last.doc[amount.last.i + 1] if what.noun is None else what.noun
        return of_noun(following)
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


def _takes_up(reading: Reading) -> bool:
    """Whether a number speaks of what the number before it counts."""
    alone = reading.counted.noun is None
    of_them = reading.counted.people and reading.counted.whole or _of_these(reading)
    return of_them or alone and (_one_more(reading) or takes_up(reading.counted.node))


def _of_these(reading: Reading) -> bool:
    """ "Of these, 211 were children": parts of what the sentence before counts."""
    start = reading.amount.first.sent.start_char
    return OF_THESE.match(reading.amount.words, start) is not None


def _last_before(sentence: Sentence) -> Reading | None:
    """The last number of the sentence before that says what befell those it counts."""
    if len(sentence.previous) == 0:
        return None
    before = sentence.previous[-1]
    readings = [r for amount in amounts(before) for r in _read(before, amount)]
    known = [r for r in readings if r.measure != "" and r.unit not in ("years", "states")]
    return known[-1] if known else None


def _one_more(reading: Reading) -> bool:
    """ "has confirmed 14 deaths and is investigating 21 more"."""
    place = reading.amount.last.i + 1
    doc = reading.amount.last.doc
    return (
        place < len(doc)
        and doc[place].lower_ in ("more", "others", "other")
        and reading.counted.noun is None
    )


def _inherited(
    sentence: Sentence, readings: list[Reading], tied: list[int | None]
) -> list[Reading]:
    """Parts and members of a series take the measure of what they belong to, if they have none."""
    done = list(readings)
    for place, reading in enumerate(done):
        if tied[place] is None and reading.measure == "" and _takes_up(reading):
            above = done[place - 1] if place > 0 else _last_before(sentence)
            if above is not None and above.measure != "":
                unit = reading.unit or above.unit
                done[place] = replace(reading, measure=above.measure, unit=unit)
    for _ in range(2):
        for place, reading in enumerate(done):
            whole = tied[place]
            if whole is not None and reading.unit == "" and reading.counted.noun is None:
                reading = done[place] = replace(
                    reading, unit=done[whole].unit, counted=replace(reading.counted, people=True)
                )
            if whole is not None and reading.measure == "" and acts_alone(reading.counted.node):
                done[place] = replace(
                    reading, measure="bodies" if done[whole].unit == "bodies" else "count"
                )
            elif (
                whole is not None
                and not reading.counted.event
                and (reading.measure == "" or not reading.own_verb)
            ):
                above = done[whole]
                if (
                    above.unit == "bodies"
                    or above.measure != ""
                    and above.unit not in ("years", "states")
                ):
                    measure = "bodies" if above.unit == "bodies" else above.measure
                    done[place] = replace(reading, measure=measure, cue=above.cue)
    return done


def _found(sentence: Sentence, reading: Reading) -> Found | None:
    unit, measure = _unit_and_measure(reading)
    if unit == "":
        return None
    amount = reading.amount
    anchor = sentence.chars(amount.start, amount.end)
    spans: dict[str, Span] = {}
    population = ""
    if reading.counted.words is not None and unit != "years":
        first, last = reading.counted.words
        spans["population"] = sentence.of_tokens(first, last)
        population = " ".join(spans["population"].exact.split())
    if amount.hedge is not None:
        spans["qualifier"] = sentence.chars(*amount.hedge)
    if reading.cue is not None:
        spans["measure"] = sentence.of_tokens(reading.cue, reading.cue)
    if reading.counted.noun is not None:
        spans["unit"] = sentence.of_tokens(reading.counted.noun, reading.counted.noun)
    figure = Figure(
        low=amount.low,
        high=amount.high,
        qualifier=amount.qualifier,
        unit=unit,
        measure=measure,
        population=population,
        basis=_basis(reading, unit),
    )
    attribution = attribute(sentence, anchor)
    modality = _modality(sentence, reading)
    if measure == "displaced" and modality in ("negated", "hypothetical") and _stayed(reading):
        figure, modality = replace(figure, measure="residents"), "asserted"
    return Found(
        rule="figures.counted",
        payload=figure,
        quote=sentence.where,
        anchor=anchor,
        spans=spans,
        attribution=attribution,
        modality=combined(modality, attribution),
    )


def _modality(sentence: Sentence, reading: Reading) -> str:
    if reading.cue is None:
        return "asserted"
    absolute = (
        reading.cue.pos_ == "ADJ" and reading.cue.dep_ == "advcl"
    )  # "with 150 unaccounted for"
    return modality_of(sentence, reading.cue.head if absolute else reading.cue)


def _stayed(reading: Reading) -> bool:
    """ "700,000 people in the region would not flee": they live there."""
    return any(child.dep_ == "neg" for child in reading.cue.children) and any(
        child.dep_ == "prep" and child.lower_ == "in" for child in reading.counted.node.children
    )


def _unit_and_measure(reading: Reading) -> tuple[str, str]:
    unit, measure = reading.unit, reading.measure
    if unit == "states" and _the_two(reading):
        return "", ""
    if unit in OWN_MEASURE:
        return unit, OWN_MEASURE[unit]
    if unit == "objects":
        return "", ""
    if unit == "":
        known = (*PERSONAL, "residents", "bodies", "count")
        if measure in known or _of_these(reading):
            return "persons", measure or "count"
        return "", ""
    if unit == "bodies":
        return unit, "bodies"
    if (
        unit == "persons"
        and reading.counted.noun is None
        and measure == ""
        and not reading.counted.people
    ):
        return "", ""
    if unit == "burials" and reading.counted.noun.lemma_.lower() == "grave":
        return "", ""
    if unit in ("cases", "burials") and measure == "" or _is_vote(reading):
        return "", ""
    return unit, measure or "count"


def _the_two(reading: Reading) -> bool:
    """ "the two countries": the parties of a quarrel, no count of states."""
    first = reading.amount.first
    before = first.nbor(-1).lower_ if first.i > first.sent.start else ""
    return before in ("the", "both", "these", "our") and reading.amount.low == 2


def _is_vote(reading: Reading) -> bool:
    noun = reading.counted.noun
    return noun is not None and noun.lemma_.lower() in ("vote", "signature", "member state")


def _basis(reading: Reading, unit: str) -> str:
    if reading.cue is None and unit != "bodies":
        return ""
    for token in (reading.cue, reading.counted.node.head):
        basis = term("counting_bases", token) if token is not None else None
        if basis is not None:
            return basis
    return ""
