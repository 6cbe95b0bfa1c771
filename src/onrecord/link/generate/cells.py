"""The other cells of invented rows: sex, age, birth, date, place and status, with their errors."""

import numpy as np
from numpy.typing import NDArray

from onrecord.link.generate.population import FATES, FIRST_DAY, Events, Numbers, People
from onrecord.link.generate.settings import Invented
from onrecord.link.generate.tongues import Words, spellings

YEAR = 365.25
AGE_ERRORS = (0, -1, 1, -2, 2, -3, 3, -5, 5, 10)
AGE_ERROR_SHARES = (0.68, 0.1, 0.1, 0.03, 0.03, 0.015, 0.015, 0.01, 0.01, 0.01)
ROUNDED = 0.06
"""Share of ages given to the nearest five years."""

DAY_ERRORS = (0, -1, 1, -2, 2, 7, 30)
DAY_ERROR_SHARES = (0.8, 0.05, 0.06, 0.02, 0.03, 0.02, 0.02)
MONTH_ONLY = 0.08
WRONG_SEX = 0.004
ELSEWHERE = 0.04
"""Share of rows with another settlement of the same district."""

DISTRICT_ONLY = 0.12
OTHER_STATUS = 0.08


def _dates(days: Numbers) -> Words:
    written: Words = (FIRST_DAY + days).astype("datetime64[D]").astype(str).astype(object)
    return written


def _emptied(cells: Words, share: float, rng: np.random.Generator) -> Words:
    cells[rng.random(len(cells)) < share] = ""
    return cells


def sexes(people: People, rows: Numbers, share: float, rng: np.random.Generator) -> Words:
    """female or male, seldom wrong."""
    male = people.male[rows] ^ (rng.random(len(rows)) < WRONG_SEX)
    return _emptied(np.where(male, "male", "female").astype(object), share / 2, rng)


def years(people: People, rows: Numbers, day: Numbers, rng: np.random.Generator) -> Numbers:
    """Whole years of age at `day`, as somebody remembers them."""
    age = np.floor((day - people.birth[rows]) / YEAR).astype(np.int64)
    age = age + rng.choice(AGE_ERRORS, size=len(rows), p=AGE_ERROR_SHARES)
    rounded = (rng.random(len(rows)) < ROUNDED) & (age > 12)
    whole: Numbers = np.clip(np.where(rounded, 5 * np.round(age / 5).astype(np.int64), age), 0, 108)
    return whole


def ages(
    people: People, rows: Numbers, day: Numbers, share: float, rng: np.random.Generator
) -> tuple[Words, Words]:
    """Ages at `day`, and that day; both empty where the age is missing."""
    age = _emptied(years(people, rows, day, rng).astype(str).astype(object), 1.5 * share, rng)
    return age, np.where(age == "", "", _dates(day))


def births(people: People, rows: Numbers, share: float, rng: np.random.Generator) -> Words:
    """Dates of birth: days, or years only, or years that are about right ("1950~")."""
    birth = people.birth[rows]
    wrong = rng.random(len(rows)) < 0.08
    birth = birth + wrong * rng.choice([-365, 365, 730, 30, 9, -3650], size=len(rows))
    whole = _dates(birth)
    year = np.array([text[:4] for text in whole], dtype=object)
    kind = rng.random(len(rows))
    written = np.where(kind < 0.55, whole, np.where(kind < 0.9, year, year + "~"))
    return _emptied(written, 1.5 * share, rng)


def event_dates(
    people: People, events: Events, rows: Numbers, share: float, rng: np.random.Generator
) -> Words:
    """Days, sometimes a few off, sometimes the month only."""
    day = events.day[people.event[rows]]
    day = day + rng.choice(DAY_ERRORS, size=len(rows), p=DAY_ERROR_SHARES)
    whole = _dates(day)
    month = np.array([text[:7] for text in whole], dtype=object)
    written = np.where(rng.random(len(rows)) < MONTH_ONLY, month, whole)
    return _emptied(written, share, rng)


def places(
    settings: Invented,
    people: People,
    events: Events,
    rows: Numbers,
    writing: str,
    rng: np.random.Generator,
) -> Words:
    """Settlement and district, as the list writes them; sometimes the district only."""
    event = people.event[rows]
    out = np.full(len(rows), "", dtype=object)
    other = rng.random(len(rows)) < ELSEWHERE
    for i, code in enumerate(settings.languages):
        for district in np.unique(events.district[event]):
            where = np.flatnonzero(
                (events.language[event] == i) & (events.district[event] == district)
            )
            if len(where) == 0:
                continue
            names = spellings(code, f"place_{district}", writing)[:, 0]
            settlement = events.settlement[event[where]]
            settlement = np.where(other[where], 1 + settlement % (len(names) - 1), settlement)
            number = events.number[event[where]]
            out[where] = _place(names, settlement, number, rng)
    return _emptied(out, settings.missing, rng)


def _place(
    names: Words, settlement: Numbers, number: Numbers, rng: np.random.Generator
) -> list[str]:
    alone: NDArray[np.bool_] = rng.random(len(settlement)) < DISTRICT_ONLY
    written = zip(names[settlement], number.tolist(), alone.tolist(), strict=True)
    return [
        names[0] if only else f"{name} {n}, {names[0]}" if n > 0 else f"{name}, {names[0]}"
        for name, n, only in written
    ]


def statuses(people: People, rows: Numbers, share: float, rng: np.random.Generator) -> Words:
    """What befell them; some lists know only that somebody is missing."""
    fate = people.fate[rows]
    fate = np.where(rng.random(len(rows)) < OTHER_STATUS, 1, fate)
    return _emptied(np.array(FATES, dtype=object)[fate], share / 2, rng)
