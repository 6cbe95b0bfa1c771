"""Languages of names as data: letters, and the words in names that are no names."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.errors import BadVocabulary

LANGUAGES = ("az", "uk", "sh", "tr", "es", "ku", "fr", "ar", "hy", "hyw", "ru", "en")
"""Every language with a file; of several that a name's letters would fit, the first is taken."""

OF_SCRIPT = {"Arabic": "ar", "Armenian": "hy", "Cyrillic": "ru", "Latin": "en"}
"""Whose letters are read in a script when nothing tells the language."""


@dataclass(frozen=True, slots=True)
class Language:
    """One file of `words/`.

    letters: what letters are in Latin, the longest first; "^" begins and "$" ends a word.
    other_scripts: the same for a second alphabet; telling: letters that no other language has;
    telling_endings: of family names, where many in one list have them and its letters have no
    marks.
    codes: other BCP 47 codes that mean this file. All words in lower case, in any script:
    articles are dropped (not from words of `no_article`), `assimilated` ones only before the
    letter that they took on; a first name with an article is a family name unless it is of
    `given_with_article`; particles and `joined` are one name
    with what follows, `joined_first` (Dhu) also where they begin it; so is `servant_of` (Abd)
    with a name that has an article, or is one of `served`; `compound_seconds` with what
    precedes (al-Din);
    kunya words take a child's name; `child_of` stands before the father's name, `child_of_after`
    after it; what follows words of `alias_of` (also known as) and `beside_of` (wife of) is not the
    name, what follows `born_as` (née) an earlier family name; endings tell patronymics, those of
    `only_patronymic_endings` wherever they stand, and families; `honorifics_also_names` are titles
    only in front of two names, `honorifics_after` only behind the first of two.
    placeholders are whole cells, `nameless` single words that name nobody, and
    `nameless_beside` words that do so beside one of them (unknown man).
    spellings: words whose Latin form letters alone would not give.
    """

    name: str
    script: str
    cite: str
    letters: Mapping[str, str] = field(default_factory=dict)
    other_scripts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    telling: str = ""
    telling_endings: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    assimilated: tuple[str, ...] = ()
    no_article: tuple[str, ...] = ()
    given_with_article: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    joined_first: tuple[str, ...] = ()
    servant_of: tuple[str, ...] = ()
    served: tuple[str, ...] = ()
    compound_seconds: tuple[str, ...] = ()
    kunya: tuple[str, ...] = ()
    child_of: tuple[str, ...] = ()
    child_of_after: tuple[str, ...] = ()
    alias_of: tuple[str, ...] = ()
    born_as: tuple[str, ...] = ()
    beside_of: tuple[str, ...] = ()
    honorifics: tuple[str, ...] = ()
    honorifics_also_names: tuple[str, ...] = ()
    honorifics_after: tuple[str, ...] = ()
    patronymic_endings: tuple[str, ...] = ()
    only_patronymic_endings: tuple[str, ...] = ()
    family_endings: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()
    nameless: tuple[str, ...] = ()
    nameless_beside: tuple[str, ...] = ()
    spellings: Mapping[str, str] = field(default_factory=dict)


KEYS = frozenset(one.name for one in fields(Language))


def read_words(file: str) -> Any:
    """The parsed YAML of one file of `words/`."""
    return yaml.load(
        files("onrecord.link.names").joinpath("words", f"{file}.yaml").read_text("utf-8"),
        Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader),
    )


@cache
def language_of(code: str) -> Language:
    """The language of a file of `words/`.

    Raises:
        BadVocabulary: a file with an unknown key, or without a name, a script or a source.
    """
    return build(code, read_words(code))


def build(code: str, raw: Mapping[str, Any]) -> Language:
    """A language from parsed YAML, every fault named at once."""
    faults = [f"no {need}" for need in ("name", "script", "cite") if need not in raw]
    faults += [f"unknown key {key!r}" for key in sorted(set(raw) - KEYS)]
    if faults:
        raise BadVocabulary(f"words of names in {code!r}: " + "; ".join(faults))
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()
    }
    return Language(**values)


@cache
def code_of(tag: str) -> str:
    """The file that answers to a BCP 47 tag, or "" where none does.

    >>> code_of("az-Cyrl"), code_of("hr"), code_of("xx")
    ('az', 'sh', '')
    """
    wanted = tag.casefold().replace("_", "-").partition("-")[0]
    for code in LANGUAGES:
        if wanted == code or wanted in language_of(code).codes:
            return code
    return ""


ARABIC_ARTICLE = "ال"
"""Written as one word with the name; `words_of("articles")` are the Latin spellings."""

ARABIC_FORMS = str.maketrans("أإآٱیکہھ", "ااااىكهه")
"""Careless spellings of alef, and the Persian letters that look like Arabic ones."""


def folded(plain: str) -> str:
    """An Arabic word as careless lists spell it: one alef, one ha, a final ya without its dots."""
    plain = plain.translate(ARABIC_FORMS)
    return plain[:-1] + {"ي": "ى", "ة": "ه"}.get(plain[-1:], plain[-1:])


@cache
def words_of(key: str) -> frozenset[str]:
    """All words that any language lists under `key`."""
    return frozenset(str(word) for code in LANGUAGES for word in getattr(language_of(code), key))


@cache
def _folded_words(key: str) -> frozenset[str]:
    return frozenset(folded(word) for word in words_of(key))


@lru_cache(maxsize=1 << 18)
def is_word(plain: str, key: str) -> bool:
    """Whether any language lists a word under `key`, however its alef and ya are spelt."""
    return folded(plain) in _folded_words(key)


def told_by_letters(letters: str, script: str, code: str = "") -> str:
    """The first language some of whose own letters are in `letters`, else `code`.

    letters: lower case; script: of the word, so that a letter tells only among its own kind.
    code: the list's language, or ""; what its own table reads tells nothing against it.
    """
    own = "".join(_letters(language_of(code), script)) if code != "" else ""
    for other in LANGUAGES:
        language = language_of(other)
        if script != language.script and script not in language.other_scripts:
            continue
        if any(letter in letters and letter not in own for letter in language.telling):
            return other
    return code


def _letters(language: Language, script: str) -> Mapping[str, str]:
    if script == language.script:
        return language.letters
    return language.other_scripts.get(script, {})
