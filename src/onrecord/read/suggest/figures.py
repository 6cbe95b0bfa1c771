"""Figures: how many people, bodies, families, states, trials or years a sentence says."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onrecord.read.suggest.amounts import amounts
from onrecord.read.suggest.attribution import attribute
from onrecord.read.suggest.inheriting import inherited, of_these, own_words
from onrecord.read.suggest.modality import combined, modality_of
from onrecord.read.suggest.parts import wholes
from onrecord.read.suggest.readings import PERSONAL, Reading, read_amount
from onrecord.read.suggest.sentence import Found, Sentence
from onrecord.read.suggest.words import term
from onrecord.record.claims.figure import Figure
from onrecord.text import Span

WHERE = frozenset("in from to across throughout into within between around near over".split())
OWN_MEASURE = {
    "families": "families",
    "households": "families",
    "states": "states",
    "trials": "trials",
}
"""Units whose measure is themselves, whatever befell them."""


def figures(sentence: Sentence) -> Iterator[Found]:
    """The figures of one sentence, wholes and parts."""
    readings = [
        reading for amount in amounts(sentence) for reading in read_amount(sentence, amount)
    ]
    tied = wholes([r.amount for r in readings], own_words(readings))
    readings = inherited(sentence, readings, tied)
    made: dict[int, Found] = {}
    order = sorted(range(len(readings)), key=lambda place: _depth(place, tied))
    for place in order:
        found = _found(sentence, readings[place])
        if found is not None:
            whole = tied[place]
            made[place] = replace(found, part_of=made.get(whole) if whole is not None else None)
    for place in sorted(made):
        yield made[place]


def _depth(place: int, tied: list[int | None]) -> int:
    depth, above = 0, tied[place]
    while above is not None and depth < len(tied):
        depth, above = depth + 1, tied[above]
    return depth


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
    if unit == "states" and (_the_two(reading) or _whereabouts(reading.counted.noun)):
        return "", ""
    if unit in OWN_MEASURE:
        return unit, OWN_MEASURE[unit]
    if unit == "objects":
        return "", ""
    if unit == "":
        known = (*PERSONAL, "residents", "bodies", "count")
        if measure in known or of_these(reading):
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
    noun = reading.counted.noun
    if unit == "burials" and noun is not None and noun.lemma_.lower() == "grave":
        return "", ""
    if unit in ("cases", "burials") and measure == "" or _is_vote(reading):
        return "", ""
    return unit, measure or "count"


def _the_two(reading: Reading) -> bool:
    """ "the two countries": the parties of a quarrel, no count of states."""
    first = reading.amount.first
    before = first.nbor(-1).lower_ if first.i > first.sent.start else ""
    return before in ("the", "both", "these", "our") and reading.amount.low == 2


def _whereabouts(noun: Any) -> bool:
    """ "in 12 countries", "officials from 40 states": a place, no state that acted."""
    return bool(noun is not None and noun.dep_ == "pobj" and noun.head.lower_ in WHERE)


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
