"""From text to suggested claims: pieces, sentences, every rule in order, one passage each."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from time import monotonic

from onrecord.read.suggest.blocks import Block, batches, blocks
from onrecord.read.suggest.characterisations import characterisations
from onrecord.read.suggest.claiming import UNNAMED_AUTHOR, claims
from onrecord.read.suggest.demands import demands
from onrecord.read.suggest.denials import denials
from onrecord.read.suggest.figures import figures
from onrecord.read.suggest.language import english
from onrecord.read.suggest.occurrences import occurrences
from onrecord.read.suggest.proceedings import proceedings
from onrecord.read.suggest.recognitions import recognitions
from onrecord.read.suggest.responsibility import responsibility
from onrecord.read.suggest.sentence import Found, Sentence
from onrecord.read.suggest.statements import statements
from onrecord.record import Claim, Document

Rule = Callable[[Sentence], Iterable[Found]]

RULES: tuple[Rule, ...] = (
    figures,
    occurrences,
    responsibility,
    characterisations,
    statements,
    proceedings,
    recognitions,
    demands,
    denials,
)
"""Every reading rule, in the order in which they are tried."""

SECONDS = 600.0
"""Bound on the time given to one document unless the caller sets another."""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What was suggested, and how far the text was read.

    claims: in the order of their anchors.
    read_to: the code point up to which the text was read; its length when it was read whole.
    """

    claims: tuple[Claim, ...]
    read_to: int
    complete: bool


def suggest(
    text: str,
    document: Document,
    rendition: str,
    *,
    clock: Callable[[], float] = monotonic,
    seconds: float = SECONDS,
) -> tuple[Claim, ...]:
    """Claims suggested for `text`, in the order of their anchors, each locked to its words.

    rendition: sha256 of the text; for `clock` and `seconds` see `suggest_within`.
    """
    return suggest_within(text, document, rendition, clock=clock, seconds=seconds).claims


def suggest_within(
    text: str,
    document: Document,
    rendition: str,
    *,
    clock: Callable[[], float] = monotonic,
    seconds: float = SECONDS,
) -> Suggestions:
    """The suggestions made before `seconds` had passed on `clock`, and how far that was."""
    until = clock() + seconds
    found: list[Found] = []
    read_to = 0
    for block, block_sentences in _parsed(blocks(text)):
        if clock() > until:
            return Suggestions(claims(found, text, document, rendition), read_to, complete=False)
        found.extend(_by_rules(block_sentences))
        read_to = block.where.end
    return Suggestions(claims(found, text, document, rendition), len(text), complete=True)


def suggest_lines(
    text: str, document: Document, rendition: str
) -> Iterator[tuple[int, tuple[Claim, ...]]]:
    """Each line that holds words, counted from 1, read as its own text; offsets are within it."""
    numbered = (
        (number, block)
        for number, line in enumerate(text.split("\n"), start=1)
        for block in blocks(line)
    )
    numbers: list[int] = []

    def taken() -> Iterator[Block]:
        for number, block in numbered:
            numbers.append(number)
            yield block

    parsed = ((numbers.pop(0), *pair) for pair in _parsed(taken()))
    for number, group in groupby(parsed, key=lambda one: one[0]):
        read = list(group)
        found = [one for _, _, its_sentences in read for one in _by_rules(its_sentences)]
        yield number, claims(found, read[0][1].text, document, rendition)


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of every paragraph; a paragraph is fed whole, a document never."""
    for _, block_sentences in _parsed(blocks(text)):
        yield from block_sentences


def _parsed(all_blocks: Iterable[Block]) -> Iterator[tuple[Block, Iterator[Sentence]]]:
    for batch in batches(all_blocks):
        docs = english().pipe((block.words for block in batch), batch_size=len(batch))
        for block, doc in zip(batch, docs, strict=True):
            yield block, _sentences(block, doc)


def _sentences(block: Block, doc: object) -> Iterator[Sentence]:
    previous: tuple[Sentence, ...] = ()
    for tokens in doc.sents:  # type: ignore[attr-defined]
        start, end = _trimmed(block.words, tokens.start_char, tokens.end_char)
        if start == end:
            continue
        unplaced = Sentence(
            tokens, block.where, block.text, block.where, previous, block.places, block.words
        )
        sentence = replace(unplaced, where=unplaced.chars(start, end))
        yield sentence
        previous = (*previous, sentence)


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    while start < end and words[start].isspace():
        start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    return start, end


def _by_rules(block_sentences: Iterable[Sentence]) -> Iterator[Found]:
    for sentence in block_sentences:
        for rule in RULES:
            yield from rule(sentence)


__all__ = [
    "RULES",
    "UNNAMED_AUTHOR",
    "Rule",
    "Suggestions",
    "sentences",
    "suggest",
    "suggest_lines",
    "suggest_within",
]
