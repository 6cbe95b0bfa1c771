"""Which numbers of a sentence are parts of which: "613, including 106 women", "7 of the 12"."""

import re
from collections.abc import Sequence

from onrecord.read.suggest.amounts import Amount

OPENERS = re.compile(
    r"\b(?:including|includes?|included|among\s+(?:them|whom|those)|amongst\s+(?:them|whom)|of\s+(?:whom|them|which|those|these)|"
    r"comprising|consisting\s+of|made\s+up\s+of|at\s+least\s+\w+\s+of\s+(?:them|whom)|namely)\b",
    re.I,
)
OF_THE = re.compile(
    r"^\s+of\s+(?:the|its|their|these|those|his|all|all\s+the)\s+(?:\w+\s+){0,2}$", re.I
)
AMONG_THE = re.compile(r"\b(?:was|were|are|is|be|been)\s+among\s+(?:the|those|these|at\s+least)?\s*(?:\w+\s+)?$", re.I)
OF_FIRST = re.compile(
    r"\b(?:of|out\s+of|among)\s+(?:the|these|those|its|their|all)?\s*(?:\w+\s+){0,2}$", re.I
)
ENDS = re.compile(r";|\.\s|\b(?:while|whereas|after|before|when|but|although)\b", re.I)
OPEN_BRACKET, CLOSE_BRACKET = re.compile(r"[(\[]"), re.compile(r"[)\]]")


def wholes(numbers: Sequence[Amount], own_verb: Sequence[bool]) -> list[int | None]:
    """For each number the place of the number it is a part of, or None.

    own_verb: whether a verb of its own governs the number; such a number ends a list of parts.
    """
    found: list[int | None] = []
    for place, number in enumerate(numbers):
        found.append(_whole(numbers, own_verb, found, place) if number is not None else None)
    return found


def _whole(
    numbers: Sequence[Amount], own_verb: Sequence[bool], found: list[int | None], place: int
) -> int | None:
    words = numbers[place].words
    for later in range(place + 1, min(place + 2, len(numbers))):
        gap = words[numbers[place].end : numbers[later].opens]
        if AMONG_THE.search(gap) is not None or OF_THE.match(gap) is not None or re.fullmatch(r"\s+(?:out\s+)?of\s+", gap) is not None:
            return later
    if place == 0:
        return None
    sentence = numbers[place].first.sent.start_char
    front = words[sentence : numbers[0].opens]
    first_whole = re.search(
        r"^\W*(?:out\s+)?(?:of|among)\s+(?:the|these|those|its|their|all)?\s*\w*\s*$", front, re.I
    )
    gap = words[numbers[place - 1].end : numbers[place].opens]
    if (
        first_whole is not None
        and found[0] is None
        and re.search(r",", words[numbers[0].end : numbers[1].opens])
    ):
        return 0 if ENDS.search(words[numbers[0].end : numbers[place].opens]) is None else None
    opener = OPENERS.search(gap)
    if opener is not None and "," not in gap[opener.end() :] or _after_pronoun(words, numbers[place]):
        return _nearest_whole(found, place)
    if found[place - 1] is not None and found[place - 1] < place - 1 and not own_verb[place]:
        if ENDS.search(gap) is None and CLOSE_BRACKET.search(gap) is None:
            return found[place - 1]
    if _bracket_opens(gap) and not own_verb[place]:
        return _nearest_whole(found, place)
    if _bracket_opens(words[numbers[place - 1].end : numbers[place].opens]):
        return _nearest_whole(found, place)
    return None


def _after_pronoun(words: str, number: Amount) -> bool:
    return (
        re.match(r"\s+(?:more\s+)?of\s+(?:them|whom|those|which)\b", words[number.end :])
        is not None
    )


def _bracket_opens(gap: str) -> bool:
    return OPEN_BRACKET.search(gap) is not None and CLOSE_BRACKET.search(gap) is None


def _nearest_whole(found: Sequence[int | None], place: int) -> int | None:
    for earlier in range(place - 1, -1, -1):
        if found[earlier] is None:
            return earlier
    return None
