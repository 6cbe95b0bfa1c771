"""Duties laid on somebody: "the government should release him, the group said"."""

from collections.abc import Iterator
from typing import Any

from onrecord.read.suggest.asked import Asked
from onrecord.read.suggest.attribution import attribute
from onrecord.read.suggest.phrases import lemma, passive, short, subject, trimmed
from onrecord.read.suggest.sentence import Attribution, Sentence

DUTY = frozenset(("should", "must", "ought"))


def of_duty(sentence: Sentence, modal: Any) -> Iterator[tuple[Asked, Attribution | None]]:
    """`The government should release him, the group said`: a duty laid on somebody."""
    verb = modal.head
    who = subject(verb)
    if who is None or verb.pos_ not in ("VERB", "AUX") or verb.dep_ in ("advcl", "relcl", "acl"):
        return
    if any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children):
        return  # should have acted earlier: a reproach
    if lemma(verb) in ("be", "have", "note", "add") and not passive(verb):
        return
    attribution = attribute(sentence, sentence.of_tokens(modal, modal))
    if attribution is None or who.lower_ in (
        "it",
        "there",
        "this",
        "that",
        "we",
        "i",
        "what",
        "which",
    ):
        return
    if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in verb.children):
        return
    first = who.left_edge.i if passive(verb) and who.i < verb.i else modal.i + 1
    what = trimmed(sentence, verb.doc[first : _end(verb) + 1])
    of = None if passive(verb) else short(sentence, who)
    if what is not None and (of is not None or passive(verb)):
        yield Asked(modal, what, of, "demands.duty"), attribution


def _end(verb: Any) -> int:
    """The last word of the clause, before the aside that names the speaker."""
    for token in verb.doc[verb.i + 1 : verb.right_edge.i + 1]:
        if token.text in (";", "”", '"') or (token.text == "," and _says(token)):
            return int(token.i - 1)
    return int(verb.right_edge.i)


def _says(comma: Any) -> bool:
    ahead = comma.doc[comma.i + 1 : min(comma.i + 12, comma.sent.end)]
    return any(lemma(t) in ("say", "add", "state", "write", "tell") for t in ahead)
