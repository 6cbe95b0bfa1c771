"""What verdicts on some doubtful pairs teach of other doubtful pairs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from onrecord.link.judging.judged import Judged
from onrecord.link.pairs.score import Pairs

FEWEST, SHIFT_SPREAD = 20, 0.7
"""Verdicts below which none teaches of other pairs; and how far, in log-odds, all may shift."""


def taught(entries: Sequence[str], pairs: Pairs, same: Any, kin: Any, judged: Judged) -> Any:
    """Probabilities after what verdicts on some doubtful pairs teach of other doubtful pairs.

    log-odds + shift x 4p(1 - p), one shift for relatives and one for all others: verdicts are asked
    for where the model doubts, and say nothing of what it is sure of. Each shift has a normal prior
    about 0 (`SHIFT_SPREAD`), so that few verdicts move little.
    """
    number = {entry: row for row, entry in enumerate(entries, start=1)}
    said = dict.fromkeys(numbered(judged.must, number), 1.0)
    said |= dict.fromkeys(numbered(judged.cannot, number), 0.0)
    if len(said) < FEWEST:
        return same
    p = np.clip(same, 1e-12, 1 - 1e-12)
    odds, doubt = np.log(p / (1 - p)), 4 * p * (1 - p)
    ends = zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)
    places = [(n, said[end]) for n, end in enumerate(ends) if end in said]
    for mask in (kin, ~kin):
        here = [(n, word) for n, word in places if mask[n]]
        at = np.array([n for n, _ in here], dtype=np.int64)
        words = np.array([word for _, word in here])
        odds = np.where(mask, odds + _shift(odds[at], doubt[at], words) * doubt, odds)
    return 1 / (1 + np.exp(-odds))


def _shift(odds: Any, doubt: Any, words: Any) -> float:
    """The mode of the posterior of one shift, by Newton's method."""
    shift = 0.0
    for _ in range(20):
        p = 1 / (1 + np.exp(-(odds + shift * doubt)))
        slope = float((doubt * (words - p)).sum()) - shift / SHIFT_SPREAD**2
        shift += slope / (float((doubt**2 * p * (1 - p)).sum()) + 1 / SHIFT_SPREAD**2)
    return shift


def numbered(of: Iterable[tuple[str, str]], number: Mapping[str, int]) -> list[tuple[int, int]]:
    """Pairs of keys as pairs of row numbers, those of rows that are there."""
    found = ((number[a], number[b]) for a, b in of if a in number and b in number)
    return sorted((min(pair), max(pair)) for pair in found)
