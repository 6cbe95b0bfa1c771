"""Which recorded estimates may leave, and which of them without their tables."""

import csv
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from io import StringIO

from onrecord.alike import plain_name
from onrecord.archive import queries
from onrecord.archive.estimates import estimates
from onrecord.archive.listings import current, editions, hidden_lists
from onrecord.archive.public_documents import documents
from onrecord.archive.store import Archive
from onrecord.publish.few_people import FEWEST
from onrecord.record.listing import NAMES
from onrecord.record.recorded_estimate import RecordedEstimate

PARTING = re.compile(r"[\W_]+")


def by_event(archive: Archive, size: int | None = None) -> dict[str, list[RecordedEstimate]]:
    """Of each event that has any, as they entered; none whose table names a list that stays.

    Those whose table tells of few people come without it, without result and report.
    """
    found: dict[str, list[RecordedEstimate]] = {}
    every = estimates(archive, size=size).values()
    hidden = hidden_lists(archive) if len(every) > 0 else frozenset()
    with_names = named_lists(archive) if len(every) > 0 else frozenset()
    for one in every:
        tables = [queries.text(archive, sha256) for sha256 in one.tables]
        if len(named(tables, hidden)) == 0:
            few = tells_of_few(tables, one.strata, with_names)
            found.setdefault(one.event, []).append(without_tables(one) if few else one)
    return found


def named_lists(archive: Archive) -> frozenset[str]:
    """Names of the lists whose people are named on their pages."""
    known = documents(archive)
    return frozenset(
        name
        for name, one in current(editions(archive)).items()
        if one.published == NAMES and known[one.document].access == "public"
    )


def not_public(archive: Archive, event: str, tables: Sequence[str]) -> list[str]:
    """Lists of which nothing may be told and on which an estimate from `tables` may rest.

    Those made for the event, whatever a table calls its columns, and those a table names.
    """
    hidden = hidden_lists(archive)
    every = current(editions(archive)).items()
    made_for = {name for name, one in every if one.event == event and name in hidden}
    return sorted(made_for | named(tables, hidden))


def named(tables: Iterable[str], lists: Iterable[str]) -> set[str]:
    """Those of `lists` that a table's columns name; all of them where a table cannot be read.

    >>> named(["secret_list,B,count"], ["Secret  List", "C"])
    {'Secret  List'}
    """
    wanted = set(lists)
    try:
        columns = {_plain(column) for table in tables for column in _rows(table)[0]}
    except (csv.Error, IndexError):
        return wanted
    return {name for name in wanted if _plain(name) in columns}


def _plain(name: str) -> str:
    """A name by its letters and digits alone, look-alikes as one; as it is where it has none."""
    return plain_name(PARTING.sub("", name)) or name.strip()


def _rows(table: str) -> list[list[str]]:
    return [row for row in csv.reader(StringIO(table)) if row != []]


def tells_of_few(
    tables: Iterable[str], strata: Sequence[str], with_names: Collection[str] = ()
) -> bool:
    """Whether a table has a cell of fewer than FEWEST people, not none: what the page of overlaps
    hides is in no table either, for who knows a village would know who they are.

    with_names: lists whose people are named anyway. A table of them alone tells nothing more,
    unless it is divided by strata: of whom a part holds, the names do not tell.

    >>> tells_of_few(["sex,A,B,count\\nF,1,0,1\\n"], ["sex"], ["A", "B"])
    True
    >>> tells_of_few(["A,B,count\\n1,0,5\\n0,1,0\\n"], [])
    False
    >>> tells_of_few(["A,B,count\\n1,0,5\\n1,1,2\\n"], [], ["A"])
    True
    >>> tells_of_few(["A,B,count\\n1,0,5\\n1,1,2\\n"], [], ["A", "B"])
    False
    """
    try:
        rows = [_rows(table) for table in tables]
        counts = [int(row[-1]) for table in rows for row in table[1:]]
        columns = {column for table in rows for column in table[0][:-1]}
    except (csv.Error, IndexError, ValueError):
        return True
    if len(strata) == 0 and columns <= {*with_names}:
        return False
    return any(0 < count < FEWEST for count in counts)


def without_tables(one: RecordedEstimate) -> RecordedEstimate:
    """The same without what could be tried against a guess of its table; its id is another then."""
    return replace(one, tables=(), result="", report="")
