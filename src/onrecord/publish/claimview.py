"""A claim's payload field by field: what each holds, and the words it was read from."""

from dataclasses import dataclass
from typing import Any

from onrecord.publish.gate import CLAIM_REFERENCES, Row
from onrecord.record.claims import BY_NAME


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field that says something.

    holds: "words", "term", "date", "claim", "answer" or "number", so how it is printed.
    vocabulary: of a term, else "".
    read_from: the span it was read from, or None; inherited: whether that lies outside the quote.
    """

    name: str
    value: Any
    holds: str
    vocabulary: str = ""
    read_from: Row | None = None
    inherited: bool = False


def field_views(row: Row) -> list[FieldView]:
    """The fields of the claim's payload that say something, in their order."""
    return [
        _view(row, name, value)
        for name, value in row["payload"].items()
        if value is not None and value != "" and value != []
    ]


def _view(row: Row, name: str, value: Any) -> FieldView:
    payload = BY_NAME[row["kind"]]
    vocabulary = {**payload.TERMS, "qualifier": "qualifiers"}.get(name, "")
    span = row["spans"].get(name)
    outside = span is not None and not row["start"] <= span["start"] <= span["end"] <= row["end"]
    return FieldView(name, value, _holds(row["kind"], name, value), vocabulary, span, outside)


def _holds(kind: str, name: str, value: Any) -> str:
    payload = BY_NAME[kind]
    # The name of a crime is a legal label, and never ours, so it is shown as somebody's words.
    if name == "crime":
        return "words"
    if name in payload.TERMS or name == "qualifier":
        return "term"
    if name in payload.DATES:
        return "date"
    if CLAIM_REFERENCES.get(kind) == name:
        return "claim"
    if name == "binding":
        return "answer"
    return "number" if isinstance(value, int) else "words"
