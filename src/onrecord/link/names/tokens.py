"""Words of a written name, each with its place, its letters made plain, and its script."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.link.names.languages import read_words

WORD = re.compile(r"[^\s,;:/\\()\[\]{}<>\"«»“”„.|+*&=_!?#%@~،؛؟‐-―−-]+")
"""Hyphens part words as blanks do: "Al-Masri", "Al Masri"; apostrophes do not: "O'Brien"."""

MARKS = frozenset("'’‘ʼʻʿʾ`´ʹʺ′ˈـ՚՛՜՝՞՟·")
"""Apostrophes, signs for ʿayn and hamza, the Arabic stroke that stretches, Armenian accents."""

AMID_LETTERS = re.compile(r"(?<=[a-zA-Z])[013458](?=[a-zA-Z])")
READ_AS_DIGITS = str.maketrans("013458", "oleasb")
"""What machines that read print take letters for."""

KNOWN_SCRIPTS = frozenset({"Arabic", "Armenian", "Cyrillic", "Latin"})


class Token(NamedTuple):
    """A tuple, as `roles.Piece` is.

    start, end: its place in the written name; plain: lower case, nothing that cannot be heard.

    script: "Arabic", "Armenian", "Cyrillic", "Latin", another first word of its letters' Unicode
    names, or "" without letters; repaired: some letters were of another script and look alike;
    hyphened: a hyphen follows.
    """

    start: int
    end: int
    plain: str
    script: str
    repaired: bool = False
    hyphened: bool = False


@cache
def script_of(letter: str) -> str:
    """The script of one letter, "" for anything that is no letter.

    >>> script_of("ж"), script_of("ع"), script_of("7")
    ('Cyrillic', 'Arabic', '')
    """
    if not letter.isalpha():
        return ""
    return unicodedata.name(letter, "").partition(" ")[0].capitalize()


def tokens(written: str) -> Iterator[Token]:
    """Every word of a name that has a letter or a digit in it."""
    for found in WORD.finditer(written):
        plain, script, repaired = plain_word(found[0])
        if plain != "":
            start, end = found.span()
            yield Token(start, end, plain, script, repaired, written[end : end + 1] == "-")


@lru_cache(maxsize=1 << 17)
def plain_word(word: str) -> tuple[str, str, bool]:
    """A word in lower case without marks, its script, and whether look-alikes were put right.

    >>> plain_word("مُحَمَّـد"), plain_word("O’Brien")
    (('محمد', 'Arabic', False), ('obrien', 'Latin', False))
    """
    kept = "".join(_heard(unicodedata.normalize("NFKC", word)))
    kept = AMID_LETTERS.sub(lambda found: found[0].translate(READ_AS_DIGITS), kept)
    scripts = {script_of(letter) for letter in kept} - {""}
    repaired = False
    if scripts == {"Latin", "Cyrillic"}:
        kept, repaired = _one_script(kept)
        scripts = {script_of(letter) for letter in kept} - {""}
    plain = kept.lower().replace("i̇", "i")
    return plain, _main(plain, scripts), repaired


def _heard(word: str) -> Iterator[str]:
    for sign in word:
        kind = unicodedata.category(sign)
        if sign in MARKS or kind in ("Cf", "Cc", "Cs", "Cn", "Co"):
            continue
        if kind in ("Mn", "Lm") and (sign < "\u0300" or sign > "\u036f"):
            continue
        if kind[0] in "LNM":
            yield sign


def _main(word: str, scripts: set[str]) -> str:
    if len(scripts) <= 1:
        return min(scripts, default="")
    counts = {one: sum(1 for sign in word if script_of(sign) == one) for one in sorted(scripts)}
    return max(counts, key=lambda one: counts[one])


@cache
def _lookalikes() -> tuple[dict[str, str], dict[str, str]]:
    pairs = {str(latin): str(other) for latin, other in read_words("lookalikes")["pairs"].items()}
    return pairs, {other: latin for latin, other in pairs.items()}


def _one_script(word: str) -> tuple[str, bool]:
    """The word in one script, if the letters that are out of place have a look-alike there."""
    to_cyrillic, to_latin = _lookalikes()
    for table, script in ((to_cyrillic, "Latin"), (to_latin, "Cyrillic")):
        if all(sign in table for sign in word if script_of(sign) == script):
            return "".join(table.get(sign, sign) for sign in word), True
    return word, False
