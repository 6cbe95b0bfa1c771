"""What a reading rule is handed, and what it hands back; offsets are always into the whole text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.record import Payload
from onrecord.text import Span, span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a paragraph.

    tokens: the spaCy `Span`; token offsets (`token.idx`) count in the unwrapped paragraph: line
        ends are blanks there, words broken at a line's end are whole; `chars` leads back.
    paragraph: the whole paragraph, for speakers named a sentence earlier.
    text: the whole text, for spans.
    where: the sentence itself, without white space around it.
    previous: the sentences before it in the paragraph, nearest last.
    places: where each code point of the unwrapped paragraph stands in it; empty: unchanged.
    words: the unwrapped paragraph, which token offsets index (`doc.text` is built anew each time).
    """

    tokens: Any
    paragraph: Span
    text: str
    where: Span
    previous: tuple["Sentence", ...] = ()
    places: Sequence[int] = ()
    words: str = ""

    def chars(self, start: int, end: int) -> Span:
        """The span of the whole text from offsets that count in the unwrapped paragraph."""
        base = self.paragraph.start
        if len(self.places) == 0 or start >= end:
            return span(self.text, base + start, base + end)
        return span(self.text, base + self.places[start], base + self.places[end - 1] + 1)

    def of_tokens(self, first: Any, last: Any) -> Span:
        """The span from the start of token `first` to the end of token `last`."""
        return self.chars(first.idx, last.idx + len(last))

    def within(self, start: int, end: int) -> Span:
        """The span from offsets that count within `where.exact`, as a regular expression gives."""
        return span(self.text, self.where.start + start, self.where.start + end)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who the text says made the claim: innermost speaker first, each with the words naming them.

    links: (name, span) outwards from the speaker; the author is not among them.
    modality: `reported` for a neutral verb, `alleged` for an accusing one.
    """

    links: tuple[tuple[str, Span], ...]
    modality: str = "reported"


@dataclass(frozen=True, slots=True)
class Found:
    """One suggestion of one rule.

    rule: "file.name_of_rule", e.g. "figures.noun_after_number".
    quote: the sentence or clause the claim rests on; anchor: the words it hangs on, inside it.
    spans: payload field to the words it was read from.
    attribution: None where the text names nobody: the author speaks.
    part_of: the suggestion whose figure this one is a part of; its id is filled in later.
    """

    rule: str
    payload: Payload
    quote: Span
    anchor: Span
    spans: Mapping[str, Span] = field(default_factory=dict)
    attribution: Attribution | None = None
    modality: str = "asserted"
    as_of: str = ""
    part_of: "Found | None" = None
