"""Whether several chains agree: R-hat, effective sizes, and how well the ends are known.

Split R-hat: Gelman et al. (2013), Bayesian Data Analysis, 3rd edition, section 11.4. Ranks, tails
and the error of a quantile: Vehtari, Gelman, Simpson, Carpenter & Buerkner (2021), Bayesian
Analysis 16:667. The sum of autocorrelations stops by Geyer's initial monotone sequence (Geyer 1992,
Statistical Science 7:473).
"""

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv, ndtri

Floats = NDArray[np.float64]
ONE_SIDE = 0.1586552539
"""Below one standard error on one side of a normal distribution."""


def rhat(chains: Floats) -> float:
    """The worst of split R-hat of the values, of their ranks, and of how far they are from the
    middle, which finds chains of different spread.
    """
    folded = np.abs(chains - np.median(chains))
    return max(split_rhat(chains), split_rhat(_ranks(chains)), split_rhat(_ranks(folded)))


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


def tail_size(chains: Floats, tail: float) -> float:
    """How many independent draws the chains are worth for their `tail` and 1 - `tail` quantiles."""
    low, high = np.quantile(chains, (tail, 1.0 - tail))
    marks = ((chains <= low).astype(np.float64), (chains <= high).astype(np.float64))
    return min(effective_size(mark) for mark in marks)


def quantile_error(chains: Floats, share: float) -> float:
    """Monte Carlo standard error of the quantile below which `share` of the draws lie."""
    at = np.quantile(chains, share)
    size = effective_size((chains <= at).astype(np.float64))
    ends = betaincinv(size * share + 1.0, size * (1.0 - share) + 1.0, (ONE_SIDE, 1.0 - ONE_SIDE))
    low, high = np.quantile(chains, ends)
    return float(high - low) / 2.0


def _ranks(chains: Floats) -> Floats:
    """Normal scores of the ranks among all draws (Blom); equal draws share the middle of theirs."""
    _, places, counts = np.unique(chains, return_inverse=True, return_counts=True)
    middles = np.cumsum(counts) - (counts - 1) / 2.0
    ranks = middles[places].reshape(chains.shape)
    scores: Floats = ndtri((ranks - 0.375) / (chains.size + 0.25))
    return scores


def _halves(chains: Floats) -> Floats:
    half = chains.shape[1] // 2
    return np.concatenate([chains[:, :half], chains[:, chains.shape[1] - half :]])


def _autocovariance(row: Floats) -> Floats:
    """At every lag, by the fast Fourier transform."""
    centred = row - row.mean()
    padded = np.fft.rfft(centred, 2 * row.size)
    found: Floats = np.fft.irfft(padded * np.conj(padded))[: row.size] / row.size
    return found
