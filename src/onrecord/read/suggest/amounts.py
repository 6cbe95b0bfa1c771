"""The numbers of a sentence as quantities: ranges joined, hedges read, each tied to its tokens."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.quantity import Numeral, numerals
from onrecord.read.suggest.sentence import Sentence
from onrecord.vocab import load

RANGE = re.compile(
    r"\s*(?:[-–—]|\bto\b|\bor\b|\band\b)\s*(?:about|around|some|as many as|even)?\s*", re.I
)
BETWEEN = re.compile(
    r"\bbetween(?:\s+(?:about|around|approximately|roughly|an estimated|some))?\s*$", re.I
)
CHANGE = re.compile(
    r"\b(?:ris|rose|grow|grew|increas|jump|climb|fall|fell|drop|declin|decreas|rais|reduc|shr[aiu]nk|"
    r"cut|revis|went|go|soar|dwindl|swell|swoll)\w*\b[^.;]{0,60}\bfrom\s*$",
    re.I,
)
FILLER = r"(?:(?:a|an|the|another|further|additional|other|total|of|more)\s+){0,3}"
AFTER = (
    (re.compile(r"\+|-?\s?plus\b"), "more_than"),
    (re.compile(r"\s+or\s+more\b"), "at_least"),
    (re.compile(r"\s+or\s+(?:fewer|less)\b"), "up_to"),
    (re.compile(r"\s+(?:or\s+so|odd)\b|-odd\b"), "about"),
)
SIGNS = {
    ">": "more_than",
    "<": "fewer_than",
    "~": "about",
    "≈": "about",
    "≥": "at_least",
    "≤": "up_to",
}


@dataclass(frozen=True, slots=True)
class Amount:
    """One number, or two that are the ends of a range.

    start, end: offsets into the unwrapped paragraph, from the first to the last numeral.
    low, high, qualifier: as in `quantity.Quantity`.
    hedge: offsets of the words of the qualifier, or None where it has none.
    words: the unwrapped paragraph, which the offsets index.
    first, last: the tokens the numerals cover; root: the one the parse hangs them by.
    opens: where the hedge starts, or the number where there is none.
    """

    start: int
    end: int
    low: int | None
    high: int | None
    qualifier: str
    hedge: tuple[int, int] | None
    first: Any
    last: Any
    root: Any
    words: str

    @property
    def opens(self) -> int:
        return self.hedge[0] if self.hedge is not None else self.start


def amounts(sentence: Sentence) -> list[Amount]:
    """Every number of the sentence in order, whatever it counts."""
    tokens = sentence.tokens
    words, base = sentence.words, tokens.start_char
    found = numerals(words[base : tokens.end_char])
    pairs = list(_ranges(words, base, found))
    return [amount for pair in pairs for amount in _amount(tokens.doc, words, base, *pair)]


def _ranges(
    words: str, base: int, found: tuple[Numeral, ...]
) -> Iterator[tuple[Numeral, Numeral | None]]:
    place = 0
    while place < len(found):
        one = found[place]
        other = found[place + 1] if place + 1 < len(found) else None
        if other is not None and _is_range(words, base, one, other):
            yield one, other
            place += 2
        else:
            yield one, None
            place += 1


def _is_range(words: str, base: int, one: Numeral, other: Numeral) -> bool:
    gap = words[base + one.end : base + other.start]
    if one.value is None or other.value is None or one.value >= other.value:
        return False
    if RANGE.fullmatch(gap) is None:
        return False
    before = words[max(0, base + one.start - 100) : base + one.start]
    joiner = gap.split()[0].lower() if gap.split() else gap
    if joiner == "and":
        return BETWEEN.search(before) is not None
    if joiner == "or":
        return other.value <= 3 * one.value
    return CHANGE.search(before) is None


def _amount(
    doc: Any, words: str, base: int, one: Numeral, other: Numeral | None
) -> Iterator[Amount]:
    last = other if other is not None else one
    start, end = base + one.start, base + last.end
    covered = doc.char_span(start, end, alignment_mode="expand")
    if covered is None:
        return
    qualifier, hedge = _hedge(words, base, start, end)
    if hedge is not None and hedge[0] < start and _is_particle(doc, hedge):
        qualifier, hedge = "exact", None
    low, high = one.value, last.value
    if other is not None:
        qualifier = "between"
    elif one.value is None:
        qualifier, hedge = "vague", hedge
    elif qualifier in ("at_least", "more_than"):
        high = None
    elif qualifier in ("up_to", "fewer_than"):
        low = None
    yield Amount(
        start, end, low, high, qualifier, hedge, covered[0], covered[-1], covered.root, words
    )


def _is_particle(doc: Any, hedge: tuple[int, int]) -> bool:
    """ "handed over 23 prisoners": the word belongs to the verb."""
    token = doc.char_span(*hedge, alignment_mode="expand")[0]
    return bool(
        token.dep_ == "prt" and token.i > 0 and token.nbor(-1).lemma_ in ("hand", "turn", "take")
    )


def _hedge(words: str, base: int, start: int, end: int) -> tuple[str, tuple[int, int] | None]:
    """The qualifier of the number from `start` to `end`, and the words that say it."""
    for pattern, qualifier in AFTER:
        match = pattern.match(words, end)
        if match is not None:
            return qualifier, (start, match.end())
    before = words[max(base, start - 60) : start]
    if before[-1:] in SIGNS:
        return SIGNS[before[-1]], (start - 1, start)
    match = _hedges().search(before)
    if match is None:
        return "exact", None
    stronger = _hedges().search(before[: match.start("hedge")])
    if stronger is not None and _term(match["hedge"]) == "about":
        match = stronger
    opens = start - len(before) + match.start("hedge")
    return _term(match["hedge"]), (opens, opens + len(match["hedge"]))


def _term(hedge: str) -> str:
    return load("qualifiers").find(hedge) or "exact"


@cache
def _hedges() -> re.Pattern[str]:
    """Any spelling of a qualifier just before a number, the longest first."""
    known = load("qualifiers").by_spelling
    not_words = (
        "exact",
        "exactly",
        "between",
        "from",
        "vague",
        "exceeded",
        "exceeds",
        "or so",
        "odd",
    )
    spellings = sorted((s for s in known if s not in not_words), key=len, reverse=True)
    either = "|".join(re.escape(s).replace(r"\ ", r"[\s-]+") for s in spellings)
    return re.compile(rf"(?<!\w)(?P<hedge>{either})\s+{FILLER}$", re.IGNORECASE)
