"""The run of adjectives and nouns that opens at a token, and the noun it ends in."""

from typing import Any

from onrecord.read.suggest.words import term

REACH = 9
"""Tokens between a number and the noun it counts at the most."""


ADDED = frozenset("more others other another further additional".split())


INSIDE = ("ADJ", "NOUN", "PROPN")


def run_from(first: Any) -> Any:
    """The last noun of the run of adjectives and nouns that starts at `first`, or None."""
    doc, end = first.doc, first.sent.end
    noun, place = None, first.i
    while place < end and place - first.i < REACH:
        token = doc[place]
        if token.pos_ in ("NOUN", "PROPN") and not _is_fate_alone(token, first):
            if noun is not None and _new_phrase(noun, token):
                break
            noun = token
        elif not _goes_on(token, place == first.i):
            break
        place += 1
    return noun


def _is_fate_alone(token: Any, first: Any) -> bool:
    """`45 dead`, tagged as a noun: the word is the fate, no noun."""
    return token.i == first.i and token.lower_ in (
        "dead",
        "missing",
        "wounded",
        "injured",
        "hostage",
    )


def _new_phrase(noun: Any, token: Any) -> bool:
    """Two nouns side by side of two phrases ("civilians Tuesday")."""
    if (
        noun.tag_ == "NNS"
        and token.tag_ in ("NN", "NNP")
        and term("counting_units", noun) == "persons"
    ):
        return True
    return False


def _goes_on(token: Any, first: bool) -> bool:
    if token.lower_ in ADDED:
        return True
    if token.pos_ == "ADJ" or token.tag_ in ("HYPH", "POS"):
        return True
    if token.tag_ in ("VBN", "VBG", "VBD"):
        following = token.doc[token.i + 1] if token.i + 1 < token.sent.end else None
        return (
            following is not None
            and following.pos_ in INSIDE
            and following.dep_ != "dobj"
            and (token.dep_ in ("amod", "compound", "nmod") or token.head.i > token.i)
        )
    if token.pos_ == "ADV" and not first or token.tag_ == "RB" and first:
        following = token.doc[token.i + 1] if token.i + 1 < token.sent.end else None
        return following is not None and following.tag_ in ("VBN", "JJ") and token.lower_ not in (
            "still", "now", "later", "also", "then", "reportedly", "allegedly",
        )  # fmt: skip
    if token.lower_ in ("and", "or", ",", "-", "/"):
        return _joins_adjectives(token)
    return False


def _joins_adjectives(token: Any) -> bool:
    """ "Tutsi and moderate Hutu civilians": the conjunction stands before the noun."""
    before = token.doc[token.i - 1]
    following = token.doc[token.i + 1] if token.i + 1 < token.sent.end else None
    return (
        (before.pos_ == "ADJ" or before.tag_ == "VBN")
        and following is not None
        and following.pos_ == "ADJ"
    )
