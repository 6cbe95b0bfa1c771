"""Words in Latin letters: our own tables for each language first, `anyascii` for the rest."""

import re
import unicodedata
from functools import cache, lru_cache

from anyascii import anyascii

from onrecord.link.names.languages import ARABIC_ARTICLE, OF_SCRIPT, folded, is_word, language_of
from onrecord.link.names.sounds import sound_key

NOT_LATIN = re.compile("[^a-z]+")
ABD = re.compile(r"^abd(?:[aeiou](?:l|([a-z])(?=\1)))?(?=[a-z]{2})")
"""Abdul, Abdel, Abdur-r...: servant of, the vowel and the article as each habit spells them."""
ABU = re.compile(r"^ab(?:u|o|ou)l(?=[^aeiou][a-z])")
AL_DIN = re.compile("(?<=[a-z]{2})(?:[aeou]+(?:dd|tt|td)|[aeou]ld|ud)(?:i|ee|y)ne?$")
"""The end of Nuruddin, Noureddine, Nuraldin, Nurettin, Nurutdin and Hajrudin."""
ALLAH = re.compile("(?<=[a-z]{2})[aou]+llah?$")
LETTER = re.compile("[cdgkstz]h|[a-z]")
VOWELS = frozenset("aeiouy")
AEIOU = (["a"], ["e"], ["i"], ["o"], ["u"])
"""What follows a y that is a consonant."""
JOINS_ARTICLE = frozenset({"en", "fr"})
SERVANT_OF_THE = "عبدال"
FATHER_OF = ("ابو", "أبو")
"""Abd al- and Abu, where a list writes them as one word with the name."""
LONE_Y = re.compile("(?<![aeiouy])y(?![aeiouy])|(?<=[^aeiouy])y$")


def letters_of(code: str, script: str) -> str:
    """Whose table reads a script in a list of a language: its own where it has one."""
    if code != "":
        language = language_of(code)
        if script == language.script or script in language.other_scripts:
            return code
    return OF_SCRIPT.get(script, "")


@lru_cache(maxsize=1 << 17)
def romanise(plain: str, script: str, code: str = "") -> str:
    """One plain word in the letters a to z; "" when it has no letter at all.

    plain: as `tokens.plain_word` gives it; code: a language of `LANGUAGES`, or "".

    >>> romanise("əliyev", "Latin", "az"), romanise("алиев", "Cyrillic")
    ('aliyev', 'aliyev')
    >>> romanise("محمد", "Arabic"), romanise("المصري", "Arabic")
    ('muhammad', 'masri')
    """
    whose = letters_of(code, script)
    if whose == "":
        return only_latin(anyascii(plain))
    bare = without_article(plain) if script == "Arabic" else plain
    known = _spellings(whose).get(folded(bare))
    if known is not None:
        return known
    if bare.startswith(SERVANT_OF_THE) and len(bare) > len(SERVANT_OF_THE) + 1:
        return servant_of(romanise(bare.removeprefix("عبد"), script, code))
    if bare.startswith(FATHER_OF) and len(bare) > len("ابو") + 2:
        return "abu" + romanise(bare[len("ابو") :], script, code)
    latin = only_latin(anyascii(_transcribed(bare, whose, script)))
    if script == "Arabic":
        return one_spelling(with_short_vowels(LONE_Y.sub("i", latin)))
    if whose in JOINS_ARTICLE:
        latin = _without_joined_article(latin, arabic=code == "ar")
    return one_spelling(latin)


def with_short_vowels(latin: str) -> str:
    """An Arabic word with an a wherever a syllable needs a vowel that its letters do not write.

    A syllable has one consonant in front of its vowel (Ryding, A Reference Grammar of Modern
    Standard Arabic, 2005, ch. 2), so no word begins with two and none has three together; two at
    the end are parted too, as most Latin spellings do; a is the most frequent vowel.

    >>> with_short_vowels("shmala"), with_short_vowels("hsnuf"), with_short_vowels("khlf")
    ('shamala', 'hasnuf', 'khalaf')
    """
    letters = LETTER.findall(latin)
    out: list[str] = []
    together = 0
    for at, letter in enumerate(letters):
        vowel = letter in VOWELS and not (letter == "y" and letters[at + 1 : at + 2] in AEIOU)
        if not vowel and together > 0 and (at == 1 or together == 2 or at == len(letters) - 1):
            out.append("a")
            together = 0
        together = 0 if vowel else together + 1
        out.append(letter)
    return "".join(out)


def _without_joined_article(latin: str, *, arabic: bool) -> str:
    """Almasri, Elsayed: without the article before a name that the Arabic table knows.

    arabic: the whole list writes Arabic names, so that hardly any other word begins so: Albraoi.
    """
    name = latin[2:]
    if latin[:2] not in ("al", "el"):
        return latin
    if len(name) >= 4 and sound_key(name) in _arabic_sounds():
        return name
    least = 5 if name[:1] in VOWELS else 3
    if arabic and len(name) >= least and sound_key(latin) not in _arabic_sounds():
        return name
    return latin


def is_arabic(latin: str) -> bool:
    """Whether a Latin word sounds like a frequent Arabic name."""
    return sound_key(latin) in _arabic_sounds()


@cache
def _arabic_sounds() -> frozenset[str]:
    return frozenset(sound_key(latin) for latin in language_of("ar").spellings.values())


@lru_cache(maxsize=1 << 17)
def lacks_vowels(plain: str, script: str) -> bool:
    """Whether the Latin form of a word has only the vowels that Arabic letters write."""
    if script != "Arabic":
        return False
    bare = without_article(plain.removeprefix("عبد"))
    return folded(bare) not in _spellings("ar")


def one_spelling(latin: str) -> str:
    """Abd al-, Abu l-, al-Din and Allah in one spelling: every habit joins and elides its own way.

    >>> one_spelling("abdurrahman"), one_spelling("abdelrahman"), one_spelling("abulfaz")
    ('abdrahman', 'abdrahman', 'abufaz')
    >>> one_spelling("noureddine"), one_spelling("nurettin"), one_spelling("nasrulla")
    ('nourdin', 'nurdin', 'nasrallah')
    """
    latin = ABU.sub("abu", ABD.sub("abd", latin))
    if latin.endswith(("n", "ne")):
        return AL_DIN.sub("din", latin)
    return ALLAH.sub("allah", latin) if latin.endswith(("lla", "llah")) else latin


def servant_of(name: str) -> str:
    """Abd and the name that follows it, both in Latin; as `one_spelling` has it.

    >>> servant_of("allah") == one_spelling("abdullah")
    True
    """
    return "abd" + ("lah" if name == "allah" else name)


def only_latin(text: str) -> str:
    """What is left of a text in the letters a to z."""
    return NOT_LATIN.sub("", text.lower())


def without_article(plain: str) -> str:
    """An Arabic word without its article, unless the letters belong to the name itself."""
    if len(plain) < 4 or not plain.startswith(ARABIC_ARTICLE) or is_word(plain, "no_article"):
        return plain
    return plain.removeprefix(ARABIC_ARTICLE)


@cache
def _spellings(code: str) -> dict[str, str]:
    return {folded(str(word)): str(latin) for word, latin in language_of(code).spellings.items()}


@cache
def _table(code: str, script: str) -> tuple[dict[str, str], int]:
    language = language_of(code)
    letters = language.letters if script == language.script else language.other_scripts[script]
    if script == "Latin":
        marked = language_of(OF_SCRIPT[script]).letters.items()
        marks = {key: latin for key, latin in marked if len(key) == 1 and not key.isascii()}
        letters = marks | dict(letters)
    table = {unicodedata.normalize("NFKC", key): latin for key, latin in letters.items()}
    return table, max((len(key) for key in table), default=0)


def _transcribed(plain: str, code: str, script: str) -> str:
    """Greedy from the left: the longest spelling of the table that stands here."""
    table, longest = _table(code, script)
    marked = f"^{plain}$"
    out: list[str] = []
    at = 0
    while at < len(marked):
        for size in range(longest, 0, -1):
            latin = table.get(marked[at : at + size])
            if latin is not None and at + size <= len(marked):
                out.append(latin)
                at += size
                break
        else:
            out.append(marked[at])
            at += 1
    return "".join(out)
