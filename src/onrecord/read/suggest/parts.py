"""Which numbers of a sentence are parts of which: "613, including 106 women", "7 of the 12"."""

import re
from collections.abc import Sequence

from onrecord.read.suggest.amounts import Amount

OPENERS = re.compile(
    r"\b(?:including|includes?|included|among\s+(?:them|whom|those)|amongst\s+(?:them|whom)"
    r"|of\s+(?:whom|them|which|those|these)|comprising|consisting\s+of|made\s+up\s+of|namely)\b",
    re.IGNORECASE,
)
"""Words after which the parts of the number before them are told."""

OF_THE = re.compile(
    r"\s+(?:out\s+)?of\s+(?:(?:the|its|their|these|those|his|her|all|all\s+the)\s+)?"
    r"(?:\w+(?:['’]s)?\s+)?"
    r"(?:(?:some|about|at\s+least|approximately)\s+)?",
    re.IGNORECASE,
)
"""All that stands between a part and its whole in "7 of the 12", "six of its some 40"."""

AMONG_THE = re.compile(
    r"\b(?:was|were|are|is|be|been)\s+among\s+(?:the|those|these|at\s+least)?\s*(?:\w+\s+)?$",
    re.IGNORECASE,
)
FRONTED = re.compile(
    r"(?:^\W*|,\s+|\bthat,?\s+|\band\s+)(?:out\s+of|of|among)\s+(?:(?:the|these|those|its|their|all)\s+)*"
    r"(?:[^\W\d]+['’]s\s+)?"
    r"(?:(?:some|about|approximately|roughly)\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""What stands before a whole that is told first: "Of the 181 bodies, 51 ..."."""

PRONOUN = re.compile(r"\s+(?:more\s+)?of\s+(?:them|whom|those|which)\b", re.IGNORECASE)
ENDS = re.compile(
    r";|\.\s|\b(?:while|whereas|after|before|when|but|although|who|which)\b", re.IGNORECASE
)
"""Words and marks after which a list of parts is over."""


def wholes(numbers: Sequence[Amount], own_words: Sequence[bool]) -> list[int | None]:
    """For each number the place of the number it is a part of, or None.

    own_words: whether words of its own say the number's measure; then it ends a list of parts.
    """
    found: list[int | None] = []
    for place in range(len(numbers)):
        found.append(_whole(numbers, own_words, found, place))
    return found


def _whole(
    numbers: Sequence[Amount], own_words: Sequence[bool], found: list[int | None], place: int
) -> int | None:
    if place + 1 < len(numbers) and _partitive(_gap(numbers, place, place + 1)):
        return place + 1
    if place == 0:
        return None
    fronted = _fronted(numbers, found, place)
    if fronted is not None:
        return fronted
    gap = _gap(numbers, place - 1, place)
    if _opened(gap) or PRONOUN.match(numbers[place].words, numbers[place].end) is not None:
        return _nearest_whole(found, place)
    above = found[place - 1]
    listed = above is not None and above < place - 1
    if (
        listed
        and (not own_words[place] or _of_whom(numbers, place, above))
        and ENDS.search(gap) is None
        and ")" not in gap
    ):
        return above
    return None


def _of_whom(numbers: Sequence[Amount], place: int, whole: int | None) -> bool:
    """ "90 people, of whom 62 were convicted and 14 acquitted": the list goes on over verbs."""
    if whole is None:
        return False
    opened = re.search(r"\bof\s+whom\b", _gap(numbers, whole, whole + 1)) is not None
    return opened and re.search(r"\band\s+$|,\s*$", _gap(numbers, place - 1, place)) is not None


def _gap(numbers: Sequence[Amount], first: int, second: int) -> str:
    return numbers[first].words[numbers[first].end : numbers[second].opens]


def _partitive(gap: str) -> bool:
    return OF_THE.fullmatch(gap) is not None or AMONG_THE.search(gap) is not None


def _opened(gap: str) -> bool:
    """Whether a list of parts opens in `gap`, by a word with no comma after it or by a bracket."""
    opener = OPENERS.search(gap)
    if opener is not None and "," not in gap[opener.end() :]:
        return True
    return re.search(r"[(\[]", gap) is not None and re.search(r"[)\]]", gap) is None


def _fronted(numbers: Sequence[Amount], found: Sequence[int | None], place: int) -> int | None:
    start = numbers[place].first.sent.start_char
    for earlier in range(place - 1, -1, -1):
        gap = _gap(numbers, earlier, place)
        if ENDS.search(gap) is not None:
            return None
        told_first = (
            FRONTED.search(numbers[place].words[start : numbers[earlier].opens]) is not None
        )
        if found[earlier] is None and told_first and "," in gap:
            return earlier
    return None


def _nearest_whole(found: Sequence[int | None], place: int) -> int | None:
    return next((p for p in range(place - 1, -1, -1) if found[p] is None), None)
