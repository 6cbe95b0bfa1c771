"""Whether two ways of writing a name are one person's: case, order, marks and look-alikes apart."""

import unicodedata

LOOK_LIKE = str.maketrans(
    {
        # Cyrillic
        "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "н": "h", "һ": "h", "і": "i", "ј": "j",
        "к": "k", "м": "m", "о": "o", "р": "p", "ԛ": "q", "ѕ": "s", "т": "t", "ԝ": "w", "х": "x",
        "у": "y", "ү": "y", "ӏ": "l",
        # Greek
        "α": "a", "β": "b", "ε": "e", "ζ": "z", "η": "h", "ι": "i", "κ": "k", "μ": "m", "ν": "n",
        "ο": "o", "ρ": "p", "τ": "t", "υ": "y", "χ": "x", "ω": "w",
        # Armenian
        "ց": "g", "հ": "h", "յ": "j", "ո": "n", "օ": "o", "զ": "q", "ս": "u",
        # Latin, and figures that pass for letters
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ɑ": "a", "ɡ": "g", "0": "o", "1": "l",
    }
)  # fmt: skip
"""Folded letters that look like a Latin one, small or as capitals (after Unicode TS #39)."""

APOSTROPHES = "'’‘ʼʻʹ`´՚׳״"
"""Inside a word; other signs part words."""

UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Signs that show nothing, though no category says so."""


def plain_name(name: str) -> str:
    """What two ways of writing one person's name have in common; "" for a name without a letter.

    Put aside are case, the order of the words and how they are parted, marks above and below
    letters, letters of another script that look alike, and what cannot be seen. It errs towards
    one person: two people whose names differ in nothing else must write them more fully.

    >>> plain_name("Kovač, ANA") == plain_name("Аna Kovac")
    True
    >>> plain_name("Ana Kovač") == plain_name("Anna Kovač")
    False
    """
    shown = "".join(sign for sign in unicodedata.normalize("NFKC", name) if not _unseen(sign))
    parted = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", shown.casefold()))
    letters = "".join(_sign(sign) for sign in parted).translate(LOOK_LIKE)
    return "".join(sorted(letters.split()))


def _unseen(sign: str) -> bool:
    if sign in UNSEEN or _is_selector(sign):
        return True
    return unicodedata.category(sign) in ("Cf", "Cc", "Cs") and not sign.isspace()


def _is_selector(sign: str) -> bool:
    return "\ufe00" <= sign <= "\ufe0f" or "\U000e0000" <= sign <= "\U000e01ef"


def _sign(sign: str) -> str:
    """A letter or figure as it is, a mark above or below as nothing, anything else as a blank."""
    kind = unicodedata.category(sign)[0]
    if sign in APOSTROPHES or (kind == "M" and _is_above_or_below(sign)):
        return ""
    return sign if kind in "LMN" else " "


def _is_above_or_below(sign: str) -> bool:
    """Accents, points and vowel signs that are left out at will; not the vowels of India's scripts.

    By the canonical combining class (Unicode Standard, section 4.3): 10 to 36 are Hebrew, Arabic
    and Syriac points, 200 and more are marks attached, below or above.
    """
    place = unicodedata.combining(sign)
    return 10 <= place <= 36 or place >= 200 or place == 1
