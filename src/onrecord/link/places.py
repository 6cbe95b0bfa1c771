"""Places as lists write them, folded for comparing: narrowest first, one spelling a place."""

import re
from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii

DIVIDERS = re.compile(r"\s*[,;/|>()،؛]\s*|\s+-\s+")
NOT_LETTERS = re.compile(r"[^a-z0-9]+")
KIND_WORDS = frozenset({
    "village", "town", "city", "district", "province", "governorate", "municipality", "region",
    "county", "camp", "the", "of", "al", "el", "raion", "rayon", "oblast", "selo", "grad", "near",
})  # fmt: skip
"""Words that say what a place is, not which; dropped unless nothing else is left."""


@lru_cache(maxsize=100_000)
def fold_place(written: str) -> str:
    """A place's name in plain letters, without the words that only say what kind of place it is.

    >>> fold_place("Village of Xocalı"), fold_place("Dayr al-Zawr"), fold_place("City")
    ('xocali', 'dayr zawr', 'city')
    """
    words = NOT_LETTERS.sub(" ", anyascii(written).lower().replace("'", "")).split()
    kept = [word for word in words if word not in KIND_WORDS]
    return " ".join(kept or words)


def split_place(written: str) -> tuple[str, ...]:
    """The places of one cell, as written, in its own order.

    >>> split_place("Douma, Rif Dimashq")
    ('Douma', 'Rif Dimashq')
    """
    return tuple(part.strip() for part in DIVIDERS.split(written) if part.strip() != "")


def fold_places(places: Sequence[str]) -> tuple[str, ...]:
    """Folded names, narrowest first, each once."""
    folded = (fold_place(place) for place in places)
    return tuple(dict.fromkeys(place for place in folded if place != ""))
