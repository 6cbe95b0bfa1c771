"""Words of a quote that tell of another measure than the one a claim is said to have."""

from onrecord.vocab import load
from onrecord.vocab.loader import normal


def measure_warning(quote: str, measure: str) -> str:
    """A sentence where the quote has words for other measures and none for `measure`; else "".

    >>> measure_warning("Some 40 were wounded.", "killed")
    'the quote has no word for killed, but "wounded" (injured)'
    """
    found = {term: words for term in load("measures").terms if (words := _said(quote, term))}
    if measure in found or len(found) == 0:
        return ""
    others = ", ".join(f'"{words}" ({term})' for term, words in found.items())
    return f"the quote has no word for {measure}, but {others}"


def _said(quote: str, term: str) -> str:
    """The longest spelling of the term that stands in the quote as whole words, or ""."""
    words = f" {_plain(quote)} "
    one = load("measures")[term]
    spelt = {_plain(each) for each in (term, one.label, *one.spellings)}
    return max(
        (each for each in spelt if f" {each} " in words), key=lambda s: (len(s), s), default=""
    )


def _plain(words: str) -> str:
    letters = (sign if sign.isalnum() else " " for sign in normal(words))
    return " ".join("".join(letters).split())
