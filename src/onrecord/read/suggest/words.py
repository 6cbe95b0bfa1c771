"""Words of the vocabularies as tokens spell them: by the word itself, else by its lemma."""

from functools import cache
from typing import Any

from onrecord.vocab import load

NO_MEN = frozenset("specimen regimen abdomen omen acumen semen ramen amen stamen".split())


@cache
def find(vocabulary: str, word: str) -> str | None:
    """The term that `word` spells, or None."""
    return load(vocabulary).find(word)


def term(vocabulary: str, token: Any) -> str | None:
    """The term that `token` spells, by its own form or its lemma, or a plain plural's stem."""
    word = token.lower_
    return (
        find(vocabulary, word)
        or find(vocabulary, token.lemma_.lower())
        or (find(vocabulary, word[:-1]) if word.endswith("s") and len(word) > 3 else None)
        or (find(vocabulary, "child") if word.endswith("children") else None)
        or (find(vocabulary, "man") if word.endswith("men") and word not in NO_MEN else None)
    )
