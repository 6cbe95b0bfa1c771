"""The language that a whole list writes its names in, told by the letters of many of them."""

from collections import Counter
from collections.abc import Iterable

from onrecord.link.names.languages import LANGUAGES, language_of, told_by_letters, words_of
from onrecord.link.names.tokens import Token, tokens

ENOUGH = 0.15
"""Share of words of one script with a language's own letters from which the list is in it. Of
Azerbaijani names about half have such a letter; of English lists one in fifty has a foreign one."""

FEWEST = 20
"""Words of one script below which a list says nothing of its language."""


def list_language(cells: Iterable[str]) -> str:
    """The language of a list's names, or "" where none can be told.

    Most names of a language have none of its own letters: Camal in a list with Əliyev is read as
    Azerbaijani, in a list without such a name as English. Of a list in two languages the one whose
    letters are seen most is taken; it is asked only about words that tell nothing by themselves.
    """
    words: Counter[str] = Counter()
    told: Counter[tuple[str, str]] = Counter()
    for cell in cells:
        for word in tokens(cell):
            words[word.script] += 1
            code = told_by_letters(word.plain, word.script) or _told_by_ending(word)
            if code != "":
                told[code, word.script] += 1
    for (code, script), count in told.most_common():
        if words[script] >= FEWEST and count >= ENOUGH * words[script]:
            return code
    return ""


def _told_by_ending(word: Token) -> str:
    if word.plain.endswith(tuple(words_of("patronymic_endings"))):
        return ""
    for code in LANGUAGES:
        language = language_of(code)
        if word.script == language.script and word.plain.endswith(language.telling_endings):
            return code
    return ""
