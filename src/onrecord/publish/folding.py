"""Words as the search compares them: one form for one word, however its letters are marked.

For recall only, never for identity: two names that fold alike need not be one person's.
`assets/search.js` folds the query by the same steps, with the tables below; a test compares both.
"""

import re
import sys
import unicodedata
from collections.abc import Mapping

SAME: Mapping[str, str] = {
    # Latin letters that are no letter with a mark, as a keyboard without them writes them
    "ı": "i", "ə": "e", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th",
    "ł": "l", "ħ": "h", "ŋ": "n", "ŧ": "t",
    # Greek and Hebrew final forms
    "ς": "σ", "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
    # Arabic script: forms that Arabic, Persian and Urdu keyboards give to the same letters
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه",
    # What joins or stretches letters and is none
    "ـ": "", "\u200c": "", "\u200d": "", "\u00ad": "",
}  # fmt: skip
"""A character to what stands for it; everything else is done by Unicode's own tables."""

ZEROS = tuple(
    code
    for code in range(0x80, sys.maxunicode + 1)
    if unicodedata.category(chr(code)) == "Nd" and unicodedata.decimal(chr(code)) == 0
)
"""Code points of the digit nought in every script; its nine fellows follow it."""

_DIGITS = {zero + value: str(value) for zero in ZEROS for value in range(10)}
_TABLE: Mapping[int, str] = {**{ord(char): same for char, same in SAME.items()}, **_DIGITS}
_WORD = re.compile(r"[^\W_]+")
_PLAIN_WORD = re.compile(r"[a-z0-9]+")


def folded(text: str) -> str:
    """Lower case, without marks, with ASCII digits.

    >>> folded("Xocalı"), folded("Артём"), folded("أحمد"), folded("٦١٣")
    ('xocali', 'артем', 'احمد', '613')
    """
    lower = unicodedata.normalize("NFKD", text).lower()
    parts = unicodedata.normalize("NFKD", lower)
    return "".join(c for c in parts if unicodedata.category(c)[0] != "M").translate(_TABLE)


def words(text: str) -> list[str]:
    """The folded words of a text, in order.

    >>> words("At least 161 were killed in Şuşa.")
    ['at', 'least', '161', 'were', 'killed', 'in', 'susa']
    """
    if text.isascii():
        return _PLAIN_WORD.findall(text.lower())
    return _WORD.findall(folded(text))
