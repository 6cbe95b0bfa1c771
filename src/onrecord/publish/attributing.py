"""A sentence that mixes our words with somebody's: theirs found again, and shown as theirs."""

import re
from collections.abc import Iterable
from functools import cache

from onrecord.publish.gate import Row
from onrecord.record.account import Piece
from onrecord.vocab import load

TERM_FIELDS = frozenset(
    {"unit", "measure", "basis", "qualifier", "act", "degree", "stage", "outcome", "status"}
    | {"binding", "part_of", "date", "rescinded"}
)
"""Payload fields that hold our own terms, ids or dates rather than the document's words."""


@cache
def own_terms() -> frozenset[str]:
    """Labels of what is counted and what befell them: as plain words, they are also ours."""
    return frozenset(
        term.label
        for name in ("counting_units", "measures", "counting_bases")
        for term in load(name).terms.values()
    )


def names_of(row: Row) -> set[str]:
    """Whom the claim names as speaking or passing on."""
    return {row["speaker"], *row["chain"]} - {""}


def words_of(row: Row) -> set[str]:
    """The document's words that the claim's payload holds."""
    values = [value for name, value in row["payload"].items() if name not in TERM_FIELDS]
    flat = [item for value in values for item in (value if isinstance(value, list) else [value])]
    return {item for item in flat if isinstance(item, str) and item != ""} - own_terms()


IN_MARKS = r'"[^"]*"'
"""Words that the sentence itself puts between quote marks."""


def attributed(sentence: str, rows: Iterable[Row]) -> tuple[Piece, ...]:
    """The sentence in pieces: names and words of the claims it rests on, and our own in between.

    What stands between quote marks is quoted whole. Otherwise longer words are found before shorter
    ones, and whole words only.
    """
    wanted = list(rows)
    roles = dict.fromkeys((w for row in wanted for w in words_of(row)), "quoted")
    roles |= dict.fromkeys((n for row in wanted for n in names_of(row)), "named")
    # A pattern of all words of many claims takes long to compile, and few stand in one sentence.
    roles = {words: role for words, role in roles.items() if words in sentence}
    longest_first = sorted(roles, key=lambda words: (-len(words), words))
    whole = "".join(rf"|(?<!\w){re.escape(words)}(?!\w)" for words in longest_first)
    parts = re.split(f"({IN_MARKS}{whole})", sentence)
    return tuple(
        Piece(words.replace(" -> ", " → "))
        if place % 2 == 0
        else Piece(words.strip('"'), roles.get(words, "quoted"))
        for place, words in enumerate(parts)
        if words != ""
    )
