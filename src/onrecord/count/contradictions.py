"""Contradictions: claims of one event that do not go together as worded, each by a named rule."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.count.conflict import CANNOT, UNLIKE, by, conflict
from onrecord.count.names import fold_name
from onrecord.count.outgrown import outgrown
from onrecord.count.parts import breakdowns, follow, overshoots
from onrecord.count.phrases import figure_words, listed, term
from onrecord.count.quantities import MOST_WORDINGS, quantity_conflicts
from onrecord.count.shown import SAID, Claims, Filed, filed
from onrecord.count.times import may_coincide
from onrecord.record.claims.denial import Denial
from onrecord.record.claims.occurrence import Occurrence
from onrecord.record.claims.proceeding import Proceeding
from onrecord.record.claims.recognition import Recognition
from onrecord.record.claims.responsibility import Responsibility
from onrecord.record.event_count import Contradiction

Rule = Callable[[Sequence[Filed], Mapping[str, str]], Iterable[Contradiction]]
Side = list[Filed]


def contradictions(
    claims: Claims, corrections: Mapping[str, str] | None = None
) -> tuple[Contradiction, ...]:
    """Everything that RULES find, rule by rule.

    corrections: id of a corrected claim to the id of what replaced it; parts and denials follow.
    """
    return contradicting(filed(claims), corrections or {})


def contradicting(
    items: Sequence[Filed], corrections: Mapping[str, str]
) -> tuple[Contradiction, ...]:
    """`contradictions` of claims that have their ids."""
    return tuple(found for rule in RULES for found in rule(items, corrections))


def _quantities(items: Sequence[Filed], corrections: Mapping[str, str]) -> Iterator[Contradiction]:
    by_id = {item.id: item.claim for item in items}
    for old in corrections:
        new = follow(old, corrections)
        if new in by_id:
            by_id[old] = by_id[new]
    return quantity_conflicts(items, by_id)


def _parts(items: Sequence[Filed], corrections: Mapping[str, str]) -> Iterator[Contradiction]:
    by_id = {item.id: item for item in items}
    for breakdown in breakdowns(items, corrections):
        for fault in overshoots(breakdown):
            yield conflict("parts", [[by_id[one]] for one in fault.claims], fault.sentence)


def _groups(items: Sequence[Filed], _: Mapping[str, str]) -> Iterator[Contradiction]:
    return outgrown(items)


def _denials(items: Sequence[Filed], corrections: Mapping[str, str]) -> Iterator[Contradiction]:
    by_id = {item.id: item for item in items}
    for item in items:
        denial = item.claim.payload
        if isinstance(denial, Denial) and denial.of != "":
            denied = by_id.get(follow(denial.of, corrections))
            if denied is not None:
                sentence = (
                    f"denial by {item.claim.speaker} of “{denial.what}”; "
                    f"it answers {denied.claim.speaker}: {figure_words(denied.claim)}"
                )
                yield conflict("denial", [[denied], [item]], sentence)


def _responsibility(items: Sequence[Filed], _: Mapping[str, str]) -> Iterator[Contradiction]:
    """Different actors in one degree are set side by side; both may be meant together."""
    by_degree: defaultdict[str, dict[str, Side]] = defaultdict(dict)
    for item in _said(items):
        said = item.claim.payload
        if isinstance(said, Responsibility):
            by_degree[said.degree].setdefault(fold_name(said.actor), []).append(item)
    denied = by_degree.pop("not_responsible", {})
    for degree, actors in by_degree.items():
        if len(actors) > 1:
            told = [f"{_actor(side)} {by(side)}" for side in actors.values()]
            sentence = f"{term('involvements', degree)}: different actors are named: {listed(told)}"
            yield conflict("responsibility", list(actors.values()), sentence, relation=UNLIKE)
    yield from _denied_actors(by_degree, denied)


def _denied_actors(
    by_degree: Mapping[str, Mapping[str, Side]], denied: Mapping[str, Side]
) -> Iterator[Contradiction]:
    for actor, denials in denied.items():
        held = [item for actors in by_degree.values() for item in actors.get(actor, [])]
        if len(held) > 0:
            sentence = (
                f"{_actor(held)} is held responsible {by(held)} and said not to be {by(denials)}; "
                "both cannot hold as worded"
            )
            yield conflict("responsibility", [held, denials], sentence)


def _actor(side: Side) -> str:
    said = side[0].claim.payload
    return said.actor if isinstance(said, Responsibility) else ""


def _proceedings(items: Sequence[Filed], _: Mapping[str, str]) -> Iterator[Contradiction]:
    """Unlike outcomes or sentences of one person at one stage."""
    for field in ("outcome", "sentence"):
        told: defaultdict[tuple[str, ...], dict[str, Side]] = defaultdict(dict)
        for item in _said(items):
            said = item.claim.payload
            if isinstance(said, Proceeding) and getattr(said, field) != "":
                words = fold_name(getattr(said, field))
                told[(fold_name(said.who), said.stage)].setdefault(words, []).append(item)
        for values in told.values():
            yield from _unlike("proceeding", field, "who", values, CANNOT)


def _recognitions(items: Sequence[Filed], _: Mapping[str, str]) -> Iterator[Contradiction]:
    """One body's act of one time, told as unlike kinds of act or with unlike nouns."""
    for field in ("act", "noun"):
        told: defaultdict[str, dict[str, Side]] = defaultdict(dict)
        for item in _said(items):
            said = item.claim.payload
            value = str(getattr(said, field, ""))
            if isinstance(said, Recognition) and value not in ("", "unspecified"):
                told[fold_name(said.body)].setdefault(fold_name(value), []).append(item)
        for values in told.values():
            yield from _unlike("recognition", field, "body", values, UNLIKE)


def _unlike(
    kind: str, field: str, about: str, values: Mapping[str, Side], relation: str
) -> Iterator[Contradiction]:
    """Each two values whose claims may be of one date; beyond MOST_WORDINGS all together."""
    sides = list(values.values())
    if len(sides) > MOST_WORDINGS:
        yield _told(kind, field, about, sides, relation)
        return
    for one, other in combinations(sides, 2):
        if _may_coincide(one, other):
            yield _told(kind, field, about, [one, other], relation)


def _may_coincide(one: Side, other: Side) -> bool:
    """Whether claims of two sentences may be of one date; one sentence may say both together."""
    return any(
        may_coincide(_date(a), _date(b)) and _sentence(a) != _sentence(b)
        for a in one
        for b in other
    )


def _sentence(item: Filed) -> tuple[str, int, int]:
    return item.claim.document, item.claim.quote.start, item.claim.quote.end


def _date(item: Filed) -> str:
    return str(getattr(item.claim.payload, "date", "")) or item.claim.as_of


def _told(kind: str, field: str, about: str, sides: Sequence[Side], relation: str) -> Contradiction:
    words = [f"{_field(side[0], field)} {by(side)}" for side in sides]
    ending = "; they cannot both hold as worded" if relation == CANNOT else ""
    who = getattr(sides[0][0].claim.payload, about)
    sentence = f"{who}: the {field} is given as {listed(words)}{ending}"
    return conflict(kind, sides, sentence, relation=relation)


def _field(item: Filed, field: str) -> str:
    payload = item.claim.payload
    value = str(getattr(payload, field))
    vocabulary = type(payload).TERMS.get(field)
    return value if vocabulary is None else term(vocabulary, value)


def _dates(items: Sequence[Filed], _: Mapping[str, str]) -> Iterator[Contradiction]:
    """Dates that share no day, for what is worded as one occurrence at one place."""
    told: defaultdict[tuple[str, str], dict[str, Side]] = defaultdict(dict)
    for item in _said(items):
        said = item.claim.payload
        if isinstance(said, Occurrence) and said.date != "":
            place = (fold_name(said.what), fold_name(said.place))
            told[place].setdefault(said.date, []).append(item)
    for dates in told.values():
        if len(dates) > MOST_WORDINGS:
            yield _told("date", "date", "what", list(dates.values()), UNLIKE)
            continue
        for one, other in combinations(dates, 2):
            if not may_coincide(one, other):
                yield _told("date", "date", "what", [dates[one], dates[other]], CANNOT)


def _said(items: Iterable[Filed]) -> Iterator[Filed]:
    return (item for item in items if item.claim.modality in SAID)


RULES: tuple[Rule, ...] = (
    _quantities,
    _parts,
    _groups,
    _denials,
    _responsibility,
    _proceedings,
    _recognitions,
    _dates,
)
"""Every rule there is, in the order in which pages show what they find."""
