"""A group counted larger than everybody: more than 100 women and children of 45 people killed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.count.conflict import by, conflict
from onrecord.count.harms import harm, meaning
from onrecord.count.intervals import allowed
from onrecord.count.phrases import figure_words, listed
from onrecord.count.populations import groups_in, population_key
from onrecord.count.shown import SAID, Filed
from onrecord.count.times import may_coincide
from onrecord.record.claims.figure import Figure
from onrecord.record.event_count import Contradiction

MOST_NUMBERS = 200
"""Of the largest groups, and of the smallest wholes, so many wordings are looked at."""


class Ends(NamedTuple):
    """One wording of a number: for a group its low end, for a whole its high end."""

    end: int
    as_of: str


Sides = dict[Ends, list[Filed]]


def outgrown(items: Iterable[Filed]) -> Iterator[Contradiction]:
    """For each thing counted: groups such as women and children that exceed a whole of all people.

    A whole is a number whose words narrow nobody; parts are held against their own whole elsewhere.
    """
    groups: defaultdict[tuple[str, str, str], Sides] = defaultdict(dict)
    wholes: defaultdict[tuple[str, str, str], Sides] = defaultdict(dict)
    for item in items:
        said = item.claim.payload
        if not isinstance(said, Figure) or not _compared(item, said):
            continue
        key = (harm(item.claim) or said.measure, said.unit, said.basis)
        low, high = allowed(said)
        if population_key(said.population) == "":
            if high is not None:
                wholes[key].setdefault(Ends(high, item.claim.as_of), []).append(item)
        elif len(groups_in(said.population) - {"civilians"}) > 0:
            groups[key].setdefault(Ends(low, item.claim.as_of), []).append(item)
    for key in groups:
        yield from _larger(groups[key], wholes.get(key, {}))


def _compared(item: Filed, said: Figure) -> bool:
    counts_people = said.unit not in ("years", "percent") and said.measure != "count"
    return counts_people and said.part_of == "" and item.claim.modality in SAID


def _larger(groups: Sides, wholes: Sides) -> Iterator[Contradiction]:
    largest = sorted(groups, reverse=True)[:MOST_NUMBERS]
    smallest = sorted(wholes)[:MOST_NUMBERS]
    larger = [group for group in largest if any(_exceeds(group, whole) for whole in smallest)]
    exceeded = [whole for whole in smallest if any(_exceeds(group, whole) for group in larger)]
    if len(larger) > 0:
        sides = (
            [item for group in larger for item in groups[group]],
            [item for whole in exceeded for item in wholes[whole]],
        )
        told = [_told(side) for side in sides]
        sentence = f"{told[0]} cannot be among {told[1]}: a group is no larger than all"
        yield conflict("group", sides, sentence)


def _exceeds(group: Ends, whole: Ends) -> bool:
    return group.end > whole.end and may_coincide(group.as_of, whole.as_of)


def _told(side: Iterable[Filed]) -> str:
    """Each wording once, with everybody who says it."""
    by_words: defaultdict[str, list[Filed]] = defaultdict(list)
    for item in side:
        by_words[figure_words(item.claim, meaning(item.claim))].append(item)
    return listed([f"{words} {by(same)}" for words, same in by_words.items()])
