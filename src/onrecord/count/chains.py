"""Voices: claims that go back to one origin, however often they are repeated."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.count.names import fold_name, is_unnamed, origin, origin_name
from onrecord.count.phrases import figure_words, name_some, numbers_named, topic
from onrecord.count.populations import Relation, population_key, relation
from onrecord.count.shown import SAID, Claims, Filed, filed
from onrecord.record.claim import Claim
from onrecord.record.claims.figure import Figure
from onrecord.record.event_count import Repeater, Said, Several, SharedLink, Voice


def later_links(claim: Claim) -> tuple[str, ...]:
    """The folded names after the origin, without the origin where it reports itself."""
    first = origin(claim)
    return tuple(key for key in map(fold_name, claim.chain[1:]) if key != first)


def voices(claims: Claims) -> tuple[Voice, ...]:
    """One voice for each origin, by folded name, with those that repeat it folded under it.

    Voices whose chains pass through one later link stay different voices and say what they share.
    """
    return tell_apart(filed(claims))


def tell_apart(items: Iterable[Filed]) -> tuple[Voice, ...]:
    """`voices` of claims that have their ids."""
    by_origin: defaultdict[str, list[Filed]] = defaultdict(list)
    for item in items:
        by_origin[item.origin].append(item)
    shared = frozenset(key for key, origins in _passed(by_origin).items() if len(origins) > 1)
    return tuple(_voice(key, by_origin[key], shared) for key in sorted(by_origin))


def shared_links(items: Iterable[Filed]) -> tuple[SharedLink, ...]:
    """Later links through which more than one voice was read, with the origins of each."""
    by_origin: defaultdict[str, list[Filed]] = defaultdict(list)
    names: dict[str, str] = {}
    for item in items:
        by_origin[item.origin].append(item)
        for name in item.claim.chain[1:]:
            names.setdefault(fold_name(name), name)
    return tuple(
        SharedLink(names[key], tuple(sorted(origins)))
        for key, origins in sorted(_passed(by_origin).items())
        if len(origins) > 1
    )


def _passed(by_origin: dict[str, list[Filed]]) -> dict[str, set[str]]:
    """Each later link with the origins whose chains pass through it."""
    passed: defaultdict[str, set[str]] = defaultdict(set)
    for key, items in by_origin.items():
        for chain in {item.claim.chain[1:] for item in items}:
            for link in map(fold_name, chain):
                if link != key:
                    passed[link].add(key)
    return passed


def _voice(key: str, items: Sequence[Filed], shared: frozenset[str]) -> Voice:
    names = tuple(dict.fromkeys(origin_name(item.claim) for item in items))
    repeaters = _repeaters(key, items)
    return Voice(
        origin=key,
        names=names,
        unnamed=any(map(is_unnamed, names)),
        claims=tuple(item.id for item in items),
        repeaters=repeaters,
        shares=tuple(r.name for r in repeaters if fold_name(r.name) in shared),
        several=several_numbers(items),
    )


def _repeaters(key: str, items: Sequence[Filed]) -> tuple[Repeater, ...]:
    names: dict[str, str] = {}
    claims: defaultdict[str, list[str]] = defaultdict(list)
    for item in items:
        for name in item.claim.chain[1:]:
            link = fold_name(name)
            if link != key:
                names.setdefault(link, name)
                claims[link].append(item.id)
    return tuple(Repeater(names[link], tuple(dict.fromkeys(claims[link]))) for link in names)


Line = tuple[object, ...]


def several_numbers(items: Sequence[Filed]) -> tuple[Several, ...]:
    """Where one origin is given with different numbers for one thing, each wording with its claims.

    One thing: one topic, and populations that are the same or may be. Parts, lengths of sentences,
    shares, and numbers that nobody asserts are left out.
    """
    lines: defaultdict[tuple[str, str], dict[Line, list[Filed]]] = defaultdict(dict)
    for item in items:
        claim, said = item.claim, item.claim.payload
        if isinstance(said, Figure) and _comparable(claim, said):
            line = (said.low, said.high, said.qualifier, said.unit, said.basis, claim.as_of)
            key = (topic(said), population_key(said.population))
            lines[key].setdefault(line, []).append(item)
    topics: defaultdict[str, dict[str, list[list[Filed]]]] = defaultdict(dict)
    for (about, who), said_lines in lines.items():
        topics[about][who] = list(said_lines.values())
    return tuple(
        _several(about, populations)
        for about, by_population in topics.items()
        for populations in _maybe_one(by_population)
        if len({numbers_named(same[0].claim) for said in populations for same in said}) > 1
    )


def _maybe_one(populations: dict[str, list[list[Filed]]]) -> Iterator[list[list[list[Filed]]]]:
    """Populations brought together where their words allow them to be the same people."""
    left = list(populations)
    while len(left) > 0:
        together = [left.pop(0)]
        for known in together:
            near = [other for other in left if relation(known, other) is not Relation.OTHER]
            together += near
            left = [other for other in left if other not in near]
        yield [populations[population] for population in together]


def _comparable(claim: Claim, figure: Figure) -> bool:
    return (
        figure.part_of == ""
        and claim.modality in SAID
        and figure.unit not in ("years", "percent")
        and figure.measure != "count"
        and len(numbers_named(claim)) > 0
    )


def _dated_words(claim: Claim) -> str:
    return figure_words(claim) + (f", as of {claim.as_of}" if claim.as_of != "" else "")


def speakers(items: Iterable[Filed]) -> tuple[str, ...]:
    """The speakers of the claims as documents write them, each wording once."""
    return tuple(dict.fromkeys(item.claim.speaker for item in items))


def _several(about: str, populations: Sequence[Sequence[list[Filed]]]) -> Several:
    lines = [same for population in populations for same in population]
    caution = "; they may count different people" if len(populations) > 1 else ""
    said = tuple(
        Said(_dated_words(same[0].claim), speakers(same), tuple(item.id for item in same))
        for same in lines
    )
    return Several(
        of=about,
        said=said,
        sentence=(
            f"{origin_name(lines[0][0].claim)} is one origin with different numbers for {about}: "
            f"{name_some(line.words for line in said)}{caution}"
        ),
    )
