"""How a list writes, as its first rows show: its language, the order of its names and dates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.link.rows.ages import month_first
from onrecord.link.rows.cells import said
from onrecord.link.rows.columns import NAME_COLUMNS, Columns
from onrecord.link.rows.father_in_brackets import mostly_family_first
from onrecord.link.rows.list_language import list_language
from onrecord.link.rows.worded_dates import Years, years

LOOKED_AT = 5_000
"""Rows of a list that are looked at."""
DATES = ("birth", "event_date", "age_as_of")


@dataclass(frozen=True, slots=True)
class Habits:
    """How a list writes, as its first rows show.

    language: of its names, as told, else as they show it. month_first: roles of columns whose
    dates write the month before the day. family_first: whether a name in one cell begins with the
    family, where the father stands in brackets. years: by role, the first and the last year that
    the column of dates writes in full.
    """

    language: str
    month_first: frozenset[str]
    family_first: bool
    years: Mapping[str, Years] = field(default_factory=dict)


def habits(ahead: Iterable[Mapping[str, str]], columns: Columns, language: str) -> Habits:
    """What a list's first rows, `LOOKED_AT` of them at the most, show of all of it."""
    rows = tuple(ahead)
    names = [column for role in NAME_COLUMNS if (column := columns.of(role)) is not None]
    whole = columns.of("name")
    dates = {role: column for role in DATES if (column := columns.of(role)) is not None}
    return Habits(
        language
        or list_language(
            cell for row in rows for column in names if (cell := said(row, column)) != ""
        ),
        frozenset(
            role for role, column in dates.items() if month_first(said(row, column) for row in rows)
        ),
        mostly_family_first(() if whole is None else (said(row, whole) for row in rows)),
        {role: years(said(row, column) for row in rows) for role, column in dates.items()},
    )
