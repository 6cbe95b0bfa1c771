"""Figures against their answers: found, of the right measure, value, source and whole."""

from collections.abc import Sequence

from tests.evaluation.corpus import Line
from tests.evaluation.marks import Marks
from tests.evaluation.match import names, overlaps, pairs

from onrecord.record import Claim
from onrecord.record.claims.figure import Figure


def grade_figures(lines: Sequence[tuple[Line, Sequence[Claim]]], author: str) -> Marks:
    """Rows of figures; author: the speaker a claim has when the line names nobody."""
    marks = Marks()
    for name in ("P", "R"):
        marks.row(f"figures: {name}")
    for line, claims in lines:
        _grade_line(marks, line, claims, author)
    return marks


def _grade_line(marks: Marks, line: Line, claims: Sequence[Claim], author: str) -> None:
    found = [claim for claim in claims if claim.kind == "figure"]
    gold = line["figures"]
    matched = pairs(gold, found, _nearness)
    for g, answer in enumerate(gold):
        hit = any(g == one for one, _ in matched)
        marks.judge("figures: R", hit, f"missed {answer['exact']!r} in {line['text']!r}")
    for c, claim in enumerate(found):
        hit = any(c == two for _, two in matched)
        marks.judge("figures: P", hit, f"false {claim.anchor.exact!r} in {line['text']!r}")
    for g, c in matched:
        _grade_fields(marks, line, gold[g], found[c], author)
        _grade_part(marks, line, gold[g], found[c], found)


def _nearness(figure: Line, claim: Claim) -> float:
    """Code points that number and anchor share, over those of the longer; 0.0 where none."""
    start: int = figure["at"]
    end = start + len(figure["exact"])
    if not overlaps(claim, start, end):
        return 0.0
    shared = min(end, claim.anchor.end) - max(start, claim.anchor.start)
    return shared / max(end - start, claim.anchor.end - claim.anchor.start)


def _grade_fields(marks: Marks, line: Line, gold: Line, claim: Claim, author: str) -> None:
    said = claim.payload
    if not isinstance(said, Figure):
        raise TypeError(f"a claim of kind figure has a Figure, got {type(said).__name__}")
    where = f"of {gold['exact']!r} in {line['text']!r}"
    marks.judge(
        "figures: measure",
        said.measure == gold["measure"],
        f"{said.measure}, not {gold['measure']}, {where}",
    )
    marks.judge("figures: unit", said.unit == gold["unit"], f"{said.unit} {where}")
    marks.judge(
        "figures: value and qualifier",
        (said.low, said.high, said.qualifier) == (gold["low"], gold["high"], gold["qualifier"]),
        f"{said.low}..{said.high} {said.qualifier} {where}",
    )
    if gold["speaker"] is None:
        marks.judge("figures: author", claim.speaker == author, f"{claim.speaker!r} {where}")
    else:
        marks.judge(
            "figures: source",
            names(gold["speaker"], claim.speaker),
            f"{claim.speaker!r}, not {gold['speaker']!r}, {where}",
        )
    marks.judge(
        "figures: modality",
        claim.modality == gold["modality"],
        f"{claim.modality}, not {gold['modality']}, {where}",
    )


def _grade_part(marks: Marks, line: Line, gold: Line, claim: Claim, found: Sequence[Claim]) -> None:
    """`part_of` is a claim's id; its anchor must be the whole's number."""
    part_of = claim.payload.part_of if isinstance(claim.payload, Figure) else ""
    wholes = [other for other in found if other.id == part_of]
    where = f"of {gold['exact']!r} in {line['text']!r}"
    if gold["part_of"] is None:
        marks.judge("figures: no part claimed", part_of == "", f"part {where}")
        return
    marks.judge(
        "figures: part of",
        any(
            overlaps(whole, other["at"], other["at"] + len(other["exact"]))
            for whole in wholes
            for other in line["figures"]
            if other["exact"] == gold["part_of"] and other is not gold
        ),
        f"{[w.anchor.exact for w in wholes]}, not {gold['part_of']!r}, {where}",
    )
