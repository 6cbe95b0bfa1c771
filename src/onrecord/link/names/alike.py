"""How alike two Latin words sound, as a share of what there is to hear."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from onrecord.link.names.sounds import VOWELS, sounds, tables

VOWEL = 0.5
"""What a vowel weighs, where a consonant weighs 1: spellings and scripts drop vowels first."""
MISSING_VOWEL = 0.35
UNWRITTEN_VOWEL = 0.08
"""Cost of a vowel that one word lacks, and of one that its script does not write."""
SUPPLIED = "A"
"""Any a after the first sound of a word whose script writes no short vowels: it may be another."""
ANY_VOWEL = VOWELS | {SUPPLIED}
MISSING_H = 0.5
MISSING_LAST_H = 0.2
INITIAL = 0.75
"""Likeness of an initial and a name that begins with it: it fits, it does not show much."""
PREFIXES = ("al", "el", "ben", "bin")
"""The article, and the son of a family's founder: one habit writes it as one word with the name."""
WITH_PREFIX = 0.97
GLIDE_I = 0.15
"""Cost of an i between a consonant and e or o: Soloviev, Piotr."""
FINAL_A = 0.8
"""Cost of an a that ends a word after a consonant: Samir and Samira are two people."""
MUTE_E = 0.2
"""Cost of an e that ends a word after a consonant, as French spells it: Salmane, Chahine."""


@lru_cache(maxsize=1 << 18)
def token_similarity(one: str, other: str, *, bare: str = "") -> float:
    """In [0, 1]; 1 where both sound the same, whatever the spelling.

    one, other: Latin words; bare: "one" or "other" where only that one lacks short vowels,
    since its script does not write them; "" where neither does, or both.

    >>> token_similarity("aliyev", "aliev"), token_similarity("a", "aliyev")
    (1.0, 0.75)
    >>> round(token_similarity("hsyn", "hussein", bare="one"), 2)
    0.96
    """
    if one == "" or other == "":
        return 0.0
    if one == other:
        return 1.0
    if len(one) == 1 or len(other) == 1:
        return INITIAL if sounds(one)[:1] == sounds(other)[:1] else 0.0
    alike = _alike(sounds(one), sounds(other), bare)
    if len(one) > len(other):
        return max(alike, WITH_PREFIX * _alike(sounds(_without_prefix(one)), sounds(other), bare))
    if len(other) > len(one):
        return max(alike, WITH_PREFIX * _alike(sounds(one), sounds(_without_prefix(other)), bare))
    return alike


def _without_prefix(latin: str) -> str:
    for prefix in PREFIXES:
        if latin.startswith(prefix) and len(latin) > len(prefix) + 2:
            return latin[len(prefix) :]
    return latin


def _alike(one: str, other: str, bare: str) -> float:
    if one == other:
        return 1.0
    if bare == "one":
        one = one[:1] + one[1:].replace("a", SUPPLIED)
    if bare == "other":
        other = other[:1] + other[1:].replace("a", SUPPLIED)
    weight = max(_weight(one), _weight(other))
    cost = _distance(
        one, other, _gaps(one, beside_bare=bare == "other"), _gaps(other, beside_bare=bare == "one")
    )
    return max(0.0, 1.0 - cost / weight)


def _weight(heard: str) -> float:
    return sum(1.0 if sound not in ANY_VOWEL else VOWEL for sound in heard)


def _distance(
    one: str, other: str, gaps_one: Sequence[float], gaps_other: Sequence[float]
) -> float:
    """The least cost of turning one word's sounds into the other's (Wagner and Fischer, 1974)."""
    near = tables().near
    above = [0.0, *accumulate(gaps_other)]
    for sound, gap in zip(one, gaps_one, strict=True):
        row = [above[0] + gap]
        for at, heard in enumerate(other):
            change = 0.0 if sound == heard else near.get((sound, heard), 1.0)
            row.append(min(above[at] + change, above[at + 1] + gap, row[at] + gaps_other[at]))
        above = row
    return above[-1]


def _gaps(heard: str, *, beside_bare: bool) -> list[float]:
    """What it costs that the other word lacks each sound; a first vowel is written everywhere."""
    gaps = [_gap(sound, beside_bare=beside_bare and at > 0) for at, sound in enumerate(heard)]
    if len(heard) > 1 and heard[-1] in "hx" and heard[-2] in ANY_VOWEL:
        gaps[-1] = MISSING_LAST_H
    elif len(heard) > 2 and heard[-2] not in ANY_VOWEL:
        gaps[-1] = {"e": MUTE_E, "a": FINAL_A, SUPPLIED: FINAL_A}.get(heard[-1], gaps[-1])
    for at, before in enumerate(heard[:-2], start=1):
        if heard[at] == "i" and heard[at + 1] in "eo" and before not in ANY_VOWEL:
            gaps[at] = min(gaps[at], GLIDE_I)
    return gaps


def _gap(sound: str, *, beside_bare: bool) -> float:
    if sound not in ANY_VOWEL:
        return MISSING_H if sound == "h" else 1.0
    return UNWRITTEN_VOWEL if beside_bare or sound == SUPPLIED else MISSING_VOWEL
