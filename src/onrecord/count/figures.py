"""Competing figures side by side: the same thing counted, by whom, each number as quoted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import itemgetter

from onrecord.count.names import fold_name
from onrecord.count.phrases import what
from onrecord.count.populations import population_key
from onrecord.count.shown import SET_ASIDE, Claims, Filed, filed, shown, standing_of
from onrecord.count.times import first_day
from onrecord.record.claim import Claim
from onrecord.record.claims.figure import Figure
from onrecord.record.claims.population import Population
from onrecord.record.event_count import FigureGroup, Row, SetAside
from onrecord.record.review import Standing
from onrecord.vocab import load

Key = tuple[str, str, str, str, str, str]
"""kind, measure, unit, basis, place, population: one key, one thing counted as worded."""


def side_by_side(claims: Claims, standings: Mapping[str, Standing]) -> tuple[FigureGroup, ...]:
    """Every figure and population claim that is not set aside, grouped by what it counts.

    Groups follow the order of `measures.yaml`, rows their time (unsaid last), then their speaker.
    Nothing is merged: a row is one claim, its number as the document writes it.
    """
    return group(shown(filed(claims), standings), standings)


def group(items: Iterable[Filed], standings: Mapping[str, Standing]) -> tuple[FigureGroup, ...]:
    """`side_by_side` of claims that are already known to be shown."""
    groups: defaultdict[Key, list[Row]] = defaultdict(list)
    for item in items:
        made = _row(item, standings)
        if made is not None:
            groups[made[0]].append(made[1])
    order = {measure: place for place, measure in enumerate(load("measures").terms)}
    keys = sorted(groups, key=lambda key: (key[0], order.get(key[1], len(order)), *key[1:]))
    return tuple(_group(key, groups[key]) for key in keys)


def set_aside(items: Iterable[Filed], standings: Mapping[str, Standing]) -> tuple[SetAside, ...]:
    """The figures that are not compared: rejected, replaced by a correction, or deprecated."""
    return tuple(
        SetAside(item.id, item.claim.anchor.exact, item.claim.speaker, standing.value)
        for item in items
        for standing in (standing_of(item.id, standings),)
        if standing in SET_ASIDE and isinstance(item.claim.payload, Figure | Population)
    )


def _row(item: Filed, standings: Mapping[str, Standing]) -> tuple[Key, Row] | None:
    payload = item.claim.payload
    if isinstance(payload, Figure):
        return _figure(item.id, item.claim, payload, standing_of(item.id, standings))
    if isinstance(payload, Population):
        return _population(item.id, item.claim, payload, standing_of(item.id, standings))
    return None


def _figure(claim_id: str, claim: Claim, said: Figure, standing: Standing) -> tuple[Key, Row]:
    key = ("figure", said.measure, said.unit, said.basis, "", population_key(said.population))
    return key, Row(
        claim_id, "figure", claim.anchor.exact, said.low, said.high, said.qualifier, said.unit,
        said.measure, said.basis, said.population, "", said.includes, said.excludes, claim.as_of,
        claim.speaker, claim.chain, claim.modality, standing.value, said.part_of,
    )  # fmt: skip


def _population(
    claim_id: str, claim: Claim, said: Population, standing: Standing
) -> tuple[Key, Row]:
    place = fold_name(said.place)
    key = ("population", "residents", "persons", "", place, population_key(said.group))
    return key, Row(
        claim_id, "population", claim.anchor.exact, said.low, said.high, said.qualifier, "persons",
        "residents", "", said.group, said.place, (), (), claim.as_of or said.date, claim.speaker,
        claim.chain, claim.modality, standing.value, "",
    )  # fmt: skip


def _group(key: Key, rows: list[Row]) -> FigureGroup:
    kind, measure, unit, basis, _, population = key
    # Three plain sorts, last key first: one sort on a tuple of all takes twice the time.
    rows.sort(key=itemgetter(0))
    rows.sort(key=lambda row: fold_name(row.speaker))
    rows.sort(key=lambda row: first_day(row.as_of))
    who = "" if population == "" else rows[0].population
    place = rows[0].place
    what_where_who = (what(unit, measure, basis), place and f"in {place}", who)
    label = ", ".join(words for words in what_where_who if words != "")
    return FigureGroup(label, kind, measure, unit, basis, who, place, tuple(rows))
