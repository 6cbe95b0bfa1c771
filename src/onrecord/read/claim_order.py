"""Rows of claims in an order in which each stands after the rows it refers to."""

from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.errors import BadImport
from onrecord.record import Claim
from onrecord.record.claims import BY_NAME

REF = "ref:"
"""Start of a reference to another row of the same file, by that row's `ref`."""

REFERENCES = ("part_of", "of")
"""Payload fields that hold the id of another claim, where they are no words of the document."""


def order(numbered: Iterable[tuple[int, dict[str, Any]]]) -> list[tuple[int, dict[str, Any]]]:
    """The rows, each after the rows it refers to and otherwise as they came.

    Raises:
        BadImport: two rows have one `ref`, or rows refer to one another in a circle.
    """
    given = list(numbered)
    named = _named(given)
    placed: dict[int, bool] = {}  # place in `given`: True when it is out, False while it waits
    ordered: list[tuple[int, dict[str, Any]]] = []
    for start in range(len(given)):
        waiting = [start]
        while waiting:
            place = waiting[-1]
            if placed.get(place) is True:
                waiting.pop()
                continue
            placed[place] = False
            wanted = [named[r] for r in _references(given[place][1]) if r in named]
            wanted = [other for other in wanted if placed.get(other) is not True]
            circle = [other for other in wanted if placed.get(other) is False]
            if circle:
                raise _circle(given, waiting[waiting.index(circle[0]) :])
            if wanted == []:
                ordered.append(given[place])
                placed[place] = True
            waiting += wanted[:1]
    return ordered


def _named(given: list[tuple[int, dict[str, Any]]]) -> dict[str, int]:
    named: dict[str, int] = {}
    faults: list[tuple[int, str]] = []
    for place, (number, row) in enumerate(given):
        ref = row.get("ref")
        if isinstance(ref, str) and ref != "" and named.setdefault(ref, place) != place:
            first = given[named[ref]][0]
            faults.append((number, f"ref {ref!r} is taken by row {first}; each row has its own"))
    if faults:
        raise BadImport(tuple(faults))
    return named


def _circle(given: list[tuple[int, dict[str, Any]]], places: list[int]) -> BadImport:
    numbers = [given[place][0] for place in places]
    path = " -> ".join(str(number) for number in (*numbers, numbers[0]))
    reason = f"rows refer to one another in a circle: {path}; one of them must refer to none"
    return BadImport(tuple((number, reason) for number in sorted(numbers)))


def _references(row: Mapping[str, Any]) -> list[str]:
    """The refs of other rows that this row's payload names."""
    kind, payload = row.get("kind"), row.get("payload")
    if not isinstance(payload, dict):
        return []
    return [
        payload[name].removeprefix(REF)
        for name in reference_fields(kind)
        if isinstance(payload.get(name), str) and payload[name].startswith(REF)
    ]


def reference_fields(kind: Any) -> tuple[str, ...]:
    made = BY_NAME.get(kind) if isinstance(kind, str) else None
    return tuple(name for name in REFERENCES if made is not None and name not in made.NAMES)


def referred(claim: Claim) -> list[str]:
    """The ids of other claims that this claim's payload names."""
    given = (getattr(claim.payload, name, "") for name in reference_fields(claim.kind))
    return [str(id_) for id_ in given if id_ != ""]
