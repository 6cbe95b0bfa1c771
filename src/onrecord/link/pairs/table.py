"""Readings as columns: the one table that blocking, scoring and the sentences read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from anyascii import anyascii

from onrecord.link.names import full_names, stands_for, well_known
from onrecord.link.rows.ages import born, exact_day, span
from onrecord.link.rows.places import fold_places
from onrecord.record.listing import EntryReading
from onrecord.record.personal_name import NamePart, PersonalName

if TYPE_CHECKING:
    import duckdb

SLOTS = ("given", "father", "grandfather", "family")
BATCH = 50_000
"""Rows turned into columns at a time: what is kept in Python while a list streams by."""
BIRTH_AS_WRITTEN = "birth as written"
"""The detail in which `standardise` keeps a date of birth that is no date: its digits compare."""
NO_PART = ("honorific", "kunya")
NOT_DIGITS = re.compile(r"[^0-9]+")
NOT_PLAIN = re.compile(r"[^a-z0-9]+")

TEXT = (
    "entry",
    "list",
    "written",
    "sex",
    "birth",
    "event",
    "place",
    "place_k",
    "given_b",
    "given_s",
    "family_b",
)
WHOLE = ("age", "born_lo", "born_hi", "event_lo", "event_hi")
LISTS = (
    "tokens", *(f"{slot}_t" for slot in SLOTS), *(f"{slot}_f" for slot in SLOTS),
    "free", "free_l", "places",
)  # fmt: skip
SHOWN = ("born_w", "event_w", "place_w")


@dataclass(frozen=True, slots=True)
class Shape:
    """What the table holds.

    lists: keys, sorted, with the number of rows of each. identifiers, details: kinds, sorted;
    the columns are `r_i0`, `r_d0` and so on. filled: columns with values in more than one row.
    """

    lists: dict[str, int]
    identifiers: tuple[str, ...]
    details: tuple[str, ...]
    filled: frozenset[str]

    @property
    def rows(self) -> int:
        return sum(self.lists.values())


def fill(con: "duckdb.DuckDBPyConnection", readings: Iterable[EntryReading]) -> Shape:
    """Make the table `r_people` in `con`, one row a reading, numbered by list and entry.

    The order in which readings come does not matter: rows are numbered by their keys.
    """
    import pyarrow as pa

    identifiers: dict[str, int] = {}
    details: dict[str, int] = {}
    made = False
    for batch in _batches(readings):
        columns = _columns(batch, identifiers, details)
        arrow = pa.table({name: pa.array(cells, _type(name)) for name, cells in columns.items()})
        con.register("r_batch", arrow)
        if made:
            for name in columns:
                con.execute(f"ALTER TABLE r_rows ADD COLUMN IF NOT EXISTS {name} VARCHAR")
            con.execute("INSERT INTO r_rows BY NAME SELECT * FROM r_batch")
        else:
            con.execute("CREATE OR REPLACE TABLE r_rows AS SELECT * FROM r_batch")
        made = True
        con.unregister("r_batch")
    if not made:
        return Shape({}, (), (), frozenset())
    renamed = {
        f"x_{letter}{known[kind]}": f"r_{letter}{rank}"
        for letter, known in (("i", identifiers), ("d", details))
        for rank, kind in enumerate(sorted(known))
    }
    kept = [row[0] for row in con.execute("DESCRIBE r_rows").fetchall()]
    con.execute(
        "CREATE OR REPLACE TABLE r_people AS SELECT "
        "CAST(row_number() OVER (ORDER BY r_list, r_entry) AS INTEGER) AS r_n, "
        "CAST(hash(r_entry) % 1000000007 AS BIGINT) AS r_chance, "
        + ", ".join(f"{name} AS {renamed.get(name, name)}" for name in kept)
        + " FROM r_rows ORDER BY r_n"
    )
    con.execute("DROP TABLE r_rows")
    return _shape(con, tuple(sorted(identifiers)), tuple(sorted(details)))


def _shape(
    con: "duckdb.DuckDBPyConnection", identifiers: tuple[str, ...], details: tuple[str, ...]
) -> Shape:
    lists = con.execute("SELECT r_list, count(*) FROM r_people GROUP BY 1 ORDER BY 1").fetchall()
    names = [row[0] for row in con.execute("DESCRIBE r_people").fetchall()]
    counts = con.execute(
        "SELECT " + ", ".join(f"count({name})" for name in names) + " FROM r_people"
    ).fetchone()
    filled = {name for name, n in zip(names, counts or (), strict=True) if n > 1}
    if "r_age" in filled or "r_born_lo" in filled:
        filled.add("r_born")
    return Shape(dict(lists), identifiers, details, frozenset(filled))


def _batches(readings: Iterable[EntryReading]) -> Iterator[tuple[EntryReading, ...]]:
    iterator = iter(readings)
    while batch := tuple(islice(iterator, BATCH)):
        yield batch


def _type(name: str) -> Any:
    import pyarrow as pa

    if name.removeprefix("r_") in LISTS:
        return pa.list_(pa.string())
    return pa.int32() if name.removeprefix("r_") in WHOLE else pa.string()


def _columns(
    batch: tuple[EntryReading, ...], identifiers: dict[str, int], details: dict[str, int]
) -> dict[str, list[Any]]:
    """Columns of one batch; kinds of identifiers and details are numbered as they come."""
    columns: dict[str, list[Any]] = {f"r_{name}": [] for name in (*TEXT, *WHOLE, *LISTS, *SHOWN)}
    for slot in SLOTS:
        columns |= {f"r_{slot}": [], f"r_{slot}_k": [], f"r_{slot}_w": [], f"r_{slot}_u": []}
        columns[f"r_{slot}_e"] = []
    add = {name: cells.append for name, cells in columns.items()}
    extra: dict[str, dict[int, str]] = {}
    for row, reading in enumerate(batch):
        _add_name(add, reading.name)
        _add_dates(add, reading)
        places = fold_places(reading.place)
        add["r_entry"](reading.entry)
        add["r_list"](reading.list)
        add["r_written"](reading.name.written)
        add["r_sex"](reading.sex or None)
        add["r_place"](places[0][0] if len(places) != 0 else None)
        add["r_place_k"](places[0][1] if len(places) != 0 else None)
        add["r_places"]([sound for _, sound in places] or None)
        add["r_place_w"](", ".join(reading.place) or None)
        for letter, known, said in (
            ("i", identifiers, reading.identifiers), ("d", details, reading.details),
        ):  # fmt: skip
            for kind, value in said.items():
                folded = fold_detail(value)
                if folded != "" and kind != BIRTH_AS_WRITTEN:
                    number = known.setdefault(kind, len(known))
                    extra.setdefault(f"x_{letter}{number}", {})[row] = folded
    for name, cells in extra.items():
        columns[name] = [cells.get(row) for row in range(len(batch))]
    return columns


@lru_cache(maxsize=50_000)
def fold_detail(value: str) -> str:
    """A cell for comparing as it stands: plain lower-case letters and digits, single blanks."""
    return NOT_PLAIN.sub(" ", anyascii(value).lower()).strip()


def slots(name: PersonalName) -> dict[str, list[NamePart]]:
    """The four parts that are compared, and under "free" those that may belong to any.

    A patronymic stands for the father's name. Of parts whose role nobody told, the first and the
    last fill what is free of given and family name. Kunya and honorific are no part to compare.
    """
    found: dict[str, list[NamePart]] = {slot: [] for slot in (*SLOTS, "patronymic", "unknown")}
    for part in name.parts:
        if part.role not in NO_PART:
            found[part.role].append(part)
    patronymic, free = found.pop("patronymic"), found.pop("unknown")
    if len(found["father"]) == 0:
        found["father"] = patronymic
    if len(found["given"]) == 0 and len(free) != 0:
        found["given"] = [free.pop(0)]
    if len(found["family"]) == 0 and len(free) != 0:
        found["family"] = [free.pop()]
    return found | {"free": free}


@lru_cache(maxsize=50_000)
def _bytes(written: str) -> str:
    """A word with one byte a letter, for DuckDB counts edits in bytes; letters may coincide."""
    return "".join([chr(33 + ord(letter) % 94) for letter in written.casefold()])


def _add_name(add: dict[str, Any], name: PersonalName) -> None:
    """Each part as one word, for lists join and divide names at will: Xiao-Hui, Xiao Hui, Xiaohui.

    `_k` is its sound, `_t` the sounds of its words, `_e` its letters as written, for counting
    slips, `_u` which well-known name it is, `_f` the names it may be a short form of, `_b` the word
    that rows are found by, `_s` the name that short forms stand for.
    """
    found = slots(name)
    free = found.pop("free")
    for slot, parts in found.items():
        add[f"r_{slot}"]("".join([part.latin for part in parts]) or None)
        add[f"r_{slot}_k"]("".join([part.skeleton for part in parts]) or None)
        add[f"r_{slot}_w"](" ".join([part.written for part in parts]) or None)
        add[f"r_{slot}_t"](sorted({part.skeleton for part in parts} - {""}) or None)
        add[f"r_{slot}_e"]("".join([_bytes(part.written) for part in parts]) or None)
        add[f"r_{slot}_u"](well_known(parts[0].latin) or None if len(parts) == 1 else None)
        short = () if slot == "family" or len(parts) == 0 else full_names(parts[0].latin)
        add[f"r_{slot}_f"](list(short) or None)
    given, family = found["given"], found["family"]
    add["r_given_b"](given[0].skeleton or None if len(given) != 0 else None)
    first = given[0] if len(given) != 0 else None
    add["r_given_s"](None if first is None else stands_for(first.latin, first.skeleton) or None)
    add["r_family_b"](family[-1].skeleton or None if len(family) != 0 else None)
    add["r_free"]([part.skeleton for part in free] or None)
    add["r_free_l"]([part.latin for part in free] or None)
    tokens = {part.skeleton for part in name.parts if part.role not in NO_PART}
    add["r_tokens"](sorted(tokens - {""}) or None)


def _add_dates(add: dict[str, Any], reading: EntryReading) -> None:
    range_of_birth = born(reading.birth, reading.age, reading.age_as_of, reading.event_date)
    happened = span(reading.event_date)
    written = exact_day(reading.birth) or reading.details.get(BIRTH_AS_WRITTEN, "")
    add["r_birth"](NOT_DIGITS.sub("", written) or None)
    add["r_age"](reading.age)
    add["r_born_lo"](None if range_of_birth is None else range_of_birth[0])
    add["r_born_hi"](None if range_of_birth is None else range_of_birth[1])
    add["r_event"](exact_day(reading.event_date) or None)
    add["r_event_lo"](None if happened is None else happened[0])
    add["r_event_hi"](None if happened is None else happened[1])
    add["r_event_w"](None if reading.event_date is None else reading.event_date.written)
    if reading.birth is not None:
        add["r_born_w"](f"born {reading.birth.written}")
    else:
        add["r_born_w"](None if reading.age is None else f"aged {reading.age}")
