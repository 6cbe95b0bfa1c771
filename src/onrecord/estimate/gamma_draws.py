"""Normal and gamma variates for compiled loops, nearly always without a logarithm.

Normal: the ziggurat of Marsaglia & Tsang (2000), Journal of Statistical Software 5(8), 256 layers.
Gamma: Marsaglia & Tsang (2000), ACM TOMS 26:363, with the squeeze.
"""

from math import exp, log, sqrt

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.compiled import compiled
from onrecord.estimate.uniform_draws import State, bits, uniform

LAYERS = 256
BASE = 3.6541528853610088
"""Where the tail begins, and AREA that of every layer, for 256 layers (table of the paper)."""
AREA = 0.00492867323399


def _edges() -> NDArray[np.float64]:
    """Right end of each layer, from the lowest up; the last is the top of the bell."""
    x = np.zeros(LAYERS + 1)
    x[0], x[1] = AREA / exp(-BASE * BASE / 2), BASE
    for i in range(2, LAYERS):
        x[i] = sqrt(-2 * log(AREA / x[i - 1] + exp(-(x[i - 1] ** 2) / 2)))
    return x


EDGES = _edges()
HEIGHTS = np.exp(-EDGES * EDGES / 2)
LAYER, LAYER_BITS = np.uint64(LAYERS - 1), np.int64(8)
NONE, ONE = np.uint64(0), np.uint64(1)
SIGNED_UNIT = 2.0**-55
"""What the upper 56 bits, taken with their sign, are multiplied by to lie between -1 and 1."""
THIRD = 1.0 / 3.0
SQUEEZE = 0.0331


@compiled
def normal(state: State) -> float:
    """Standard normal."""
    drawn = bits(state)
    layer = drawn & LAYER
    x = float(np.int64(drawn) >> LAYER_BITS) * SIGNED_UNIT * EDGES[layer]
    return x if abs(x) < EDGES[layer + ONE] else _outside(state, layer, x)


@compiled
def _outside(state: State, layer: np.uint64, x: float) -> float:
    """One draw in a hundred is not plainly under the bell."""
    while True:
        if layer == NONE:
            return _tail(state) if x > 0.0 else -_tail(state)
        rise = HEIGHTS[layer + ONE] - HEIGHTS[layer]
        if HEIGHTS[layer] + uniform(state) * rise < exp(-0.5 * x * x):
            return x
        drawn = bits(state)
        layer = drawn & LAYER
        x = float(np.int64(drawn) >> LAYER_BITS) * SIGNED_UNIT * EDGES[layer]
        if abs(x) < EDGES[layer + ONE]:
            return x


@compiled
def _tail(state: State) -> float:
    while True:
        x = -log(uniform(state)) / BASE
        if -2.0 * log(uniform(state)) >= x * x:
            return BASE + x


@compiled
def gamma(state: State, shape: float) -> float:
    """Scale 1; `shape` above 0.

    The way that nearly every draw takes is written out here, for the compiler to keep together.
    """
    if shape <= 1.0:
        return -log(uniform(state)) if shape == 1.0 else exp(log_gamma(state, shape))
    d = shape - THIRD
    c = THIRD / sqrt(d)
    drawn = bits(state)
    layer = drawn & LAYER
    x = float(np.int64(drawn) >> LAYER_BITS) * SIGNED_UNIT * EDGES[layer]
    if abs(x) >= EDGES[layer + ONE]:
        x = _outside(state, layer, x)
    v = 1.0 + c * x
    u = uniform(state)
    squared = x * x
    if v > 0.0 and u < 1.0 - SQUEEZE * squared * squared:
        return float(d * v * v * v)
    return _judged(state, shape, x, u)


@compiled
def log_gamma(state: State, shape: float) -> float:
    """The logarithm of a gamma variate, finite however small the shape."""
    raised = shape if shape >= 1.0 else shape + 1.0
    found = log(_judged(state, raised, normal(state), uniform(state)))
    return found if shape >= 1.0 else found + log(uniform(state)) / shape


@compiled
def _judged(state: State, shape: float, x: float, u: float) -> float:
    """For shapes from 1 up, a first normal and uniform already drawn."""
    d = shape - THIRD
    c = THIRD / sqrt(d)
    while True:
        v = (1.0 + c * x) ** 3
        if v > 0.0 and log(u) < 0.5 * x * x + d * (1.0 - v + log(v)):
            return d * v
        x = normal(state)
        u = uniform(state)
