"""A passage: an exact span of one rendition (W3C Web Annotation position and quote selectors)."""

from dataclasses import dataclass

from onrecord.errors import BadQuote
from onrecord.text import Span, context


@dataclass(frozen=True, slots=True)
class Passage:
    """Words at a place.

    rendition: sha256 of the text they stand in.
    where: their offsets and the words themselves.
    prefix, suffix: what stands just before and after, to find them again in another edition.
    """

    rendition: str
    where: Span
    prefix: str = ""
    suffix: str = ""

    def check(self, text: str) -> None:
        """Raise BadQuote unless the words stand in `text` at exactly this place."""
        if not self.where.stands_in(text):
            raise BadQuote(
                f"the text does not say {self.where.exact[:60]!r} at {self.where.start} to "
                f"{self.where.end}"
            )


def passage(rendition: str, text: str, where: Span) -> Passage:
    """The passage of `text` at `where`, with its context; checked."""
    prefix, suffix = context(text, where)
    made = Passage(rendition, where, prefix, suffix)
    made.check(text)
    return made
