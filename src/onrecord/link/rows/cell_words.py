"""A cell as words of a vocabulary, numbers and signs, whatever its marks, digits and script."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from onrecord.vocab import load
from onrecord.vocab.loader import normal

LONGEST = 4
"""Words of the longest phrase of a vocabulary."""
SAME = str.maketrans({
    "ı": "i", "ə": "e", "đ": "d", "ђ": "д", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": "", "և": "եւ",
    "–": "-", "—": "-", "−": "-", "‑": "-", "،": ",", "٫": ".",
    "'": " ", "’": " ", "ʼ": " ", "`": " ", "‘": " ", '"': " ", "«": " ", "»": " ",
})  # fmt: skip
"""Letters that lists exchange, and signs that mean the same."""
PIECE = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
SAYS_NOTHING = frozenset(".,;:()[]")


@lru_cache(maxsize=20_000)
def plain(words: str) -> str:
    """Lower case, no marks on letters, 0 to 9 for the digits of every script.

    >>> plain("٢٥–٣٠"), plain("Qış"), plain("أغسطس")
    ('25-30', 'qis', 'اغسطس')
    """
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", words.casefold())
        if unicodedata.category(letter) != "Mn"
    )
    digits = "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in bare
    )
    return digits.translate(SAME)


@cache
def spelt(vocabulary: str) -> Mapping[str, str]:
    """The term that each spelling of a vocabulary means, by its plain form."""
    found: dict[str, str] = {}
    for spelling, term in load(vocabulary).by_spelling.items():
        found.setdefault(normal(plain(spelling)), term)
    return found


def terms(cell: str, vocabulary: str) -> tuple[str, ...] | None:
    """The cell piece by piece: numbers as digits, signs, and terms; None where a word is unknown.

    A hyphen counts between numbers and as a minus in front of all; other stops say nothing.

    >>> terms("c. 25–30 лет", "age_words")
    ('about', '25', '-', '30', 'year')
    """
    known = spelt(vocabulary)
    pieces = [piece for piece in PIECE.findall(plain(cell)) if piece not in SAYS_NOTHING]
    pieces = [piece for at, piece in enumerate(pieces) if piece != "-" or _counts(pieces, at)]
    found: list[str] = []
    at = 0
    while at < len(pieces):
        if pieces[at].isdecimal():
            found.append(pieces[at])
            at += 1
            continue
        for end in range(min(len(pieces), at + LONGEST), at, -1):
            term = known.get(" ".join(pieces[at:end]))
            if term is not None:
                found.append(term)
                at = end
                break
        else:
            if pieces[at].isalpha():
                return None
            found.append(pieces[at])
            at += 1
    return tuple(found)


def _counts(pieces: list[str], at: int) -> bool:
    """Whether numbers stand on both sides, or nothing before and a number after."""
    if at + 1 == len(pieces) or not pieces[at + 1].isdecimal():
        return False
    return at == 0 or pieces[at - 1].isdecimal()
