"""Figures that cannot both hold as worded, compared by distinct wording, not claim by claim."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from onrecord.count.conflict import CANNOT, MAY_DIFFER, NOT_COMPARED, by, conflict
from onrecord.count.harms import harm, meaning
from onrecord.count.intervals import Interval, allowed, apart
from onrecord.count.names import fold_name
from onrecord.count.phrases import figure_words, listed, name_some
from onrecord.count.populations import Relation, population_key, relation
from onrecord.count.shown import SAID, Filed
from onrecord.count.times import may_coincide
from onrecord.record.claim import Claim
from onrecord.record.claims.figure import Figure
from onrecord.record.claims.population import Population
from onrecord.record.event_count import Contradiction

MOST_WORDINGS = 5
"""With more distinct wordings of one thing they are listed together: 6 would make 15 pairs."""

MOST_POPULATIONS = 24
"""With more distinct populations of one thing none is compared with another; this is said."""

MOST_TIMES = 200
"""With more distinct stated times each is compared only with itself and with no stated time."""

TOGETHER = f"more than {MOST_WORDINGS} different wordings are listed together, not pair by pair"

OF_PEOPLE = frozenset("persons bodies names burials families households defendants members".split())
"""Units of which one says that they may count different people; of states one does not."""

Counted = tuple[str, str, str, str]
"""measure (or the harm named), unit, basis, place: only figures equal in all four are compared."""


class Wording(NamedTuple):
    """Claims that say the same number of the same people at the same time.

    scope: the numbers of the whole it is a part of, or (); parts of unlike wholes differ freely.
    """

    interval: Interval
    population: str
    as_of: str
    includes: tuple[str, ...]
    excludes: tuple[str, ...]
    scope: tuple[int | None, ...]
    items: list[Filed]

    @property
    def words(self) -> str:
        return f"{_words(self.items[0].claim)} {by(self.items)}"


def quantity_conflicts(
    items: Iterable[Filed], by_id: Mapping[str, Claim]
) -> Iterator[Contradiction]:
    """Figures of one thing, one time and one population that leave no number possible for both.

    by_id: where the whole of a part is looked up.
    """
    for populations in _by_population(_wordings(items, by_id)).values():
        for wordings in populations.values():
            yield from _within(wordings)
            yield from _counted_in_and_out(wordings)
        yield from _across(populations)


def _wordings(
    items: Iterable[Filed], by_id: Mapping[str, Claim]
) -> Iterator[tuple[Counted, Wording]]:
    known: dict[tuple[object, ...], tuple[Counted, Wording]] = {}
    for item in items:
        made = _read(item, by_id)
        if made is not None:
            counted, wording = made
            same = known.setdefault((counted, wording[:6]), made)[1]
            same.items.append(item)
    yield from known.values()


def _read(item: Filed, by_id: Mapping[str, Claim]) -> tuple[Counted, Wording] | None:
    claim, said = item.claim, item.claim.payload
    if claim.modality not in SAID:
        return None
    if isinstance(said, Population):
        counted = ("residents", "persons", "", fold_name(said.place))
        as_of = claim.as_of or said.date
        return counted, Wording(allowed(said), population_key(said.group), as_of, (), (), (), [])
    if not isinstance(said, Figure) or not _compared(said):
        return None
    scope, basis = _scope(said, by_id)
    return (harm(claim) or said.measure, said.unit, basis, ""), Wording(
        allowed(said), population_key(said.population), claim.as_of,
        said.includes, said.excludes, scope, [],
    )  # fmt: skip


def _compared(said: Figure) -> bool:
    """Whether its words say enough to be compared: a measure, and who where it needs somebody."""
    needs_somebody = said.part_of != "" or said.unit in ("years", "percent")
    return said.measure != "count" and (not needs_somebody or population_key(said.population) != "")


def _scope(said: Figure, by_id: Mapping[str, Claim]) -> tuple[tuple[int | None, ...], str]:
    whole = by_id[said.part_of].payload if said.part_of in by_id else None
    if isinstance(whole, Figure):
        return (whole.low, whole.high), said.basis or whole.basis
    return (), said.basis


Populations = dict[str, list[Wording]]


def _by_population(found: Iterable[tuple[Counted, Wording]]) -> dict[Counted, Populations]:
    sorted_out: defaultdict[Counted, Populations] = defaultdict(dict)
    for counted, wording in found:
        sorted_out[counted].setdefault(wording.population, []).append(wording)
    return sorted_out


def _clash(one: Wording, other: Wording) -> bool:
    same_scope = one.scope == other.scope or () in (one.scope, other.scope)
    return (
        same_scope and apart(one.interval, other.interval) and may_coincide(one.as_of, other.as_of)
    )


def _within(wordings: Sequence[Wording]) -> Iterator[Contradiction]:
    """Clashes among wordings of one population."""
    if len(wordings) > MOST_WORDINGS:
        yield from _together(wordings)
        return
    pairs: dict[tuple[Interval, Interval, bool], list[list[Wording]]] = {}
    for one, other in combinations(sorted(wordings, key=_order), 2):
        if _clash(one, other):
            alike = _terms(one) == _terms(other)
            sides = pairs.setdefault((one.interval, other.interval, alike), [[], []])
            sides[0] += [] if one in sides[0] else [one]
            sides[1] += [] if other in sides[1] else [other]
    for (_, _, alike), (ones, others) in pairs.items():
        yield _listed((ones, others), CANNOT if alike else MAY_DIFFER)


def _order(wording: Wording) -> tuple[int, int, str]:
    low, high = wording.interval
    return low, -1 if high is None else high, wording.as_of


def _terms(wording: Wording) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(map(fold_name, wording.includes)), frozenset(map(fold_name, wording.excludes))


def _listed(wordings: Iterable[Sequence[Wording]], related: str) -> Contradiction:
    """The sides in a sentence, each with its numbers and speakers."""
    sides = [[item for wording in side for item in wording.items] for side in wordings]
    words = listed([f"{_numbers(side)} {by(side)}" for side in sides])
    ending = f"{CANNOT} as they are worded" if related == CANNOT else _may_differ(sides[0][0])
    return conflict("quantity", sides, f"{words} {ending}", relation=related)


def _may_differ(item: Filed) -> str:
    unit = getattr(item.claim.payload, "unit", "persons")
    return MAY_DIFFER if unit in OF_PEOPLE else "may count different things"


def _numbers(side: Iterable[Filed]) -> str:
    return name_some(_words(item.claim) for item in side)


def _words(claim: Claim) -> str:
    return figure_words(claim, meaning(claim))


def _together(wordings: Sequence[Wording]) -> Iterator[Contradiction]:
    """One list for each scope: the wordings that another of a time that may be theirs rules out."""
    groups: defaultdict[tuple[object, ...], list[Wording]] = defaultdict(list)
    for wording in wordings:
        groups[(wording.scope, _terms(wording))].append(wording)
    for group in groups.values():
        clashing = _ruled_out(group)
        if len(clashing) > 1:
            sentence = (
                f"{len(clashing)} different figures, from {clashing[0].words} to "
                f"{clashing[-1].words}, cannot all hold as they are worded; {TOGETHER}"
            )
            yield conflict("quantity", [wording.items for wording in clashing], sentence)


def _ruled_out(group: Sequence[Wording]) -> list[Wording]:
    """Wordings that end below another's low end, or start above another's high end.

    Only the highest low and the lowest high of each time matter, so no pair is looked at.
    """
    highest_low: dict[str, int] = {}
    lowest_high: dict[str, int] = {}
    for low, high, time in ((*w.interval, w.as_of) for w in group):
        highest_low[time] = max(low, highest_low.get(time, low))
        if high is not None:
            lowest_high[time] = min(high, lowest_high.get(time, high))
    inner: dict[str, Interval] = {}
    for time in highest_low:
        times = _times_of(time, highest_low)
        highs = [lowest_high[other] for other in times if other in lowest_high]
        inner[time] = Interval(max(highest_low[t] for t in times), min(highs, default=None))
    return [w for w in sorted(group, key=_order) if _outside(w.interval, inner[w.as_of])]


def _outside(interval: Interval, inner: Interval) -> bool:
    """inner: the highest low and the lowest high of all that may be meant at the same time."""
    ends_below = interval.high is not None and interval.high < inner.low
    return ends_below or (inner.high is not None and interval.low > inner.high)


def _times_of(time: str, times: Mapping[str, int]) -> list[str]:
    """The stated times that `time` may coincide with."""
    if len(times) > MOST_TIMES:
        return [other for other in dict.fromkeys((time, "")) if other in times]
    return [other for other in times if may_coincide(time, other)]


def _across(everything: Populations) -> Iterator[Contradiction]:
    """For two populations that may be the same people: figures that could not both hold then.

    Parts are left out: that they differ from wholes in other words is what makes them parts.
    """
    wholes = {who: [w for w in said if w.scope == ()] for who, said in everything.items()}
    populations = {who: said for who, said in wholes.items() if len(said) > 0}
    if len(populations) > MOST_POPULATIONS:
        words = f"{len(populations)} wordings of who was counted, more than {MOST_POPULATIONS}"
        yield _not_compared(words, [wordings[0] for wordings in populations.values()])
        return
    clashing: dict[str, list[Wording]] = {}
    for one, other in combinations(sorted(populations), 2):
        if relation(one, other) is Relation.MAY_DIFFER:
            for who, found in zip((one, other), _clashing(populations, one, other), strict=True):
                known = clashing.setdefault(who, [])
                known += [wording for wording in found if wording not in known]
    sides = [wordings for wordings in clashing.values() if len(wordings) > 0]
    if len(sides) > 0:
        yield _listed(sides, MAY_DIFFER)


def _clashing(
    populations: Populations, one: str, other: str
) -> tuple[list[Wording], list[Wording]]:
    """The wordings of each side that clash with one of the other, MOST_TIMES of each looked at."""
    ones, others = populations[one][:MOST_TIMES], populations[other][:MOST_TIMES]
    left = [w for w in ones if any(_clash(w, v) for v in others)]
    return left, [v for v in others if any(_clash(w, v) for w in left)]


def _not_compared(words: str, wordings: Iterable[Wording]) -> Contradiction:
    sides = [wording.items for wording in wordings]
    return conflict("quantity", sides, f"{words}: not compared", relation=NOT_COMPARED)


def _counted_in_and_out(wordings: Sequence[Wording]) -> Iterator[Contradiction]:
    """One number of one thing said to count some people in, and said to leave the same out."""
    inside: defaultdict[tuple[Interval, str], list[Filed]] = defaultdict(list)
    outside: defaultdict[tuple[Interval, str], list[Filed]] = defaultdict(list)
    for wording in wordings:
        included, excluded = _terms(wording)
        for term in included:
            inside[(wording.interval, term)] += wording.items
        for term in excluded:
            outside[(wording.interval, term)] += wording.items
    for key in sorted(inside.keys() & outside.keys(), key=str):
        sentence = (
            f"{_words(inside[key][0].claim)} is said to take in {key[1]} {by(inside[key])} "
            f"and to leave it out {by(outside[key])}; both cannot hold as worded"
        )
        yield conflict("scope", [inside[key], outside[key]], sentence)
