"""Places as lists write them, folded for comparing: narrowest first, one spelling a place."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from anyascii import anyascii

from onrecord.link.names import read_name
from onrecord.link.names.languages import read_words
from onrecord.link.names.tokens import plain_word
from onrecord.record.personal_name import NamePart

DIVIDERS = re.compile(r"\s*[,;/|>()،؛]\s*|\s+-\s+")
NOT_NAMES = re.compile(r"[\d#№]+")
NUMBERS = re.compile(r"\d+")


@lru_cache(maxsize=100_000)
def fold_place(written: str) -> tuple[str, str]:
    """A place's name in plain letters, and its consonants by sound, so that scripts can meet.

    Words that only say what kind of place it is are left out, unless nothing else is left.

    >>> fold_place("Village of Xocalı")[0], fold_place("City")[0]
    ('xojali', 'city')
    >>> fold_place("وادي النخيل")[1] == fold_place("Wadi al-Nakhil")[1]
    True
    """
    parts = read_name(NOT_NAMES.sub(" ", written), role="unknown").parts
    kept = [part for part in parts if not _is_kind(part)] or list(parts)
    numbers = NUMBERS.findall(anyascii(written))
    latin = " ".join([*(part.latin for part in kept), *numbers])
    sound = " ".join([*(part.skeleton for part in kept), *numbers])
    return latin, sound


@cache
def _kinds() -> frozenset[str]:
    """Words that say what a place is, not which; dropped unless nothing else is left."""
    return frozenset(str(word) for word in read_words("place_kinds")["words"])


def _is_kind(part: NamePart) -> bool:
    return part.latin in _kinds() or plain_word(part.written)[0] in _kinds()


def split_place(written: str) -> tuple[str, ...]:
    """The places of one cell, as written, in its own order.

    >>> split_place("Douma, Rif Dimashq")
    ('Douma', 'Rif Dimashq')
    """
    return tuple(part.strip() for part in DIVIDERS.split(written) if part.strip() != "")


def fold_places(places: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Folded names with their sounds, narrowest first, each sound once."""
    folded = {sound: (latin, sound) for latin, sound in map(fold_place, reversed(places))}
    return tuple(reversed([both for sound, both in folded.items() if sound != ""]))
