"""How Latin spellings sound: one sign a sound, a key of sounds, and a skeleton of consonants."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.link.names.languages import read_words

VOWELS = frozenset("aeiouE")
TWICE = re.compile(r"(.)\1+")
PALATAL = re.compile("(?<=[^aeiouy])y(?=[ou])")
"""The y of Gyulnara and Fyodor, which other spellings of the same sound leave out."""
YO = re.compile("(?<=[^aeiouy])yo")
INITIAL_X = re.compile("^x")
GLIDE = re.compile("^u(?=[aeio])|(?<=[aeio])u(?=[aeio])")
BEFORE_U = re.compile("(?<=[aeio])w(?=u)")
"""The w of Dawud, which Daoud does not spell."""
AFTER_VOWEL = re.compile("(?<=[aeiou])w(?![aeiou])")
LIGHT_I = re.compile("(?<=[aeou])i(?=e)")
"""The glide of Nikolayev and Fayez, which many spellings leave out."""
FINAL_H = re.compile("(?<=[aeiou])h$")


@dataclass(frozen=True, slots=True)
class Sounds:
    """`words/sounds.yaml`: spelling to sound; pairs of near sounds; two coarser classings."""

    spelling: re.Pattern[str]
    sound: dict[str, str]
    near: dict[tuple[str, str], float]
    key: dict[int, str]
    skeleton: dict[int, str]


@cache
def tables() -> Sounds:
    """The tables of sounds, made ready once."""
    raw = read_words("sounds")
    sound = {str(spelt): str(heard) for spelt, heard in raw["spellings"].items()}
    near: dict[tuple[str, str], float] = {}
    for entry in raw["near"]:
        one, other = entry["sounds"]
        near[one, other] = near[other, one] = float(entry["cost"])
    return Sounds(
        spelling=re.compile("|".join(sorted(map(re.escape, sound), key=len, reverse=True))),
        sound=sound,
        near=near,
        key=str.maketrans(raw["key"]),
        skeleton=str.maketrans(raw["skeleton"]),
    )


@lru_cache(maxsize=1 << 17)
def sounds(latin: str) -> str:
    """The sounds of one Latin word, a sign each, none twice in a row.

    >>> sounds("sarkissian") == sounds("sarkisyan"), sounds("mahfouz") == sounds("mahfuz")
    (True, True)
    """
    known = tables()
    heard = known.spelling.sub(
        lambda found: known.sound[found[0]],
        PALATAL.sub("", YO.sub("E", INITIAL_X.sub("kh", latin))),
    )
    heard = TWICE.sub(r"\1", LIGHT_I.sub("", TWICE.sub(r"\1", heard)))
    return AFTER_VOWEL.sub("u", BEFORE_U.sub("", GLIDE.sub("w", heard)))


@lru_cache(maxsize=1 << 17)
def sound_key(latin: str) -> str:
    """The sounds of Latin words without what only habits of spelling tell apart.

    Three vowels, as Arabic writes; kh and h, q, g and k, w and v, c, j and dzh are one each.

    >>> sound_key("mohammed") == sound_key("muhamad") == sound_key("mukhammad")
    True
    """
    return " ".join(_classed(sounds(word), tables().key) for word in latin.split())


def _classed(heard: str, classes: dict[int, str]) -> str:
    """Sounds by class; a last h, which half of all spellings leave out, is not heard."""
    return TWICE.sub(r"\1", FINAL_H.sub("", heard.translate(classes)))


@lru_cache(maxsize=1 << 17)
def skeleton(latin: str) -> str:
    """The consonants of one Latin word by coarse classes; "a" where it begins with a vowel.

    >>> skeleton("muhammad"), skeleton("mhmd"), skeleton("ali")
    ('mhmt', 'mhmt', 'al')
    """
    known = tables()
    heard = sounds(latin)
    heard = _classed(heard, known.skeleton)
    bones = "".join(sound for sound in heard if sound not in VOWELS)
    first = "a" if heard[:1] in VOWELS and heard != "" else ""
    return first + TWICE.sub(r"\1", bones)
