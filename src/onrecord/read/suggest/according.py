"""Speakers named by a preposition: "according to X", "by official figures"."""

import re
from typing import Any

from onrecord.read.suggest.meant import meant
from onrecord.read.suggest.sentence import Attribution, Sentence
from onrecord.read.suggest.speakers import PRONOUNS, named

ACCORDING = re.compile(r"\b(?:according\s+to|in\s+the\s+words\s+of)\s+(?=\S)", re.I)


BY_ESTIMATE = re.compile(
    r"\b(?:by|based\s+on|citing|quoting)\s+(?=[^,.;]{0,50}\b(?:estimates?|figures?|data|statistics|accounts?|count|counts|tally|census|reckoning|records)\b)",
    re.I,
)


def according(sentence: Sentence, token: Any) -> Attribution | None:
    """ "according to X", "by official figures", nearest to the token."""
    words, tokens = sentence.words, sentence.tokens
    best: tuple[int, Any] | None = None
    for pattern in (ACCORDING, BY_ESTIMATE):
        for match in pattern.finditer(words, tokens.start_char, tokens.end_char):
            noun = _noun_from(tokens, match.end())
            if noun is None or _parted(token, noun) or noun.i == token.i or noun.like_num:
                continue
            distance = abs(match.start() - token.idx) + (0 if match.start() > token.idx else 20)
            if best is None or distance < best[0]:
                best = (distance, noun)
    if best is None:
        return None
    if best[1].lower_ in PRONOUNS | {"him", "her", "them"}:
        speaker = meant(sentence, best[1])
    else:
        speaker = named(sentence, best[1])
    return Attribution((speaker,)) if speaker is not None else None


def _parted(one: Any, other: Any) -> bool:
    """Whether a semicolon stands between the two."""
    return any(t.text == ";" for t in one.doc[min(one.i, other.i) : max(one.i, other.i)])


def _noun_from(tokens: Any, start: int) -> Any:
    """The head of the noun phrase that opens at `start`."""
    for chunk in tokens.noun_chunks:
        if chunk.start_char <= start < chunk.end_char:
            root = chunk.root
            while root.dep_ in ("compound", "nmod", "amod") and root.head.i > root.i:
                root = root.head
            return root
    return None
