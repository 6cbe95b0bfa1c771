"""Cues among the words that belong to a word itself: negation, modals, adverbs, nobody."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from onrecord.vocab import load

VERBS = ("VERB", "AUX")


@cache
def cue(*names: str) -> frozenset[str]:
    """The words of some terms of the vocabulary `cues`."""
    return frozenset(word for name in names for word in load("cues")[name].spellings)


def own_cues(node: Any) -> Iterator[str]:
    """Cues among the words that belong to `node` itself."""
    verb = node.pos_ in VERBS
    for child in node.children:
        word = child.lower_
        if child.dep_ in ("neg", "advmod", "preconj", "cc") and word in cue("negative_word"):
            if node.doc[child.i + 1].lower_ != "until":  # it was not until 2014 that
                yield "negated"
        elif child.dep_ == "aux" and word in cue("modal"):
            yield "hypothetical"
        elif child.dep_ in ("advmod", "amod", "mark", "prep", "dep") and child.i < node.i + 4:
            yield from _adverb(word)
        elif child.dep_ == "det":
            yield from _determiner(child)
        elif verb and child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"):
            yield from nobody(child)
    if verb:
        yield from _before(node)


def _adverb(word: str) -> Iterator[str]:
    if word in cue("accusing_adverb"):
        yield "alleged"
    elif word in cue("reporting_adverb"):
        yield "reported"
    elif word in cue("doubting_adverb", "condition"):
        yield "hypothetical"


def _determiner(child: Any) -> Iterator[str]:
    if child.lower_ in cue("negative_subject") or child.lower_ == "neither":
        yield "negated"
    elif child.lower_ in cue("any_subject"):
        yield "hypothetical"


def nobody(noun: Any) -> Iterator[str]:
    """Whether a subject or object is nobody, or whoever it may be."""
    near = ("det", "nummod", "amod", "neg", "preconj")
    words = [noun, *(c for c in noun.children if c.dep_ in near)]
    opening = noun.doc[max(noun.left_edge.i - 1, noun.sent.start) : noun.i]
    if [t.lower_ for t in opening[:2]] == ["not", "a"] or "not a single" in opening.text.lower():
        yield "negated"
    if any(w.lower_ == "a" for w in words):
        return
    for word in words:
        if word.lower_ in cue("negative_subject", "negative_word"):
            yield "negated"
        elif word.lower_ in cue("any_subject"):
            yield "hypothetical"


def _before(node: Any) -> Iterator[str]:
    """The verb's own group read from the words, for what the parse may have hung elsewhere."""
    doc, place = node.doc, node.i - 1
    helping = cue("modal", "negative_word")
    while place >= node.sent.start and (
        doc[place].pos_ in ("AUX", "PART", "ADV") or doc[place].lower_ in helping
    ):
        word = doc[place].lower_
        if word in cue("modal") and doc[place].pos_ == "AUX":
            yield "hypothetical"
        elif word in cue("negative_word") and doc[place + 1].lower_ not in ("only", "until"):
            yield "negated"
        elif word == "yet" and doc[place + 1].lower_ == "to":
            yield "negated"
        place -= 1
    before = [t.lower_ for t in doc[max(node.sent.start, node.i - 5) : node.i]]
    ruled_out = (
        before[-1:] == ["out"] and before[-2].startswith("rul") if len(before) > 1 else False
    )
    if ruled_out or before[-2:] == ["let", "alone"] or ("too" in before and before[-1] == "to"):
        yield "negated"
