"""Numbers that count nobody: dates, ages, articles, money, distances, shares, times, scores."""

import re
from typing import Any

from onrecord.dates import MONTHS, find_dates
from onrecord.read.suggest.amounts import Amount
from onrecord.read.suggest.words import term

LABELS = frozenset(
    """article articles art arts section sections sec paragraph paragraphs para paras clause
    chapter resolution resolutions law decree order directive protocol rule page pages p
    pp line lines no nos number numbers volume vol issue annex appendix table figure fig
    note footnote item point question room cell block unit camp zone sector route highway
    flight channel bus building apartment flat house school hospital precinct ward
    district battalion brigade division regiment company squadron corps army village
    exhibit count phase stage round level category grade class type aged age ages version
    part act title schedule operation checkpoint post prison colony kilometre mark group
    apollo windows area office bureau gate bridge hill height point witness day week case
    application prisoner inmate private patient suspect defendant subject detainee""".split()
)
"""Words before a number that it names one of, or that it is the age of."""

UNITS_OF = frozenset(
    """% percent per percentage pc km kms kilometre kilometres kilometer kilometers mile
    miles metre metres meter meters m cm mm inch inches foot feet yard yards hectare
    hectares acre acres ton tons tonne tonnes kg kilogram kilograms pound pounds gram
    grams litre litres liter liters barrel barrels second seconds minute minutes hour
    hours day days night nights week weeks month months decade decades century centuries
    am pm a.m. p.m. a.m p.m o'clock hrs gmt utc dollar dollars euro euros cent cents
    rouble roubles ruble rubles rupee rupees manat manats dram drams lira dinar dinars
    pounds franc francs shilling shillings yen yuan usd eur gbp rs degree degrees kilowatt
    volts megawatts points goals times fold thirds third quarters quarter fifths halves
    calibre caliber millimetre millimeter knots mph kph bc ad ce bce years year""".split()
)
"""Words after a number that measure no people; `years` is read as a sentence elsewhere."""

MONEY_BEFORE = re.compile(r"(?:[$€£¥₽₼₹#№§]|\b(?:US|USD|EUR|AZN|Rs|RUB|GBP)\.?)\s?$")
AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|under|over|above|below)\s+(?:of\s+|between\s+|from\s+|about\s+)?$"
    r"|\b(?:child|boy|girl|man|woman|son|daughter|baby)\s+of\s+$"
    r"|\b(?:the\s+age\s+of|age\s+group|years?\s+of)\s+(?:about\s+)?$",
    re.I,
)
CHILD_OF = re.compile(r"\b(?:child|boy|girl|man|woman|son|daughter|baby)\s+of\s+$", re.I)
AGE_AFTER = re.compile(
    r"[-\s]*(?:years?|months?|weeks?|days?)[-\s]+old\b|\s*years?\s+of\s+age\b", re.I
)
LISTED = re.compile(r"(?:[.)\]]|\.\d)\s")
HYPHENED = re.compile(r"[-‐‑][^\W\d]")
ONE_BY_ONE = re.compile(
    r"one\s+(?:by\s+one|another|day|side|hand|thing|night|morning|after|or\s+another)\b"
    r"|two\s+by\s+two\b",
    re.I,
)
ONE_IN = re.compile(
    r"\s+(?:in|out\s+of)\s+(?:every\s+)?(?:two|three|four|five|six|ten|\d{1,2}|100|1,?000)\b(?!,)(?=\s+(?:of|[a-z]))"
)
IN_ONE = re.compile(r"\b(?:one|two|three|four|nine|\d)\s+(?:in|out\s+of)\s+(?:every\s+)?$", re.I)
"""A rate: "nine in ten of the dead", "one in every four"."""

CLOCK = re.compile(r":\d|\.\d\d\s*(?:am|pm|a\.m|p\.m)|\s*h\b|\s*o['’]clock", re.I)
DEGREE = re.compile(r"\s*[°′″%‰/:×]")
YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|during|from|of|early|late|mid|before|after|between|year|"
    r"summer|spring|autumn|winter|fall|through|to|circa|the|and|"
    + "|".join(MONTHS)
    + r")\.?,?[\s-]*$",
    re.I,
)


def counts_nobody(amount: Amount, sentence_start: int) -> bool:
    """Whether the words beside the number show that it counts no people, states or trials."""
    words = amount.words
    before, after = (
        words[max(0, amount.start - 40) : amount.start],
        words[amount.end : amount.end + 24],
    )
    return (
        MONEY_BEFORE.search(before) is not None
        or AGE_AFTER.match(after) is not None
        or (AGE_BEFORE.search(before) is not None and _is_age(amount, after))
        or HYPHENED.match(after) is not None
        or CLOCK.match(after) is not None
        or DEGREE.match(after) is not None
        or ONE_BY_ONE.match(amount.words, amount.start) is not None
        or before.endswith(("one by ", "two by "))
        or ONE_IN.match(after) is not None
        or (IN_ONE.search(before) is not None and amount.end - amount.start < 6)
        or before[-1:] in ":"
        and before[-2:-1].isdigit()
        or _bracketed(before, after)
        or _after_name(amount, before, after)
        or (amount.start == sentence_start and LISTED.match(after) is not None)
        or _labelled(amount)
        or _measured(amount)
        or _is_year(amount, before, after)
        or _in_date(amount, words)
    )


def _is_age(amount: Amount, after: str) -> bool:
    """`over 60` is an age at the end of a phrase, a hedge before a noun ("over 60 people")."""
    top = amount.high if amount.high is not None else amount.low
    if CHILD_OF.search(amount.words[max(0, amount.start - 20) : amount.start]) is not None:
        return re.match(r"\s*(?:[,.;:)]|$|[a-z]+\s+(?!people|children))", after) is not None
    if top is None or top > 110 or amount.first.text[:1].isalpha() and amount.qualifier == "exact":
        return False
    aged = amount.first.i > 0 and amount.first.nbor(-1).lower_ in (
        "aged",
        "age",
        "ages",
        "of",
        "between",
    )
    ends = re.match(r"\s*(?:[,.;:)]|$|(?:and|or|were|was|who)\b)", after) is not None
    people = amount.first.i > 1 and any(
        t.lower_
        in (
            "children",
            "men",
            "women",
            "those",
            "people",
            "persons",
            "boys",
            "girls",
            "anyone",
            "them",
            "whom",
            "all",
        )
        for t in amount.first.doc[max(0, amount.first.i - 3) : amount.first.i]
    )
    return aged or (ends and people)


def _bracketed(before: str, after: str) -> bool:
    """A number alone in brackets is an age or a note."""
    return before[-1:] in ("(", "[") and after[:1] in (")", "]") and after != ""


def _after_name(amount: Amount, before: str, after: str) -> bool:
    """ "Ratko Mladic, 74, was": an age between commas."""
    young = amount.high is not None and amount.high <= 110
    return (
        young
        and re.search(r"[A-Z][^\W\d]+,\s$", before) is not None
        and after[:1] in (",", ")", ".")
    )


def _labelled(amount: Amount) -> bool:
    if amount.first.i == amount.first.sent.start:
        return False
    label = amount.first.nbor(-1)
    if label.text in (".", "(") and amount.first.i - 1 > amount.first.sent.start:
        label = label.nbor(-1) if label.text == "." and len(label.nbor(-1)) <= 4 else label
    if label.lower_.rstrip(".") not in LABELS or amount.first.text[:1].isalpha():
        return False
    following = _next_word(amount)
    if following is not None and term("counting_units", following) == "persons":
        return label.lower_ not in (
            "day",
            "week",
            "case",
            "night",
            "house",
            "camp",
            "area",
            "village",
        )
    return amount.hedge is None


def _measured(amount: Amount) -> bool:
    following = _next_word(amount)
    if following is None:
        return False
    word = following.lower_.rstrip(".")
    if word in (
        "more",
        "other",
        "further",
        "full",
        "long",
        "square",
        "cubic",
        "nautical",
        "u.s",
        "us",
    ):
        after = following.i + 1
        word = following.doc[after].lower_ if after < len(following.doc) else ""
    return word in UNITS_OF and word not in ("year", "years") and not _states(following)


def _states(token: Any) -> bool:
    return (
        token.lower_ in ("u.s.", "us")
        and token.i + 1 < len(token.doc)
        and (token.nbor(1).lower_ in ("states", "citizens", "soldiers", "troops", "senators"))
    )


def _next_word(amount: Amount) -> Any:
    place = amount.last.i + 1
    return amount.last.doc[place] if place < len(amount.last.doc) else None


def _is_year(amount: Amount, before: str, after: str) -> bool:
    value = amount.low if amount.low is not None else amount.high
    written = amount.last.text
    if value is None or not 1000 <= value <= 2100 or not written.isdigit() or len(written) != 4:
        return False
    if amount.hedge is not None and amount.qualifier in ("at_least", "more_than", "up_to"):
        return False
    if YEAR_BEFORE.search(before) is not None:
        return True
    return re.match(r"\s+[^\W\d]", after) is None or value >= 1900 and not _people_follow(amount)


def _people_follow(amount: Amount) -> bool:
    following = _next_word(amount)
    if following is None:
        return False
    return bool(following.tag_ == "NNS" or following.lower_ == "people")


def _in_date(amount: Amount, words: str) -> bool:
    """Whether the number stands in a date; a day beside a month needs no year."""
    place, doc = amount.first.i, amount.first.doc
    before = doc[place - 1].lower_.rstrip(".") if place > 0 else ""
    following = _next_word(amount)
    after = following.lower_.rstrip(".") if following is not None else ""
    small = amount.high is not None and amount.high <= 31 or amount.qualifier == "between"
    if small and _is_month(before, doc, place - 1) and before != "may":
        return not _people_right(amount)
    if small and _is_month(after, doc, amount.last.i + 1):
        return True
    if (
        small
        and after == "of"
        and amount.last.i + 2 < len(doc)
        and doc[amount.last.i + 2].lower_ in MONTHS
    ):
        return True
    if small and before == "may" and doc[place - 1].text == "May" and not _people_right(amount):
        return True
    window = max(0, amount.start - 40)
    near = words[window : amount.end + 40]
    return any(
        window + mention.start <= amount.start and amount.end <= window + mention.end
        for mention in find_dates(near)
    )


def _is_month(word: str, doc: Any, place: int) -> bool:
    return word in MONTHS and doc[place].text[:1].isupper()


def _people_right(amount: Amount) -> bool:
    following = _next_word(amount)
    return following is not None and following.tag_ in ("NNS", "JJ") and following.is_alpha
