"""Ages as lists write them: numbers, ranges, months, and words such as infant."""

import re
from functools import lru_cache

from onrecord.link.rows.cell_words import terms
from onrecord.record.age import Age
from onrecord.vocab import load

OLDEST = 120
"""Years; an age above is a typing error, or a year in the wrong column."""
NEAR = 5
"""Years by which an age that is said to be about a number may miss it: such numbers are round ones.
Of a child it is the number itself by a fifth, one year at least."""
IN_A_YEAR = {"month": 12, "week": 52, "day": 365}
PLAIN = re.compile(r"(\d{1,3})(?:[.,]0+)?|(\d{4})", re.ASCII)
PART_OF_A_YEAR = re.compile(r"(?<![\d.,])(\d{1,3})[.,](?:\d|0+)(?![\d.,])")
OLD = "old"
"""What may say that somebody is old, and that a number is an age: 40 yaşlı, star 40 godina."""
QUALIFIERS = frozenset({"about", "over", "under", "up_to"})
Interval = tuple[int, int]


@lru_cache(maxsize=20_000)
def read_age(written: str) -> Age | None:
    """The age that a cell writes, None where it is not understood.

    A year in four digits is given as it is: it stands in the wrong column.

    >>> [(age.low, age.high) for age in map(read_age, ("34", "25–30", "60+", "infant")) if age]
    [(34, 34), (25, 30), (60, 120), (0, 1)]
    """
    plain = PLAIN.fullmatch(written)
    if plain is not None:
        return _age(int(plain[1] or plain[2]), written)
    found = terms(PART_OF_A_YEAR.sub(r"\1", written), "age_words")
    if found is None:
        return None
    said = _ranges([each for each in found if each != "nothing"])
    flags = {each for each in said if each in QUALIFIERS}
    rest = [each for each in said if each not in QUALIFIERS]
    counted = [each for each in rest if not _is_group(each)]
    groups = [_group(e) for e in rest if _is_group(e) and (e != OLD or len(counted) == 0)]
    intervals = list(groups)
    if len(counted) != 0:
        number = _counted(counted)
        if number is None:
            return None
        intervals.append(number)
    whole = _all_of(intervals)
    low, high = (None, None) if whole is None else _qualified(whole, flags)
    return None if low is None or high is None else Age(low, high, written)


def _ranges(said: list[str]) -> list[str]:
    """From 30 up to 40 is a range, though up to 40 is not."""
    return [
        "to" if each == "up_to" and 0 < at < len(said) - 1 and said[at + 1].isdecimal() else each
        for at, each in enumerate(said)
    ]


def _age(years: int, written: str) -> Age:
    return Age(years, years, "" if written == str(years) else written)


def _is_group(term: str) -> bool:
    return not term.isdecimal() and _bounds(term) is not None


def _group(term: str) -> Interval:
    return _bounds(term) or (0, OLDEST)


@lru_cache(maxsize=1_000)
def _bounds(term: str) -> Interval | None:
    words = load("age_words")
    if term not in words:
        return None
    found = words[term]
    return None if found.low is None or found.high is None else (found.low, found.high)


def _counted(pieces: list[str]) -> Interval | None:
    """What numbers and units say: 34, 30-35, 60s, 18 months, 2 years 3 months."""
    shape = "".join(_shape(piece) for piece in pieces)
    numbers = [int(piece) for piece in pieces if piece.isdecimal()]
    if shape in ("n", "ny"):
        return numbers[0], numbers[0]
    if shape in ("nu", "nynu"):
        years = 0 if shape == "nu" else numbers[0]
        whole = years + numbers[-1] // IN_A_YEAR[pieces[-1]]
        return whole, whole
    if shape in ("n-n", "n-ny", "ny-ny", "n-nd", "nd-nd"):
        high = numbers[1] + 9 if shape.endswith("d") else numbers[1]
        return (numbers[0], high) if numbers[0] < numbers[1] else None
    if shape in ("n-nu", "nu-nu"):
        low, high = (number // IN_A_YEAR[pieces[-1]] for number in numbers)
        return (low, high) if numbers[0] < numbers[1] else None
    if shape in ("nd", "ndy") and numbers[0] % 10 == 0:
        return numbers[0], numbers[0] + 9
    return None


def _shape(piece: str) -> str:
    if piece.isdecimal():
        return "n"
    if piece in IN_A_YEAR:
        return "u"
    return {"year": "y", "decade": "d", "-": "-", "to": "-"}.get(piece, "?")


def _all_of(intervals: list[Interval]) -> Interval | None:
    """What is possible by every one of them, None where there is none or they contradict."""
    if len(intervals) == 0:
        return None
    low, high = max(low for low, _ in intervals), min(high for _, high in intervals)
    return (low, high) if low <= high else None


def _qualified(whole: Interval, flags: set[str]) -> tuple[int | None, int | None]:
    """With about, over, under and up to; two of the last three contradict."""
    low, high = whole
    if len(flags - {"about"}) > 1:
        return None, None
    if "over" in flags:
        return low, max(high, OLDEST)
    if "up_to" in flags:
        return 0, high
    if "under" in flags:
        return (0, low - 1) if low > 0 else (None, None)
    if "about" in flags:
        miss = min(NEAR, max(1, low // 5))
        return max(0, low - miss), high + miss
    return low, high
