"""The one measure of two words that befell the same people: "killed or wounded"."""

from typing import Any

from onrecord.read.suggest.words import term


def with_next(token: Any, measure: str) -> str:
    """ "killed or wounded" is casualties, "shot and wounded" injured, "seized and shot" killed."""
    place = token.i + 1
    if place < token.sent.end and token.doc[place].tag_ == "RP":
        place += 1
    if place + 1 >= token.sent.end or token.doc[place].lower_ not in ("and", "or", "/", "and/or"):
        return measure
    other = token.doc[place + 1]
    if other.tag_ == "RB" and place + 2 < token.sent.end:
        other = token.doc[place + 2]
    second = (
        term("measures", other) if other.tag_ in ("VBN", "VBD", "JJ", "NNS", "NN", "VBG") else None
    )
    return (
        joined(measure, second, token) if second is not None and not _numbered(other) else measure
    )


def _numbered(token: Any) -> bool:
    return any(c.dep_ == "nummod" or c.like_num for c in token.lefts)


def joined(first: str, second: str, cue: Any = None) -> str:
    """The one measure of two that befell the same people."""
    pair = {first, second}
    if pair == {"killed", "injured"}:
        return (
            "injured"
            if cue is not None and cue.lower_ == "shot" and second == "injured"
            else "casualties"
        )
    if "casualties" in pair and pair <= {"casualties", "killed", "injured"}:
        return "casualties"
    if cue is not None and first == "killed" and second in ("bodies",):
        return "killed"
    order = ("arrested", "charged", "convicted", "sentenced")
    if first in order and second in order:
        return max(first, second, key=order.index)
    if "killed" in pair and first in ("arrested", "captive", "displaced", "missing"):
        return "killed"
    return first
