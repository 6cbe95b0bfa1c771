"""When a suggestion answers a gold answer: overlap of places and of words, one to one."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from onrecord.record import Claim

STOP_WORDS = frozenset("a an the of and in on at to by for from s with".split())
SAME_SPEAKER = 0.6
SAME_PERSON = 0.5
SAME_DEMAND = 0.4

Gold = TypeVar("Gold")
Pair = tuple[int, int]
"""Index of a gold answer, index of the suggestion that answers it."""


def tokens(words: str) -> frozenset[str]:
    """The words that carry meaning, in lower case.

    >>> sorted(tokens("the governor's Office of Roads"))
    ['governor', 'office', 'roads']
    """
    return frozenset(re.findall(r"\w+", words.casefold())) - STOP_WORDS


def share(first: str, second: str) -> float:
    """Shared words over all words (Jaccard); 1.0 for the same words in any order."""
    a, b = tokens(first), tokens(second)
    return len(a & b) / len(a | b) if a | b else 0.0


def cover(first: str, second: str) -> float:
    """Shared words over the words of the shorter one, so that a part of a name is enough."""
    a, b = tokens(first), tokens(second)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def names(gold: str, said: str) -> bool:
    """Whether `said` holds every word of `gold`, or nearly the same words.

    >>> names("Human Rights Watch", "a report by Human Rights Watch")
    True
    >>> names("Human Rights Watch", "the Human Rights Council")
    False
    """
    return tokens(gold) <= tokens(said) or share(gold, said) >= SAME_SPEAKER


def overlaps(claim: Claim, start: int, end: int) -> bool:
    """Whether the claim's anchor shares a code point with the half-open range."""
    return claim.anchor.start < end and start < claim.anchor.end


def pairs(
    gold: Sequence[Gold], claims: Sequence[Claim], score: Callable[[Gold, Claim], float]
) -> list[Pair]:
    """The best one-to-one pairing, greedily by score; a score of 0 or less never pairs.

    score: larger is better.
    """
    ranked = sorted(
        (
            (-score(answer, claim), g, c)
            for g, answer in enumerate(gold)
            for c, claim in enumerate(claims)
        ),
    )
    taken: list[Pair] = []
    for negative, g, c in ranked:
        if negative < 0 and _free(taken, g, c):
            taken.append((g, c))
    return taken


def _free(taken: Iterable[Pair], g: int, c: int) -> bool:
    return all(g != other_g and c != other_c for other_g, other_c in taken)
