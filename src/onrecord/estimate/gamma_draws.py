"""Normal and gamma variates for compiled loops, nearly always without a logarithm.

Normal: the ziggurat of Marsaglia & Tsang (2000), Journal of Statistical Software 5(8), 256 layers.
Gamma: Marsaglia & Tsang (2000), ACM TOMS 26:363, with the squeeze.
"""

from math import exp, log, sqrt

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.compiled import compiled
from onrecord.estimate.uniform_draws import MANTISSA, UNIT, State, bits, uniform

LAYERS = 256
BASE = 3.6541528853610088
"""Where the tail begins, and AREA that of every layer, for 256 layers (table of the paper)."""
AREA = 0.00492867323399


def _edges() -> NDArray[np.float64]:
    """Right end of each layer, from the lowest up; the last is the top of the bell."""
    x = np.zeros(LAYERS + 1)
    x[0], x[1] = AREA / exp(-BASE * BASE / 2), BASE
    for i in range(2, LAYERS):
        x[i] = sqrt(-2 * log(AREA / x[i - 1] + exp(-x[i - 1] ** 2 / 2)))
    return x


EDGES = _edges()
HEIGHTS = np.exp(-EDGES * EDGES / 2)
LAYER, SIGN = np.uint64(255), np.uint64(256)
NONE = np.uint64(0)


@compiled
def normal(state: State) -> float:
    """Standard normal."""
    while True:
        drawn = bits(state)
        layer = np.int64(drawn & LAYER)
        x = float(drawn >> MANTISSA) * UNIT * EDGES[layer]
        if x >= EDGES[layer + 1]:
            if layer == 0:
                x = _tail(state)
            else:
                rise = HEIGHTS[layer + 1] - HEIGHTS[layer]
                if HEIGHTS[layer] + uniform(state) * rise >= exp(-0.5 * x * x):
                    continue
        return x if drawn & SIGN == NONE else -x


@compiled
def _tail(state: State) -> float:
    while True:
        x = -log(uniform(state)) / BASE
        if -2.0 * log(uniform(state)) >= x * x:
            return BASE + x


@compiled
def gamma(state: State, shape: float) -> float:
    """Scale 1; `shape` above 0."""
    if shape < 1.0:
        return exp(log_gamma(state, shape))
    d = shape - 1.0 / 3.0
    c = 1.0 / sqrt(9.0 * d)
    while True:
        x = normal(state)
        v = 1.0 + c * x
        if v <= 0.0:
            continue
        v = v * v * v
        u = uniform(state)
        squared = x * x
        if u < 1.0 - 0.0331 * squared * squared:
            return d * v
        if log(u) < 0.5 * squared + d * (1.0 - v + log(v)):
            return d * v


@compiled
def log_gamma(state: State, shape: float) -> float:
    """The logarithm of a gamma variate, finite however small the shape."""
    if shape >= 1.0:
        return log(gamma(state, shape))
    return log(gamma(state, shape + 1.0)) + log(uniform(state)) / shape
