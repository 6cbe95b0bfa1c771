"""A claim's number as the document writes it, never written anew."""

from onrecord.quantity import Numeral, numerals
from onrecord.record.claim import Claim
from onrecord.record.claims import BY_NAME


def number_as_quoted(claim: Claim) -> str:
    """The numeral of the claim's quote that its payload rests on, or "" if its kind has none.

    The anchor holds it. Where the anchor is wider than one numeral ("at least 161") the numeral
    alone is taken, since the wording says the rest; of a range, everything between its two ends.
    """
    held = [getattr(claim.payload, name) for name in BY_NAME[claim.kind].NUMBERS]
    wanted = {value for value in held if value is not None}
    if len(held) == 0 or (claim.kind == "recognition" and len(wanted) == 0):
        return ""
    for words in (claim.anchor.exact, claim.quote.exact):
        found = _stretch(words, wanted)
        if found != "":
            return found
    return claim.anchor.exact


def ends_as_quoted(number: str) -> tuple[str, str] | None:
    """The two ends of a range as the document writes them, or None if they cannot be told apart.

    >>> ends_as_quoted("900 and 1,100")
    ('900', '1,100')
    """
    said = numerals(number)
    if len(said) != 2:
        return None
    first, last = said
    return number[first.start : first.end], number[last.start : last.end]


def _stretch(words: str, wanted: set[int]) -> str:
    """From the first to the last of the wanted numbers; "" if one of them is not said."""
    found = _first_of_each(numerals(words), wanted)
    if found is None:
        return ""
    return words[min(n.start for n in found) : max(n.end for n in found)]


def _first_of_each(said: tuple[Numeral, ...], wanted: set[int]) -> list[Numeral] | None:
    # A vague number is wanted as no value at all.
    values: set[int | None] = {*wanted} if wanted else {None}
    found = [next((n for n in said if n.value == value), None) for value in values]
    whole = [n for n in found if n is not None]
    return whole if len(whole) == len(values) else None
