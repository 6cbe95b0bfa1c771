"""Parts against wholes: how many they hold together, whatever their overlap, and what cannot be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from onrecord.count.chains import speakers
from onrecord.count.intervals import ANY, Interval, allowed
from onrecord.count.majority import outside_bounds, reach, subset_bounds, worded
from onrecord.count.phrases import counted, listed, number
from onrecord.count.populations import disjoint, groups_in, population_key
from onrecord.count.shown import SAID, Claims, Filed, filed
from onrecord.record.claims.figure import Figure
from onrecord.record.event_count import Bounds, Fault, PartsOfWhole, Said

MOST_PARTS = 8
"""With more parts only each alone and all together are bounded: pairs would outnumber readers."""


class Piece(NamedTuple):
    """One part or whole as counted, with every claim that counts it so."""

    figure: Figure
    number: str
    who: str
    items: tuple[Filed, ...]


class Breakdown(NamedTuple):
    """A whole and its parts."""

    whole: Piece
    parts: tuple[Piece, ...]


def parts_of_wholes(
    claims: Claims, corrections: Mapping[str, str] | None = None
) -> tuple[PartsOfWhole, ...]:
    """Every whole with parts, and what follows from their numbers alone.

    corrections: id of a corrected claim to the id of what replaced it, so that parts whose whole
        was corrected follow it.
    """
    return tuple(described(b) for b in breakdowns(filed(claims), corrections or {}))


def breakdowns(items: Sequence[Filed], corrections: Mapping[str, str]) -> tuple[Breakdown, ...]:
    """Wholes with the parts that name them; equal wholes with equal parts are one breakdown."""
    by_id = {item.id: item for item in items}
    parts: defaultdict[str, list[Filed]] = defaultdict(list)
    for item in items:
        figure = item.claim.payload
        if isinstance(figure, Figure) and figure.part_of != "" and item.claim.modality in SAID:
            whole = follow(figure.part_of, corrections)
            if whole in by_id and isinstance(by_id[whole].claim.payload, Figure):
                parts[whole].append(item)
    alike: defaultdict[tuple[object, ...], list[str]] = defaultdict(list)
    for whole, of in parts.items():
        alike[(_alike(by_id[whole]), frozenset(map(_alike, of)))].append(whole)
    return tuple(
        Breakdown(
            _piece([by_id[whole] for whole in wholes]),
            tuple(_pieces((part for whole in wholes for part in parts[whole]), by_id[wholes[0]])),
        )
        for wholes in alike.values()
    )


def follow(claim_id: str, corrections: Mapping[str, str]) -> str:
    """The claim that stands for `claim_id` after all corrections; a circle ends where it closes.

    >>> follow("a", {"a": "b", "b": "c"})
    'c'
    """
    seen = {claim_id}
    while claim_id in corrections and corrections[claim_id] not in seen:
        claim_id = corrections[claim_id]
        seen.add(claim_id)
    return claim_id


def _alike(item: Filed) -> tuple[object, ...]:
    figure = item.claim.payload
    if not isinstance(figure, Figure):
        return ()
    return (
        figure.low, figure.high, figure.qualifier, figure.unit, figure.measure, figure.basis,
        figure.population.casefold(),
    )  # fmt: skip


def _pieces(items: Iterable[Filed], whole: Filed) -> Iterator[Piece]:
    alike: defaultdict[tuple[object, ...], list[Filed]] = defaultdict(list)
    for item in items:
        alike[_alike(item)].append(item)
    return (_piece(same, whole) for same in alike.values())


def _piece(items: Sequence[Filed], whole: Filed | None = None) -> Piece:
    figure = items[0].claim.payload
    if not isinstance(figure, Figure):
        raise TypeError(f"a part or whole is a figure, got {items[0].claim.kind}")
    quoted = number(items[0].claim)
    return Piece(figure, quoted, _who(figure, quoted, whole), tuple(items))


def _who(figure: Figure, quoted: str, whole: Filed | None) -> str:
    """The words for a part; where they narrow nobody, 150 missing of 1,275 are named as missing."""
    of = None if whole is None else whole.claim.payload
    if isinstance(of, Figure) and of.measure != figure.measure:
        if population_key(figure.population) in ("", population_key(of.population)):
            return counted(figure)
    return figure.population or f"the {quoted}"


def described(breakdown: Breakdown) -> PartsOfWhole:
    """A breakdown with its bounds and faults in words."""
    whole, parts = breakdown
    bounds = [bounded(whole, some) for some in _subsets(_same_unit(breakdown))]
    return PartsOfWhole(
        words=f"{whole.number} {counted(whole.figure)}",
        measure=whole.figure.measure,
        unit=whole.figure.unit,
        whole=_said(whole),
        parts=tuple(map(_said, parts)),
        bounds=tuple(made for made in bounds if made is not None),
        faults=(*_other_units(breakdown), *overshoots(breakdown)),
    )


def _same_unit(breakdown: Breakdown) -> list[Piece]:
    return [part for part in breakdown.parts if part.figure.unit == breakdown.whole.figure.unit]


def _said(piece: Piece) -> Said:
    words = f"{piece.number} {piece.figure.population or counted(piece.figure)}"
    return Said(words, speakers(piece.items), _ids(piece))


def _ids(*pieces: Piece) -> tuple[str, ...]:
    return tuple(item.id for piece in pieces for item in piece.items)


def _subsets(parts: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """One part alone, else each pair, then all together."""
    if len(parts) == 1:
        yield parts
    if 2 <= len(parts) <= MOST_PARTS:
        yield from combinations(parts, 2)
    if len(parts) > 2:
        yield parts


def bounded(whole: Piece, parts: Sequence[Piece]) -> Bounds | None:
    """How many are in these parts together; None where that is not bounded, or they do not fit."""
    inside = inside_bounds(whole, parts)
    if inside == ANY or (inside.high is not None and inside.low > inside.high):
        return None
    outside = outside_bounds(whole.figure, inside)
    who = listed([part.who for part in parts])
    found = worded(whole.figure, inside, who=who, of=whole.number)
    # "mostly women" is a thing people say; "mostly blunt force" is not, so it is left unsaid.
    # Nor is it said of parts that are the whole.
    named = outside.high != 0 and all(len(groups_in(part.who)) > 0 for part in parts)
    inside_words = found.sentence if named else f"{who} are {reach(inside)} of {whole.number}"
    return Bounds(
        parts=tuple(part.who for part in parts),
        low=inside.low,
        high=inside.high,
        outside_low=outside.low,
        outside_high=outside.high,
        sentence=f"{inside_words}; {_outside_words(outside)}",
        majority=found,
        claims=_ids(whole, *parts),
    )


def _outside_words(outside: Interval) -> str:
    if outside.high == 0:
        return "these are all of them"
    if outside == ANY:
        return "how many are in none of these cannot be said"
    return f"{reach(outside)} are in none of these"


def inside_bounds(whole: Piece, parts: Sequence[Piece]) -> Interval:
    """`subset_bounds`, with parts that share no member by the meaning of their words kept apart."""
    pairs = combinations(range(len(parts)), 2)
    apart = [(i, j) for i, j in pairs if disjoint(parts[i].who, parts[j].who)]
    return subset_bounds(whole.figure, [part.figure for part in parts], apart=apart)


def _other_units(breakdown: Breakdown) -> Iterator[Fault]:
    whole = breakdown.whole
    for part in breakdown.parts:
        if part.figure.unit != whole.figure.unit:
            yield Fault(
                f"{part.number} counts {part.figure.unit}, {whole.number} counts "
                f"{whole.figure.unit}: no bounds across units",
                _ids(whole, part),
            )


def overshoots(breakdown: Breakdown) -> tuple[Fault, ...]:
    """Parts bigger than their whole, and parts without a common member that are so together."""
    whole, parts = breakdown.whole, _same_unit(breakdown)
    end = allowed(whole.figure).high
    if end is None:
        return ()
    return (
        *(
            Fault(f"{_part(part)} is more than the whole, {_whole(whole)}", _ids(whole, part))
            for part in parts
            if allowed(part.figure).low > end
        ),
        *(
            Fault(
                f"{_part(one)} and {_part(other)} share nobody as worded and are together more "
                f"than the whole, {_whole(whole)}",
                _ids(whole, one, other),
            )
            for one, other in combinations(parts, 2)
            if disjoint(one.who, other.who)
            and allowed(one.figure).low + allowed(other.figure).low > end
        ),
    )


def _part(piece: Piece) -> str:
    return f"{piece.number} {piece.figure.population}".strip()


def _whole(piece: Piece) -> str:
    return f"{piece.number} {counted(piece.figure)}"
