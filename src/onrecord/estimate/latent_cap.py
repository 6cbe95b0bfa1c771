"""The number of undocumented people under a cap: its draws, and what the cap costs; compiled."""

from math import exp, lgamma, log, log1p, sqrt

from onrecord.estimate.compiled import compiled
from onrecord.estimate.count_draws import negative_binomial
from onrecord.estimate.uniform_draws import State, uniform

TRIES = 20
CERTAIN = 10.0
"""Standard deviations below the cap from which on it cannot matter."""
TINY = 1e-300


@compiled
def capped(state: State, documented: int, p0: float, cap: int) -> tuple[int, int]:
    """n0 ~ NegBin(documented, 1 - p0) given n0 <= cap; and 1 if a draw was put aside, else 0."""
    if p0 < 1.0:
        for tried in range(TRIES):
            if p0 * documented > 10.0 * cap * (1.0 - p0):
                break
            drawn = negative_binomial(state, float(documented), p0)
            if drawn <= cap:
                return drawn, min(tried, 1)
    return _inverted(state, documented, p0, cap), 1


@compiled
def _inverted(state: State, documented: int, p0: float, cap: int) -> int:
    """By inversion from the cap down, where the mass is once draws keep falling above it."""
    total, term, k = 0.0, 1.0, cap
    while k >= 0 and term > 1e-18 * (total + term):
        total += term
        term *= k / ((documented + k - 1.0) * p0)
        k -= 1
    left, term, k = uniform(state) * total, 1.0, cap
    while left >= term and k > 0:
        left -= term
        term *= k / ((documented + k - 1.0) * p0)
        k -= 1
    return k


@compiled
def log_within(documented: int, p0: float, cap: int) -> float:
    """log P(n0 <= cap), 0 where the cap is far above."""
    if p0 >= 1.0:
        return -1e300
    mean = documented * p0 / (1.0 - p0)
    if mean + CERTAIN * sqrt(mean / (1.0 - p0)) < cap:
        return 0.0
    return log(max(_incomplete_beta(documented, cap + 1.0, 1.0 - p0), TINY))


@compiled
def _incomplete_beta(a: float, b: float, x: float) -> float:
    """I_x(a, b) by the continued fraction of Lentz on the side where it converges."""
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1.0) / (a + b + 2.0):
        return front * _fraction(a, b, x) / a
    return 1.0 - front * _fraction(b, a, 1.0 - x) / b


@compiled
def _fraction(a: float, b: float, x: float) -> float:
    c, d = 1.0, 1.0 / _off_zero(1.0 - (a + b) * x / (a + 1.0))
    h = d
    for m in range(1, 10_000):
        even = m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m))
        d, c = 1.0 / _off_zero(1.0 + even * d), _off_zero(1.0 + even / c)
        h *= d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0))
        d, c = 1.0 / _off_zero(1.0 + odd * d), _off_zero(1.0 + odd / c)
        h *= d * c
        if abs(d * c - 1.0) < 1e-12:
            return h
    return h


@compiled
def _off_zero(x: float) -> float:
    return x if abs(x) > TINY else TINY
