"""Run one registered estimator: seed in, result out with the seed and the time it took."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from onrecord.estimate.caution import cautions
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.registry import BY_NAME
from onrecord.estimate.rounds import Rounds
from onrecord.record.estimate import Estimate, Refusal

SEED = 1948
"""What a run starts from when nobody chose a seed; any other would do as well."""

Clock = Callable[[], float]


def run(
    method: str,
    patterns: Patterns,
    *,
    seed: int = SEED,
    settings: Any = None,
    clock: Clock = time.perf_counter,
) -> Estimate | Refusal:
    """The same table, method, settings and seed give the same result."""
    start = clock()
    result = BY_NAME[method].run(patterns, rng=np.random.default_rng(seed), settings=settings)
    return replace(_cautioned(patterns, result), seed=seed, seconds=clock() - start)


def run_in_rounds(
    method: str,
    patterns: Patterns,
    *,
    seed: int = SEED,
    settings: Any = None,
    clock: Clock = time.perf_counter,
) -> Rounds[Estimate | Refusal]:
    """As `run` for a method that has chains, their sweeps handed out as parts of work.

    The time is that from the first round to the last, others' parts included.
    """
    start = clock()
    estimator = BY_NAME[method]
    if estimator.in_rounds is None:
        raise TypeError(f"{method} has no chains; run it with `run`")
    rng = np.random.default_rng(seed)
    result = yield from estimator.in_rounds(patterns, rng=rng, settings=settings)
    return replace(_cautioned(patterns, result), seed=seed, seconds=clock() - start)


def _cautioned(patterns: Patterns, result: Estimate | Refusal) -> Estimate | Refusal:
    if isinstance(result, Refusal):
        return result
    return replace(result, diagnostics={**result.diagnostics, **cautions(patterns, result)})
