"""What befell a person by the words of a list: a term of `measures`, or not understood."""

import re
from functools import lru_cache

from onrecord.vocab import load
from onrecord.vocab.loader import normal

UNCLEAR = "unclear"
SIGNS = re.compile(r"([?/])|[^\w\s]+")
VOWEL_SIGNS = re.compile("[\u0640\u064b-\u0652]")
"""Arabic marks of vowels, and the stroke that only makes a word longer."""


@lru_cache(maxsize=10_000)
def read_status(said: str) -> str | None:
    """The term of `measures` that a cell spells or begins with, None where it is not understood.

    A beginning counts where nothing after it leaves open what it means.

    >>> read_status("Killed in shelling"), read_status("killed or missing"), read_status("dead?")
    ('killed', None, None)
    """
    text = VOWEL_SIGNS.sub("", said)
    whole = _exactly(text)
    if whole is not None:
        return whole
    words = normal(SIGNS.sub(r" \1 ", text)).split()
    for end in range(len(words), 0, -1):
        found = _exactly(" ".join(words[:end]))
        if found is not None:
            return found if not any(_leaves_open(w, found) for w in words[end:]) else None
    return None


def _exactly(words: str) -> str | None:
    found = load("statuses").find(words)
    if found is None:
        return load("measures").find(words)
    return None if found == UNCLEAR else found


def _leaves_open(word: str, found: str) -> bool:
    """A word of doubt or choice, or one that by itself says that something else befell them."""
    other = load("statuses").find(word)
    return other is not None and other != found
