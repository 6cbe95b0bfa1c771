"""Numbers that have their measure from another number: parts, series, "of them", "21 more"."""

import re
from dataclasses import replace

from onrecord.read.suggest.amounts import amounts
from onrecord.read.suggest.fate_nouns import Fate
from onrecord.read.suggest.readings import Reading, read_amount
from onrecord.read.suggest.sentence import Sentence
from onrecord.read.suggest.taken_up import acts_alone, takes_up
from onrecord.read.suggest.words import term

OF_THESE = re.compile(r"\W*(?:of|among)\s+(?:these|them|those|whom)\b", re.IGNORECASE)


def own_words(readings: list[Reading]) -> list[bool]:
    """For each number whether other words than the number before it has say its measure."""
    cues = [reading.cue.i if reading.cue is not None else None for reading in readings]
    return [
        reading.counted.event
        or reading.own_verb
        and (place == 0 or cues[place] not in cues[:place])
        for place, reading in enumerate(readings)
    ]


def inherited(sentence: Sentence, readings: list[Reading], tied: list[int | None]) -> list[Reading]:
    """Parts and members of a series take the measure of what they belong to, if they have none."""
    done = list(readings)
    for place, reading in enumerate(done):
        told = _of_those(reading)
        if told is not None and (reading.measure == "" or not reading.own_verb):
            done[place] = replace(reading, measure=told.measure, cue=told.cue, unit="persons")
            continue
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
                measure = "bodies" if done[whole].unit == "bodies" else "count"
                done[place] = replace(reading, measure=measure, own_verb=True)
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


def _takes_up(reading: Reading) -> bool:
    """Whether a number speaks of what the number before it counts."""
    alone = reading.counted.noun is None
    of_them = reading.counted.people and reading.counted.whole or of_these(reading)
    return of_them or alone and (_one_more(reading) or takes_up(reading.counted.node))


def of_these(reading: Reading) -> bool:
    """ "Of these, 211 were children": parts of what the sentence before counts."""
    start = reading.amount.first.sent.start_char
    return OF_THESE.match(reading.amount.words, start) is not None


def _of_those(reading: Reading) -> Fate | None:
    """ "Of those killed, 74 were women"."""
    opening = reading.amount.first.sent[:3]
    if len(opening) < 3 or opening[0].lower_ not in ("of", "among"):
        return None
    measure = term("measures", opening[2]) if opening[1].lower_ in ("those", "the") else None
    if measure is None or opening[2].i >= reading.amount.first.i or opening[2].pos_ == "NOUN":
        return None
    return Fate(measure, opening[2])


def _last_before(sentence: Sentence) -> Reading | None:
    """The last number of the sentence before that says what befell those it counts."""
    if len(sentence.previous) == 0:
        return None
    before = sentence.previous[-1]
    readings = [r for amount in amounts(before) for r in read_amount(before, amount)]
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
