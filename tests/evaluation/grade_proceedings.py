"""Proceedings against their answers, and decoys that came out as plain facts."""

import re
from collections.abc import Sequence

from tests.evaluation.corpus import Line
from tests.evaluation.marks import Marks
from tests.evaluation.match import SAME_PERSON, cover, overlaps, pairs, tokens

from onrecord.record import Claim
from onrecord.record.claims.proceeding import Proceeding

NOT_FACTS = ("negated", "hypothetical")
PLAIN = ("asserted", "reported")
CLOSE = {"who": 1.0, "outcome": 0.2, "date": 0.1}
"""What decides between two suggestions about one person and stage."""


def grade_proceedings(lines: Sequence[tuple[Line, Sequence[Claim]]]) -> Marks:
    """Rows of proceedings. "decoys" counts lines with decoys that gave no plain fact."""
    marks = Marks()
    for name in ("P", "R", "decoys kept out"):
        marks.row(f"proceedings: {name}")
    for line, claims in lines:
        _grade_line(marks, line, claims)
    return marks


def _said(claim: Claim) -> Proceeding:
    if not isinstance(claim.payload, Proceeding):
        raise TypeError(f"not a proceeding: {type(claim.payload).__name__}")
    return claim.payload


def _grade_line(marks: Marks, line: Line, claims: Sequence[Claim]) -> None:
    gold = line["proceedings"]
    found = [c for c in claims if c.kind == "proceeding" and c.modality not in NOT_FACTS]
    matched = pairs(gold, found, _likeness)
    for g, answer in enumerate(gold):
        hit = any(g == one for one, _ in matched) or any(_holds(answer, c) for c in found)
        words = f"missed {answer['stage']} of {answer['who']!r} in {line['text']!r}"
        marks.judge("proceedings: R", hit, words)
    alone = [claim for c, claim in enumerate(found) if all(c != two for _, two in matched)]
    for claim in found:
        said = _said(claim)
        words = f"false {claim.modality} {said.stage} of {said.who!r} in {line['text']!r}"
        marks.judge("proceedings: P", claim not in alone, words)
    for g, c in matched:
        _grade_fields(marks, line, gold[g], _said(found[c]))
    if line["decoys"]:
        caught = [claim for claim in alone if _is_decoy(line, claim)]
        words = f"{[c.anchor.exact for c in caught]} in {line['text']!r}"
        marks.judge("proceedings: decoys kept out", len(caught) == 0, words)


def _likeness(gold: Line, claim: Claim) -> float:
    said = _said(claim)
    if said.stage != gold["stage"] or cover(gold["who"], said.who) < SAME_PERSON:
        return 0.0
    return (
        CLOSE["who"]
        + CLOSE["outcome"] * (said.outcome == (gold["outcome"] or ""))
        + CLOSE["date"] * (said.date == (gold["date"] or ""))
    )


def _holds(gold: Line, claim: Claim) -> bool:
    """One suggestion about two people answers for both."""
    said = _said(claim)
    return said.stage == gold["stage"] and tokens(gold["who"]) <= tokens(said.who)


def _is_decoy(line: Line, claim: Claim) -> bool:
    """A plain fact hung on a decoy, or anywhere in a line that holds no fact at all."""
    if claim.modality not in PLAIN:
        return False
    return len(line["proceedings"]) == 0 or any(
        overlaps(claim, place.start(), place.end())
        for decoy in line["decoys"]
        for place in re.finditer(rf"\b{re.escape(decoy)}", line["text"])
    )


def _grade_fields(marks: Marks, line: Line, gold: Line, said: Proceeding) -> None:
    where = f"of {gold['who']!r}, {gold['stage']}, in {line['text']!r}"
    for name in ("outcome", "date"):
        value, wanted = getattr(said, name), gold[name] or ""
        marks.judge(f"proceedings: {name}", value == wanted, f"{value!r}, not {wanted!r}, {where}")
    for name in ("forum", "charge"):
        value, wanted = getattr(said, name), gold[name] or ""
        is_right = cover(wanted, value) >= SAME_PERSON if wanted and value else wanted == value
        marks.judge(f"proceedings: {name}", is_right, f"{value!r}, not {wanted!r}, {where}")
