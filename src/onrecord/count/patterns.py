"""People and the lists they are on as a table of counts, divided by what their rows say of them."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO

from onrecord.count.documented import on_lists
from onrecord.errors import BadPatterns
from onrecord.plural import counted
from onrecord.record.inclusion import Inclusion, Pattern, Stratum
from onrecord.record.listing import EntryReading
from onrecord.record.people import Person

UNKNOWN = "unknown"
"""The stratum of people whose rows do not say; it is estimated by itself, like any other."""


def _sex(reading: EntryReading) -> str:
    return reading.sex


def _place(reading: EntryReading) -> str:
    """The widest place: a village is too small a stratum."""
    return reading.place[-1] if len(reading.place) > 0 else ""


def _year(reading: EntryReading) -> str:
    """The year of the event, where its date lies within one."""
    when = reading.event_date
    if when is None or when.low.year != (when.high - timedelta(days=1)).year:
        return ""
    return str(when.low.year)


STRATA: tuple[tuple[str, Callable[[EntryReading], str]], ...] = (
    ("sex", _sex),
    ("place", _place),
    ("year", _year),
)
"""What people can be divided by, and how a row tells it; "" where it does not."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one row says. list: its name; status: what befell the person, "" where nothing says."""

    list: str
    status: str
    reading: EntryReading


def told_strata(names: Sequence[str], reading: EntryReading) -> Stratum:
    """The stratum that one row tells; "" for each part that it does not."""
    by_name = dict(STRATA)
    return tuple(by_name[name](reading) for name in names)


def refuse_unknown(names: Sequence[str]) -> None:
    """Raise BadPatterns for a name that people cannot be divided by."""
    known = [name for name, _ in STRATA]
    unknown = [name for name in names if name not in known]
    if len(unknown) > 0:
        said, right = ", ".join(unknown), ", ".join(known)
        raise BadPatterns([(None, f"people cannot be divided by {said}; right would be: {right}")])


def counts_for(told: Told, measure: str) -> bool:
    """Whether a row says the measure, or does not say what befell the person."""
    return told.status in ("", measure)


def inclusion(
    people: Iterable[Person],
    rows: Mapping[str, Told],
    *,
    measure: str,
    strata: Sequence[str] = (),
) -> Inclusion:
    """How many people are on exactly which lists, for one measure.

    A person counts where a row says the measure; they are on each list that has a row of theirs
    which says it, or which does not say what befell them. A stratum is what most of the rows tell,
    of equals the first by the alphabet.

    Raises:
        BadPatterns: people cannot be divided as asked.
    """
    refuse_unknown(strata)
    counts: Counter[tuple[Stratum, frozenset[str]]] = Counter()
    other = 0
    for person in people:
        own = [rows[entry] for entry in person.entries if entry in rows]
        if not any(one.status == measure for one in own):
            other += 1 if len(own) > 0 else 0
            continue
        on = frozenset(one.list for one in own if counts_for(one, measure))
        counts[_stratum(strata, own), on] += 1
    lists = tuple(sorted({name for _, on in counts for name in on}))
    silent = f"{counted(other, 'person', 'people')} of whom no row says {measure!r}"
    aside = (silent,) if other > 0 else ()
    table = sorted((stratum, _pattern(lists, on), n) for (stratum, on), n in counts.items())
    return Inclusion(lists, tuple(strata), tuple(table), aside)


def overlaps(people: Iterable[Person], list_of: Mapping[str, str]) -> Inclusion:
    """How many people are on exactly which lists, whatever befell them; for a picture of overlaps.

    list_of: entry to the name of its list; who has no entry there is not counted.
    """
    counts = Counter(on_lists(person, list_of) for person in people)
    del counts[frozenset()]
    lists = tuple(sorted({name for on in counts for name in on}))
    table = sorted((_pattern(lists, on), n) for on, n in counts.items())
    return Inclusion(lists, (), tuple(((), pattern, n) for pattern, n in table))


def _pattern(lists: Sequence[str], on: frozenset[str]) -> Pattern:
    return tuple(int(name in on) for name in lists)


def _stratum(names: Sequence[str], rows: Sequence[Told]) -> Stratum:
    told = [told_strata(names, row.reading) for row in rows]
    return tuple(_most([one[place] for one in told]) for place in range(len(names)))


def _most(values: Iterable[str]) -> str:
    counted = Counter(value for value in values if value != "")
    return min(counted, key=lambda value: (-counted[value], value), default=UNKNOWN)


def row_stratum(names: Sequence[str], reading: EntryReading) -> Stratum | None:
    """The stratum of one row, its untold parts unknown; None where it tells no part."""
    told = told_strata(names, reading)
    return tuple(part or UNKNOWN for part in told) if any(told) else None


def as_csv(table: Inclusion) -> str:
    """The table as `onrecord estimate` reads it: strata, lists, count."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*table.strata, *table.lists, "count"])
    writer.writerows([*stratum, *pattern, n] for stratum, pattern, n in table.counts)
    return out.getvalue()
