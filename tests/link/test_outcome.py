"""What is believed in the end: groups and probabilities agree, also in the digits written."""

import numpy as np

from onrecord.link.outcome import agreed
from onrecord.link.score import Pairs


def test_a_pair_kept_apart_is_below_the_threshold_in_the_digits_that_are_written() -> None:
    first, second = np.array([1, 1, 2]), np.array([2, 3, 3])
    pairs = Pairs(first, second, np.zeros(3), {}, {})
    final = agreed(pairs, np.array([0.9, 0.8, 0.3]), [(1,), (2, 3)], 0.5)
    written = [round(float(p), 6) for p in final]
    assert written == [0.499999, 0.499999, 0.5]
