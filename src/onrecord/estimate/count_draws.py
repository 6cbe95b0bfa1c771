"""Binomial, Poisson and negative binomial variates for compiled loops, exact and cheap.

Large means: transformed rejection (Hoermann 1993, JSCS 46:101, BTRS; Insurance: Mathematics and
Economics 12:39, PTRS). Small means: inversion, which answers 0 without a power where it can.
"""

from math import exp, floor, lgamma, log, log1p, sqrt

import numpy as np

from onrecord.estimate.compiled import compiled
from onrecord.estimate.gamma_draws import gamma
from onrecord.estimate.uniform_draws import State, uniform

SMALL_MEAN = 10.0
FEW = 8
"""So few trials are tossed one by one."""
TABLE = 2048
LOG_FACTORIAL = np.array([lgamma(k + 1.0) for k in range(TABLE)])
HALF_LOG_TWO_PI = 0.9189385332046727


@compiled
def log_factorial(k: int) -> float:
    """From a table, or by Stirling's series, there exact to the last digit."""
    if k < TABLE:
        return float(LOG_FACTORIAL[k])
    x = k + 1.0
    inverse = 1.0 / x
    return (x - 0.5) * log(x) - x + HALF_LOG_TWO_PI + inverse * (1.0 / 12 - inverse * inverse / 360)


@compiled
def binomial(state: State, trials: int, p: float) -> int:
    """Successes in `trials`; p outside 0 to 1 is taken for the nearer end."""
    if p > 0.5:
        return trials - _rare(state, trials, 1.0 - p)
    return _rare(state, trials, p)


@compiled
def _rare(state: State, trials: int, p: float) -> int:
    """For p up to one half."""
    if p <= 0.0 or trials == 0:
        return 0
    mean = trials * p
    if mean >= SMALL_MEAN:
        return _rejected_binomial(state, trials, p)
    u = uniform(state)
    if u < 1.0 - mean:
        return 0
    if trials <= FEW:
        return _tossed(state, trials, p, u)
    return _inverted_binomial(state, trials, p, u)


@compiled
def _tossed(state: State, trials: int, p: float, u: float) -> int:
    """Given u >= 1 - trials * p, which says only that the inversion must go on.

    The powers of the inversion are products here.
    """
    q = 1.0 - p
    chance = q
    for _ in range(trials - 1):
        chance *= q
    return _walked(state, trials, p / q, chance, u)


@compiled
def _inverted_binomial(state: State, trials: int, p: float, u: float) -> int:
    return _walked(state, trials, p / (1.0 - p), exp(trials * log1p(-p)), u)


@compiled
def _walked(state: State, trials: int, odds: float, none: float, u: float) -> int:
    """Inversion from 0 up; rounding past the end starts anew."""
    while True:
        chance = none
        for k in range(trials + 1):
            if u < chance:
                return k
            u -= chance
            chance *= odds * (trials - k) / (k + 1.0)
        u = uniform(state)


@compiled
def _rejected_binomial(state: State, trials: int, p: float) -> int:
    spread = sqrt(trials * p * (1.0 - p))
    b = 1.15 + 2.53 * spread
    a = -0.0873 + 0.0248 * b + 0.01 * p
    c = trials * p + 0.5
    v_r = 0.92 - 4.2 / b
    while True:
        v = uniform(state)
        u = uniform(state) - 0.5
        us = 0.5 - abs(u)
        k = int(floor((2.0 * a / us + b) * u + c))
        if us >= 0.07 and v <= v_r:
            return k
        if k < 0 or k > trials:
            continue
        alpha = (2.83 + 5.1 / b) * spread
        mode = int(floor((trials + 1) * p))
        bound = (
            log_factorial(mode) + log_factorial(trials - mode)
            - log_factorial(k) - log_factorial(trials - k)
            + (k - mode) * log(p / (1.0 - p))
        )  # fmt: skip
        if log(v * alpha / (a / (us * us) + b)) <= bound:
            return k


@compiled
def poisson(state: State, mean: float) -> int:
    """`mean` from 0 up to about 1e15."""
    if mean < SMALL_MEAN:
        left, k = uniform(state), 0
        chance = exp(-mean)
        while left >= chance and k < 200:
            left -= chance
            k += 1
            chance *= mean / k
        return k
    return _rejected_poisson(state, mean)


@compiled
def _rejected_poisson(state: State, mean: float) -> int:
    log_mean = log(mean)
    b = 0.931 + 2.53 * sqrt(mean)
    a = -0.059 + 0.02483 * b
    inverse_alpha = 1.1239 + 1.1328 / (b - 3.4)
    v_r = 0.9277 - 3.6224 / (b - 2.0)
    while True:
        u = uniform(state) - 0.5
        v = uniform(state)
        us = 0.5 - abs(u)
        k = int(floor((2.0 * a / us + b) * u + mean + 0.43))
        if us >= 0.07 and v <= v_r:
            return k
        if k < 0 or (us < 0.013 and v > us):
            continue
        if log(v * inverse_alpha / (a / (us * us) + b)) <= -mean + k * log_mean - log_factorial(k):
            return k


@compiled
def negative_binomial(state: State, size: float, p: float) -> int:
    """Failures before the `size`-th success, each failure of chance p, below 1."""
    return poisson(state, gamma(state, size) * p / (1.0 - p))
