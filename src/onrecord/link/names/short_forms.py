"""Short forms of given names: Peggy may be Margaret, Meho may be Mehmed or Muhamed."""

from collections import defaultdict
from functools import cache, lru_cache

from onrecord.link.names.languages import read_words
from onrecord.link.names.reading import read_name

TELLING = 3
"""Consonants from which a skeleton is hardly that of another name."""


@cache
def _full() -> dict[str, tuple[str, ...]]:
    """Latin form of a short form to the names that it may stand for, sorted.

    Of a name its skeleton, for lists spell it in many ways; of so short a skeleton that names of
    other sounds have it too, the Latin form.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for language, names in read_words("short_forms")["names"].items():
        for name, forms in names.items():
            full = read_name(name, role="given", language=language).parts[0]
            for form in forms:
                short = read_name(form, role="given", language=language).parts[0]
                if short.skeleton != full.skeleton:
                    telling = len(full.skeleton) >= TELLING
                    found[short.latin].add(full.skeleton if telling else full.latin)
    return {short: tuple(sorted(full)) for short, full in found.items()}


@lru_cache(maxsize=1 << 17)
def full_names(latin: str) -> tuple[str, ...]:
    """The names of which this is a short form in some language; () for all others.

    Each as its skeleton, or as its Latin form where the skeleton is short.

    >>> from onrecord.link.names.sounds import skeleton
    >>> full_names("peggy") == (skeleton("margaret"),), full_names("margaret")
    (True, ())
    """
    return _full().get(latin, ())


@cache
def _shortened() -> frozenset[str]:
    return frozenset(name for full in _full().values() for name in full)


@lru_cache(maxsize=1 << 17)
def stands_for(latin: str, skeleton: str) -> str:
    """The one name that this is a short form of, or itself where others are short for it; or "".

    >>> from onrecord.link.names.sounds import skeleton
    >>> stands_for("peggy", "bk") == stands_for("margaret", "mrkrt"), stands_for("vagif", "fkf")
    (True, '')
    """
    full = full_names(latin)
    if len(full) == 1:
        return full[0]
    return next((one for one in (skeleton, latin) if one in _shortened()), "")
