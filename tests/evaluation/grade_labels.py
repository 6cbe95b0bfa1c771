"""Demands, characterisations, recognitions and denials against their answers."""

from collections.abc import Callable, Mapping, Sequence

from tests.evaluation.corpus import Line
from tests.evaluation.marks import Marks
from tests.evaluation.match import SAME_DEMAND, SAME_PERSON, cover, names, pairs, share

from onrecord.record import Claim

NOT_FACTS = ("negated", "hypothetical")

KINDS: Mapping[str, tuple[str, str, Callable[[str, str], float], float]] = {
    "demands": ("demand", "what", share, SAME_DEMAND),
    "characterisations": ("characterisation", "label", cover, SAME_PERSON),
    "recognitions": ("recognition", "body", cover, SAME_PERSON),
    "denials": ("denial", "what", share, SAME_DEMAND),
}
"""Kind of answer to kind of claim, the field compared, how, and from where on it is the same."""


def grade_labels(lines: Sequence[tuple[Line, Sequence[Claim]]], author: str) -> Marks:
    """Rows of each kind; a negated or hypothetical suggestion may hit, never be a false alarm."""
    marks = Marks()
    for kind in KINDS:
        for name in ("P", "R"):
            marks.row(f"{kind}: {name}")
        for line, claims in lines:
            _grade_line(marks, kind, line, claims, author)
    return marks


def _grade_line(marks: Marks, kind: str, line: Line, claims: Sequence[Claim], author: str) -> None:
    wanted, field, alike, enough = KINDS[kind]
    found = [claim for claim in claims if claim.kind == wanted]

    def score(answer: Line, claim: Claim) -> float:
        near = alike(answer[field], getattr(claim.payload, field))
        return near if near >= enough else 0.0

    matched = pairs(line[kind], found, score)
    for g, answer in enumerate(line[kind]):
        hit = any(g == one for one, _ in matched)
        marks.judge(f"{kind}: R", hit, f"missed {answer[field]!r} in {line['text']!r}")
    for c, claim in enumerate(found):
        hit = any(c == two for _, two in matched)
        doubled = any(score(answer, claim) > 0 for answer in line[kind])
        if hit or not (doubled or _excused(kind, line, claim)):
            words = f"false {getattr(claim.payload, field)!r} in {line['text']!r}"
            marks.judge(f"{kind}: P", hit, words)
    for g, c in matched:
        _grade_fields(marks, kind, line, line[kind][g], found[c], author)


def _excused(kind: str, line: Line, claim: Claim) -> bool:
    """Neither right nor wrong: not said as so, or a label inside what is asked or recognised."""
    if claim.modality in NOT_FACTS:
        return True
    label = claim.anchor.exact
    return kind == "characterisations" and any(
        cover(words, label) >= SAME_PERSON
        for words in (
            *(answer["what"] for answer in line["demands"]),
            *(answer["noun"] for answer in line["recognitions"]),
        )
    )


def _grade_fields(
    marks: Marks, kind: str, line: Line, gold: Line, claim: Claim, author: str
) -> None:
    where = f"in {line['text']!r}"
    if "speaker" in gold:
        is_right = (
            claim.speaker == author
            if gold["speaker"] is None
            else names(gold["speaker"], claim.speaker)
        )
        words = f"{claim.speaker!r}, not {gold['speaker']!r}, {where}"
        marks.judge(f"{kind}: source", is_right, words)
    for name in {"recognitions": ("act", "date", "noun"), "characterisations": ("of",)}.get(
        kind, ()
    ):
        value, wanted = getattr(claim.payload, name), gold[name] or ""
        is_right = value == wanted if name in ("act", "date") else _same_words(wanted, value)
        marks.judge(f"{kind}: {name}", is_right, f"{value!r}, not {wanted!r}, {where}")


def _same_words(wanted: str, value: str) -> bool:
    return cover(wanted, value) >= SAME_PERSON if wanted and value else wanted == value
