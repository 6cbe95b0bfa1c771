"""The lists of an archive read back: editions, rows, and the entries that a word names."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from onrecord.archive.bodies import parsed
from onrecord.archive.list_bodies import edition_of, lines
from onrecord.archive.store import Archive, refusing
from onrecord.dates import parse_date
from onrecord.errors import NotFound
from onrecord.record.listing import COUNTS, NAMES, ListEdition, ListEntry

PUBLISHING = {COUNTS: 1, NAMES: 2}
"""How much leaves; of what is not here, nothing."""

PEOPLE_KINDS = ("list", "link", "linkage", "people")
"""Kinds of leaves that have to do with lists of people."""

ROW_SIGN = "#"
"""Before the number of a row, where an entry has no id of its own: `police:#17`."""


def leaves(
    archive: Archive, *kinds: str, as_of: datetime | None = None
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Number and body of every leaf of some kinds, in the order of the ledger.

    as_of: only what had entered by then: all before the first leaf of `PEOPLE_KINDS` that entered
    later. It is a beginning of the ledger, never a choice from it, so that what is computed from
    it was true once, also where the clocks of two programs differed.
    """
    from onrecord.archive.models import Leaf

    looked_at = kinds if as_of is None else PEOPLE_KINDS
    query = Leaf.objects.using(archive.alias).filter(kind__in=looked_at).order_by("number")
    found = query.values_list("number", "kind", "body")
    with refusing(archive.root):
        for number, kind, text in found.iterator(chunk_size=2_000):
            body = parsed(text)
            if as_of is not None and datetime.fromisoformat(body["entered"]) > as_of:
                return
            if kind in kinds:
                yield number, body


def not_before(archive: Archive, now: datetime) -> datetime:
    """When something about people enters: now, or when the last such thing did if that is later.

    A clock that is behind would else write the ledger's times out of order. Inside a transaction.
    """
    from onrecord.archive.models import Leaf

    query = Leaf.objects.using(archive.alias).filter(kind__in=PEOPLE_KINDS).order_by("-number")
    last = query.values_list("body", flat=True).first()
    return now if last is None else max(now, datetime.fromisoformat(parsed(last)["entered"]))


def editions(archive: Archive, as_of: datetime | None = None) -> tuple[ListEdition, ...]:
    """Every edition of every list in the order in which they entered, as described last."""
    found: dict[str, ListEdition] = {}
    for _, body in leaves(archive, "list", as_of=as_of):
        found[body["id"]] = edition_of(body)
    return tuple(found.values())


def current(found: Collection[ListEdition]) -> dict[str, ListEdition]:
    """The newest edition of each list, by its name: of the latest date, else the last to enter.

    Of a list no more is published than was said both of its newest edition and of the one that
    entered last, which may be of an older date: who brings in an edition and says nothing about
    publishing it may not know that an earlier one is public.
    """
    newest: dict[str, ListEdition] = {}
    last: dict[str, ListEdition] = {}
    for edition in found:
        known = newest.get(edition.name)
        if known is None or not _is_older(edition, known):
            newest[edition.name] = edition
        last[edition.name] = edition
    return {name: _no_more(edition, last[name].published) for name, edition in newest.items()}


def _no_more(edition: ListEdition, bound: str) -> ListEdition:
    """An edition of which no more is published than `bound`."""
    if PUBLISHING.get(bound, 0) >= PUBLISHING.get(edition.published, 0):
        return edition
    return replace(edition, published=bound)


def names_stay(archive: Archive, edition: ListEdition) -> bool:
    """Whether names were said to be published of a file that is not public, so that they stay."""
    from onrecord.archive.queries import document

    return edition.published == NAMES and document(archive, edition.document).access != "public"


def hidden_lists(archive: Archive) -> frozenset[str]:
    """Names of the lists of which nothing may be told, not even that they are there."""
    found = current(editions(archive)).items()
    return frozenset(name for name, e in found if e.published not in (COUNTS, NAMES))


def listed_events(archive: Archive) -> frozenset[str]:
    """Events of which a list is to be published, as counts or with names."""
    found = current(editions(archive)).values()
    return frozenset(e.event for e in found if e.published in (COUNTS, NAMES))


def _is_older(one: ListEdition, other: ListEdition) -> bool:
    if one.date == "" or other.date == "":
        return False
    return parse_date(one.date).low < parse_date(other.date).low


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of an edition. list: its name; row: its number there; own: its id there, or "".

    name: how a person calls it, `LIST:ID`, or `LIST:#ROW` where no own id tells it apart.
    roles: what the columns of that edition are.
    """

    entry: ListEntry
    list: str
    row: int
    own: str
    name: str
    roles: Mapping[str, str] = field(default_factory=dict)


def raw_rows(
    archive: Archive, edition: ListEdition
) -> tuple[tuple[str, ...], list[tuple[int, tuple[str, ...]]]]:
    """The columns of an edition, and its rows with their numbers, to the letter."""
    stored = lines(archive, edition.rows)
    columns = tuple(next(stored))
    return columns, [(line[0], tuple(line[1:])) for line in stored]


def listed(archive: Archive, edition: ListEdition) -> list[Listed]:
    """Every row of an edition, as the entry that it is."""
    columns, rows = raw_rows(archive, edition)
    own = id_column(edition.columns, columns)
    place = None if own is None else columns.index(own)
    ids = ["" if place is None else cells[place].strip() for _, cells in rows]
    often = Counter(ids)
    found = []
    for (number, cells), (first, row), id_ in zip(
        rows, lines(archive, edition.entries), ids, strict=True
    ):
        name = id_ if id_ != "" and often[id_] == 1 else f"{ROW_SIGN}{number}"
        entry = ListEntry(first or edition.id, row, dict(zip(columns, cells, strict=True)))
        full = f"{edition.name}:{name}"
        found.append(Listed(entry, edition.name, number, id_, full, edition.columns))
    return found


def id_column(meanings: Mapping[str, str], columns: Collection[str]) -> str | None:
    """The column that holds each row's own id, or None."""
    return next((column for column in columns if meanings.get(column) == "id"), None)


class Listings:
    """The lists of an archive, each read once when it is asked for.

    Of a row that is in no current edition any more, the last edition that had it speaks.
    """

    def __init__(self, archive: Archive, as_of: datetime | None = None) -> None:
        self.archive = archive
        self.editions = editions(archive, as_of)
        self.current = current(self.editions)
        self._rows: dict[str, list[Listed]] = {}

    def edition(self, name: str) -> ListEdition:
        """The newest edition of a list.

        Raises:
            NotFound: no list has the name; the message lists those there are.
        """
        if name in self.current:
            return self.current[name]
        known = ", ".join(sorted(self.current)) or "none; bring one in with: onrecord lists import"
        raise NotFound(f"no list {name!r}; there are: {known}")

    def rows(self, edition: ListEdition) -> list[Listed]:
        if edition.id not in self._rows:
            self._rows[edition.id] = listed(self.archive, edition)
        return self._rows[edition.id]

    @cached_property
    def entries(self) -> dict[str, Listed]:
        """Every entry of current editions, and every earlier one as it was last, by id."""
        return self._entries(self.editions)

    def entries_of(self, name: str) -> dict[str, Listed]:
        """The entries of one list; the rows of other lists are not read."""
        return self._entries([edition for edition in self.editions if edition.name == name])

    def _entries(self, editions: Iterable[ListEdition]) -> dict[str, Listed]:
        found: dict[str, Listed] = {}
        newest = {edition.id for edition in self.current.values()}
        for edition in sorted(editions, key=lambda one: one.id in newest):
            found.update((one.entry.id, one) for one in self.rows(edition))
        return found

    def find(self, ref: str) -> Listed:
        """The entry that `LIST:ID`, `LIST:#ROW` or an entry's own id names.

        Raises:
            NotFound: none answers, or two rows have the id.
        """
        if ref in self.entries:
            return self.entries[ref]
        name, sign, word = ref.partition(":")
        self.edition(name)
        if sign == "":
            raise NotFound(f"{ref!r} names no entry; right would be LIST:ID or LIST:#ROW")
        rows = self.rows(self.current[name])
        found = [one for one in rows if one.own == word or f"{ROW_SIGN}{one.row}" == word]
        if len(found) == 1:
            return found[0]
        if len(found) == 0:
            raise NotFound(
                f"list {name!r} has no entry {word!r}; `onrecord lists show {name} --rows`"
            )
        named = ", ".join(f"{name}:{ROW_SIGN}{one.row}" for one in found)
        raise NotFound(f"{len(found)} rows of {name!r} have the id {word!r}; say which: {named}")

    def name(self, entry: str) -> str:
        """How a person calls an entry; the beginning of its id where no list has it any more."""
        known = self.entries.get(entry)
        return entry[:12] if known is None else known.name
