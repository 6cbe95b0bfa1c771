"""What each kind of claim puts into its wording, one function a kind."""

from collections.abc import Callable, Mapping

from onrecord.account.number import ends_as_quoted, number_as_quoted
from onrecord.account.wording import Fields, fill, listed
from onrecord.record.account import Piece
from onrecord.record.claim import Claim
from onrecord.record.claims import payload_to_json
from onrecord.vocab import load
from onrecord.vocab.saying import date_in_words
from onrecord.vocab.wordings import Say, wording, wordings

NAMED: Mapping[str, frozenset[str]] = {
    "proceeding": frozenset({"who", "forum"}),
    "recognition": frozenset({"body", "organ"}),
    "list_entry": frozenset({"name", "list"}),
}
"""Fields that hold a name rather than words said; every other field of words is quoted."""


def fields_of(claim: Claim, say: Say) -> Fields:
    """Every field the wordings of the claim's kind may name."""
    common = {
        "speaker": _speaker(claim, say),
        "via": listed(claim.chain[1:], "named", say(wording("then"))),
        "as_of": _own("" if claim.as_of == "" else date_in_words(claim.as_of, say)),
    }
    return {**common, **_payload(claim, say), **EXTRA.get(claim.kind, _nothing)(claim, say)}


def _speaker(claim: Claim, say: Say) -> tuple[Piece, ...]:
    if claim.speaker == "":
        return _own(say(wording("unnamed_speaker")))
    return (Piece(claim.speaker, "named"),)


def _own(words: str) -> tuple[Piece, ...]:
    return () if words == "" else (Piece(words),)


def _payload(claim: Claim, say: Say) -> dict[str, tuple[Piece, ...]]:
    return {
        name: _field(claim, name, value, say)
        for name, value in payload_to_json(claim.payload).items()
        if isinstance(value, str | list)
    }


def _field(claim: Claim, name: str, value: str | list[str], say: Say) -> tuple[Piece, ...]:
    if isinstance(value, list):
        return listed(value, "quoted", say(wording("comma")))
    if value == "":
        return ()
    if name in claim.payload.TERMS:
        return _own(say(load(claim.payload.TERMS[name])[value].label))
    if name in claim.payload.DATES:
        return _own(date_in_words(value, say))
    return (Piece(value, "named" if name in NAMED.get(claim.kind, frozenset()) else "quoted"),)


def _nothing(claim: Claim, say: Say) -> Fields:  # noqa: ARG001 (one signature for all kinds)
    return {}


def _figure(claim: Claim, say: Say) -> Fields:
    payload = payload_to_json(claim.payload)
    measure, unit = payload["measure"], payload["unit"]
    own = f"{measure}/{unit}"
    clause = own if own in wordings("clauses", "figure") else measure
    label = say(load("counting_units")[unit].label)
    return _counted(claim, say, wording("clauses", "figure", clause), label)


def _population(claim: Claim, say: Say) -> Fields:
    label = say(load("counting_units")["persons"].label)
    return _counted(claim, say, wording("clauses", "population", "residents"), label)


def _counted(claim: Claim, say: Say, clause: str, unit: str) -> Fields:
    qualifier = payload_to_json(claim.payload)["qualifier"]
    number = number_as_quoted(claim)
    numbers = {"number": number}
    if qualifier == "between":
        ends = ends_as_quoted(number)
        qualifier = "between" if ends is not None else "between_unread"
        numbers |= {} if ends is None else dict(zip(("low", "high"), ends, strict=True))
    said = {name: (Piece(words, "number"),) for name, words in numbers.items()}
    count = fill(say(wording("counts", qualifier)), {**said, "unit": _own(unit)})
    return {"clause": fill(say(clause), {"count": count})}


def _responsibility(claim: Claim, say: Say) -> Fields:
    payload = payload_to_json(claim.payload)
    clause = say(wording("clauses", "responsibility", payload["degree"]))
    return {"clause": fill(clause, {"actor": (Piece(payload["actor"], "quoted"),)})}


def _recognition(claim: Claim, say: Say) -> Fields:
    number, binding = number_as_quoted(claim), payload_to_json(claim.payload)["binding"]
    return {
        "number": () if number == "" else (Piece(number, "number"),),
        "binding": () if binding == "" else _own(say(wording("answers", binding))),
    }


def _list_entry(claim: Claim, say: Say) -> Fields:  # noqa: ARG001 (one signature for all kinds)
    row = payload_to_json(claim.payload)["row"]
    return {"row": () if row == "" else (Piece(row, "number"),)}


EXTRA: Mapping[str, Callable[[Claim, Say], Fields]] = {
    "figure": _figure,
    "population": _population,
    "responsibility": _responsibility,
    "recognition": _recognition,
    "list_entry": _list_entry,
}
"""Kinds whose wordings need more than their payload's fields one by one."""
