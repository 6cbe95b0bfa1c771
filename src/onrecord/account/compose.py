"""Each claim as one attributed sentence, in the fixed wording of its kind and modality."""

from collections.abc import Iterable, Mapping, Sequence

from onrecord.account.fields import fields_of
from onrecord.account.footnotes import footnotes
from onrecord.account.number import number_as_quoted
from onrecord.account.wording import fill, joined
from onrecord.record.account import Account, Piece, Sentence
from onrecord.record.claim import Claim
from onrecord.record.claims import CLAIM_KINDS
from onrecord.record.review import Standing
from onrecord.vocab.wordings import Say, as_is, wording

STRUCK = frozenset({Standing.DEPRECATED, Standing.CORRECTED})
"""Standings under which a claim stays on the page, struck through."""

ORDER = {kind.KIND: place for place, kind in enumerate(CLAIM_KINDS)}


def account(
    event: str,
    claims: Iterable[Claim],
    standings: Mapping[str, Standing],
    *,
    say: Say = as_is,
) -> Account:
    """The sentences of one event with their footnotes."""
    ordered = in_order(claims)
    return Account(event, compose(ordered, standings, say=say), footnotes(ordered))


def in_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """By kind as `CLAIM_KINDS` has them, then as given."""
    return tuple(sorted(claims, key=lambda claim: ORDER[claim.kind]))


def compose(
    claims: Sequence[Claim],
    standings: Mapping[str, Standing],
    *,
    say: Say = as_is,
) -> tuple[Sentence, ...]:
    """One sentence a claim, in the given order; footnotes count from 1.

    A claim without a standing counts as suggested.
    """
    return tuple(
        Sentence(
            claim=claim.id,
            kind=claim.kind,
            pieces=sentence(claim, say),
            footnote=number,
            struck=standings.get(claim.id, Standing.SUGGESTED) in STRUCK,
            number=number_as_quoted(claim),
        )
        for number, claim in enumerate(claims, start=1)
    )


def sentence(claim: Claim, say: Say = as_is) -> tuple[Piece, ...]:
    """The claim's pieces: who said it, what, as of when, through whom it was read."""
    fields = fields_of(claim, say)
    lead = fill(say(wording("sentences", claim.kind, claim.modality)), fields)
    return joined((*lead, *fill(say(wording("tail")), fields)))
