"""Which harm a claim counts where one measure holds several: injured, maimed, disabled."""

import re

from onrecord.count.phrases import counted, what
from onrecord.record.claim import Claim
from onrecord.record.claims.figure import Figure

HARMS = {
    "injured": ("injured", "wounded", "hurt"),
    "maimed": ("maimed", "crippled"),
    "disabled": ("disabled", "invalids", "incapacitated"),
    "dismembered": ("dismembered", "mutilated"),
}
"""The measure `injured` takes in all of these; documents give one number with each of them."""

HARM_OF = {word: harm for harm, words in HARMS.items() for word in words}
HARM_WORD = re.compile(rf"\b(?:{'|'.join(HARM_OF)})\b", re.IGNORECASE)


def harm(claim: Claim) -> str:
    """The harm the document's own words name, or "" where the claim counts none or names several.

    Looked for in the words the measure was read from, then in the population, then in the quote.
    """
    if not isinstance(claim.payload, Figure) or claim.payload.measure != "injured":
        return ""
    measure = claim.spans.get("measure")
    places = (measure.exact if measure else "", claim.payload.population, claim.quote.exact)
    for words in places:
        found = {HARM_OF[word.casefold()] for word in HARM_WORD.findall(words)}
        if len(found) == 1:
            return found.pop()
    return ""


def meaning(claim: Claim) -> str:
    """What a figure claim counts, in the document's own degree of harm where it names one."""
    if not isinstance(claim.payload, Figure):
        return "residents"
    named = harm(claim)
    if named == "":
        return counted(claim.payload)
    return what(claim.payload.unit, "count") + f" {named}"
