"""Readings as columns of Arrow: what the table of linking is made of, a batch of rows at a time."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from anyascii import anyascii

from onrecord.link.names import full_names, stands_for, well_known
from onrecord.link.rows.ages import born, exact_day, span
from onrecord.link.rows.places import fold_places
from onrecord.record.listing import EntryReading
from onrecord.record.personal_name import NamePart, PersonalName

if TYPE_CHECKING:
    import pyarrow as pa

SLOTS = ("given", "father", "grandfather", "family")
BIRTH_AS_WRITTEN = "birth as written"
"""The detail in which `standardise` keeps a date of birth that is no date: its digits compare."""
UNREAD = "not understood: "
"""What stands before words of a row that are shown and could not be compared."""
NO_PART = ("honorific", "kunya")
NOT_DIGITS = re.compile(r"[^0-9]+")
NOT_PLAIN = re.compile(r"[^a-z0-9]+")
KINDS = ("identifier:", "detail:")
"""How the columns of kinds are headed here; `table.fill` numbers them."""

WHOLE = frozenset({"r_age_lo", "r_age_hi", "r_born_lo", "r_born_hi", "r_event_lo", "r_event_hi"})
LISTS = frozenset(
    {"r_tokens", "r_free", "r_free_l", "r_free_w", "r_places"}
    | {f"r_{slot}{end}" for slot in SLOTS for end in ("_t", "_f")}
)
OF_ROW = (
    "r_entry", "r_list", "r_sex", "r_sex_w", "r_tokens", "r_age_lo", "r_age_hi", "r_born_lo",
    "r_born_hi", "r_birth", "r_born_w",
)  # fmt: skip
"""Columns that have a cell of their own in each row; the others repeat, see `_Repeated`."""
OF_SLOT = ("", "_k", "_w", "_t", "_e", "_u", "_f", "_b", "_s")
OF_EVENT = ("r_event", "r_event_lo", "r_event_hi", "r_event_w")
OF_PLACE = ("r_place", "r_place_k", "r_places", "r_place_w")

Cells = tuple[Any, ...]


class _Repeated:
    """Columns that hang on one key: their cells are made once a key, and rows point at them.

    There are far fewer names, places and events than rows, so this is most of the work saved.
    """

    def __init__(self, names: Sequence[str], cells: Callable[[Any], Cells]) -> None:
        self.names, self.cells = names, cells
        self.number: dict[Any, int] = {}
        self.made: list[Cells] = []
        self.rows: list[int] = []

    def add(self, key: Any, of: Any) -> None:
        """One more row; of: what the cells are made from, where its key is new."""
        number = self.number.get(key)
        if number is None:
            number = self.number[key] = len(self.made)
            self.made.append(self.cells(of))
        self.rows.append(number)

    def columns(self) -> "Iterator[tuple[str, pa.Array]]":
        import pyarrow as pa

        rows = pa.array(self.rows, pa.int32())
        for name, cells in zip(self.names, zip(*self.made, strict=True), strict=True):
            if name != "":
                yield name, pa.array(cells, _type(name)).take(rows)


def columns(batch: Sequence[EntryReading]) -> "pa.Table":
    """The columns of some readings; those of kinds are called `identifier:KIND`, `detail:KIND`."""
    import pyarrow as pa

    own: list[Cells] = []
    kinds: dict[str, dict[int, str]] = {}
    parts = {
        slot: _Repeated(_names_of(slot), partial(_slot_cells, family=slot == "family"))
        for slot in SLOTS
    }
    free = _Repeated(("r_free", "r_free_l", "r_free_w"), _free_cells)
    events = _Repeated(OF_EVENT, _event_cells)
    places = _Repeated(OF_PLACE, _place_cells)
    for row, reading in enumerate(batch):
        found = slots(reading.name)
        if len(found["given"]) == 0:
            found["given"] = [*reading.name.of("kunya")]
        for slot, repeated in parts.items():
            repeated.add(_key(found[slot]), found[slot])
        free.add(_key(found["free"]), found["free"])
        # Equal dates are nearly always one object, and `batch` keeps them all alive.
        when = reading.event_date or _unread(reading, "event_date")
        events.add(when if isinstance(when, str) else id(when), when)
        places.add(reading.place, reading.place)
        own.append(_own_cells(reading))
        for kind, folded in _kinds(reading):
            kinds.setdefault(kind, {})[row] = folded
    made = {
        name: pa.array(cells, _type(name))
        for name, cells in zip(OF_ROW, zip(*own, strict=True), strict=True)
    }
    for group in (*parts.values(), free, events, places):
        made |= group.columns()
    for kind, said in kinds.items():
        made[kind] = pa.array([said.get(row) for row in range(len(batch))], pa.string())
    return pa.table(made)


def _type(name: str) -> Any:
    import pyarrow as pa

    if name in LISTS:
        return pa.list_(pa.string())
    return pa.int32() if name in WHOLE else pa.string()


def _names_of(slot: str) -> tuple[str, ...]:
    """The columns of a part of the name, "" for those that only other parts have."""
    none = () if slot in ("given", "family") else ("_b", "_s")
    return tuple("" if end in none else f"r_{slot}{end}" for end in OF_SLOT)


def _key(parts: Sequence[NamePart]) -> Any:
    """What tells the parts of one slot from others: text, which is hashed faster than parts are."""
    if len(parts) == 1 and parts[0].role != "kunya":
        return (parts[0].written, parts[0].latin, parts[0].skeleton)
    return tuple(parts)


def slots(name: PersonalName) -> dict[str, list[NamePart]]:
    """The four parts that are compared, and under "free" those that may belong to any.

    A patronymic stands for the father's name. Of parts whose role nobody told, the first and the
    last fill what is free of given and family name. Kunya and honorific are no part to compare.
    """
    found: dict[str, list[NamePart]] = {
        "given": [], "father": [], "grandfather": [], "family": [], "patronymic": [], "unknown": [],
    }  # fmt: skip
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
    found["free"] = free
    return found


@lru_cache(maxsize=50_000)
def fold_detail(value: str) -> str:
    """A cell for comparing as it stands: plain lower-case letters and digits, single blanks."""
    return NOT_PLAIN.sub(" ", anyascii(value).lower()).strip()


@lru_cache(maxsize=50_000)
def one_byte(written: str) -> str:
    """A word with one byte a letter, for DuckDB counts edits in bytes; letters may coincide."""
    return "".join([chr(33 + ord(letter) % 94) for letter in written.casefold()])


def _slot_cells(parts: Sequence[NamePart], *, family: bool) -> Cells:
    """Each part as one word, for lists join and divide names at will: Xiao-Hui, Xiao Hui, Xiaohui.

    `_k` is its sound, `_w` as written, `_t` the sounds of its words, `_e` its letters as written,
    for counting slips, `_u` which well-known name it is, `_f` the names it may be a short form of,
    `_b` the word that rows are found by: the first of given names, the last of family names; `_s`
    the name that short forms stand for.
    """
    if len(parts) == 0:
        return (None,) * len(OF_SLOT)
    first = parts[0]
    if first.role == "kunya":
        # Not compared, and still shown: a row that hides its given name so lacks none.
        return (None, None, " ".join([part.written for part in parts]), *(None,) * 6)
    return (
        "".join([part.latin for part in parts]) or None,
        "".join([part.skeleton for part in parts]) or None,
        " ".join([part.written for part in parts]) or None,
        sorted({part.skeleton for part in parts} - {""}) or None,
        "".join([one_byte(part.written) for part in parts]) or None,
        well_known(first.latin) or None if len(parts) == 1 else None,
        list(full_names(first.latin)) or None,
        (parts[-1] if family else first).skeleton or None,
        stands_for(first.latin, first.skeleton) or None,
    )


def _free_cells(parts: Sequence[NamePart]) -> Cells:
    if len(parts) == 0:
        return None, None, None
    return tuple(
        [getattr(part, name) for part in parts] for name in ("skeleton", "latin", "written")
    )


def _event_cells(when: Any) -> Cells:
    if when is None or isinstance(when, str):
        return None, None, None, when
    low, high = span(when) or (None, None)
    return exact_day(when) or None, low, high, when.written


def _place_cells(place: tuple[str, ...]) -> Cells:
    folded = fold_places(place)
    latin, sound = folded[0] if len(folded) != 0 else (None, None)
    shown = ", ".join(place) or None
    if shown is not None and latin is None:
        shown = f"{UNREAD}{shown}"
    return latin, sound, [each for _, each in folded] or None, shown


def _own_cells(reading: EntryReading) -> Cells:
    """The cells of `OF_ROW`."""
    birth, age = reading.birth, reading.age
    low, high = born(birth, age, reading.age_as_of, reading.event_date) or (None, None)
    digits = exact_day(birth) or reading.details.get(BIRTH_AS_WRITTEN, "")
    tokens = {part.skeleton for part in reading.name.parts if part.role not in NO_PART}
    return (
        reading.entry, reading.list, reading.sex or None, reading.sex or _unread(reading, "sex"),
        sorted(tokens - {""}) or None, None if age is None else age.low,
        None if age is None else age.high, low, high, NOT_DIGITS.sub("", digits) or None,
        _born_shown(reading),
    )  # fmt: skip


def _born_shown(reading: EntryReading) -> str | None:
    """What the row says of birth or age, in its own words."""
    if reading.birth is not None:
        return f"born {reading.birth.written}"
    if reading.age is not None:
        return f"aged {reading.age}"
    return _unread(reading, "birth") or _unread(reading, "age")


def _unread(reading: EntryReading, role: str) -> str | None:
    """A cell that is not understood, marked as one; None where there is none."""
    cell = reading.unread.get(role)
    return None if cell is None else f"{UNREAD}{cell}"


def _kinds(reading: EntryReading) -> Iterator[tuple[str, str]]:
    """The columns of identifiers and details that a row fills."""
    for heading, said in zip(KINDS, (reading.identifiers, reading.details), strict=True):
        yield from _folded(heading, said)


def _folded(heading: str, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for kind, value in said.items():
        folded = fold_detail(value)
        if folded != "" and kind != BIRTH_AS_WRITTEN:
            yield f"{heading}{kind}", folded
