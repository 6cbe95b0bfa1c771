"""What lists would share if each found people independently: a yardstick, never an answer.

Dependence between lists moves overlaps away from it, and every method allows for that; but where a
table is further away than `STRANGE` and than any method's assumption could bridge, it is refused.
"""

from collections.abc import Iterable
from math import prod

from scipy.special import pdtr

from onrecord.estimate.patterns import Patterns

STRANGE = 0.001
"""Below this chance, one in a thousand, few people are not taken for few by accident."""
MOST = 1e15
"""Where the search for a total ends that nothing holds back."""


def total(patterns: Patterns) -> float:
    """N with 1 - n / N = prod(1 - n_i / N): of highest likelihood (Darroch 1958).

    At least the documented; by bisection between them and the most that pairs allow.
    """
    low, high = float(patterns.documented), 2.0 * patterns.documented
    while _listed(patterns, high) < patterns.documented and high < MOST:
        high *= 2.0
    for _ in range(80):
        middle = (low + high) / 2.0
        low, high = (
            (middle, high) if _listed(patterns, middle) < patterns.documented else (low, middle)
        )
    return high


def once(patterns: Patterns) -> float:
    """People on exactly one list."""
    people = total(patterns)
    chances = [size / people for size in patterns.sizes]
    return people * sum(
        chance * prod(1.0 - other for j, other in enumerate(chances) if j != i)
        for i, chance in enumerate(chances)
    )


def across(patterns: Patterns, block: Iterable[int]) -> float:
    """People on some list of the block and on some other list too."""
    people, inside = total(patterns), set(block)
    none_in = prod(1.0 - n / people for i, n in enumerate(patterns.sizes) if i in inside)
    none_out = prod(1.0 - n / people for i, n in enumerate(patterns.sizes) if i not in inside)
    return people * (1.0 - none_in) * (1.0 - none_out)


def not_divided(patterns: Patterns, one: int, other: int) -> float:
    """Documented people on both lists or on neither."""
    people = total(patterns)
    missed = [1.0 - size / people for size in patterns.sizes]
    both = (1.0 - missed[one]) * (1.0 - missed[other])
    return people * (both + missed[one] * missed[other] - prod(missed))


def chance_of_so_few(seen: int, expected: float) -> float:
    """P(X <= seen) of a Poisson number.

    >>> round(chance_of_so_few(0, 6.9), 3)
    0.001
    """
    return float(pdtr(seen, expected))


def _listed(patterns: Patterns, people: float) -> float:
    """People on some list, of so many in all."""
    return people * (1.0 - prod(1.0 - size / people for size in patterns.sizes))
