"""Run one registered estimator: seed in, result out with the seed and the time it took."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from onrecord.estimate.caution import cautions
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.registry import BY_NAME
from onrecord.record.estimate import Estimate, Refusal

SEED = 1948
"""What a run starts from when nobody chose a seed; any other would do as well."""


def run(
    method: str,
    patterns: Patterns,
    *,
    seed: int = SEED,
    settings: Any = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Estimate | Refusal:
    """The same table, method, settings and seed give the same result."""
    start = clock()
    result = BY_NAME[method].run(patterns, rng=np.random.default_rng(seed), settings=settings)
    known = dict(result.diagnostics)
    if isinstance(result, Estimate):
        known.update(cautions(patterns, result))
    return replace(result, seed=seed, seconds=clock() - start, diagnostics=known)
