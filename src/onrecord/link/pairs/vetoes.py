"""Why two rows cannot be one person, whatever their weight; each veto with its sentence."""

from collections.abc import Callable
from typing import Any

import numpy as np

from onrecord.link.pairs.comparisons import EXCHANGED, FAR_APART, NEARLY, YEARS_APART
from onrecord.link.pairs.score import Pairs

OVERWHELMING = 35.0
"""Bits against which a veto is taken for slips of the pen: all the rest agrees, rare as it is."""


def _at(pairs: Pairs, name: str) -> Any:
    return pairs.levels.get(name, np.full(len(pairs), -1, dtype=np.int8))


def _other_given(pairs: Pairs) -> Any:
    """Given names that are neither alike nor exchanged with another part of the name."""
    given = _at(pairs, "c_given")
    return (given > NEARLY) & (given != EXCHANGED)


def other_number(pairs: Pairs) -> Any:
    """Some number of a person differs beyond a slip of the pen, and so do birth and given name."""
    found = np.zeros(len(pairs), dtype=bool)
    for name, levels in pairs.levels.items():
        if name.startswith("c_i"):
            found |= levels == 2
    return found & (_at(pairs, "c_born") >= YEARS_APART) & _other_given(pairs)


def other_sex_and_name(pairs: Pairs) -> Any:
    """Sex differs and the given names are others: a brother and a sister, or strangers."""
    return (_at(pairs, "c_sex") == 1) & _other_given(pairs)


def generation_apart(pairs: Pairs) -> Any:
    """Far apart in age, and other given names: a namesake of another generation, or nobody."""
    numbered = np.zeros(len(pairs), dtype=bool)
    for name, levels in pairs.levels.items():
        if name.startswith("c_i"):
            numbered |= levels == 0
    return (_at(pairs, "c_born") >= FAR_APART) & _other_given(pairs) & ~numbered


VETOES: tuple[tuple[str, Callable[[Pairs], Any]], ...] = (
    ("a personal number, the birth or age and the given name are others", other_number),
    ("sex differs and the given names are others", other_sex_and_name),
    ("far apart in age, and the given names are others", generation_apart),
)
"""Every veto there is: its sentence, and which pairs it is of."""


def vetoed(pairs: Pairs) -> Any:
    """Whether any veto decides, for each pair; against `OVERWHELMING` weight it is only told."""
    found = np.zeros(len(pairs), dtype=bool)
    for _, rule in VETOES:
        found |= rule(pairs)
    return found & (pairs.weight < OVERWHELMING)


def sentences(pairs: Pairs) -> list[tuple[str, ...]]:
    """The sentences of the vetoes that speak, for each pair."""
    masks = [(sentence, rule(pairs)) for sentence, rule in VETOES]
    return [tuple(s for s, mask in masks if mask[row]) for row in range(len(pairs))]
