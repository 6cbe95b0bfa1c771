"""How alike two Latin words sound, as a share of what there is to hear."""

from functools import lru_cache

from onrecord.link.names.sounds import Sounds, sounds, tables

VOWEL = 0.5
"""What a vowel weighs, where a consonant weighs 1: spellings and scripts drop vowels first."""
MISSING_VOWEL = 0.35
UNWRITTEN_VOWEL = 0.08
"""Cost of a vowel that one word lacks, and of one that its script does not write."""
MISSING_H = 0.5
MISSING_LAST_H = 0.2
INITIAL = 0.75
"""Likeness of an initial and a name that begins with it: it fits, it does not show much."""
ARTICLE = ("al", "el")
WITH_ARTICLE = 0.97


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
    if len(one) > 5 and one[:2] in ARTICLE and other[:2] not in ARTICLE:
        alike = max(alike, WITH_ARTICLE * _alike(sounds(one[2:]), sounds(other), bare))
    elif len(other) > 5 and other[:2] in ARTICLE and one[:2] not in ARTICLE:
        alike = max(alike, WITH_ARTICLE * _alike(sounds(one), sounds(other[2:]), bare))
    return alike


def _alike(one: str, other: str, bare: str) -> float:
    if one == other:
        return 1.0
    known = tables()
    weight = max(_weight(one, known), _weight(other, known))
    cost = _distance(one, other, bare == "one", bare == "other")
    return max(0.0, 1.0 - cost / weight) if weight > 0 else 0.0


def _weight(heard: str, known: Sounds) -> float:
    return sum(VOWEL if sound in known.vowels else 1.0 for sound in heard)


def _distance(one: str, other: str, one_bare: bool, other_bare: bool) -> float:
    """The least cost of turning one word's sounds into the other's (Wagner and Fischer, 1974)."""
    known = tables()
    gaps_one = _gaps(one, known, other_bare)
    gaps_other = _gaps(other, known, one_bare)
    above = [0.0]
    for gap in gaps_other:
        above.append(above[-1] + gap)
    for sound, gap in zip(one, gaps_one, strict=True):
        row = [above[0] + gap]
        for at, heard in enumerate(other):
            change = 0.0 if sound == heard else known.near.get((sound, heard), 1.0)
            row.append(min(above[at] + change, above[at + 1] + gap, row[at] + gaps_other[at]))
        above = row
    return above[-1]


def _gaps(heard: str, known: Sounds, unwritten: bool) -> list[float]:
    """What it costs that the other word lacks each sound; a first vowel is written everywhere."""
    vowel = UNWRITTEN_VOWEL if unwritten else MISSING_VOWEL
    gaps = [
        vowel if sound in known.vowels else MISSING_H if sound == "h" else 1.0 for sound in heard
    ]
    if unwritten and gaps and heard[0] in known.vowels:
        gaps[0] = MISSING_VOWEL
    if len(heard) > 1 and heard[-1] in "hx" and heard[-2] in known.vowels:
        gaps[-1] = MISSING_LAST_H
    return gaps
