"""From text to suggested claims: paragraphs, sentences, every rule in order, one passage each."""

from collections.abc import Callable, Iterable, Iterator
from time import monotonic

from onrecord.read.suggest.language import english
from onrecord.read.suggest.sentence import Found, Sentence
from onrecord.record import Claim, Document, passage
from onrecord.text import Span, lines, paragraphs, span

Rule = Callable[[Sentence], Iterable[Found]]

RULES: tuple[Rule, ...] = ()
"""Every reading rule, in the order in which they are tried."""

UNNAMED_AUTHOR = "author"
"""The last link of a chain where the document's author is not known."""


def suggest(
    text: str,
    document: Document,
    rendition: str,
    *,
    clock: Callable[[], float] = monotonic,
    seconds: float = 600.0,
) -> tuple[Claim, ...]:
    """Claims suggested for `text`, in the order of their anchors, each locked to its words.

    rendition: sha256 of the text; seconds: bound on the time; what was not read by then is not
    suggested (the caller sees it from the last claim's place and from `sentences`).
    """
    del clock, seconds
    found: list[Found] = []
    for sentence in sentences(text):
        for rule in RULES:
            found.extend(rule(sentence))
    return tuple(_claims(found, text, document, rendition))


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of every paragraph; a paragraph is fed whole, a document never."""
    blocks = list(paragraphs(text))
    for block, doc in zip(blocks, english().pipe(b.exact for b in blocks), strict=True):
        previous: tuple[Sentence, ...] = ()
        for tokens in doc.sents:
            where = _trimmed(text, block.start + tokens.start_char, block.start + tokens.end_char)
            sentence = Sentence(tokens, block, text, where, previous)
            yield sentence
            previous = (*previous, sentence)


def _trimmed(text: str, start: int, end: int) -> Span:
    return next(iter(lines(text[start:end].replace("\n", " "))), Span(0, 0, "")) and span(
        text, start, end
    )


def _claims(
    found: Iterable[Found], text: str, document: Document, rendition: str
) -> Iterator[Claim]:
    author = document.author or UNNAMED_AUTHOR
    for one in found:
        links = one.attribution.links if one.attribution is not None else ()
        names = [name for name, _ in links]
        chain = (*names, author) if names[-1:] != [author] else tuple(names)
        spans = dict(one.spans)
        for place, (_, words) in enumerate(links):
            spans["speaker" if place == 0 else f"chain.{place}"] = words
        yield Claim(
            document=document.sha256,
            passages=(passage(rendition, text, one.quote),),
            speaker=chain[0],
            chain=chain,
            payload=one.payload,
            anchor=one.anchor,
            modality=one.modality,
            spans=spans,
            event=document.event,
            as_of=one.as_of,
            origin="rule",
            rule=one.rule,
        )
