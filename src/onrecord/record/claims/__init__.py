"""The visible registry of claim kinds, one file each, and their JSON form."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from onrecord.errors import BadClaim
from onrecord.record.claims.act import Act
from onrecord.record.claims.base import Payload
from onrecord.record.claims.characterisation import Characterisation
from onrecord.record.claims.demand import Demand
from onrecord.record.claims.denial import Denial
from onrecord.record.claims.figure import Figure
from onrecord.record.claims.list_entry import ListedPerson
from onrecord.record.claims.occurrence import Occurrence
from onrecord.record.claims.population import Population
from onrecord.record.claims.proceeding import Proceeding
from onrecord.record.claims.recognition import Recognition
from onrecord.record.claims.responsibility import Responsibility
from onrecord.record.claims.statement import Statement

__all__ = ["BY_NAME", "CLAIM_KINDS", "Payload", "payload_from_json", "payload_to_json"]

CLAIM_KINDS: tuple[type[Payload], ...] = (
    Figure,
    Occurrence,
    Act,
    Responsibility,
    Characterisation,
    Statement,
    Proceeding,
    Recognition,
    Demand,
    Denial,
    Population,
    ListedPerson,
)
"""Every kind of claim, in the order in which pages show them."""

BY_NAME: Mapping[str, type[Payload]] = {kind.KIND: kind for kind in CLAIM_KINDS}

_FIELDS: Mapping[str, Mapping[str, dataclasses.Field[Any]]] = {
    kind.KIND: {field.name: field for field in dataclasses.fields(kind)} for kind in CLAIM_KINDS
}


def payload_to_json(payload: Payload) -> dict[str, Any]:
    """Every field of the payload by name; tuples as lists."""
    values = [(name, getattr(payload, name)) for name in _FIELDS[payload.KIND]]
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values}


def payload_from_json(kind: str, value: Mapping[str, Any]) -> Payload:
    """The payload of `kind` with the fields of `value`; absent fields take their defaults.

    Raises:
        BadClaim: unknown kind, unknown or missing fields, wrong types, or the payload's own faults.
    """
    if kind not in BY_NAME:
        raise BadClaim([f"unknown kind {kind!r}; known: {', '.join(BY_NAME)}"])
    made = BY_NAME[kind]
    faults: list[str] = []
    known = _FIELDS[kind]
    faults += [
        f"{kind} has no field {name!r}; known: {', '.join(known)}"
        for name in value
        if name not in known
    ]
    fields: dict[str, Any] = {}
    for name, field in known.items():
        if name in value:
            fields[name] = _typed(kind, name, str(field.type), value[name], faults)
        elif field.default is dataclasses.MISSING:
            faults.append(f"{kind} needs {name}")
    if faults:
        raise BadClaim(faults)
    payload = made(**fields)
    if payload.faults():
        raise BadClaim(payload.faults())
    return payload


def _typed(kind: str, name: str, wanted: str, value: Any, faults: list[str]) -> Any:
    """`value` if it is of the field's type, with lists made tuples; else a fault is added."""
    if "tuple" in wanted and isinstance(value, list | tuple):
        if all(isinstance(item, str) for item in value):
            return tuple(value)
    elif "int" in wanted and (value is None or (isinstance(value, int) and value is not True)):
        if value is not False:
            return value
    elif "str" in wanted and "tuple" not in wanted and isinstance(value, str):
        return value
    faults.append(f"{kind}.{name} must be {_type_name(wanted)}, got {value!r}")
    return value


def _type_name(annotation: str) -> str:
    if "tuple" in annotation:
        return "a list of strings"
    return "a whole number or null" if "int" in annotation else "a string"
