"""The language that a whole list writes its names in, told by the letters of many of them."""

from collections import Counter
from collections.abc import Iterable

from onrecord.link.names.languages import LANGUAGES, is_word, language_of, told_by_letters, words_of
from onrecord.link.names.romanise import is_arabic
from onrecord.link.names.tokens import Token, tokens

ENOUGH = 0.15
"""Share of words of one script with a language's own letters from which the list is in it. Of
Azerbaijani names about half have such a letter; of English lists one in fifty has a foreign one."""

FEWEST = 20
"""Words of one script below which a list says nothing of its language."""


ARABIC_SIGNS, ARABIC_NAMES = 0.03, 0.4
"""Shares of words that are an article, Abu or Abd, and that are frequent Arabic names, from which
a list in Latin letters writes Arabic names; the names alone Bosnians, Turks and others have too."""
SIGNS = ("articles", "kunya", "servant_of")


def list_language(cells: Iterable[str]) -> str:
    """The language of a list's names, or "" where none can be told.

    Most names of a language have none of its own letters: Camal in a list with Əliyev is read as
    Azerbaijani, in a list without such a name as English. Of a list in two languages the one whose
    letters are seen most is taken; it is asked only about words that tell nothing by themselves.
    """
    words, latin = Counter[str](), Counter[str]()
    told: Counter[tuple[str, str]] = Counter()
    for cell in cells:
        for word in tokens(cell):
            words[word.script] += 1
            if word.script == "Latin":
                latin[word.plain] += 1
            code = told_by_letters(word.plain, word.script) or _told_by_ending(word)
            if code != "":
                told[code, word.script] += 1
    for (code, script), count in told.most_common():
        if words[script] >= FEWEST and count >= ENOUGH * words[script]:
            return code
    return "ar" if _arabic(latin) else ""


def _arabic(words: Counter[str]) -> bool:
    """Whether words in Latin letters, with how often each stands there, are Arabic names."""
    all_ = words.total()
    signs = sum(n for word, n in words.items() if any(is_word(word, key) for key in SIGNS))
    if all_ < FEWEST or signs < ARABIC_SIGNS * all_:
        return False
    return sum(n for word, n in words.items() if is_arabic(word)) >= ARABIC_NAMES * all_


def _told_by_ending(word: Token) -> str:
    if word.plain.endswith(tuple(words_of("patronymic_endings"))):
        return ""
    for code in LANGUAGES:
        language = language_of(code)
        if word.script == language.script and word.plain.endswith(language.telling_endings):
            return code
    return ""
