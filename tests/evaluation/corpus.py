"""The held-out sentences with their answers: loading them, and every fault they may have."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.dates import parse_date
from onrecord.errors import BadDate
from onrecord.quantity import quantity_faults
from onrecord.vocab import load

HERE = Path(__file__).parent
NAMES = ("figures", "proceedings", "labels")
LABEL_KINDS = ("demands", "characterisations", "recognitions", "denials")

Line = dict[str, Any]
"""One sentence or two under `text`, and its answers under their kinds."""

QUOTED = {
    "figures": ("speaker",),
    "proceedings": ("who", "forum", "charge"),
    "demands": ("what", "of", "speaker"),
    "characterisations": ("label", "of", "speaker"),
    "recognitions": ("body", "noun"),
    "denials": ("what", "speaker"),
}
"""Fields whose words must stand in the line, but for the case of their letters."""

TERMS = {
    "figures": {"measure": "measures", "unit": "counting_units", "modality": "modalities"},
    "proceedings": {"stage": "stages", "outcome": "outcomes"},
    "recognitions": {"act": "recognition_acts"},
}


def read(name: str) -> list[Line]:
    """The lines of `name`.jsonl, in order."""
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text("utf-8").splitlines()]


def read_all() -> dict[str, list[Line]]:
    return {name: read(name) for name in NAMES}


def faults(corpus: dict[str, list[Line]]) -> list[str]:
    """Every reason why the answers cannot be right, each with its file and line; none is wanted."""
    return [
        f"{name}.jsonl line {number}: {fault}"
        for name, lines in corpus.items()
        for number, line in enumerate(lines, start=1)
        for fault in line_faults(line)
    ] + [f"{name}.jsonl: {fault}" for name, lines in corpus.items() for fault in _repeated(lines)]


def line_faults(line: Line) -> Iterator[str]:
    """What is wrong with one line."""
    for kind, quoted in QUOTED.items():
        for answer in line.get(kind, ()):
            yield from _unquoted(line["text"], answer, quoted)
            yield from _unknown_terms(kind, answer)
            yield from _bad_date(answer)
    for answer in line.get("figures", ()):
        yield from _figure_faults(line, answer)
    for decoy in line.get("decoys", ()):
        if decoy not in line["text"]:
            yield f"decoy {decoy!r} is not in the line"


def _repeated(lines: Sequence[Line]) -> Iterator[str]:
    seen: set[str] = set()
    for line in lines:
        if line["text"] in seen:
            yield f"stands twice: {line['text']!r}"
        seen.add(line["text"])


def _unquoted(text: str, answer: Line, fields: Sequence[str]) -> Iterator[str]:
    for field in fields:
        words = answer[field]
        if words is not None and words.casefold() not in text.casefold():
            yield f"{field} {words!r} is not in the line"


def _unknown_terms(kind: str, answer: Line) -> Iterator[str]:
    for field, vocabulary in TERMS.get(kind, {}).items():
        if answer[field] is not None:
            fault = load(vocabulary).fault(answer[field], field)
            if fault is not None:
                yield fault


def _bad_date(answer: Line) -> Iterator[str]:
    try:
        if answer.get("date") is not None:
            parse_date(answer["date"])
    except BadDate as error:
        yield f"date: {error}"


def _figure_faults(line: Line, figure: Line) -> Iterator[str]:
    exact, at = figure["exact"], figure["at"]
    if line["text"][at : at + len(exact)] != exact:
        yield f"{exact!r} is not at {at}"
    yield from quantity_faults(figure["low"], figure["high"], figure["qualifier"])
    wholes = [other for other in line["figures"] if other["exact"] == figure["part_of"]]
    if figure["part_of"] is not None and len(wholes) == 0:
        yield f"part_of {figure['part_of']!r} is no figure of the line"
