"""Relatives: two rows that share a family, not a person; the main false merge of real lists."""

from typing import Any

import numpy as np

from onrecord.link.pairs.comparisons import EXCHANGED, NEARLY, PARENT
from onrecord.link.pairs.score import Pairs

RELATIVE = "relative"


def relatives(pairs: Pairs, kin: Any, same: Any) -> Any:
    """Which pairs look like two people of one family.

    Either the classes say so (relatives are likelier than one person), or the names do: family and
    father agree and the given names are others, or one is the father of the other.
    """

    def at(name: str) -> Any:
        return pairs.levels.get(name, np.full(len(pairs), -1, dtype=np.int8))

    family, father, given = at("c_family"), at("c_father"), at("c_given")
    home = (_alike(father)) | ((father < 0) & (at("c_place") == 0))
    other = (given > NEARLY) & (given != EXCHANGED)
    named = _alike(family) & ((home & other) | (given == PARENT))
    return (same < 0.5) & ((kin > np.maximum(same, 0.5)) | named)


def _alike(levels: Any) -> Any:
    """The same, the same sound, in part, an initial that fits, or nearly the same."""
    return (levels >= 0) & (levels <= NEARLY)
