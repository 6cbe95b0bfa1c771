"""Whether several chains agree: split R-hat and effective sample size.

Gelman et al. (2013), Bayesian Data Analysis, 3rd edition, section 11.4; the sum of autocorrelations
stops by Geyer's initial monotone sequence (Geyer 1992, Statistical Science 7:473).
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def split_rhat(chains: Floats) -> float:
    """chains: a row each, of the same length; 1 when each half of each chain looks like the rest.

    Infinite when the chains stand still in different places, 1 when all stand still in one.
    """
    halves = _halves(chains)
    length = halves.shape[1]
    within = float(halves.var(axis=1, ddof=1).mean())
    between = float(halves.mean(axis=1).var(ddof=1))
    if within == 0.0:
        return 1.0 if between == 0.0 else float("inf")
    return float(np.sqrt((length - 1) / length + between / within))


def effective_size(chains: Floats) -> float:
    """How many independent draws the split chains together are worth for a mean."""
    halves = _halves(chains)
    number, length = halves.shape
    covariances = np.array([_autocovariance(row) for row in halves])
    within = covariances[:, 0].mean() * length / (length - 1)
    pooled = within * (length - 1) / length + halves.mean(axis=1).var(ddof=1)
    if pooled == 0.0:
        return float(number * length)
    rho = 1.0 - (within - covariances.mean(axis=0) * length / (length - 1)) / pooled
    pairs = rho[: length // 2 * 2].reshape(-1, 2).sum(axis=1)
    first_negative = np.argmax(pairs < 0) if (pairs < 0).any() else pairs.size
    kept = np.minimum.accumulate(pairs[:first_negative])
    time = max(2.0 * float(kept.sum()) - 1.0, 1.0 / np.log10(number * length))
    return float(number * length / time)


def _halves(chains: Floats) -> Floats:
    half = chains.shape[1] // 2
    return np.concatenate([chains[:, :half], chains[:, chains.shape[1] - half :]])


def _autocovariance(row: Floats) -> Floats:
    """At every lag, by the fast Fourier transform."""
    centred = row - row.mean()
    padded = np.fft.rfft(centred, 2 * row.size)
    found: Floats = np.fft.irfft(padded * np.conj(padded))[: row.size] / row.size
    return found
