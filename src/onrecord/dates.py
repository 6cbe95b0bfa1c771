"""Dates as written, beside the half-open range of days they may mean (EDTF levels 1 and 2)."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from onrecord.errors import BadDate, NoSuchDay

SEASONS = {
    "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24,
}  # fmt: skip
"""EDTF season codes. `winter` of a year may open or close it, so its range covers both."""

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name} | {
    name.lower(): number for number, name in enumerate(calendar.month_abbr) if name
} | {"sept": 9}  # fmt: skip

OPEN_LOW, OPEN_HIGH = date.min, date.max


@dataclass(frozen=True, slots=True)
class Date:
    """A date no more precise than the document made it.

    edtf: the normalised expression (Library of Congress EDTF; ISO 8601-2).
    written: the document's own words, or the expression where there were none.
    low, high: first day it may mean, and the day after the last; date.min and date.max are open.
    approximate, uncertain: whether the expression says so (`~`, `?`, `%`).
    """

    edtf: str
    written: str
    low: date
    high: date
    approximate: bool = False
    uncertain: bool = False

    def overlaps(self, other: "Date") -> bool:
        """Whether some day lies in both ranges; false does not follow from unequal wording.

        >>> parse_date("1992").overlaps(parse_date("1992-02-25/1992-02-26"))
        True
        """
        return self.low < other.high and other.low < self.high


def parse_date(expression: str, written: str | None = None) -> Date:
    """The date an EDTF expression means.

    Intervals (`..` for an open end), `~ ? %`, unspecified digits (`199X`), seasons 21 to 24 and
    one-of-a-set are understood; approximate dates keep the literal range and say so in a field.

    >>> parse_date("1992").low, parse_date("1992").high
    (datetime.date(1992, 1, 1), datetime.date(1993, 1, 1))
    >>> parse_date("1992-02-25/1992-02-26").high
    datetime.date(1992, 2, 27)
    >>> parse_date("../1992-02").low == date.min
    True

    Raises:
        BadDate: the expression is not EDTF, or lies outside the years 1 to 9999.
    """
    text = expression.strip()
    if text == "":
        raise BadDate("'' is no date; right would be 1992-02-26, 1992-02, 1992, 1992~ or ../1992")
    # The library answers an open end with a float; the two ends are therefore read one by one.
    set_match = re.fullmatch(r"[\[{](.+)[\]}]", text)
    if set_match is not None:
        parts = [_ends(part.strip()) for part in re.split(r",", set_match[1])]
        low, high = min(p[0] for p in parts), max(p[1] for p in parts)
    else:
        low, high = _ends(text)
    if low >= high:
        raise BadDate(f"{expression!r} ends before it starts")
    return Date(
        edtf=text,
        written=expression if written is None else written,
        low=low,
        high=high,
        approximate="~" in text or "%" in text,
        uncertain="?" in text or "%" in text,
    )


def _ends(text: str) -> tuple[date, date]:
    """Half-open days of one expression, an interval, or `a..b` inside a set."""
    separator = "/" if "/" in text else ".." if ".." in text else None
    if separator is None or text == "..":
        return _single(text)
    first, _, last = text.partition(separator)
    low = OPEN_LOW if first.strip() in ("", "..") else _single(first.strip())[0]
    high = OPEN_HIGH if last.strip() in ("", "..") else _single(last.strip())[1]
    return low, high


def _single(text: str) -> tuple[date, date]:
    season = re.fullmatch(r"(\d{4})-(2[1-4])[~?%]?", text)
    if season is not None:
        return _season(int(season[1]), int(season[2]))
    plain = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?", text)
    if plain is not None:
        return _calendar(text, *(int(part) if part else None for part in plain.groups()))
    parsed = _library(text)
    try:
        low, high = parsed.lower_strict(), parsed.upper_strict()
        return date(*low[:3]), date(*high[:3]) + timedelta(days=1)
    except (TypeError, ValueError, OverflowError, AttributeError) as error:
        raise BadDate(f"{text!r} does not fit the years 1 to 9999") from error


def _calendar(
    text: str, year: int | None, month: int | None = None, day: int | None = None
) -> tuple[date, date]:
    """Years, months and days without the library, which costs 0.4 s to import."""
    try:
        low = date(year or 0, month or 1, day or 1)
        if day is not None:
            return low, low + timedelta(days=1)
        if month is not None:
            return low, date(low.year + month // 12, month % 12 + 1, 1)
        return low, date(low.year + 1, 1, 1)
    except (ValueError, OverflowError) as error:
        raise NoSuchDay(f"{text!r} is no day of the calendar: {error}") from error


def _season(year: int, code: int) -> tuple[date, date]:
    try:
        if code == SEASONS["winter"]:
            return date(year - 1, 12, 1), date(year + 1, 3, 1)
        month = 3 + 3 * (code - SEASONS["spring"])
        return date(year, month, 1), date(year, month + 3, 1)
    except ValueError as error:
        raise BadDate(f"season of year {year} lies outside the calendar") from error


def _library(text: str) -> Any:
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        return parse_edtf(text)
    except EDTFParseException as error:
        raise BadDate(
            f"{text!r} is not an EDTF date; right would be 1992-02-26, 1992-02, 1992, 1992~, "
            "1992-24 (winter), 1992-02-25/1992-02-26 or ../1992"
        ) from error


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date found in running text: its place, and what it means."""

    start: int
    end: int
    date: Date


_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DAY2 = r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|–|—|/|\bto\b|\band\b|\buntil\b)\s*"
_MOD = (
    r"(?P<mod>early|mid|late|the\s+end\s+of|the\s+beginning\s+of|around|about|circa|c\."
    r"|before|after|since|until|by\s+late|by\s+early|by\s+mid|by)[\s-]+"
)

WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_DAY}\s+{_MONTH}\s+{_YEAR}{_TO}(?P<day2>\d{{1,2}})\s+(?P<month2>[A-Za-z]+)\s+(?P<year2>1[5-9]\d\d|20\d\d)\b",
        rf"\b{_DAY}{_TO}{_DAY2}\s+(?:of\s+)?{_MONTH}\s*,?\s+{_YEAR}\b",
        rf"\b{_MONTH}\s+{_DAY}{_TO}{_DAY2}\s*,?\s+{_YEAR}\b",
        rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}\s*,?\s+{_YEAR}\b",
        rf"\b{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}\b",
        r"\b(?P<iso>\d{4}-\d\d-\d\d)\b",
        rf"\b(?:{_MOD})?{_MONTH}\s+(?:of\s+)?{_YEAR}\b",
        rf"\b(?:{_MOD})?(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?{_YEAR}\b",
        r"\b(?P<decade>(?:1[5-9]|20)\d0)s\b",
        rf"\bbetween\s+{_YEAR}\s+and\s+(?P<year2>1[5-9]\d\d|20\d\d)\b",
        rf"\b(?:from\s+)?{_YEAR}\s*(?:-|–|—|\bto\b)\s*(?P<year2>1[5-9]\d\d|20\d\d)\b",
        rf"\b(?:{_MOD}){_YEAR}\b",
        rf"\b(?:in|year|of|since|from|during|until|,)\s+(?P<lead>){_YEAR}\b",
        rf"(?<=\(){_YEAR}(?=\))",
    )
)
A_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
"""Every written form holds a year; most sentences hold none and need not be looked at further."""

OPEN_BEFORE, OPEN_AFTER = ("before", "until", "by"), ("after", "since")
APPROXIMATE = ("around", "about", "circa", "c.", "early", "mid", "late", "end", "beginning")


def find_dates(text: str) -> tuple[DateMention, ...]:
    """Dates in English running text, in order, none overlapping; the longest reading wins.

    >>> [m.date.edtf for m in find_dates("on the night of 25-26 February 1992, by late 1991")]
    ['1992-02-25/1992-02-26', '1991~']
    """
    if A_YEAR.search(text) is None:
        return ()
    found: list[DateMention] = []
    for pattern in WRITTEN:
        for match in pattern.finditer(text):
            start = (
                match.end("lead") if match.groupdict().get("lead") is not None else match.start()
            )
            if any(start < m.end and m.start < match.end() for m in found):
                continue
            mention = _mention(text, start, match)
            if mention is not None:
                found.append(mention)
    return tuple(sorted(found, key=lambda m: m.start))


def read_date(written: str) -> Date:
    """The date a piece of writing is, whole: an EDTF expression or a written form.

    Raises:
        BadDate: neither reads it.
    """
    try:
        return parse_date(written)
    except BadDate as error:
        for mention in find_dates(written):
            if mention.start == 0 and mention.end == len(written.rstrip()):
                return mention.date
        raise error


def _mention(text: str, start: int, match: re.Match[str]) -> DateMention | None:
    written = text[start : match.end()]
    try:
        parsed = parse_date(_expression(match), written)
    except (BadDate, KeyError):
        return None
    return DateMention(start, match.end(), parsed)


def _expression(match: re.Match[str]) -> str:
    part = match.groupdict()
    if part.get("iso"):
        return str(part["iso"])
    if part.get("decade"):
        return f"{part['decade'][:3]}X"
    year = part["year"]
    if part.get("season"):
        stem = f"{year}-{SEASONS[part['season'].lower()]}"
    elif part.get("month"):
        stem = f"{year}-{MONTHS[part['month'].lower()]:02}"
    else:
        stem = str(year)
    if part.get("day"):
        stem += f"-{int(part['day']):02}"
    if part.get("year2") and part.get("month2"):
        last = f"{part['year2']}-{MONTHS[part['month2'].lower()]:02}-{int(part['day2']):02}"
        return f"{stem}/{last}"
    if part.get("day2"):
        return f"{stem}/{stem[:7]}-{int(part['day2']):02}"
    if part.get("year2"):
        return f"{stem}/{part['year2']}"
    return _modified(stem, re.sub(r"\s+", " ", (part.get("mod") or "").lower()))


def _modified(stem: str, modifier: str) -> str:
    if modifier == "":
        return stem
    if any(word in modifier.split() for word in APPROXIMATE):
        return f"{stem}~"
    return f"../{stem}" if modifier.split()[0] in OPEN_BEFORE else f"{stem}/.."
