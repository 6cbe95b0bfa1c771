"""Relatives: two rows that share a family, not a person; the main false merge of real lists."""

from typing import Any

import numpy as np

from onrecord.link.score import Pairs

ALIKE = 2
"""Levels up to this one are the same, the same sound, or nearly the same."""
RELATIVE = "relative"


def relatives(pairs: Pairs, kin: Any, same: Any) -> Any:
    """Which pairs look like two people of one family.

    Either the classes say so (relatives are likelier than one person), or the names do: family and
    father agree and the given names are others.
    """

    def at(name: str) -> Any:
        return pairs.levels.get(name, np.full(len(pairs), -1, dtype=np.int8))

    family, father, given = at("c_family"), at("c_father"), at("c_given")
    home = ((father >= 0) & (father <= ALIKE)) | ((father < 0) & (at("c_place") == 0))
    named = (family >= 0) & (family <= ALIKE + 1) & home & (given > ALIKE + 1)
    return (same < 0.5) & ((kin > np.maximum(same, 0.5)) | named)
