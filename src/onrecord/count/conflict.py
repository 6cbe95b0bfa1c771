"""One contradiction put into words: the claims, between whom, and no word on who is right."""

from collections.abc import Iterable, Sequence

from onrecord.count.chains import speakers
from onrecord.count.phrases import name_some
from onrecord.count.shown import Filed
from onrecord.record.event_count import Contradiction

CANNOT = "cannot both hold"
MAY_DIFFER = "may count different people"
UNLIKE = "are worded differently"
NOT_COMPARED = "not compared"

WITHIN, BETWEEN, BOTH = "within one speaker", "between speakers", "between and within speakers"


def conflict(
    kind: str, sides: Sequence[Iterable[Filed]], sentence: str, *, relation: str = CANNOT
) -> Contradiction:
    """sides: the claims of each thing that is said; they may have speakers in common."""
    held = [list(side) for side in sides]
    everyone = [item for side in held for item in side]
    return Contradiction(
        kind=kind,
        relation=relation,
        between=between(held),
        speakers=speakers(everyone),
        claims=tuple(dict.fromkeys(item.id for item in everyone)),
        sentence=sentence,
    )


def between(sides: Sequence[Sequence[Filed]]) -> str:
    """Whether the sides have different origins, one and the same, or some in common."""
    origins = [frozenset(item.origin for item in side) for side in sides]
    everyone = frozenset.union(*origins)
    if len(everyone) == 1:
        return WITHIN
    return BETWEEN if sum(map(len, origins)) == len(everyone) else BOTH


def by(items: Iterable[Filed]) -> str:
    """The speakers in brackets, the first few by name."""
    return f"({name_some(speakers(items))})"
