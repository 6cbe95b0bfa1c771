"""How far two people who judged the same pairs blind agree beyond chance: Cohen's kappa."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from onrecord.plural import counted

LEVEL = 0.95
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Agreement:
    """kappa: 1 is full agreement, 0 what chance gives, below 0 less than that.

    low, high: the interval at `level`, cut to [-1, 1]; pairs: judged by both.
    observed, expected: share of pairs agreed on, and the share that chance alone gives.
    """

    kappa: float
    low: float
    high: float
    level: float
    pairs: int
    observed: float
    expected: float


@dataclass(frozen=True, slots=True)
class NoAgreement:
    """Why there is no kappa, in a sentence; pairs: judged by both."""

    reason: str
    pairs: int


def cohens_kappa(
    judged: Sequence[tuple[str, str]], *, level: float = LEVEL
) -> Agreement | NoAgreement:
    """Kappa of pairs (first reviewer's word, second reviewer's word), one for each judged pair.

    Cohen (1960), Educational and Psychological Measurement 20; the standard error is that of
    Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72, eq. 13, for large samples. Assumes
    that both judged independently, hence blind. Where they agree on every pair that error is 0 and
    says nothing; the low end is then the kappa with as much disagreement as n agreements do not
    rule out, 1 - (1 - level)^(1/n). level: coverage of [low, high].
    """
    n = len(judged)
    if n < FEWEST:
        return NoAgreement(
            f"{counted(n, 'pair was', 'pairs were')} judged by both; kappa needs at least {FEWEST}",
            n,
        )
    cells = {words: count / n for words, count in Counter(judged).items()}
    words = sorted({word for pair in cells for word in pair})
    if len(words) == 1:
        return NoAgreement(
            f"both said {words[0]!r} of all {n} pairs: chance would agree as well, so that kappa "
            "is not defined; have a sample judged that holds unlike pairs",
            n,
        )
    first = {w: sum(share for (one, _), share in cells.items() if one == w) for w in words}
    second = {w: sum(share for (_, other), share in cells.items() if other == w) for w in words}
    observed = sum(cells.get((w, w), 0.0) for w in words)
    expected = sum(first[w] * second[w] for w in words)
    kappa = (observed - expected) / (1 - expected)
    if all(one == other for one, other in cells):
        low, high = 1 - (1 - (1 - level) ** (1 / n)) / (1 - expected), 1.0
    else:
        error = sqrt(_variance(cells, first, second) / n)
        spread = NormalDist().inv_cdf(0.5 + level / 2) * error
        low, high = kappa - spread, kappa + spread
    return Agreement(kappa, max(low, -1.0), min(high, 1.0), level, n, observed, expected)


def _variance(
    cells: Mapping[tuple[str, str], float],
    first: Mapping[str, float],
    second: Mapping[str, float],
) -> float:
    """Of one pair; Fleiss, Cohen & Everitt (1969), eq. 13."""
    observed = sum(cells.get((w, w), 0.0) for w in first)
    expected = sum(first[w] * second[w] for w in first)
    agreed = sum(
        cells.get((w, w), 0.0) * (1 - expected - (first[w] + second[w]) * (1 - observed)) ** 2
        for w in first
    )
    crossed = sum(
        share * (second[one] + first[other]) ** 2
        for (one, other), share in cells.items()
        if one != other
    )
    rest = (observed * expected - 2 * expected + observed) ** 2
    return max(agreed + (1 - observed) ** 2 * crossed - rest, 0.0) / (1 - expected) ** 4
