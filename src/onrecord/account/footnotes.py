"""Footnotes: from a sentence to its claim, its passage, its document and the document's bytes."""

from collections.abc import Sequence

from onrecord.record.account import Footnote
from onrecord.record.claim import Claim


def footnotes(claims: Sequence[Claim]) -> tuple[Footnote, ...]:
    """One footnote a claim, numbered from 1 in the given order."""
    return tuple(
        Footnote(number, claim.id, claim.passages[0].rendition, claim.quote, claim.document)
        for number, claim in enumerate(claims, start=1)
    )
