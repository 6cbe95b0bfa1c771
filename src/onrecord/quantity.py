"""Reported numbers: a low, a high and a qualifier, and the numerals and number words of a text."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.errors import BadQuantity

QUALIFIERS = (
    "exact", "at_least", "more_than", "about", "up_to", "fewer_than", "between", "vague",
)  # fmt: skip
"""How a document holds its number; `vague` is a plural such as "hundreds", with no number said."""

DIGITS = re.compile(
    r"""(?<![\w.,/])(?<![^\W\d]-)   # not inside a word, a decimal or a code
    (?:\d{1,3}(?:[,.’\u00a0\u202f\u2009 ]\d{3})+(?!\d)   # 1,275  1.275  1 275
      |\d+)
    (?![\w]|[.,/]\d)               # not "366th", not "3.5", not "25/2" """,
    re.VERBOSE,
)
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
DOZENS = {"dozen": 12, "score": 20}
WORD = re.compile(r"[^\W\d_]+")
VAGUE = re.compile(
    r"\b(?:(?:tens|dozens|scores|hundreds|thousands|millions)"
    r"(?:\s+(?:of|and|or|upon)\s+(?:tens|dozens|scores|hundreds|thousands|millions))?"
    r"|(?:several|(?:a\s+)?few|many|(?:a\s+)?couple(?:\s+of)?)"
    r"\s+(?:dozen|score|hundred|thousand|million)s?)\b",
    re.IGNORECASE,
)
SHARED = re.compile(
    r"(?<![\w.,/-])(\d{1,3}(?:\.\d+)?|[a-z]+)(?=(?:\s*[-–—]\s*|\s+(?:to|or|and)\s+)"
    r"(?:\d{1,3}(?:\.\d+)?|[a-z]+)[\s\u00a0-]+(hundred|thousand|million|billion)\b)",
    re.IGNORECASE,
)
"""The first of two numbers that share a scale: "2-3 million", "two to three thousand"."""

SCALED = re.compile(
    r"(?<![\w.,/])(?<![^\W\d]-)(\d+(?:\.\d+)?)[\s\u00a0-]+(hundred|thousand|million|billion)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a document says about how many.

    low, high: whole numbers, both ends included; None where the document sets no end.
        `exact`, `about`: low == high. `at_least`, `more_than`: high is None.
        `up_to`, `fewer_than`: low is None. `between`: low < high. `vague`: both None.
    qualifier: one of QUALIFIERS.
    """

    low: int | None
    high: int | None
    qualifier: str

    def __post_init__(self) -> None:
        faults = quantity_faults(self.low, self.high, self.qualifier)
        if faults:
            raise BadQuantity("; ".join(faults))


def quantity_faults(low: int | None, high: int | None, qualifier: str) -> list[str]:
    """Every reason why the three do not fit together; empty when they do.

    >>> quantity_faults(3, 2, "between")
    ['between needs low < high, got low 3, high 2']
    """
    if qualifier not in QUALIFIERS:
        return [f"unknown qualifier {qualifier!r}; known: {', '.join(QUALIFIERS)}"]
    ends = f"got low {low}, high {high}"
    faults = [f"a count is not negative, got {n}" for n in (low, high) if n is not None and n < 0]
    if qualifier in ("exact", "about") and (low is None or low != high):
        faults.append(f"{qualifier} needs low == high, {ends}")
    if qualifier in ("at_least", "more_than") and (low is None or high is not None):
        faults.append(f"{qualifier} needs a low and no high, {ends}")
    if qualifier in ("up_to", "fewer_than") and (high is None or low is not None):
        faults.append(f"{qualifier} needs a high and no low, {ends}")
    if qualifier == "between" and (low is None or high is None or low >= high):
        faults.append(f"between needs low < high, {ends}")
    if qualifier == "vague" and (low is not None or high is not None):
        faults.append(f"vague says no number, {ends}")
    return faults


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number as a text writes it.

    start, end: code points of the text, half-open.
    value: the whole number, or None for a vague plural such as "hundreds".
    words: whether it is written in words.
    """

    start: int
    end: int
    value: int | None
    words: bool


@lru_cache(maxsize=1024)
def numerals(text: str) -> tuple[Numeral, ...]:
    """Every whole number of `text`, in digits or English number words, in order, none overlapping.

    >>> [n.value for n in numerals("28 states, one hundred and six women, 1,275 hostages, a dozen")]
    [28, 106, 1275, 12]
    >>> [n.value for n in numerals("the 366th regiment, hundreds of people, 1.5 million")]
    [None, 1500000]
    """
    found: list[Numeral] = []
    found_by_rank = (*_shared(text), *_scaled(text), *_vague(text), *_digits(text), *_words(text))
    for numeral in found_by_rank:
        if all(numeral.end <= other.start or other.end <= numeral.start for other in found):
            found.append(numeral)
    return tuple(sorted(found, key=lambda n: n.start))


def values(text: str) -> frozenset[int]:
    """The whole numbers said in `text`; what the gate holds a claim's numbers against."""
    return frozenset(n.value for n in numerals(text) if n.value is not None)


def _shared(text: str) -> Iterator[Numeral]:
    for match in SHARED.finditer(text):
        word = match[1].lower()
        joined_by_and = text[match.end() : match.end() + 9].lstrip().startswith("and")
        before = text[max(0, match.start() - 40) : match.start()].lower()
        if joined_by_and and not re.search(r"\bbetween\W+(?:\w+\W+)?$", before):
            continue
        if word in NUMBER_WORDS:
            value = NUMBER_WORDS[word] * SCALES[match[2].lower()]
            yield Numeral(match.start(), match.end(), value, words=True)
        elif word[0].isdigit():
            value = _times(word, match[2])
            yield Numeral(match.start(), match.end(), value, words=False)


def _scaled(text: str) -> Iterator[Numeral]:
    for match in SCALED.finditer(text):
        yield Numeral(match.start(), match.end(), _times(match[1], match[2]), words=False)


def _times(decimal: str, scale_word: str) -> int:
    whole, _, fraction = decimal.partition(".")
    scale = SCALES[scale_word.lower()]
    return int(whole) * scale + (int(fraction) * scale // 10 ** len(fraction) if fraction else 0)


def _vague(text: str) -> Iterator[Numeral]:
    for match in VAGUE.finditer(text):
        yield Numeral(match.start(), match.end(), None, words=True)


def _digits(text: str) -> Iterator[Numeral]:
    for match in DIGITS.finditer(text):
        value = int(re.sub(r"\D", "", match[0]))
        yield Numeral(match.start(), match.end(), value, words=False)


LONGEST_RUN = 24
"""Words of the longest number tried; a text of nothing but number words must end too."""

LONGEST_GAP = 4
"""Code points between two words of one number: blanks, a line end, a hyphen."""

FILLERS = ("and", "a", "half")
"""Words that may stand inside a number ("half a million", "one hundred and six"), never end one."""

NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
} | {
    word: 10 * tens
    for tens, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}


def _words(text: str) -> Iterator[Numeral]:
    """Runs of number words, read by the text2num library; a lone "a" or "and" starts none."""
    run: list[re.Match[str]] = []
    for match in WORD.finditer(text):
        if run and not _joins(text[run[-1].end() : match.start()]):
            yield from _run(run)
            run = []
        word = match[0].lower()
        if word in NUMBER_WORDS or word in SCALES or word in DOZENS:
            run.append(match)
        elif word in FILLERS and (run or word != "and"):
            run.append(match)
        else:
            yield from _run(run)
            run = []
    yield from _run(run)


def _joins(gap: str) -> bool:
    joint = gap.replace("\u00ad", "").strip()
    return len(gap) <= LONGEST_GAP and joint in ("", "-", "\u2010", "\u2011")


def _run(run: list[re.Match[str]]) -> Iterator[Numeral]:
    """The number, or the numbers, that a run of joined words says."""
    from text_to_num import text2num

    while run:
        for size in range(min(len(run), LONGEST_RUN), 0, -1):
            words = [match[0].lower() for match in run[:size]]
            if words[0] == "and" or words[-1] in FILLERS:
                continue
            value = _value(words, text2num)
            if value is not None:
                yield Numeral(run[0].start(), run[size - 1].end(), value, words=True)
                run = run[size:]
                break
        else:
            run = run[1:]


def _value(words: list[str], text2num: Callable[[str, str], float]) -> int | None:
    if words[0] == "half":
        whole = _value(words[1:], text2num) if words[1:2] == ["a"] else None
        return None if whole is None else whole // 2
    if words == ["score"]:
        return None  # of a game
    if words[-1] in DOZENS:
        head = words[:-1] or ["one"]
        count = 1 if head == ["a"] else _value(head, text2num)
        return None if count is None else count * DOZENS[words[-1]]
    if words[0] == "a":
        words = ["one", *words[1:]]
        if len(words) == 1:
            return None
    try:
        return int(text2num(" ".join(words), "en"))
    except ValueError:
        return None
