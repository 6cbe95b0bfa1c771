"""Dates in the words of many languages, as the EDTF they mean: months, seasons, nights."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from onrecord.dates import SEASONS, Date, parse_date
from onrecord.errors import BadDate, NoCentury, NoSuchDay
from onrecord.link.rows.cell_words import plain, terms
from onrecord.vocab import load

MONTHS = {term: number for number, term in enumerate(list(load("date_words").terms)[:12], start=1)}
FLAGS = ("night", "night_to", "about", "before", "after")
LATEST = 2030
"""A year of two digits that would lie after this one is of the century before: no list knows it."""
AROUND = 10
"""Years by which a year of two digits may miss those that its column writes in full."""

Years = tuple[int, int] | None
"""The first and the last year that a column writes in full; None where it writes none."""
A_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?=\d{4}(?!\d)|(?!\d))")


def years(cells: Iterable[str]) -> Years:
    """The first and the last year that cells write in full.

    >>> years(["26/2/1992", "3/5/12", "20110403"])
    (1992, 2011)
    """
    found = [int(year) for cell in cells for year in A_YEAR.findall(plain(cell))]
    return None if len(found) == 0 else (min(found), max(found))


def full_year(digits: str, years: Years) -> int:
    """The year that two digits, or four, mean.

    >>> full_year("92", None), full_year("12", (2011, 2014)), full_year("12", (1905, 1920))
    (1992, 2012, 1912)

    Raises:
        NoCentury: nothing tells which of two years it is.
        BadDate: there are one or three digits.
    """
    if len(digits) == 4:
        return int(digits)
    if len(digits) != 2:
        raise BadDate(f"{digits!r} is no year; right would be 1992 or 92")
    earlier, later = 1900 + int(digits), 2000 + int(digits)
    if later > LATEST:
        return earlier
    if years is not None:
        first, last = years[0] - AROUND, years[1] + AROUND
        fits = [year for year in (earlier, later) if first <= year <= last]
        if len(fits) == 1:
            return fits[0]
    raise NoCentury(f"{digits!r} may be {earlier} or {later}, and the column does not tell")


def numeric(numbers: Sequence[str], *, month_first: bool, years: Years) -> str:
    """Day, month and year in figures; the year may stand in front.

    Raises:
        BadDate: nothing tells the century.
    """
    first, second, third = numbers
    if int(first) > 31:
        return f"{full_year(first, years):04}-{int(second):02}-{int(third):02}"
    day, month = (second, first) if month_first else (first, second)
    return f"{full_year(third, years):04}-{int(month):02}-{int(day):02}"


def worded(written: str, *, month_first: bool = False, years: Years = None) -> Date:
    """The date of a whole cell in words.

    >>> worded("в ночь на 26 февраля 1992 г.").edtf, worded("зима 1991/92").edtf
    ('1992-02-25/1992-02-26', '1991-12/1992-02')

    Raises:
        BadDate: a word is unknown, or words and numbers make no date.
    """
    found = terms(written, "date_words")
    if found is None:
        raise BadDate(f"{written!r} has words that no date has")
    flags = {each for each in found if each in FLAGS}
    rest = [each for each in found if each not in FLAGS and each != "nothing"]
    shape = "".join(map(_shape, rest))
    if FIGURES.fullmatch(shape) is not None:
        numbers = [each for each in rest if each.isdecimal()]
        edtf = numeric(numbers, month_first=month_first, years=years)
    elif shape in SHAPES:
        edtf = SHAPES[shape]([_value(each) for each in rest], years)
    else:
        raise BadDate(f"{written!r} is no day, month, season or year")
    return parse_date(_flagged(edtf, flags), written)


def _shape(piece: str) -> str:
    """One letter for each piece: n for numbers, y of four digits; m, s; or the sign itself."""
    if piece.isdecimal():
        return "y" if len(piece) == 4 else "n"
    return "m" if piece in MONTHS else "s" if piece in SEASONS else piece


def _value(piece: str) -> str:
    if piece in MONTHS:
        return f"{MONTHS[piece]:02}"
    return str(SEASONS[piece]) if piece in SEASONS else piece


FIGURES = re.compile(r"(n([/-]?)n\2[ny])|y([/-]?)n\3n")
"""Orders of pieces that are a date in figures among words."""
Read = Callable[[list[str], Years], str]


def _day(day: str, month: str, year: str, years: Years) -> str:
    return f"{full_year(year, years):04}-{month}-{int(day):02}"


def _month(month: str, year: str, years: Years) -> str:
    if len(year) == 2 and int(year) <= 31:
        raise BadDate(f"{year!r} may be a day or a year")
    return f"{full_year(year, years):04}-{month}"


def _winter(season: str, first: str, last: str, years: Years) -> str:
    began = full_year(first, years)
    ended = int(last) if len(last) == 4 else began // 100 * 100 + int(last)
    if season != str(SEASONS["winter"]) or ended != began + 1:
        raise BadDate(f"{first}/{last} is no winter")
    return f"{began}-12/{ended}-02"


def _to(low: str, high: str) -> str:
    return f"{low}/{high}"


SHAPES: dict[str, Read] = {
    "y": lambda p, _: p[0],
    "y-y": lambda p, _: _to(p[0], p[2]),
    "my": lambda p, y: _month(p[0], p[1], y),
    "ym": lambda p, y: _month(p[1], p[0], y),
    "mn": lambda p, y: _month(p[0], p[1], y),
    "sy": lambda p, _: f"{p[1]}-{p[0]}",
    "ys": lambda p, _: f"{p[0]}-{p[1]}",
    "sy/n": lambda p, y: _winter(p[0], p[1], p[3], y),
    "sy/y": lambda p, y: _winter(p[0], p[1], p[3], y),
    "sy-n": lambda p, y: _winter(p[0], p[1], p[3], y),
    "sy-y": lambda p, y: _winter(p[0], p[1], p[3], y),
    "nmy": lambda p, y: _day(p[0], p[1], p[2], y),
    "nmn": lambda p, y: _day(p[0], p[1], p[2], y),
    "mny": lambda p, y: _day(p[1], p[0], p[2], y),
    "ymn": lambda p, y: _day(p[2], p[1], p[0], y),
    "ynm": lambda p, y: _day(p[1], p[2], p[0], y),
    "n-nmy": lambda p, y: _to(_day(p[0], p[3], p[4], y), _day(p[2], p[3], p[4], y)),
    "n/nmy": lambda p, y: _to(_day(p[0], p[3], p[4], y), _day(p[2], p[3], p[4], y)),
    "n-nmn": lambda p, y: _to(_day(p[0], p[3], p[4], y), _day(p[2], p[3], p[4], y)),
    "mn-ny": lambda p, y: _to(_day(p[1], p[0], p[4], y), _day(p[3], p[0], p[4], y)),
    "nmnmy": lambda p, y: _to(_day(p[0], p[1], p[4], y), _day(p[2], p[3], p[4], y)),
    "nmynmy": lambda p, y: _to(_day(p[0], p[1], p[2], y), _day(p[3], p[4], p[5], y)),
    "mmy": lambda p, y: _to(_month(p[0], p[2], y), _month(p[1], p[2], y)),
    "mymy": lambda p, y: _to(_month(p[0], p[1], y), _month(p[2], p[3], y)),
}
"""How each order of pieces is read. What could be a day or a year is in no order here."""


def _flagged(edtf: str, flags: set[str]) -> str:
    """With what a word of the cell adds; a night lies on two days."""
    if "/" in edtf:
        return edtf
    if len(edtf) == 10 and flags & {"night", "night_to"}:
        return night(edtf, ending="night_to" in flags)
    if "about" in flags:
        return f"{edtf}~"
    if "before" in flags:
        return f"../{edtf}"
    return f"{edtf}/.." if "after" in flags else edtf


def night(day: str, *, ending: bool) -> str:
    """The two days of a night that ends with a day, or the three of one that only names it."""
    try:
        middle = date.fromisoformat(day)
    except ValueError as error:
        raise NoSuchDay(f"{day!r} is no day of the calendar") from error
    last = middle if ending else middle + timedelta(days=1)
    return f"{(middle - timedelta(days=1)).isoformat()}/{last.isoformat()}"
