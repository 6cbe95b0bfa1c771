"""Lists of people as the public record shows them: counts, and names only where they may be."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.record.inclusion import Inclusion
from onrecord.record.tally import Tally


@dataclass(frozen=True, slots=True)
class PublicEdition:
    """document: sha256 of its file if that is public, else ""; date: EDTF or ""; count: rows.

    added, removed, altered: rows since the edition before it; None for the first.
    """

    document: str
    date: str
    count: int
    added: int | None = None
    removed: int | None = None
    altered: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicList:
    """What is said of one list, as of its newest edition; see `ListEdition`.

    editions: those that may be told of, as they entered; problems: kind to how many there are.
    people: documented people with a row on it; linked: whether all of its rows were linked, and so
    are counted. names: as its rows write them; () unless somebody said that they may be published
    and the document is public. nameless: rows of such a list that write no name.
    """

    name: str
    maker: str
    event: str
    language: str
    status: str
    duplicate_free: bool
    editions: tuple[PublicEdition, ...]
    problems: Mapping[str, int]
    people: Tally
    linked: bool
    names: tuple[str, ...] = ()
    nameless: int = 0


@dataclass(frozen=True, slots=True)
class PeopleRange:
    """How many people there are in `level` of `draws` plausible linkages, from low to high.

    judged: pairs of rows that people judged, by whose words linkages are plausible.
    """

    low: int
    high: int
    level: float
    draws: int
    judged: int


@dataclass(frozen=True, slots=True)
class EventPeople:
    """People of one event's public lists.

    documented: on any of them; overlaps: on exactly which; range: of the number of people, None
    where none of these lists is linked. estimated: whether an estimate of the event leaves
    too, which says how many people are documented.
    """

    event: str
    documented: Tally
    overlaps: Inclusion
    range: PeopleRange | None = None
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class PublicLists:
    """Everything of lists that leaves; nothing unless somebody said so of a list."""

    lists: tuple[PublicList, ...] = ()
    events: tuple[EventPeople, ...] = ()


NO_LISTS = PublicLists()
