"""Short wordings of numbers and of what they count, taken from the claims' own words."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from onrecord.count.populations import population_words
from onrecord.quantity import numerals
from onrecord.record.claim import Claim
from onrecord.record.claims.figure import Figure
from onrecord.record.claims.population import Population
from onrecord.vocab import load

NOT_STATED = "not stated"
UNIT_SAYS_IT = frozenset({"bodies", "families", "states", "trials", "count"})
"""Measures that add nothing to the unit in a phrase: "bodies", not "bodies bodies"."""

PERSONS_BY_NAME = frozenset({"residents", "casualties"})
"""Measures that say by themselves that persons are counted."""

THE_DEAD = frozenset({"killed", "bodies"})
IMPLIED = frozenset({("names", "named"), ("burials", "buried")})
"""Units that say how they were counted."""

ONLY_DIGITS = re.compile(r"[\d.,]+")
DEAD_UNITS = frozenset({"persons", "bodies", "names", "burials"})
NAMED_SPEAKERS = 3
"""How many speakers a sentence names before it counts the rest."""


def counted(figure: Figure) -> str:
    """What a figure counts: unit, then what befell them, then how they were counted.

    >>> counted(Figure(181, 181, "exact", "bodies", "bodies", basis="examined"))
    'bodies examined'
    >>> counted(Figure(184, 184, "exact", "persons", "killed", basis="certified"))
    'persons killed, certified'
    """
    return what(figure.unit, figure.measure, figure.basis)


@lru_cache(maxsize=4096)
def what(unit: str, measure: str, basis: str = "") -> str:
    """`counted` from the three terms.

    >>> what("persons", "residents")
    'residents'
    """
    if unit == "persons" and measure in PERSONS_BY_NAME:
        return measure if basis == "" else f"{measure}, {basis}"
    befell = "" if measure in UNIT_SAYS_IT else f" {term('measures', measure)}"
    if basis == "" or (unit, basis) in IMPLIED:
        how = ""
    elif befell == "":
        how = f" {basis}"
    else:
        how = f", {basis}"
    return f"{term('counting_units', unit)}{befell}{how}"


def term(vocabulary: str, key: str) -> str:
    """The label of a term, or the word itself where the vocabulary has none."""
    words = load(vocabulary)
    return words[key].label if key in words else key


def qualifier_words(qualifier: str) -> str:
    """ "at least", "exact", "vague" ...: the qualifier as drift and rows name it."""
    return qualifier.replace("_", " ")


def number(claim: Claim) -> str:
    """The number as quoted, with its qualifier unless the quote has it or needs none."""
    quoted = _numeral(claim.anchor.exact)
    qualifier = getattr(claim.payload, "qualifier", "exact")
    words = qualifier_words(qualifier)
    if qualifier in ("exact", "vague") or quoted.casefold().startswith(words):
        return quoted
    if qualifier == "between" and " and " not in quoted:
        return quoted
    return f"{words} {quoted}"


def _numeral(anchor: str) -> str:
    """The number within the anchor, which may hold what it counts: "4" of "4 US states"."""
    if ONLY_DIGITS.fullmatch(anchor):
        return anchor
    found = numerals(anchor)
    return anchor[found[0].start : found[-1].end] if len(found) > 0 else anchor


def figure_words(claim: Claim, counts: str = "") -> str:
    """Number, what is counted and who, e.g. "613 persons killed (Azerbaijani civilians)".

    counts: closer words for what is counted, such as `harms.meaning`, or "".
    """
    payload = claim.payload
    if isinstance(payload, Population):
        return f"{number(claim)} residents{_bracketed(payload.group)}"
    if isinstance(payload, Figure):
        return f"{number(claim)} {counts or counted(payload)}{_bracketed(payload.population)}"
    return number(claim)


def _bracketed(words: str) -> str:
    """The words that say who, unless they narrow nobody down."""
    return "" if len(population_words(words)) == 0 else f" ({words})"


def topic(figure: Figure) -> str:
    """What the number is about in the widest sense: killed, bodies and names tell of the dead."""
    if figure.measure in THE_DEAD and figure.unit in DEAD_UNITS:
        return "the dead"
    return what(figure.unit, figure.measure)


def numbers_named(claim: Claim) -> tuple[int, ...]:
    """The numbers a figure or population claim names, low before high, each once."""
    payload = claim.payload
    if not isinstance(payload, Figure | Population):
        return ()
    low, high = payload.low, payload.high
    if low is None or low == high:
        return () if high is None else (high,)
    return (low,) if high is None else (low, high)


def name_some(speakers: Iterable[str]) -> str:
    """The speakers, or the first of them and how many more.

    >>> name_some(["A", "B", "C", "D", "E"])
    'A, B, C and 2 more'
    """
    names = list(dict.fromkeys(speakers))
    if len(names) > NAMED_SPEAKERS + 1:
        rest = len(names) - NAMED_SPEAKERS
        return f"{', '.join(names[:NAMED_SPEAKERS])} and {rest} more"
    return ", ".join(names)


def listed(words: Sequence[str]) -> str:
    """Words joined as a sentence joins them.

    >>> listed(["women", "children", "elderly"])
    'women, children and elderly'
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
