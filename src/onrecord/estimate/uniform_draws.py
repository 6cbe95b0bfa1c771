"""Random bits for compiled loops: xoshiro256++, one state a chain, seeded from numpy.

Blackman & Vigna (2021), Scrambled linear pseudorandom number generators, ACM TOMS 47:36. Numpy's
own generators are slow to call from compiled code and cannot be shared out to threads there.
"""

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.compiled import compiled

State = NDArray[np.uint64]
"""Four words, changed by every draw; never all zero."""

ROTATE_OUT, ROTATE_OUT_BACK = np.uint64(23), np.uint64(41)
ROTATE_LAST, ROTATE_LAST_BACK = np.uint64(45), np.uint64(19)
SHIFT = np.uint64(17)
MANTISSA = np.uint64(11)
UNIT = 2.0**-53


def states(rng: np.random.Generator, number: int) -> NDArray[np.uint64]:
    """A row for each of `number` independent streams."""
    drawn = rng.integers(0, 2**64, size=(number, 4), dtype=np.uint64)
    drawn[:, 0] |= np.uint64(1)
    return drawn


@compiled
def bits(state: State) -> np.uint64:
    """64 random bits."""
    total = state[0] + state[3]
    drawn = ((total << ROTATE_OUT) | (total >> ROTATE_OUT_BACK)) + state[0]
    shifted = state[1] << SHIFT
    state[2] ^= state[0]
    state[3] ^= state[1]
    state[1] ^= state[2]
    state[0] ^= state[3]
    state[2] ^= shifted
    state[3] = (state[3] << ROTATE_LAST) | (state[3] >> ROTATE_LAST_BACK)
    return drawn  # type: ignore[no-any-return]


@compiled
def uniform(state: State) -> float:
    """Strictly between 0 and 1, so that its logarithm exists."""
    return (float(np.int64(bits(state) >> MANTISSA)) + 0.5) * UNIT
