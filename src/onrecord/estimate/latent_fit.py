"""How the latent class model's tables compare with the observed one, drawn from its posterior."""

from typing import Any

import numpy as np

from onrecord.estimate.fitcheck import SAYS, two_sided
from onrecord.estimate.latent_chains import Chains
from onrecord.estimate.latent_ladder import Ladder, last_alone, log_chances, run, rung
from onrecord.estimate.patterns import Patterns

DRAWS = 200
"""Of each chain."""
APART = 20
"""Sweeps between draws."""


def latent_fit(patterns: Patterns, chains: Chains, rng: np.random.Generator) -> dict[str, Any]:
    """Per pattern and for the whole: how often the model makes a table at least as far off.

    The last cell holds every pattern that nobody has. For the whole, both tables are compared with
    what the model expects, by the Freeman-Tukey distance (Gelman, Meng & Stern 1996, Statistica
    Sinica 6:733); no fitting again, since each draw has its own parameters.
    """
    chances = np.concatenate([_chances(chains, one) for one in chains.ladders])
    expected = patterns.documented * chances
    made = rng.multinomial(patterns.documented, chances).astype(np.float64)
    seen = np.array([*patterns.counts, 0], dtype=np.float64)
    far, near = _distance(made, expected), _distance(seen, expected)
    names = [[n for i, n in enumerate(patterns.lists) if m >> i & 1] for m in patterns.masks]
    return {
        "model": "latent classes",
        "says": SAYS,
        "p": float((far >= near).mean()),
        "cells": [
            {
                "lists": lists,
                "observed": int(seen[i]),
                "expected": float(expected[:, i].mean()),
                "p": two_sided(made[:, i], float(seen[i])),
            }
            for i, lists in enumerate([*names, []])
        ],
    }


def _chances(chains: Chains, one: Ladder) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """Of each pattern, and of all that nobody has, in draws of the last rung from where it is."""
    alone = last_alone(one)
    found = np.empty((DRAWS, chains.table.counts.size + 1))
    for i in range(DRAWS):
        run(chains.table, alone, chains.prior, APART, APART)
        log_chances(chains.table, rung(alone, 0), found[i, :-1])
    found[:, :-1] = np.exp(found[:, :-1])
    found[:, -1] = np.maximum(0.0, 1.0 - found[:, :-1].sum(axis=1))
    whole: np.ndarray[tuple[int, int], np.dtype[np.float64]] = found / found.sum(1, keepdims=True)
    return whole


def _distance(
    counts: "np.ndarray[Any, np.dtype[np.float64]]", expected: "np.ndarray[Any, Any]"
) -> "np.ndarray[Any, np.dtype[np.float64]]":
    found: np.ndarray[Any, np.dtype[np.float64]] = ((np.sqrt(counts) - np.sqrt(expected)) ** 2).sum(
        axis=1
    )
    return found
