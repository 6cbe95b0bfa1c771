"""Which claims are compared and which are only listed as set aside, each beside its id."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from onrecord.count.names import origin
from onrecord.record.claim import Claim
from onrecord.record.review import Standing

Claims: TypeAlias = Mapping[str, Claim] | Sequence[Claim]
"""Claims by id, as an archive holds them, or a bare sequence, whose ids are then computed."""

SET_ASIDE = frozenset({Standing.REJECTED, Standing.CORRECTED, Standing.DEPRECATED})
"""Standings whose claims enter no comparison; they stay visible with their standing."""

SAID = frozenset({"asserted", "reported", "alleged"})
"""Modalities under which somebody says a number; `negated` and `hypothetical` say none."""


class Filed(NamedTuple):
    """A claim beside its id and origin; hashing 100,000 ids again takes over two seconds."""

    id: str
    claim: Claim
    origin: str


def filed(claims: Claims) -> list[Filed]:
    """The claims with their ids, in the order given, equal claims once."""
    by_id = claims if isinstance(claims, Mapping) else {claim.id: claim for claim in claims}
    return [Filed(key, claim, origin(claim)) for key, claim in by_id.items()]


def standing_of(claim_id: str, standings: Mapping[str, Standing]) -> Standing:
    """The standing, or `suggested` for a claim nobody reviewed."""
    return standings.get(claim_id, Standing.SUGGESTED)


def shown(items: Iterable[Filed], standings: Mapping[str, Standing]) -> list[Filed]:
    """Those that are compared."""
    return [item for item in items if standing_of(item.id, standings) not in SET_ASIDE]
