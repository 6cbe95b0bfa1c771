"""Which words of a cell are the person's own name: not a second spelling, a nickname, a husband."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from onrecord.link.names.alike import token_similarity
from onrecord.link.names.languages import is_word, words_of
from onrecord.link.names.romanise import lacks_vowels, romanise
from onrecord.link.names.tokens import Token, tokens

BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
QUOTED = re.compile(r"(?<!\S)(?:\"[^\"]+\"|“[^”]+”|„[^“”]+[“”]|«[^»]+»|‘[^’]+’|'[^']+')(?!\S)")
AGED = re.compile(
    r"[,،]?\s*\d{1,3}\s*-?(?:years?(?:[ -]old)?|yrs?|y\.?\s?o\.?|months?|days?|aged|ans|años|"
    r"лет|года?|yaş\w*|yaşında|godin\w*|տարեկան|سنوات|سنة|عاما?|اعوام|شهر|اشهر|أشهر)(?!\w)\.?",
    re.IGNORECASE,
)
CHILD_OF = re.compile(r"(?<!\w)[sd]/o(?!\w)", re.IGNORECASE)
SPOUSE_OF = re.compile(r"(?<!\w)[whm]/o(?!\w).*", re.IGNORECASE)
"""Son or daughter of, and wife, husband or mother of, as South Asian papers shorten them."""
ASIDE = re.compile(r"[(\[（\"“„«‘'/\d]")
"""A sign of something beside the name; most cells have none."""
SAME_WORD = 0.7
"""Likeness from which a word in another script repeats one that stands before it."""
LONGEST_PHRASE = 3


def own_words(written: str) -> tuple[list[Token], list[Token]]:
    """The words of the name itself, and those of a name borne before, as "née" tells it.

    Where nothing but a second spelling stands there, that is the name.
    """
    text = written if ASIDE.search(written) is None else _without_asides(written)
    words = list(tokens(text))
    if len(words) == 0 and "/" not in text:
        words = list(tokens(written))
    before: list[Token] = []
    if any([_is_special(word.plain) for word in words]):
        words, before = _told_apart(_phrased(words))
    if "/" in text:
        words = _first_of_two(words, text)
    if len({word.script for word in words}) > 1:
        words = _one_script(words)
    return words, before


def _without_asides(written: str) -> str:
    """The cell with blanks for brackets, quoted nicknames and ages; its length stays."""
    text = _blanked(AGED, _blanked(QUOTED, _blanked(BRACKETS, written)))
    return _blanked(SPOUSE_OF, CHILD_OF.sub("bin", text)) if "/" in text else text


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: " " * len(found[0]), text)


@lru_cache(maxsize=1 << 17)
def _is_special(plain: str) -> bool:
    """Whether a word tells an alias, an earlier name or a relative, or may begin to."""
    opens = any(is_word(plain, key) for key in ("alias_of", "born_as", "beside_of"))
    return opens or plain in _phrases()


@cache
def _phrases() -> dict[str, frozenset[str]]:
    """First word to all the expressions of several words that begin with it."""
    keys = ("alias_of", "born_as", "beside_of", "child_of")
    known: dict[str, set[str]] = {}
    for phrase in (word for key in keys for word in words_of(key) if " " in word):
        known.setdefault(phrase.partition(" ")[0], set()).add(phrase)
    return {first: frozenset(phrases) for first, phrases in known.items()}


def _phrased(words: list[Token]) -> list[Token]:
    """Words that only together say something are one: son of, also known as."""
    known = _phrases()
    out: list[Token] = []
    at = 0
    while at < len(words):
        size = 1
        for longer in range(LONGEST_PHRASE, 1, -1):
            some = words[at : at + longer]
            if " ".join(word.plain for word in some) in known.get(words[at].plain, ()):
                size = len(some)
                break
        some = words[at : at + size]
        plain = " ".join(word.plain for word in some)
        out.append(words[at]._replace(end=some[-1].end, plain=plain))
        at += size
    return out


def _told_apart(words: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """The name up to an alias or a relative; apart from it what follows "born" and the like."""
    own: list[Token] = []
    before: list[Token] = []
    into = own
    for at, word in enumerate(words):
        last = at + 1 == len(words)
        if is_word(word.plain, "beside_of") or len(own) != 0 and is_word(word.plain, "alias_of"):
            break
        if len(own) != 0 and not last and is_word(word.plain, "born_as"):
            into = before
        else:
            into.append(word)
    return own, before


def _first_of_two(words: list[Token], text: str) -> list[Token]:
    """The name before a stroke; where only one word is spelt twice, its first spelling."""
    out: list[Token] = []
    end = 0
    for word in words:
        between = text[end : word.start] if out else ""
        end = word.end
        if "/" in between:
            if between != "/":
                return out
            if _repeats(word, out[-1:]):
                continue
        out.append(word)
    return out


def _one_script(words: list[Token]) -> list[Token]:
    """The words of the script that has most of them, and of others what they do not repeat."""
    counts: dict[str, int] = {}
    for word in words:
        if word.script != "":
            counts[word.script] = counts.get(word.script, 0) + 1
    if len(counts) < 2:
        return words
    main = max(counts, key=lambda script: counts[script])
    kept = [word for word in words if word.script == main]
    return [word for word in words if word.script in ("", main) or not _repeats(word, kept)]


def _repeats(word: Token, others: Sequence[Token]) -> bool:
    return any(_likeness(word, other) >= SAME_WORD for other in others)


def _likeness(one: Token, other: Token) -> float:
    bare = [lacks_vowels(word.plain, word.script) for word in (one, other)]
    return token_similarity(
        romanise(one.plain, one.script),
        romanise(other.plain, other.script),
        bare="" if bare[0] == bare[1] else "one" if bare[0] else "other",
    )
