"""Years of a sentence: "sentenced to 15 years", "a 20-year prison term"."""

import re

from onrecord.read.suggest.amounts import Amount
from onrecord.read.suggest.fate_nouns import Fate

YEARS = re.compile(r"[\s-]+years?\b(?![\s-]+(?:old|ago|later|earlier|before|after|since)\b)", re.I)
CELL = re.compile(
    r"[\s-]*years?['’]?[\s-]+(?:(?:in|of|behind)[\s-]+)?(?:(?:a|an|the|strict|rigorous|hard|maximum|high|"
    r"security|regime|federal|state|military|penal|labou?r)[\s-]+){0,4}"
    r"(?:prison|jail|imprisonment|incarceration|bars|sentence|term|confinement|colony|labou?r|detention)s?\b",
    re.I,
)
PASSING = re.compile(
    r"\b(?:sentenc\w+|jailed|imprisoned|condemned|given|got|handed|received|receive|serving|served|"
    r"ordered|terms?|jail|punishable|prison)\b(?P<gap>[^.;]{0,90})$",
    re.I,
)
SHORT = re.compile(r"\b(?:for|after|over|in|during|within|past|last|next|nearly|every)\s+$", re.I)
SURE = re.compile(r"\b(?:sentenc\w+|jailed|imprisoned|condemned|terms?)\b", re.I)


def years_of_sentence(amount: Amount) -> Fate | None:
    """The sentence that the number is the years of, or None where it is no sentence."""
    words = amount.words
    if YEARS.match(words, amount.end) is None or amount.high is not None and amount.high > 3000:
        return None
    start = amount.first.sent.start_char
    before = words[max(start, amount.opens - 110) : amount.opens]
    cue = PASSING.search(before)
    if CELL.match(words, amount.end) is not None:
        token = _token(amount, start, cue) if cue is not None else amount.root
        return Fate("sentenced", token)
    if cue is None or SURE.search(cue[0]) is None:
        return None
    nearest = cue["gap"]
    if (
        SHORT.search(before) is not None
        and re.search(r"\b(?:jailed|imprisoned|term)\b", cue[0], re.I) is None
    ):
        return None
    if (
        re.search(r"\b(?:after|until|later|while|when|about|crimes?|committed|killing)\b", nearest)
        is not None
    ):
        return None
    return Fate("sentenced", _token(amount, start, cue))


def _token(amount: Amount, start: int, cue: re.Match[str]) -> object:
    place = max(start, amount.opens - 110) + cue.start()
    found = amount.first.doc.char_span(place, place + 1, alignment_mode="expand")
    return found[0] if found is not None else amount.root
