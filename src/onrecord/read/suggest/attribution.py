"""Who the text says said it: reporting verbs, "according to", figures of somebody, pronouns."""

from onrecord.read.suggest.sentence import Attribution, Sentence
from onrecord.text import Span


def attribute(sentence: Sentence, near: Span) -> Attribution | None:
    """The speaker the sentence (or, by clear reference, an earlier one) names for words at `near`.

    None where nobody is named: then the document's author is the speaker.
    """
    del sentence, near
    return None
