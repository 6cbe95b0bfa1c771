"""The BIC and the total of each of many log-linear models on one table; compiled."""

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.compiled import compiled
from onrecord.estimate.existence import existence_code
from onrecord.estimate.hierarchical import Terms
from onrecord.estimate.poisson import bic, fitted


def stacked(models: tuple[Terms, ...]) -> NDArray[np.int64]:
    """One row a model, padded by -1."""
    rows = np.full((len(models), max(map(len, models))), -1, dtype=np.int64)
    for row, terms in zip(rows, models, strict=True):
        row[: len(terms)] = terms
    return rows


@compiled
def codes(counts: NDArray[np.float64], models: NDArray[np.int64]) -> NDArray[np.int64]:
    """The existence code of each model; counts matter only by being 0 or not."""
    found = np.empty(models.shape[0], dtype=np.int64)
    for i in range(models.shape[0]):
        found[i] = existence_code(counts, models[i])
    return found


@compiled
def scores(
    counts: NDArray[np.float64], models: NDArray[np.int64], existence: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(BIC, total) of each model; infinity where its code is not 0 or its fit does not settle."""
    bics = np.full(models.shape[0], np.inf)
    totals = np.full(models.shape[0], np.inf)
    for i in range(models.shape[0]):
        if existence[i] != 0:
            continue
        means, _, settled = fitted(counts, models[i])
        if settled:
            bics[i] = bic(counts, means, int((models[i] >= 0).sum()))
            totals[i] = counts.sum() + means[0]
    return bics, totals
