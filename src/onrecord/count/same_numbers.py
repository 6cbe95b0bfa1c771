"""One number that different origins give different meanings; no chain between them is known."""

from collections import defaultdict
from collections.abc import Iterable

from onrecord.count.chains import speakers
from onrecord.count.harms import meaning
from onrecord.count.phrases import listed, name_some, topic
from onrecord.count.retelling import SMALL
from onrecord.count.shown import SAID, Claims, Filed, filed
from onrecord.record.claims.figure import Figure
from onrecord.record.event_count import Said, SameNumber

CHANCE = 100
"""Below this, or as multiples of it, numbers of unlike topics meet too often to be worth a line."""


def same_number_other_meaning(claims: Claims) -> tuple[SameNumber, ...]:
    """Exact numbers, no parts, that origins give other meanings: 487 injured, 487 disabled.

    Not drift: nothing says that one was taken from the other. Numbers up to a dozen are left out;
    across topics, such as killed and captive, so are numbers below CHANCE and round ones.
    """
    return same_numbers(filed(claims))


def same_numbers(items: Iterable[Filed]) -> tuple[SameNumber, ...]:
    """`same_number_other_meaning` of claims that have their ids."""
    by_number: defaultdict[int, dict[str, list[Filed]]] = defaultdict(dict)
    for item in items:
        said = item.claim.payload
        if isinstance(said, Figure) and _exact(item, said) and said.low is not None:
            by_number[said.low].setdefault(meaning(item.claim), []).append(item)
    return tuple(
        _same_number(meanings)
        for number, meanings in sorted(by_number.items())
        if len(meanings) > 1 and _several_origins(meanings) and _telling(number, meanings)
    )


def _exact(item: Filed, said: Figure) -> bool:
    whole = said.qualifier == "exact" and said.part_of == "" and item.claim.modality in SAID
    return whole and said.low is not None and said.low > SMALL and said.measure != "count"


def _telling(number: int, meanings: dict[str, list[Filed]]) -> bool:
    """Whether the number is one that topics are unlikely to have in common by chance."""
    topics = {
        topic(item.claim.payload)
        for items in meanings.values()
        for item in items
        if isinstance(item.claim.payload, Figure)
    }
    return len(topics) == 1 or (number >= CHANCE and number % CHANCE != 0)


def _several_origins(meanings: dict[str, list[Filed]]) -> bool:
    """Whether some meaning is given by an origin that does not give all the others."""
    origins = [frozenset(item.origin for item in items) for items in meanings.values()]
    return len(frozenset.union(*origins)) > 1 and len(set(origins)) > 1


def _same_number(meanings: dict[str, list[Filed]]) -> SameNumber:
    said = tuple(
        Said(words, speakers(items), tuple(item.id for item in items))
        for words, items in sorted(meanings.items())
    )
    number = next(iter(meanings.values()))[0].claim.anchor.exact
    told = listed([f"{line.words} ({name_some(line.speakers)})" for line in said])
    return SameNumber(number, said, f"same number, other meaning: {number} counts {told}")
