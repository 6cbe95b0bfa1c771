"""What is odd about a written name: said, never put right in what was written."""

import re
from collections.abc import Sequence

from onrecord.link.names.own_words import BRACKETS
from onrecord.link.names.reading import is_placeholder
from onrecord.link.names.tokens import KNOWN_SCRIPTS, Token, tokens

MANY_WORDS = 12
LATIN_AND_OTHER = re.compile("[A-Za-z].*[\u0370-\uffff]|[\u0370-\uffff].*[A-Za-z]", re.DOTALL)
"""Looked for first, since hardly any name of a list has both."""


def faults(written: str) -> tuple[str, ...]:
    """Every oddity of a cell that should hold a name, in sentences; () where there is none.

    >>> faults("Алиев Ilham")
    ('letters of several scripts: Cyrillic, Latin',)
    """
    words = list(tokens(written))
    if written.strip() == "":
        return ("the name is empty",)
    if len(words) == 0:
        return (f"{written!r} has no letters",)
    if is_placeholder(words):
        return (f"{written!r} says that the name is not known",)
    scripts = sorted({word.script for word in words} - {""})
    found = _mixed(written, words)
    unread = [script for script in scripts if script not in KNOWN_SCRIPTS]
    if unread:
        found.append(f"no table of our own for {', '.join(unread)} letters")
    if any(sign.isdigit() for word in words for sign in word.plain):
        found.append("digits in the name")
    if BRACKETS.search(written) is not None:
        found.append("words in brackets, not read as part of the name")
    if "/" in written:
        found.append("a stroke in the name: two spellings, or two people")
    if len(words) > MANY_WORDS:
        found.append(f"{len(words)} words, more than a name has")
    return tuple(found)


def mixed_scripts(written: str) -> tuple[str, ...]:
    """Of the oddities, that Latin letters stand beside those of another script; quick where not.

    >>> mixed_scripts("Аna Reed")
    ("the name 'Аna Reed': 'Аna' mixes letters that look alike in two scripts",)
    """
    if LATIN_AND_OTHER.search(written) is None:
        return ()
    return tuple(f"the name {written!r}: {each}" for each in _mixed(written, [*tokens(written)]))


def _mixed(written: str, words: Sequence[Token]) -> list[str]:
    scripts = sorted({word.script for word in words} - {""})
    several = [f"letters of several scripts: {', '.join(scripts)}"] if len(scripts) > 1 else []
    return several + [
        f"{written[word.start : word.end]!r} mixes letters that look alike in two scripts"
        for word in words
        if word.repaired
    ]
