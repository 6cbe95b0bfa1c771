"""What pairs inside lists, where hardly anybody stands twice, say about chance between lists.

Weights take a name, a place and an age to agree independently of each other. Among people who are
not the same they do not: one valley has its own family names, one generation its given names. So
more strangers are as alike as one person than weights say, and most of all where they are alike.
Pairs inside a list are such strangers, and their number at each weight is known.
"""

from typing import Any

import numpy as np

from onrecord.link.groups.between import Groups

FEW = 30
"""Pairs inside two lists below which they say nothing of chance."""
ALIKE = 0.9
"""Lists write alike where chance brings about at least this many of the pairs between them that it
brings about inside them. Where one is in another script or spelling, people of one list are more
alike than people of two, and nothing is told."""
SHIFT_SPREAD, SLOPE_SPREAD = 1.5, 0.2
"""How far, in log-odds, all pairs may be misjudged, and how far the worth of a bit."""
STEPS = 30


def corrected(groups: Groups, evidence: Any, found: Any, repeated: Any) -> tuple[Any, Any]:
    """Evidence as chance inside the lists has it, and pairs of one person that are then left.

    evidence: of each pair, how much likelier it is of one person than of two. found: pairs of one
    person by group, as evidence has it by itself; repeated: how likely each pair inside a list is
    a person written twice, who is no stranger.

    Of the pairs at one weight, inside two lists (n) and between them (s), s is to n as their
    possible pairs, times 1 + odds; the log-odds are a line in the weight, with normal priors about
    the line that evidence draws.
    """
    weight, odds = np.log2(evidence), evidence.copy()
    place = {lists: g for g, lists in enumerate(groups.names)}
    left = found.copy()
    for g, (one, other) in enumerate(groups.names):
        mine = groups.of == g
        if not groups.between[g] or not mine.any():
            continue
        own = [place[one, one], place[other, other]]
        inside = np.isin(groups.of, [o for o in own if (groups.of == o).any()])
        strangers = np.where(inside, 1 - repeated, 0.0)
        if strangers.sum() < FEW:
            continue
        possible = sum(groups.possible[o] for o in own if (groups.of == o).any())
        ratio = groups.possible[g] / possible
        if mine.sum() - found[g] < ALIKE * ratio * strangers.sum():
            continue
        start = np.log(found[g] / groups.possible[g])
        shift, slope = _line(
            *_counts(weight, mine, inside, strangers), ratio=ratio, start=float(start)
        )
        line = start + shift + (1 + slope) * np.log(2) * weight[mine]
        left[g] = min(found[g], float((1 / (1 + np.exp(-line))).sum()))
        odds[mine] = np.exp(line) * groups.possible[g] / left[g]
    return odds, left


def _counts(weight: Any, mine: Any, inside: Any, strangers: Any) -> tuple[Any, Any, Any]:
    """Weights bit by bit, and how many pairs between and inside the lists have each."""
    lowest = np.floor(weight[mine | inside].min())
    edges = np.arange(lowest, np.ceil(weight[mine | inside].max()) + 1.5)
    between = np.histogram(weight[mine], edges)[0].astype(float)
    alone = np.histogram(weight[inside], edges, weights=strangers[inside])[0]
    return edges[:-1] + 0.5, between, alone


def _line(
    weight: Any, between: Any, inside: Any, *, ratio: float, start: float
) -> tuple[float, float]:
    """Shift and slope, as differences from what evidence says: the mode, by Fisher scoring."""
    at, precision = np.zeros(2), np.diag([SHIFT_SPREAD**-2, SLOPE_SPREAD**-2])
    bits = np.log(2) * weight
    columns = np.column_stack([np.ones(len(bits)), bits])
    for _ in range(STEPS):
        odds = np.exp(np.clip(start + bits + columns @ at, -50, 50))
        share = ratio * (1 + odds) / (1 + ratio * (1 + odds))
        steep = odds / (1 + odds)
        count = between + inside
        slope = columns.T @ (steep * (between - count * share)) - precision @ at
        curve = (columns * (steep**2 * count * share * (1 - share))[:, None]).T @ columns
        step = np.linalg.solve(curve + precision, slope)
        at = at + step * min(1.0, 0.5 / max(float(np.abs(step).max()), 1e-12))
        if float(np.abs(step).max()) < 1e-6:
            break
    return float(at[0]), float(at[1])
