"""Numbers that take up another: "the rebels claimed 70", "only eight came home"."""

from typing import Any

from onrecord.read.suggest.fate_clauses import LIGHT
from onrecord.read.suggest.words import term


def takes_up(number: Any) -> bool:
    """Whether a number alone is put in the place of another: "the rebels claimed 70",
    "put the figure at 140", "the true number is closer to 2,500"."""
    head = number.head
    if number.dep_ == "dobj":
        return head.lemma_.lower() in (
            "claim",
            "say",
            "report",
            "count",
            "estimate",
            "give",
            "confirm",
        )
    verb = head.head if number.dep_ == "pobj" else head
    if number.dep_ == "pobj" and verb.lemma_.lower() in ("admit", "acknowledge", "speak", "own"):
        return True
    if verb.dep_ in ("acomp", "attr"):
        verb = verb.head
    return any(
        child.lemma_.lower() in ("figure", "number", "total", "toll", "count", "estimate", "tally")
        for child in verb.children
        if child.dep_ in ("dobj", "nsubj", "nsubjpass")
    )


def acts_alone(number: Any) -> bool:
    """Whether a part is the subject of a verb of its own that says no fate: "only 57 came home"."""
    verb = number.head
    return (
        number.dep_ == "nsubj"
        and verb.pos_ == "VERB"
        and verb.lemma_.lower() not in LIGHT
        and term("measures", verb) is None
    )
