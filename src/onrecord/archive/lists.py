"""Bringing in an edition of a list of people: the file preserved, every row kept as it came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

from onrecord.archive import actions, queries
from onrecord.archive.ledger import Entry, append
from onrecord.archive.list_before import (
    TAKEN,
    columns_before,
    columns_kept,
    hidden_by,
    sentence,
    taken_over,
)
from onrecord.archive.list_bodies import edition_body, put_lines
from onrecord.archive.list_changes import placed
from onrecord.archive.list_notes import cell_notes, not_shown
from onrecord.archive.listings import (
    ROW_SIGN,
    current,
    editions,
    not_before,
    raw_rows,
)
from onrecord.archive.store import Archive, require_writable, writing
from onrecord.errors import ArchiveRefused, BadList
from onrecord.preserve.originals import require_plain, sha256_of
from onrecord.read.tables import Table, table
from onrecord.record import Document
from onrecord.record.listing import COUNTS, LEFT_OUT, NAMES, ListEdition
from onrecord.text import hidden_fault
from onrecord.vocab import load

LIST_KIND = "list"
NO_SIGNS = (ROW_SIGN, ":", "\n", "\t")
"""What has a meaning of its own in `LIST:ID` and `LIST:#ROW`, or in a table of lists."""
MAX_NAME = 200
"""Code points of a list's name."""
TYPED = ("maker", "event", "language", "sheet", "by", "how")
SAID = ("maker", "date", "event", "language", "status", "columns", "published")
"""What is said of an edition and may be said otherwise later; the rows stay as they came."""
PUBLISHED = ("", "nothing", COUNTS, NAMES)
"""What may be said of publishing an edition."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person says of an edition; the fields of `ListEdition`.

    Empty fields are not said. columns: what some columns are; the others are told by their
    headings. name: "" for the file's. duplicate_free: None where nobody says.
    access: "" for restricted: names harm people when they leak. by, how: who hands it over.
    published: "nothing", "counts" or "names"; "" leaves it as it is, for a new edition nothing.
    """

    name: str = ""
    maker: str = ""
    date: str = ""
    event: str = ""
    language: str = ""
    sheet: str = ""
    status: str = ""
    duplicate_free: bool | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    access: str = ""
    licence: str = ""
    published: str = ""
    by: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """edition: as it stands now; new: its rows were not there before.

    amended: only what is said of it is new. same: rows that were in an earlier edition.
    unread: columns that nobody could place. notes: what a person should look at, in words.
    """

    edition: ListEdition
    new: bool
    amended: bool
    same: int
    unread: tuple[str, ...]
    notes: tuple[str, ...]


def import_list(archive: Archive, source: Path, wanted: Wanted, *, now: datetime) -> Imported:
    """Preserve the file, and enter its rows as an edition of a list; restricted by default.

    The same bytes a second time enter nothing, or what is said of them otherwise. Another edition
    stands beside the earlier one; rows that are in both are the same entries, and what nobody says
    of it is taken over.

    Raises:
        BadSource: the file is no plain one: a link, a pipe, a folder.
        BadImport, BadList: some row or column is refused; nothing was entered.
        ArchiveRefused: these bytes are another list already, or were preserved with another access
            or licence.
    """
    from onrecord.link.rows.columns import understand

    require_writable(archive)
    require_plain(source)
    found = table(source, sheet=wanted.sheet)
    known = editions(archive)
    given = len(wanted.columns) > 0
    wanted, taken = _as_before(archive, source, wanted, found, known)
    columns = understand(found.columns, wanted.columns)
    left_out = {column: role for column, role in wanted.columns.items() if role == LEFT_OUT}
    edition = _edition(source, wanted, found, {**columns.roles, **left_out})
    _refuse_other_name(edition, known)
    before = next((one for one in known if one.id == edition.id), None)
    if before is not None:
        _refuse_otherwise(archive, before, wanted)
        edition = edition if given else replace(edition, columns=before.columns)
        made = _again(archive, edition, before, found, wanted, now)
    else:
        made = _entered(archive, source, wanted, edition, columns.unread, found, now)
    return replace(made, notes=(*taken, *made.notes, *not_shown(archive, made.edition)))


def _as_before(
    archive: Archive,
    source: Path,
    wanted: Wanted,
    found: Table,
    known: Sequence[ListEdition],
) -> tuple[Wanted, tuple[str, ...]]:
    """What is wanted with what the edition before says, where these bytes are a new one."""
    name = wanted.name or source.stem
    before = current(known).get(name)
    document = sha256_of(source)
    again = next((one for one in known if (one.name, one.document) == (name, document)), None)
    if again is not None:
        columns = columns_kept(wanted.columns, again, found.columns)
        return replace(wanted, columns=columns), ()
    if before is None or any(one.document == document for one in known):
        return wanted, ()
    taken = taken_over({key: getattr(wanted, key) for key, _ in TAKEN}, before)
    headings, _ = raw_rows(archive, before)
    columns = columns_before(wanted.columns, found.columns, before, headings)
    left_out = [column for column, role in columns.items() if role == LEFT_OUT]
    kept = {c: r for c, r in columns.items() if r != LEFT_OUT and c not in wanted.columns}
    told = (sentence(taken, kept, left_out), hidden_by(wanted.published, before))
    now: dict[str, Any] = {**taken, "columns": columns}
    return replace(wanted, **now), tuple(one for one in told if one != "")


def _edition(source: Path, wanted: Wanted, found: Table, columns: Mapping[str, str]) -> ListEdition:
    name = wanted.name or source.stem
    _refuse_wrong(name, wanted)
    return ListEdition(
        name=name,
        document=sha256_of(source),
        date=wanted.date,
        maker=wanted.maker,
        event=wanted.event,
        language=wanted.language,
        sheet=found.sheet,
        status=wanted.status,
        columns=dict(columns),
        count=len(found.rows),
        duplicate_free=wanted.duplicate_free is True,
        published=wanted.published,
    )


def _refuse_wrong(name: str, wanted: Wanted) -> None:
    faults: list[str | None] = [hidden_fault(name, "the list's name (--name gives another)")]
    if name.strip() != name or name == "" or any(sign in name for sign in NO_SIGNS):
        shown = " ".join(repr(sign) for sign in NO_SIGNS)
        faults.append(f"a list's name has no blanks around it and none of {shown}, got {name!r}")
    if len(name) > MAX_NAME:
        faults.append(f"a list's name has {MAX_NAME} signs at most, this one {len(name)}: --name")
    faults += [hidden_fault(getattr(wanted, field), field) for field in TYPED]
    if wanted.published not in PUBLISHED:
        known = ", ".join(repr(one) for one in PUBLISHED)
        faults.append(f"what may be published is one of {known}, got {wanted.published!r}")
    if wanted.status != "":
        faults += [load("measures").fault(wanted.status, "measure")]
    told = [fault for fault in faults if fault is not None]
    if len(told) > 0:
        raise BadList([(None, fault) for fault in told])


def _refuse_other_name(edition: ListEdition, known: Sequence[ListEdition]) -> None:
    """One table is one list: under two names everybody on it would be on two lists."""
    for one in known:
        if one.document != edition.document:
            continue
        if one.name != edition.name and one.sheet == edition.sheet:
            raise ArchiveRefused(
                f"these bytes are the list {one.name!r} already; as {edition.name!r} too everybody "
                f"on it would be on two lists; leave --name out, or give --name {one.name!r}"
            )
        if one.name == edition.name and one.sheet != edition.sheet:
            raise ArchiveRefused(
                f"the list {one.name!r} is the sheet {one.sheet!r} of this file; give the sheet "
                f"{edition.sheet!r} a name of its own: --name"
            )


def _refuse_otherwise(archive: Archive, edition: ListEdition, wanted: Wanted) -> None:
    """A document keeps the access and the licence it entered with; a wish is not passed over."""
    known = queries.document(archive, edition.document)
    faults = [
        f"is there already as {was or 'nothing'}; importing it again cannot make it {said}: leave "
        f"--{name} out"
        for name, was, said in (
            ("access", known.access, wanted.access), ("licence", known.licence, wanted.licence)
        )
        if said not in ("", was)
    ]  # fmt: skip
    if len(faults) > 0:
        raise ArchiveRefused(
            f"the file of list {edition.name!r} {'; '.join(faults)}; nothing was entered. What a "
            "release shows of the list can be less at any time: --publish nothing"
        )


def _again(
    archive: Archive,
    said: ListEdition,
    before: ListEdition,
    found: Table,
    wanted: Wanted,
    now: datetime,
) -> Imported:
    """Bytes that are there already: nothing, or what is said of them now over the same rows."""
    given = {name: getattr(said, name) for name in SAID if getattr(wanted, name) not in ("", {})}
    if wanted.duplicate_free is not None:
        given["duplicate_free"] = wanted.duplicate_free
    edition = replace(before, **given)
    unread = tuple(column for column in found.columns if column not in edition.columns)
    if edition == before:
        return Imported(before, False, False, before.count, unread, found.notes)
    with writing(archive):
        entered = not_before(archive, now)
        body = edition_body(edition, notes=found.notes, by=wanted.by, now=entered)
        append(archive, [Entry(LIST_KIND, edition.id, body)])
    notes = (*found.notes, *cell_notes(edition.name, found, edition.columns))
    return Imported(edition, False, True, before.count, unread, notes)


def _entered(
    archive: Archive,
    source: Path,
    wanted: Wanted,
    edition: ListEdition,
    unread: tuple[str, ...],
    found: Table,
    now: datetime,
) -> Imported:
    rows = placed(archive, edition, found)
    known = queries.document(archive, edition.document, missing_ok=True)
    document = actions.preserved(archive, source, _described(source, wanted, known, now))
    edition = replace(
        edition,
        rows=put_lines(archive, chain([found.columns], ([n, *cells] for n, cells in found.rows))),
        entries=put_lines(archive, rows.places),
    )
    notes = (*rows.notes, *found.notes, *cell_notes(edition.name, found, edition.columns))
    if known is not None and known.access == "public":
        notes = (*notes, "the file was preserved before as public, and stays so: names may leave")
    with writing(archive):
        entered = not_before(archive, now)
        body = edition_body(edition, notes=found.notes, by=wanted.by, now=entered)
        if known is None:
            actions.enter_document(archive, document, now)
        append(archive, [Entry(LIST_KIND, edition.id, body)])
    return Imported(edition, True, False, rows.same, unread, notes)


def _described(
    source: Path, wanted: Wanted, known: Document | None, now: datetime
) -> actions.Described:
    return actions.Described(
        name=source.name,
        origin=str(source),
        custody={"by": wanted.by, "at": now.isoformat(), "how": wanted.how or "lists import"},
        kind=LIST_KIND,
        author=wanted.maker,
        date=wanted.date,
        languages=() if wanted.language == "" else (wanted.language,),
        event=wanted.event,
        access=wanted.access or ("restricted" if known is None else ""),
        licence=wanted.licence,
    )
